public import GS1

/// Whether a form is filled in: the fields that must be there, what may stand in them, and the files that go with it.
///
/// Sources: e-Sertifikasi manual, sections 1 and 2; ASROT guide, section E; INSW and e-BPOM guide; SINKARKES guide;
/// Pasal 8 and Lampiran B, F, L and M of Peraturan BPOM 33/2018. One call answers for the whole form with a finding for
/// each field, whose subject is the name of the field as the form prints it.
///
///     let facts = Forms.Facts(
///       form: "sinkarkes.permintaan_layanan_billing", entries: [.init("Tanggal Layanan", "04/06/2023")])
///     Forms.assess(facts, under: rulebook)?.missing     // ["NPWP"]
///
/// The same field may be optional on one form and required on the next: SINKARKES asks for the NPWP with a star only when
/// the billing is made.
public enum Forms {
  /// A field as it was filled in.
  public struct Entry: Sendable, Hashable {
    /// The name of the field; upper and lower case and blanks do not matter.
    public var name: String
    /// What was filled in; nil for a field known to be filled in, though not with what.
    ///
    /// Blank text is not filled in.
    public var value: String?

    public init(_ name: String, _ value: String? = nil) {
      self.name = name
      self.value = value
    }
  }

  /// What is known of a form; nil is not asked about.
  public struct Facts: Sendable, Hashable {
    /// The form, for example `sinkarkes.komoditas`; `identifiers(under:)` lists them.
    public var form: String?
    /// Every field that is filled in; one that is not listed is not filled in.
    public var entries: [Entry]?
    /// The files that go with the form, by the name of their place on it.
    public var uploads: [String]?
    /// Circumstances that make a field or file required, for example `is_food`; one not listed is unknown.
    public var circumstances: [String: Bool]
    /// The only fields asked about; nil asks about the whole form.
    public var fieldsAskedAbout: [String]?

    public init(
      form: String? = nil, entries: [Entry]? = nil, uploads: [String]? = nil, circumstances: [String: Bool] = [:],
      fieldsAskedAbout: [String]? = nil
    ) {
      self.form = form
      self.entries = entries
      self.uploads = uploads
      self.circumstances = circumstances
      self.fieldsAskedAbout = fieldsAskedAbout
    }
  }

  /// The verdict on a form with its fields in lists.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The fields and files that must be there and are not, in the order of the form.
    public internal(set) var missing: [String] = []
    /// The fields with something in them that may not stand there.
    public internal(set) var invalid: [String] = []
    /// The files that these circumstances ask for.
    public internal(set) var requiredUploads: [String] = []
  }

  /// Whether a field or file has to be there.
  public enum Presence: String, Sendable, Hashable, CaseIterable {
    case required, optional
    /// Required in some circumstances, or with some word in another field.
    case conditional
    /// The form asks for it, and nothing says that it must be there.
    case asked
  }

  /// A field or file of a form, for a host that draws the form.
  public struct Field: Sendable {
    public let name: String
    public let isUpload: Bool
    public let presence: Presence
    /// The only words it takes; empty for any.
    public let words: [String]
    /// The rule that puts it on the form.
    public let rule: Rule
  }

  /// Every form the tables know, in alphabetical order.
  public static func identifiers(under rulebook: Rulebook) -> [String] {
    var forms: [String] = []
    for edition in rulebook.editions {
      for row in edition.tables.formFields where !forms.contains(row.content.form) { forms.append(row.content.form) }
    }
    return forms.sorted()
  }

  /// The fields and files of a form, in its order; empty for a form the edition does not know.
  public static func fields(
    of form: String, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> [Field] {
    guard let context = rulebook.context(for: subject(of: form, under: rulebook), edition: edition, asOf: day) else {
      return []
    }
    let rows = context.edition.tables.formFields.filter {
      $0.content.form == form && $0.rule.holds(on: context.rowDay)
    }
    var fields: [Field] = []
    for row in rows {
      guard let presence = row.content.presence else { continue }
      let isAlike = { (other: Row<FormField>) in
        other.content.name == row.content.name && other.content.kind == row.content.kind
      }
      let words = rows.first { isAlike($0) && !$0.content.words.isEmpty }?.content.words ?? []
      fields.append(
        Field(
          name: row.content.name, isUpload: row.content.kind == .upload, presence: presence, words: words,
          rule: row.rule))
    }
    return fields
  }

  /// Judges a form; nil when no loaded table knows its subject.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    let subject: Subject = facts.form.map { Self.subject(of: $0, under: rulebook) } ?? .esertifikasi
    let licenceNumbers = LicenceNumber.rows(in: rulebook.context(for: .identifiers, asOf: day))
    return rulebook.answer(on: subject, edition: edition, asOf: day) { assess(facts, in: $0, licenceNumbers) }
  }

  private static func assess(
    _ facts: Facts, in context: Verdict.Context, _ licenceNumbers: [Row<LicenceNumber>]
  ) -> Answer {
    var question = FormQuestion(facts: facts, context: context, licenceNumbers: licenceNumbers)
    question.judge()
    return question.answer
  }

  /// Finds the files of several forms of one system that the circumstances ask for, before anything is filled in.
  public static func requiredUploads(
    of forms: [String], circumstances: [String: Bool], under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) -> Answer? {
    let subject: Subject = forms.first.map { Self.subject(of: $0, under: rulebook) } ?? .esertifikasi
    guard let context = rulebook.context(for: subject, edition: edition, asOf: day) else { return nil }
    var question = FormQuestion(facts: Facts(circumstances: circumstances), context: context)
    question.findRequiredUploads(of: forms)
    return question.answer
  }

  /// The subject whose tables have a form.
  private static func subject(of form: String, under rulebook: Rulebook) -> Subject {
    let edition = rulebook.editions.first { edition in
      edition.tables.formFields.contains { $0.content.form == form }
    }
    return edition?.subject ?? .esertifikasi
  }

  /// The form in which names and words are compared: lower case, one blank between words.
  static func folded(_ text: String) -> String { Eligibility.normalized(text) }
}
