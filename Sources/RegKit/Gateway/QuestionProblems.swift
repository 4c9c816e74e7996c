/// The problems of one question while it is checked: the first of them in words, the others counted.
///
/// To word a problem takes longer than to find it, as the nearest known word is looked for, and a caller may send any number
/// of wrong keys and items.
struct QuestionProblems {
  /// How many problems are told: more than a form or report that a program filled wrongly has, and no more than fit an answer.
  static let mostTold = 1000

  private var told: [QuestionError.Problem] = []
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// Adds a problem, which is only put into words where it is one of the first.
  @inline(never)
  mutating func append(_ problem: @autoclosure () -> QuestionError.Problem) {
    count += 1
    if told.count < Self.mostTold { told.append(problem()) }
  }

  /// The problems as the error that refuses the question; one more says how many were not told.
  var error: QuestionError {
    guard count > told.count, let last = told.last else { return QuestionError(problems: told) }
    let rest = QuestionError.Problem(last.code, "", found: .further(count - told.count), expected: .none)
    return QuestionError(problems: told + [rest])
  }
}
