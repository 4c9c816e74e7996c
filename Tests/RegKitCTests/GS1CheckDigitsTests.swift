import CRegKit
import RegKitC
import Testing

@Suite struct GS1CheckDigitsTests {
  @Test("check digits are computed and verified")
  func digits() {
    for (body, digit) in [("0899123456789", "1"), ("1234567", "0"), ("0", "0"), ("08991234567891234", "9")] {
      let bytes = Array(body.utf8)
      var out = CChar(0)
      #expect(regkit_gs1_check_digit(&out, bytes, bytes.count, nil) == REGKIT_OK)
      #expect(UInt8(bitPattern: out) == digit.utf8.first)
      let whole = bytes + Array(digit.utf8)
      var isRight = Int32(-1)
      #expect(regkit_gs1_verify_check_digit(&isRight, whole, whole.count, nil) == REGKIT_OK)
      #expect(isRight == 1)
      let wrong = bytes + [digit == "0" ? 0x31 : 0x30]
      #expect(regkit_gs1_verify_check_digit(&isRight, wrong, wrong.count, nil) == REGKIT_OK)
      #expect(isRight == 0)
    }
  }

  @Test("what has no check digit is refused with its place, or is not verified")
  func noDigits() {
    var error = CallerMemory.error
    var out = CChar(7)
    for (text, offset) in [("", 0), ("08A9", 2), ("0\0", 1)] {
      let bytes = Array(text.utf8)
      #expect(regkit_gs1_check_digit(&out, bytes, bytes.count, &error) == REGKIT_E_ARGUMENT)
      #expect(error.offset == offset && out == 7)
      var isRight = Int32(-1)
      #expect(regkit_gs1_verify_check_digit(&isRight, bytes, bytes.count, nil) == REGKIT_OK)
      #expect(isRight == 0)
    }
    #expect(regkit_gs1_check_digit(nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_check_digit(&out, nil, 3, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_verify_check_digit(nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
  }

  @Test("check characters are computed and verified")
  func pairs() {
    let text = Array("1987654Ad4X4bL5ttr2310c".utf8)
    var out: [CChar] = [0, 0, 7]
    #expect(regkit_gs1_check_pair(&out, text, text.count, nil) == REGKIT_OK)
    #expect(out == [0x32, 0x4B, 7])
    var isRight = Int32(-1)
    let whole = text + [0x32, 0x4B]
    #expect(regkit_gs1_verify_check_pair(&isRight, whole, whole.count, nil) == REGKIT_OK)
    #expect(isRight == 1)
    #expect(regkit_gs1_verify_check_pair(&isRight, text, text.count, nil) == REGKIT_OK)
    #expect(isRight == 0)
    let long = [UInt8](repeating: 0x31, count: 98)
    #expect(regkit_gs1_check_pair(&out, long, 98, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_check_pair(&out, [0x20], 1, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_verify_check_pair(&isRight, [0x20, 0x32, 0x32], 3, nil) == REGKIT_OK)
    #expect(isRight == 0)
    #expect(regkit_gs1_check_pair(nil, text, text.count, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_verify_check_pair(nil, text, text.count, nil) == REGKIT_E_ARGUMENT)
  }
}
