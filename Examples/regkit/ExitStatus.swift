import RegKit

/// How the command ends; the numbers are part of its contract.
enum ExitStatus: Int32 {
  /// Allowed or valid.
  case allowed = 0
  /// Refused or invalid.
  case refused = 1
  /// The call or the question could not be understood.
  case usage = 2
  /// Undetermined or unreadable.
  case undetermined = 3

  init(_ outcome: Outcome) {
    switch outcome {
    case .allowed: self = .allowed
    case .refused: self = .refused
    case .undetermined: self = .undetermined
    }
  }

  /// The status of several answers: the gravest, which is a question that could not be asked, then a refusal, then an
  /// answer left open.
  func combined(with other: ExitStatus) -> ExitStatus {
    let gravity: [ExitStatus] = [.usage, .refused, .undetermined, .allowed]
    return gravity.first { $0 == self || $0 == other } ?? self
  }
}
