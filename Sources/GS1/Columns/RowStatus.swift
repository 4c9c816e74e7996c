/// What became of one row of a column.
///
/// A status is one number of 32 bits, so a column of them is an integer column of any data frame.
public struct RowStatus: RawRepresentable, Sendable, Hashable {
  /// 0 for a good message, negative when there was none to read, else the code of the first error.
  public let rawValue: Int32

  /// Makes the status with a number.
  @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The status of a message whose first error has a code.
  @inline(__always)
  public init(_ code: GS1Error.Code) {
    rawValue = Int32(code.rawValue)
  }

  /// The message has no error.
  public static let good = RowStatus(rawValue: 0)
  /// The row is null.
  public static let null = RowStatus(rawValue: -1)
  /// The offsets of the row are negative, decrease or lead beyond the bytes; nothing was read.
  public static let badOffsets = RowStatus(rawValue: -2)

  /// The first error of a message that has one; nil for any other row.
  public var code: GS1Error.Code? {
    UInt16(exactly: rawValue).flatMap { GS1Error.Code(rawValue: $0) }
  }
}
