/// What the tables make of a dosage form as somebody wrote it, against the forms that one note lists.
struct DosageFormMatch {
  /// Whether the form is one of the listed, or counts as one.
  let isListed: Bool
  /// Whether that is beyond doubt.
  let isCertain: Bool
  /// A fact that must be true for the form to count as listed.
  let condition: String?
  /// Whether the tables know the form at all, listed or not.
  let isKnown: Bool
  /// The known form that is spelled most like an unknown one.
  let nearest: String?

  init(_ written: String, among listed: [String], under ruleID: String, in context: Verdict.Context) {
    let form = Eligibility.normalized(written)
    let named = context.edition.index.dosageForms.rows(form, on: context.rowDay)
    // A note's own rows say what a form counts as for that note; another note may see the same form differently.
    let own = named.first { $0.rule.id == ruleID } ?? named.first
    isKnown = own != nil
    nearest = own == nil ? Nearest.to(form, in: context.edition.tables.dosageForms.map { $0.content.name }) : nil
    let name = own?.content.name ?? form
    if listed.contains(name) {
      (isListed, isCertain, condition) = (true, true, nil)
    } else if let own, own.rule.id == ruleID, let countsAs = own.content.countsAs, listed.contains(countsAs) {
      (isListed, isCertain, condition) = (true, own.content.isCertain, own.content.condition)
    } else {
      (isListed, isCertain, condition) = (false, true, nil)
    }
  }
}
