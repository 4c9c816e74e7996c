import GS1
import Testing

/// Numbers that look random and are the same on every run (xorshift).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Input that nobody meant: reading must answer, and the answer must hold together.
@Suite struct HostileInputTests {
  private func check(_ bytes: [UInt8]) {
    var lenient = ElementString.Options()
    lenient.allowsUnknownIdentifiers = true
    lenient.allowsShortGTIN = true
    for options in [ElementString.Options(), lenient] {
      for message in [
        ElementString(raw: bytes, options: options), ElementString(scanData: bytes, options: options),
        ElementString(bracketed: bytes, options: options), ElementString(reading: bytes, options: options),
        ElementString(digitalLink: bytes, options: options),
      ] {
        var isSound = !(message.elements.isEmpty && message.errors.isEmpty)
        for element in message.elements {
          isSound = isSound && element.offset <= element.valueOffset && element.valueRange.upperBound <= bytes.count
          isSound = isSound && message.value(of: element).count <= max(14, element.valueLength)
        }
        isSound = isSound && message.humanReadableLines(withTitles: true).count == message.elements.count
        for error in message.errors {
          isSound = isSound && error.offset + error.length <= bytes.count
          isSound = isSound && !error.message(in: message.bytes).isEmpty && !error.caretLine(in: message.bytes).isEmpty
        }
        // What has no error can be written and read again.
        if message.isValid {
          if message.form == .digitalLink, let uri = try? message.digitalLinkBytes() {
            isSound = isSound && ElementString(digitalLink: uri, options: options).isValid
          } else {
            isSound = isSound && message.form != .digitalLink
          }
          isSound = isSound && ElementString(bracketed: message.bracketedBytes, options: options).isValid
          if let raw = try? message.rawBytes() {
            isSound = isSound && ElementString(raw: raw, options: options).isValid
          } else {
            isSound = isSound && message.elements.contains { !$0.isKnown }
          }
        }
        if !isSound { Issue.record("\(message.form) \(bytes)") }
      }
    }
  }

  @Test("every input of one byte, and two bytes of every first and second kind")
  func short() {
    check([])
    for first in UInt8.min...UInt8.max {
      check([first])
      for second in [UInt8(0), 0x1D, 0x28, 0x29, 0x30, 0x31, 0x39, 0x41, 0x5C, 0x5D, 0x7F, 0xC3, 0xFF] {
        check([first, second])
        check([second, first])
      }
    }
  }

  @Test("random bytes, and random choices of the bytes that matter")
  func random() {
    var numbers = SeededNumbers(seed: 20_260_127)
    let uri = Array("https://a/01/".utf8)
    let alphabet = Array("&?+()\\]Q3d2C1eE0123456789AZaz=/-#%\u{1D}\u{0}".utf8) + [0xFF]
    for round in 0..<4000 {
      let count = Int.random(in: 0...60, using: &numbers)
      let bytes = (0..<count).map { _ in
        round % 4 == 0 ? UInt8.random(in: 0...255, using: &numbers) : alphabet.randomElement(using: &numbers) ?? 0
      }
      check(round % 4 == 1 ? uri + bytes : bytes)
    }
  }

  @Test("good messages cut short, with a byte lost, doubled or changed")
  func damaged() {
    var numbers = SeededNumbers(seed: 7)
    for text in [
      "010899123456789117280229\u{1D}10ABC\u{1D}21XYZ", "]Q3010899123456789110A\u{1D}43242813322560\u{1D}8030AZ==",
      "(01)08991234567891(10)A\\(B(17)280229(3103)001000", "(253)9501101020917A(8007)BE71096123456769",
      "]E08991234567891", "]Q1(90)NA18240104109(91)271231", "8110012345665432111110123328123142801015012345690000",
      "https://a.b/x/01/08991234567891/10/A%2FB/21/C?17=280229&91=a%20+b&c=d#e", "]Q1http://a/00/006141411234567890",
    ] {
      let bytes = Array(text.utf8)
      for place in bytes.indices {
        check(Array(bytes[..<place]))
        check(Array(bytes[place...]))
        var lost = bytes
        lost.remove(at: place)
        check(lost)
        var doubled = bytes
        doubled.insert(bytes[place], at: place)
        check(doubled)
        var changed = bytes
        changed[place] = UInt8.random(in: 0...255, using: &numbers)
        check(changed)
      }
    }
  }

  @Test("NUL is data like any other control character")
  func nul() {
    let message = ElementString(bracketed: "(90)A\u{0}B(91)C")
    #expect(message.value(of: .internal90) == [0x41, 0, 0x42])
    #expect(message.text(of: .internal91) == "C")
    #expect(message.errors.map(\.code) == [.invalidCharacter])
  }

  @Test("bytes that are not UTF-8 stay as they are; their text is repaired")
  func notUTF8() {
    let message = ElementString(bracketed: Array("(90)A".utf8) + [0xC3, 0x28, 0xFF])
    #expect(message.value(of: .internal90) == [0x41, 0xC3])
    #expect(message.text(of: .internal90) == "A\u{FFFD}")
    #expect(message.bracketedBytes == Array("(90)A".utf8) + [0xC3])
  }
}
