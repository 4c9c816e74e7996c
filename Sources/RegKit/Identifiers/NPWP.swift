/// A taxpayer number, Nomor Pokok Wajib Pajak, in its form of fifteen or of sixteen digits.
///
/// Fifteen digits: eight that identify the taxpayer, a check digit, three for the tax office and three for the branch,
/// printed 99.999.999.9-999.999. Sixteen digits, since PMK 112/PMK.03/2022: a zero before the old fifteen, or the NIK of a
/// resident. The tax office has not published how the check digit is computed; that it follows Luhn is what others found,
/// so `hasLuhnCheckDigit` tells, and nothing is refused for it.
public struct NPWP: Identifier {
  public let compact: String
  /// The population number that it is, for residents; nil for the others.
  public let nik: NIK?

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "99.999.999.9-999.999, 0 + 15 × 0–9, NIK"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [15, 16], expected: expected)
    nik = written.bytes.count == 16 && written.bytes.first != 0x30 ? try NIK(written) : nil
    compact = written.text
  }

  /// The fifteen digits of the old form; nil for a NIK.
  public var fifteenDigits: String? {
    if nik != nil { return nil }
    return String(compact.suffix(15))
  }

  /// The sixteen digits of the new form.
  public var sixteenDigits: String { nik == nil ? "0" + compact.suffix(15) : compact }

  /// The eight digits that identify the taxpayer; nil for a NIK.
  public var taxpayer: String? { part(0, 8) }
  /// The ninth digit, which checks the eight before it; nil for a NIK.
  public var checkDigit: String? { part(8, 1) }
  /// The tax office, three digits; nil for a NIK.
  public var office: String? { part(9, 3) }
  /// The branch, three digits, 000 for the head office; nil for a NIK.
  public var branch: String? { part(12, 3) }

  private func part(_ start: Int, _ count: Int) -> String? {
    fifteenDigits.map { String($0.dropFirst(start).prefix(count)) }
  }

  /// Whether the ninth digit is the Luhn check digit of the eight before it; nil for a NIK, which has none.
  public var hasLuhnCheckDigit: Bool? {
    guard let digits = fifteenDigits?.utf8.prefix(9) else { return nil }
    // From the right, every second digit counts double, its own digits summed.
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      let digit = Int(byte &- 0x30)
      let double = digit * 2
      sum += place % 2 == 0 ? digit : double > 9 ? double - 9 : double
    }
    return sum % 10 == 0
  }

  public var formatted: String {
    guard let digits = fifteenDigits, compact.utf8.count == 15 else { return compact }
    var text = ""
    for (place, scalar) in digits.unicodeScalars.enumerated() {
      switch place {
      case 2, 5, 8, 12: text += "."
      case 9: text += "-"
      default: break
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
