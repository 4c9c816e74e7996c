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
  /// Whether the form is not listed itself, but has all the words of a listed one.
  let isContained: Bool
  /// The known form that is spelled most like an unknown one.
  let nearest: String?

  init(_ written: String, among listed: [String], under ruleID: String, in context: Verdict.Context) {
    let form = Eligibility.normalized(written)
    let named = context.edition.index.dosageForms.rows(form, on: context.rowDay)
    // A note's own rows say what a form counts as for that note; another note may see the same form differently.
    let own = named.first { $0.rule.id == ruleID } ?? named.first
    func listing(_ row: Row<DosageForm>) -> (isCertain: Bool, condition: String?)? {
      if listed.contains(row.content.name) { return (true, nil) }
      guard row.rule.id == ruleID, let countsAs = row.content.countsAs, listed.contains(countsAs) else { return nil }
      return (row.content.isCertain, row.content.condition)
    }
    isKnown = own != nil
    if let listing = own.flatMap({ listing($0) }) ?? (listed.contains(form) ? (true, nil) : nil) {
      (isListed, isCertain, condition) = (true, listing.isCertain, listing.condition)
      (isContained, nearest) = (false, nil)
      return
    }
    // A known form of one word has no listed one among its words.
    if isKnown, !form.utf8.contains(UInt8(ascii: " ")), !form.utf8.contains(UInt8(ascii: "/")) {
      (isListed, isCertain, condition, isContained, nearest) = (false, true, nil, false, nil)
      return
    }
    // "Film coated tablet" is a tablet: a form in more words than a listed one counts as it, though not beyond doubt.
    let words = Self.words(of: form)
    var contained: (isCertain: Bool, condition: String?)?
    var widest: String?
    let rows = context.edition.tables.dosageForms.filter { $0.rule.holds(on: context.rowDay) }
    for row in rows {
      guard let listing = listing(row) else { continue }
      for spelling in [row.content.name] + row.content.spellings {
        let other = Self.words(of: spelling)
        if other.isSubset(of: words) { contained = contained ?? listing }
        // "Aerosol" may be the listed "aerosol obat luar".
        if words.isSubset(of: other) { widest = widest ?? row.content.name }
      }
    }
    isContained = contained != nil
    (isListed, isCertain, condition) = (isContained, !isContained, contained?.condition)
    nearest =
      isKnown || isContained
      ? nil : widest ?? Nearest.to(form, in: rows.flatMap { [$0.content.name] + $0.content.spellings })
  }

  private static func words(of form: String) -> Set<Substring> {
    Set(form.split { $0 == " " || $0 == "/" || $0 == "," || $0 == "(" || $0 == ")" })
  }
}
