/// The check digit of GTIN, SSCC, GLN and the other numeric GS1 keys: weights 3 and 1 from the right, modulo 10.
///
/// See the GS1 General Specifications, "Check digit calculation for GS1 keys".
public enum CheckDigit {
  /// The check digit that belongs after the digits, as a number 0 to 9; nil when empty or not all ASCII digits.
  public static func mod10(of digits: Span<UInt8>) -> UInt8? {
    guard digits.count > 0 else { return nil }
    return check(digits, count: digits.count)
  }

  /// The check digit that belongs after the digits of a text, as a number 0 to 9.
  ///
  /// Nil when the text is empty or not all ASCII digits.
  ///
  ///     CheckDigit.mod10(of: "0899123456789")   // 1
  public static func mod10(of text: some StringProtocol) -> UInt8? {
    let bytes = Array(text.utf8)
    return mod10(of: bytes.span)
  }

  /// Whether the last digit is the check digit of those before it; false for fewer than two digits or other characters.
  public static func isValid(_ digits: Span<UInt8>) -> Bool {
    if digits.count >= 8, digits.count <= 24 { return FastPath.areDigitsWithCheck(digits, 0, digits.count) }
    return digits.count >= 2 && fault(in: digits) == nil
  }

  /// Whether the last digit of a text is the check digit of those before it.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    return isValid(bytes.span)
  }

  /// The digit that brings the weighted sum of the first digits to a multiple of ten; nil when one is no digit.
  @inline(__always)
  static func check(_ digits: Span<UInt8>, count: Int) -> UInt8? {
    // The digit beside the check digit weighs 3, so the weight of the first follows from the count.
    var triple = count % 2 == 1
    var sum = 0
    for place in 0..<count {
      let digit = digits[place] &- 0x30
      guard digit < 10 else { return nil }
      sum &+= triple ? 3 &* Int(digit) : Int(digit)
      triple.toggle()
    }
    return UInt8(truncatingIfNeeded: (10 &- sum % 10) % 10)
  }

  static func fault(in text: Span<UInt8>) -> Fault? {
    guard text.count > 0 else { return Fault(.wrongCheckDigit, at: 0, length: 0, detail: 0x30) }
    let last = text.count &- 1
    guard let expected = check(text, count: last) else {
      return Fault(.invalidCharacter, at: 0, length: text.count, detail: UInt32(CharacterSet.digits.rawValue))
    }
    guard text[last] == expected &+ 0x30 else {
      return Fault(.wrongCheckDigit, at: last, length: 1, detail: UInt32(expected &+ 0x30))
    }
    return nil
  }
}
