import RegKit
import Testing

/// What all numbers have in common: lenient about separators, strict about the rest, quick and typed about nonsense.
@Suite struct IdentifierTests {
  /// One kind of number with a text that is right.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let compact: String
    let read: @Sendable ([UInt8]) -> Result<String, IdentifierError>
    let isValid: @Sendable (String) -> Bool
    let strip: @Sendable (String) -> String
    var testDescription: String { name }

    init<Number: Identifier>(_ type: Number.Type, _ text: String, _ compact: String) {
      name = "\(type)"
      self.text = text
      self.compact = compact
      read = { bytes in
        do throws(IdentifierError) { return .success(try Number(bytes: bytes.span).compact) } catch {
          return .failure(error)
        }
      }
      isValid = { Number.isValid($0) }
      strip = { Number.compact($0) }
    }
  }

  static let samples = [
    Sample(NIB.self, "1224000320187", "1224000320187"), Sample(KodeIzin.self, "063000000064", "063000000064"),
    Sample(IDIzin.self, "I-202303151648407742642", "I202303151648407742642"),
    Sample(IDProyek.self, "R-202209011206376723807", "R202209011206376723807"),
    Sample(NomorPengajuan.self, "EREG207619202300352", "EREG207619202300352"),
    Sample(NoAju.self, "230604353300", "230604353300"), Sample(KodeBilling.self, "820230604526181", "820230604526181"),
    Sample(NPWP.self, "00.000.000.0-000.005", "000000000000005"),
    Sample(NIK.self, "3171011708450001", "3171011708450001"),
    Sample(KBLICode.self, "21022", "21022"),
  ]

  private func code(_ sample: Sample, _ bytes: [UInt8]) -> IdentifierError.Code? {
    if case .failure(let error) = sample.read(bytes) { return error.code }
    return nil
  }

  @Test("the printed form is read, and its compact form again", arguments: samples)
  func printed(sample: Sample) throws {
    #expect(try sample.read(Array(sample.text.utf8)).get() == sample.compact)
    #expect(try sample.read(Array(sample.compact.utf8)).get() == sample.compact)
    #expect(sample.isValid(sample.text))
    #expect(sample.strip(sample.text) == sample.compact)
  }

  @Test("separators of every kind and small letters do not matter", arguments: samples)
  func separators(sample: Sample) throws {
    for separator in [" ", ".", "-", "\t", "\u{A0}", "\u{2013}", "\u{202F}", "\r\n", ":", "/"] {
      let spread = sample.compact.map { String($0) }.joined(separator: separator)
      #expect(try sample.read(Array(spread.lowercased().utf8)).get() == sample.compact, "\(separator)")
      #expect(sample.strip(spread.lowercased()) == sample.compact)
      #expect(try sample.read(Array((separator + sample.text + separator).utf8)).get() == sample.compact)
    }
  }

  @Test("a character too few or too many is an error of length", arguments: samples)
  func length(sample: Sample) {
    for bytes in [Array(sample.compact.utf8.dropLast(4)), Array(sample.compact.utf8) + [0x31, 0x32]] {
      #expect(code(sample, bytes) == .length, "\(bytes)")
    }
    #expect(code(sample, []) == .empty)
    #expect(code(sample, Array(" . - ".utf8)) == .empty)
  }

  @Test("a letter in place of the last digit is an error at its byte", arguments: samples)
  func letter(sample: Sample) {
    for wrong in ["X", "O", "\u{0}", "*", "é", "１", "\u{200B}", "'"] {
      let text = String(sample.text.dropLast()) + wrong
      guard case .failure(let error) = sample.read(Array(text.utf8)) else {
        Issue.record("\(text) was accepted")
        continue
      }
      #expect(error.code == .character)
      #expect(error.offset == text.utf8.count - wrong.utf8.count)
      #expect(error.found == (wrong == "\u{0}" ? "\u{2400}" : wrong))
    }
  }

  @Test("bytes that are no text are errors, and long ones are answered at once", arguments: samples)
  func hostile(sample: Sample) {
    for byte: UInt8 in [0x00, 0x7F, 0x80, 0xC2, 0xC3, 0xE2, 0xED, 0xF0, 0xFF] {
      #expect(code(sample, [byte]) == .character)
      #expect(code(sample, Array(sample.text.utf8) + [byte]) == .character)
      #expect(code(sample, [byte] + Array(sample.text.utf8)) == .character)
    }
    let clock = ContinuousClock()
    for byte: UInt8 in [0x00, 0x20, 0x31, 0x41, 0xFF] {
      let huge = [UInt8](repeating: byte, count: 10 << 20)
      let start = clock.now
      #expect(code(sample, huge) == .tooLong)
      #expect(clock.now - start < .milliseconds(100))
    }
  }

  @Test("random bytes are never a crash", arguments: samples)
  func fuzz(sample: Sample) {
    var random = SeededRandom(seed: 41)
    for _ in 0..<400 {
      var bytes = Array(sample.text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where !bytes.isEmpty:
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        case 1 where !bytes.isEmpty: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
        default:
          bytes.insert(
            UInt8.random(in: 0...255, using: &random), at: Int.random(in: 0...bytes.count, using: &random))
        }
      }
      if case .failure(let error) = sample.read(bytes) {
        #expect((0...bytes.count).contains(error.offset))
        #expect(!error.expected.isEmpty)
      }
    }
  }

  @Test("an error says in both languages where it is and what was expected")
  func messages() {
    do throws(IdentifierError) {
      _ = try NIB("1224 0003 2O187")
      Issue.record("was accepted")
    } catch {
      #expect(error.message(in: .english) == #"wrong character (byte 11): found "O", expected 13 × 0–9"#)
      #expect(error.message(in: .indonesian) == #"karakter salah (byte 11): ditemukan "O", seharusnya 13 × 0–9"#)
    }
    for code in IdentifierError.Code.allCases { #expect(code.rawValue == code.rawValue.lowercased()) }
  }
}
