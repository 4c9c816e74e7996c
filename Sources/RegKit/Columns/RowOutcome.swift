/// What became of one row of a column of codes or questions.
///
/// It is one number of 32 bits, so a column of them is an integer column of any data frame. The numbers of outcomes are
/// those that the command line ends with.
public struct RowOutcome: RawRepresentable, Sendable, Hashable {
  /// 0 for allowed, 1 for refused, 3 for undetermined, negative where there was nothing to answer.
  public let rawValue: Int32

  /// Makes the outcome with a number.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// What an answer came to.
  public init(_ outcome: Outcome) {
    rawValue =
      switch outcome {
      case .allowed: 0
      case .refused: 1
      case .undetermined: 3
      }
  }

  /// The row is null.
  public static let null = RowOutcome(rawValue: -1)
  /// The offsets of the row are negative, decrease or lead beyond the bytes; nothing was read.
  public static let badOffsets = RowOutcome(rawValue: -2)
  /// The question could not be asked; its answer says why.
  public static let failed = RowOutcome(rawValue: -3)
}

/// How many rows of a column came to what.
public struct OutcomeCounts: Sendable, Hashable {
  public internal(set) var allowed = 0
  public internal(set) var refused = 0
  public internal(set) var undetermined = 0
  /// Questions that could not be asked.
  public internal(set) var failed = 0
  /// Rows that are null.
  public internal(set) var null = 0
  /// Rows whose offsets lead nowhere.
  public internal(set) var badOffsets = 0

  @inline(__always)
  mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .allowed: allowed &+= 1
    case .refused: refused &+= 1
    case .undetermined: undetermined &+= 1
    }
  }
}

extension Outcome {
  /// The place of the outcome among all of them, which is the number of its word.
  var number: Int32 {
    switch self {
    case .allowed: 0
    case .refused: 1
    case .undetermined: 2
    }
  }
}
