/// Where the judgement of a column of codes is written, a place for each row; what is left out is not written.
///
/// Numbers are those of `CodeWords`. Storage for fewer rows than the column has takes the first of them.
public struct CodeRows {
  /// What became of each row.
  public var outcomes = UnsafeMutableBufferPointer<RowOutcome>(start: nil, count: 0)
  /// How many findings warn, such as one of a product that expired before the day asked about.
  public var warnings = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
  /// The word of the outcome; null where there was nothing to read.
  public var outcome = NumberColumn()
  /// The rule that decided: of a code that is refused the first that does so, else the one on what the code must hold.
  ///
  /// Null for data that is no code of BPOM's, of which GS1 alone has something to say.
  public var rule = NumberColumn()
  /// The provision of the rule.
  public var citation = NumberColumn()
  /// The first error; null where no rule of BPOM's has anything against the code.
  public var error = NumberColumn()
  /// The first error that GS1 finds in the message; null for none.
  public var fault = NumberColumn()
  /// What the code is for; null for data that is no code of BPOM's.
  public var method = NumberColumn()
  /// The expiry of the product, in days since 1 January 1970; null where the code has none or it is no day.
  public var expiry = NumberColumn()

  public init() {}

  /// How many rows are written before they are settled: so few that they are still in the nearest cache; a power of two and a
  /// multiple of eight.
  static let settledTogether = 64

  /// Settles the numbers of rows that are written; the first is a multiple of eight.
  @inline(never)
  func settle(_ rows: Range<Int>) {
    outcome.settle(rows)
    rule.settle(rows)
    citation.settle(rows)
    error.settle(rows)
    fault.settle(rows)
    method.settle(rows)
    expiry.settle(rows)
  }
}
