/// The form of e-mail addresses: whether one is in use, nobody can tell offline.
enum EmailAddress {
  /// Whether a text is an address as RFC 5321 writes them, without quoted local parts and literal domains.
  static func isWellFormed(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2 else { return false }
    let (local, domain) = (parts[0], parts[1])
    guard (1...64).contains(local.count), hasNoEmptyLabel(local), local.allSatisfy(isLocal) else { return false }
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else { return false }
    return last.count >= 2 && !last.allSatisfy { $0.isDigit }
  }

  private static func hasNoEmptyLabel(_ local: Substring.UTF8View) -> Bool {
    local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte >= 0x80 || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetterOrDigit || $0 == hyphen || $0 >= 0x80 }
  }
}
