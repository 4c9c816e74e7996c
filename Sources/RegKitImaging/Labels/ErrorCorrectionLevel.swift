/// How much of a QR Code may be unreadable and still be restored; each step costs modules.
public enum ErrorCorrectionLevel: String, Sendable, Hashable, CaseIterable {
  /// About 7 % of the codewords.
  case low = "L"
  /// About 15 %. For what BPOM's labels say it mostly takes no larger symbol than `low`.
  case medium = "M"
  /// About 25 %.
  case quartile = "Q"
  /// About 30 %.
  case high = "H"
}

extension ErrorCorrectionLevel: Comparable {
  /// Whether less of the code may be unreadable.
  public static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}
