import GS1
import Testing

/// What was written is what is read, in every form and between forms.
@Suite struct RoundTripTests {
  private static let text = Array(
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8)

  /// Random elements that need no companion: keys, internal information and the values that go with a GTIN.
  static func elements(_ numbers: inout SeededNumbers) -> [(ai: String, value: [UInt8])] {
    func characters(_ longest: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
      (0..<Int.random(in: 1...longest, using: &numbers)).map { _ in text.randomElement(using: &numbers) ?? 0x41 }
    }
    var body = (0..<13).map { _ in UInt8.random(in: 0x30...0x39, using: &numbers) }
    body.append(0x30 + (CheckDigit.mod10(of: body.span) ?? 0))
    var all: [(String, [UInt8])] = [("01", body), ("17", Array("280200".utf8)), ("3103", Array("001000".utf8))]
    for (ai, longest) in [("10", 20), ("21", 20), ("90", 30), ("91", 90), ("99", 90), ("240", 30)] {
      all.append((ai, characters(longest, &numbers)))
    }
    all.shuffle(using: &numbers)
    let count = Int.random(in: 1...all.count, using: &numbers)
    var chosen = Array(all.prefix(count))
    if !chosen.contains(where: { $0.0 == "01" }) { chosen.append(("01", body)) }
    return chosen.map { (ai: $0.0, value: $0.1) }
  }

  private func written(_ message: ElementString) -> [[UInt8]] {
    message.elements.flatMap { [Array($0.ai.description.utf8), message.value(of: $0)] }
  }

  @Test("bracketed to raw to scan data and back")
  func forms() {
    var numbers = SeededNumbers(seed: 1)
    for _ in 0..<1500 {
      let elements = RoundTripTests.elements(&numbers)
      var bracketed: [UInt8] = []
      for element in elements {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let expected = elements.flatMap { [Array($0.ai.utf8), $0.value] }
      let first = ElementString(reading: bracketed)
      guard first.isValid, first.form == .bracketed, written(first) == expected, first.bracketedBytes == bracketed
      else {
        Issue.record("\(first) \(first.messages())")
        continue
      }
      let raw = ElementString(reading: first.rawBytes())
      let scan = ElementString(reading: Array("]d2".utf8) + first.rawBytes())
      #expect(raw.form == .raw && raw.isValid && written(raw) == expected)
      #expect(scan.form == .scanData && scan.isValid && written(scan) == expected)
      #expect(raw.bracketedBytes == bracketed && scan.bracketedBytes == bracketed)
      #expect(raw.rawBytes() == first.rawBytes())
    }
  }

  @Test("a damaged value keeps the values beside it")
  func neighbours() {
    var numbers = SeededNumbers(seed: 2)
    for _ in 0..<500 {
      let elements = RoundTripTests.elements(&numbers)
      let damaged = Int.random(in: 0..<elements.count, using: &numbers)
      var bracketed: [UInt8] = []
      for (place, element) in elements.enumerated() {
        bracketed += Array("(\(element.ai))".utf8)
        if place == damaged { bracketed += [0x23] }
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let message = ElementString(bracketed: bracketed)
      #expect(message.elements.map(\.hasErrors) == elements.indices.map { $0 == damaged })
      for (place, element) in elements.enumerated() where place != damaged {
        #expect(message.value(of: message.elements[place]) == element.value)
      }
    }
  }
}
