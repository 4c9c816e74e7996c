public import GS1

extension Gateway {
  /// Answers every row of a column of questions, each a JSON text in UTF-8.
  ///
  /// - Parameters:
  ///   - questions: A question a row; one that cannot be asked keeps none from being answered.
  ///   - outcomes: What became of each row.
  ///   - outcome: The number of the word of each row's outcome, as `CodeWords` has it; null where there is no answer. They
  ///     are there when all rows are answered, and not yet when `take` is called.
  ///   - isAnswerWanted: Whether answers are made into JSON.
  ///   - take: Is given each row and the JSON of its answer, which is nil where there was no question or none is wanted.
  public func answer<Offset: FixedWidthInteger & SignedInteger>(
    _ questions: MessageColumn<Offset>,
    outcomes: UnsafeMutableBufferPointer<RowOutcome> = .init(start: nil, count: 0),
    outcome: NumberColumn = NumberColumn(), isAnswerWanted: Bool = true, _ take: (_ row: Int, _ json: String?) -> Void
  ) -> OutcomeCounts {
    var counts = OutcomeCounts()
    var kept = [64 of Int32](repeating: -1)
    for row in 0..<questions.count {
      var (became, number, json): (RowOutcome, Int32, String?)
      switch questions.bytes(ofRow: row) {
      case .null:
        counts.null &+= 1
        (became, number, json) = (.null, -1, nil)
      case .badOffsets:
        counts.badOffsets &+= 1
        (became, number, json) = (.badOffsets, -1, nil)
      case .bytes(let question):
        let answer = answer(question)
        json = isAnswerWanted ? answer.json : nil
        switch answer.status {
        case .answered(let outcome):
          counts.add(outcome)
          (became, number) = (RowOutcome(outcome), outcome.number)
        case .failed:
          counts.failed &+= 1
          (became, number) = (.failed, -1)
        }
      }
      if row < outcomes.count { outcomes[row] = became }
      kept[row % kept.count] = number
      if (row &+ 1) % kept.count == 0 { outcome.write(kept.span, from: row &+ 1 &- kept.count) }
      take(row, json)
    }
    let rest = questions.count % kept.count
    outcome.write(kept.span.extracting(0..<rest), from: questions.count &- rest)
    return counts
  }
}
