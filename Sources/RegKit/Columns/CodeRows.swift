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

  /// The numbers of rows that are judged and not written yet, of each column one after the other.
  struct Kept {
    private let numbers: UnsafeMutablePointer<Int32>

    /// Calls a function with a place for them.
    static func with(_ body: (Kept) -> Void) {
      var numbers = [448 of Int32](repeating: -1)
      var span = numbers.mutableSpan
      span.withUnsafeMutableBufferPointer { numbers in
        assert(numbers.count == 7 * NumberColumn.rowsKept, "seven columns of as many rows as are kept")
        if let base = numbers.baseAddress { body(Kept(numbers: base)) }
      }
    }

    var outcome: UnsafeMutablePointer<Int32> { numbers }
    var rule: UnsafeMutablePointer<Int32> { numbers + NumberColumn.rowsKept }
    var citation: UnsafeMutablePointer<Int32> { numbers + 2 * NumberColumn.rowsKept }
    var error: UnsafeMutablePointer<Int32> { numbers + 3 * NumberColumn.rowsKept }
    var fault: UnsafeMutablePointer<Int32> { numbers + 4 * NumberColumn.rowsKept }
    var method: UnsafeMutablePointer<Int32> { numbers + 5 * NumberColumn.rowsKept }
    var expiry: UnsafeMutablePointer<Int32> { numbers + 6 * NumberColumn.rowsKept }
  }

  /// Writes the numbers of so many rows that are kept, from a row on that is a multiple of `NumberColumn.rowsKept`.
  @inline(never)
  func write(_ kept: Kept, _ count: Int, from row: Int) {
    func write(_ numbers: UnsafeMutablePointer<Int32>, to column: NumberColumn) {
      column.write(UnsafeBufferPointer(start: numbers, count: count).span, from: row)
    }
    write(kept.outcome, to: outcome)
    write(kept.rule, to: rule)
    write(kept.citation, to: citation)
    write(kept.error, to: error)
    write(kept.fault, to: fault)
    write(kept.method, to: method)
    write(kept.expiry, to: expiry)
  }
}
