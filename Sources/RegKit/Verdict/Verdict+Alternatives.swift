extension Verdict {
  /// The edition whose answer is offered where this one leaves the question open for want of text, not of facts.
  func editionToOffer(from rulebook: Rulebook) -> Edition? {
    guard outcome == .undetermined, missing.isEmpty, !isOutOfScope, let id = edition.previous else { return nil }
    return rulebook.edition(id, of: edition.subject)
  }

  /// Offers the answer of the edition before, where there is one to offer.
  mutating func offerAlternative(from rulebook: Rulebook, _ assess: (Context) -> Verdict) {
    guard let previous = editionToOffer(from: rulebook) else { return }
    alternatives = [assess(Context(edition: previous, day: nil))]
  }
}
