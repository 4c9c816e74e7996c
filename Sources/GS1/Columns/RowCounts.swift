/// How many rows of a column a reading found to be what.
public struct RowCounts: Sendable, Hashable {
  /// Rows whose message has no error.
  public internal(set) var good = 0
  /// Rows whose message has errors.
  public internal(set) var faulty = 0
  /// Rows that are null.
  public internal(set) var null = 0
  /// Rows whose offsets lead nowhere.
  public internal(set) var badOffsets = 0

  @inline(__always)
  mutating func add(_ status: RowStatus) {
    switch status {
    case .good: good &+= 1
    case .null: null &+= 1
    case .badOffsets: badOffsets &+= 1
    default: faulty &+= 1
    }
  }
}
