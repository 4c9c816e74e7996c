import Testing

@testable import GS1

@Suite struct CheckDigitTests {
  // The examples of the GS1 General Specifications and of the EAN, UPC and SSCC numbers in their sections.
  @Test(
    "check digits",
    arguments: [
      ("0899123456789", 1), ("629104150021", 3), ("0061414112345", 2), ("03600029145", 2), ("7351353", 7),
      ("37610425002123456", 9), ("0", 0), ("1", 7), ("5", 5), ("10", 9), ("000", 0),
    ] as [(String, UInt8)])
  func vectors(_ digits: String, _ check: UInt8) {
    #expect(CheckDigit.mod10(of: digits) == check)
    #expect(CheckDigit.isValid(digits + String(check)))
    #expect(Linter.csum.fault(in: digits + String(check)) == nil)
  }

  @Test("text that is not all digits has no check digit", arguments: ["", "12a", " 1", "１", "12\u{0}"])
  func notDigits(_ text: String) {
    #expect(CheckDigit.mod10(of: text) == nil)
    #expect(!CheckDigit.isValid(text))
  }

  @Test("a number of any length is valid by the digit that belongs after the others")
  func lengths() {
    var numbers = SeededNumbers(seed: 14)
    for count in 2...30 {
      for _ in 0..<200 {
        let digits = (0..<count).map { _ in UInt8.random(in: 0x30...0x39, using: &numbers) }
        let isValid = CheckDigit.isValid(digits.span)
        let check = CheckDigit.mod10(of: digits.span.extracting(droppingLast: 1))
        if isValid != (check.map { $0 + 0x30 } == digits.last) { Issue.record("\(digits)") }
      }
      // A good number with each byte in each place, by the check that says what is wrong.
      let some = (1..<count).map { UInt8(0x30 + $0 % 10) }
      let good = some + [0x30 + (CheckDigit.mod10(of: some.span) ?? 0)]
      for place in 0..<count {
        var changed = good
        for byte in UInt8.min...UInt8.max {
          changed[place] = byte
          let isValid = CheckDigit.isValid(changed.span)
          if isValid != (CheckDigit.fault(in: changed.span) == nil) { Issue.record("\(byte) at \(place) of \(count)") }
        }
      }
    }
  }

  @Test("each wrong last digit is found, with the right one")
  func wrong() {
    for digit in 0...9 where digit != 1 {
      let fault = Linter.csum.fault(in: "0899123456789\(digit)")
      #expect(fault == Fault(.wrongCheckDigit, at: 13, length: 1, detail: 0x31))
    }
  }

  @Test("every single wrong digit and every swap of unlike neighbours that differ by other than five is found")
  func errors() {
    let good = Array("08991234567891".utf8)
    for place in good.indices {
      for digit in UInt8(0x30)...0x39 where digit != good[place] {
        var bad = good
        bad[place] = digit
        let isValid = CheckDigit.isValid(bad.span)
        #expect(!isValid)
      }
      guard place > 0, good[place] != good[place - 1] else { continue }
      var swapped = good
      swapped.swapAt(place, place - 1)
      let difference = Int(good[place]) - Int(good[place - 1])
      let isValid = CheckDigit.isValid(swapped.span)
      #expect(isValid == (difference % 5 == 0))
    }
  }
}
