extension Verdict {
  /// One verdict of two on the same thing, by the same edition and day: the worse outcome with the reasons of both, those of
  /// this one first.
  package func joined(with other: Verdict) -> Verdict {
    var joint = self
    joint.outcome = Outcome.worst(of: [outcome, other.outcome])
    joint.findings += other.findings
    for need in other.needs where !joint.needs.contains(where: { $0.fact == need.fact }) { joint.needs.append(need) }
    joint.isOutOfScope = isOutOfScope && other.isOutOfScope
    joint.alternatives += other.alternatives
    return joint
  }

  /// The same where a part of the question has no answer: not refused, it is undetermined.
  package var leftOpen: Verdict {
    var verdict = self
    verdict.leaveOpen()
    return verdict
  }
}
