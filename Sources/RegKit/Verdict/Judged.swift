internal import GS1

/// What a subject answers: a verdict, alone or with what the subject found beside it.
protocol Judged {
  var verdict: Verdict { get set }
}

extension Verdict: Judged {
  var verdict: Verdict {
    get { self }
    set { self = newValue }
  }
}

extension Rulebook {
  /// The answer under the edition that speaks, with that of the edition before beside it where it cannot decide.
  ///
  /// Nil when no loaded table knows the subject.
  func answer<Answer: Judged>(
    on subject: Subject, edition: String?, asOf day: CalendarDay?, _ assess: (Verdict.Context) -> Answer
  ) -> Answer? {
    guard let context = context(for: subject, edition: edition, asOf: day) else { return nil }
    var answer = assess(context)
    answer.verdict.offerAlternative(from: self) { assess($0).verdict }
    return answer
  }
}
