package import GS1

extension ElementStringBuilder {
  /// Appends a value as people write it, where it is text, with `?` for a check digit.
  ///
  /// To GS1 (91) is text of the company's own. Beside a licence number it is the end of the licence's validity, six digits
  /// (Lampiran C.1 of Peraturan BPOM 33/2018), which BPOM reads in the 21st century; so a day of that century is written so.
  /// What is no such day stays as it is, and judging the label says what is wrong with it.
  package mutating func append(_ ai: ApplicationIdentifier, forLabel bytes: [UInt8], withLicence: Bool) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return append(ai, bytes: bytes) }
    if ai == .internal91, withLicence, let day = CalendarDay(iso: text), (2000...2099).contains(day.year) {
      append(ai, bytes: day.yymmdd)
    } else {
      append(ai, written: text, completesCheckDigit: true)
    }
  }
}
