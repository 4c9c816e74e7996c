public import GS1

/// The abbreviations and terms that the sources explain.
///
/// Sources: the glossary of the e-Sertifikasi manual, and the definitions in Pasal 1 of Peraturan BPOM 33/2018.
public enum Glossary {
  /// One term with what a source says it means.
  public struct Entry: Sendable {
    public let term: String
    /// What it stands for or means, in Indonesian.
    public let meaning: String
    public let rule: Rule
  }

  /// Every term, in the order of the editions and of their sources.
  ///
  /// An edition that another has replaced goes on explaining its own words; one that had not begun on the day is left out.
  public static func entries(under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> [Entry] {
    var entries: [Entry] = []
    for edition in rulebook.editions where day.map({ $0 >= edition.period.from }) ?? true {
      for row in edition.tables.terms {
        entries.append(Entry(term: row.content.name, meaning: row.content.meaning, rule: row.rule))
      }
    }
    return entries
  }

  /// What a term means, one entry for each source that explains it; capital letters and blanks at the ends do not matter.
  public static func meanings(
    of term: String, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) -> [Entry] {
    // Longer than any term with its blanks; folding it would only cost time.
    guard term.utf8.count <= 200 else { return [] }
    let wanted = Eligibility.normalized(term)
    return entries(under: rulebook, asOf: day).filter { Eligibility.normalized($0.term) == wanted }
  }
}

/// A term of a glossary as its source explains it.
struct Term: Sendable {
  let name: String
  let meaning: String
}
