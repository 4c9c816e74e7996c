import GS1
import Testing

@Suite struct ScannerProfileTests {
  private let expected = "010899123456789110ABC\u{1D}21Xy\u{1D}17280229"

  private func summary(_ profile: ScannerProfile, _ scanned: String) -> String {
    do throws(GS1Error) {
      let scan = try profile.read(scanned)
      let symbology = scan.message.symbologyIdentifier.map { "\($0) " } ?? ""
      return symbology + RawTests.summary(scan.message)
    } catch {
      return "\(error.code)@\(error.offset)+\(error.length)"
    }
  }

  @Test("every preset undoes its habit exactly")
  func presets() throws {
    #expect(Set(ScannerProfile.presets.map(\.name)).count == ScannerProfile.presets.count)
    for preset in ScannerProfile.presets {
      for separator in preset.profile.separators {
        let text = String(decoding: separator, as: UTF8.self)
        let scan = try preset.profile.read(expected.replacing("\u{1D}", with: text) + "\r\n")
        #expect(scan.message == ElementString(reading: expected), "\(preset.name)")
        #expect(scan.message.isValid)
      }
      #expect(ScannerProfile.preset(preset.name) == preset.profile)
    }
    #expect(ScannerProfile.preset("none") == nil)
  }

  @Test("what could be data is known as such")
  func ambiguity() {
    for name in ["braces", "control-bracket", "alt-29-sign", "bar", "space", "tilde-029", "picture"] {
      #expect(ScannerProfile.preset(name)?.isUnambiguous == true, "\(name)")
    }
    for name in ["alt-029-digits", "f8", "angle-brackets", "percent-1d", "underscore", "hash"] {
      #expect(ScannerProfile.preset(name)?.isUnambiguous == false, "\(name)")
    }
    #expect(ScannerProfile().isUnambiguous)
  }

  @Test(
    "prefix, suffix, line end, symbology identifier, FNC1 first and exchanged capitals",
    arguments: [
      (ScannerProfile(separator: "{GS}", prefix: "*", suffix: "#\r"), "*90A{GS}91B#\r\n", "90=A 91=B"),
      (ScannerProfile(separator: "{GS}", prefix: "*", suffix: "#"), "{GS}90A#", "unlike_profile@0+3"),
      (ScannerProfile(separator: "{GS}", prefix: "*", suffix: "#"), "*90A{GS}91B", "unlike_profile@10+1"),
      (ScannerProfile(separator: "{GS}", prefix: "**", suffix: "**"), "***", "unlike_profile@2+1"),
      (ScannerProfile(separator: "{GS}"), "{GS}90A{GS}91B", "90=A 91=B"),
      (ScannerProfile(separator: "{GS}"), "90A{GS}{GS}91B", "90=A 91=B misplaced_separator@4+1"),
      (
        ScannerProfile(separator: "{GS}", sendsSymbologyIdentifier: true), "]d2{GS}90A{GS}91B\n", "]d2 90=A 91=B"
      ),
      (ScannerProfile(separator: "{GS}", sendsSymbologyIdentifier: true), "90A{GS}91B", "unlike_profile@0+3"),
      (ScannerProfile(separator: "", sendsSymbologyIdentifier: true), "]E08991234567891", "]E0 01=08991234567891"),
      (
        ScannerProfile(separator: "{GS}", sendsSymbologyIdentifier: true, exchangesCase: true), "]D290a{gs}91Bc",
        "]d2 90=A 91=bC"
      ),
      (ScannerProfile(separator: "029"), "90A02991B", "90=A 91=B"),
      (
        ScannerProfile(separator: "|", sendsSymbologyIdentifier: true), "]E08991234567891|]e010A|21B",
        "]E0 01=08991234567891 10=A 21=B"
      ),
      // A Group Separator is one whatever else is.
      (ScannerProfile(separator: "^"), "90A\u{1D}91B^92C", "90=A 91=B 92=C"),
      (ScannerProfile(), "", "empty_message@0+0"),
      (ScannerProfile(separator: "", prefix: "abc"), "", "unlike_profile@0+0"),
    ])
  func habits(_ profile: ScannerProfile, _ scanned: String, _ expected: String) {
    #expect(summary(profile, scanned) == expected)
  }

  @Test("a scanner of one symbology that sends no identifier")
  func oneSymbology() throws {
    var profile = ScannerProfile(separator: "^")
    profile.symbology = .ean13
    #expect(summary(profile, "8991234567891\r") == "]E0 01=08991234567891")
    profile.symbology = .gs1DataMatrix
    #expect(summary(profile, "^90A^91B") == "]d2 90=A 91=B")
    profile.dropsLineEnd = false
    #expect(summary(profile, "90A\r") == "]d2 90=A\r! invalid_character@6+1")
    let error = try profile.read("90A\r").errors.first
    #expect(error?.offset == 3)
  }

  @Test("places in what was scanned")
  func places() throws {
    let profile = ScannerProfile(
      separator: "{GS}", prefix: "<<", suffix: ">>", sendsSymbologyIdentifier: true, exchangesCase: true)
    let scanned = "<<]D210aBC{gs}0108991234567892>>\r"
    let scan = try profile.read(scanned)
    #expect(scan.message.text(of: .batch) == "Abc")
    let ranges = scan.message.elements.map { scan.range(of: $0) }
    #expect(ranges == [5..<10, 14..<30])
    #expect(scan.message.elements.map { scan.valueRange(of: $0) } == [7..<10, 16..<30])
    #expect(scan.errors.map(\.code) == [.wrongCheckDigit])
    #expect(scan.errors.map(\.offset) == [29])
    #expect(scan.offset(scan.message.bytes.count) == 30)
    #expect(scan.scanned == Array(scanned.utf8))
    #expect(scan.errors[0].caretLine(in: scan.scanned).hasSuffix("\n" + String(repeating: " ", count: 29) + "^"))
  }

  @Test("long scans are refused, and no scan fails otherwise")
  func hostile() {
    #expect(
      throws: GS1Error.self,
      performing: { try ScannerProfile().read([UInt8](repeating: 0x30, count: 10_000_000)) })
    var numbers = SeededNumbers(seed: 6)
    let alphabet = Array("]d2Q3{GS}^|#029 \r\n\u{1D}\u{0}(1)".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...24, using: &numbers)).map { _ in alphabet.randomElement(using: &numbers) ?? 0
      }
      for profile in [
        ScannerProfile(separator: "{GS}", prefix: "]", suffix: "]", sendsSymbologyIdentifier: true),
        ScannerProfile(separator: "|", exchangesCase: true), ScannerProfile(separator: "029", prefix: "0"),
      ] {
        guard let scan = try? profile.read(bytes) else { continue }
        for element in scan.message.elements {
          let range = scan.range(of: element)
          #expect(range.upperBound <= bytes.count)
        }
        for error in scan.errors { #expect(error.offset + error.length <= bytes.count) }
      }
    }
  }

  @Test("a habit put on and undone again gives the message, over random messages")
  func roundTrips() throws {
    var numbers = SeededNumbers(seed: 8)
    for _ in 0..<200 {
      var bracketed: [UInt8] = []
      for element in RoundTripTests.elements(&numbers) {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let data = try ElementString(bracketed: bracketed).scanDataBytes(for: .gs1DataMatrix)
      for preset in ScannerProfile.presets where preset.profile.isUnambiguous {
        for separator in preset.profile.separators {
          for exchangesCase in [false, true] {
            let profile = ScannerProfile(
              separator: String(decoding: separator, as: UTF8.self), prefix: "Ab", suffix: "Cd",
              sendsSymbologyIdentifier: true, exchangesCase: exchangesCase)
            var typed = Array("Ab".utf8) + data.flatMap { $0 == 0x1D ? separator : [$0] } + Array("Cd".utf8)
            if exchangesCase {
              typed = typed.map { (0x41...0x5A).contains($0 & 0xDF) ? $0 ^ 0x20 : $0 }
            }
            #expect(try profile.read(typed).message.bytes == data)
          }
        }
      }
    }
  }
}
