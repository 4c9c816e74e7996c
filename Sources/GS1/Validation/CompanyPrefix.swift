/// The place of a GS1 Company Prefix in a key.
///
/// The prefixes that GS1 has allocated are not public, so only what holds for all is checked: there are at least four
/// characters and the first four are digits. See the GS1 General Specifications,
/// "GS1 Company Prefix".
enum CompanyPrefix {
  /// The fault of a key whose prefix begins at an offset: 0, or 1 after an indicator or extension digit.
  static func fault(in text: Span<UInt8>, from start: Int) -> Fault? {
    guard text.count >= start &+ 4 else {
      return Fault(.invalidCompanyPrefix, at: min(start, text.count), length: max(0, text.count &- start))
    }
    for place in start..<(start &+ 4) where text[place] &- 0x30 > 9 {
      return Fault(.invalidCompanyPrefix, at: place, length: 1)
    }
    return nil
  }
}
