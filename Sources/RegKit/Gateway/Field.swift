/// One fact a question may carry: its key and what kind of value it takes.
///
/// The list of an area's fields is the one place that knows its vocabulary: questions are checked against it, unknown keys
/// are answered with the nearest known one, and the command line reads `key=value` by it.
public struct Field: Sendable {
  /// The kinds of value.
  public indirect enum Kind: Sendable {
    /// Any text.
    case text
    /// One of these words.
    case words([String])
    /// A list of texts.
    case texts
    /// true or false.
    case flag
    /// A number that is not negative, such as a volume in millilitres.
    case measure
    /// A whole number that is not negative, such as a size in bytes.
    case count
    /// A calendar day, yyyy-mm-dd.
    case day
    /// A list of calendar days.
    case days
    /// A date and time by ISO 8601, with or without a zone.
    case moment
    /// An object with these fields.
    case group([Field])
    /// A list of objects with these fields.
    case list([Field])
    /// An object of texts under keys of the caller's, such as the columns of a row.
    case record
    /// An object of true and false under keys of the caller's.
    case flags
  }

  public let name: String
  public let kind: Kind

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// The field as one word of help: its name, and the words it takes where the list is closed.
  public var help: String {
    switch kind {
    case .text: name + "=TEXT"
    case .words(let words): name + "=" + words.joined(separator: "|")
    case .texts: name + "[n]=TEXT"
    case .flag: name + "=true|false"
    case .measure: name + "=NUMBER"
    case .count: name + "=WHOLE"
    case .day: name + "=yyyy-mm-dd"
    case .days: name + "[n]=yyyy-mm-dd"
    case .moment: name + "=yyyy-mm-ddThh:mm+07:00"
    case .group(let fields): fields.map { name + "." + $0.help }.joined(separator: " ")
    case .list(let fields): fields.map { name + "[n]." + $0.help }.joined(separator: " ")
    case .record: name + ".KEY=TEXT"
    case .flags: name + ".KEY=true|false"
    }
  }
}

extension Field.Kind {
  static func words<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> Self where Word.RawValue == String {
    .words(Word.allCases.map { $0.rawValue })
  }
}
