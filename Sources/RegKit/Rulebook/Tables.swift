internal import GS1

/// What one row of a rule table says, with the rule it stands under.
///
/// A row is shared by every question that looks at it and never changes, so it is a reference: choosing rows copies nothing.
final class Row<Content: Sendable>: Sendable {
  let rule: Rule
  let content: Content

  init(rule: Rule, content: Content) {
    self.rule = rule
    self.content = content
  }
}

/// A KBLI code that may register, as the list of the ASROT guide prints it.
struct KBLIEntry: Sendable {
  let code: String
  /// The year of the KBLI the code belongs to.
  let vintage: Int
  let name: String
  let kind: String
  let commodities: [String]
  /// Whether a later KBLI reuses the code for something else.
  let changesMeaning: Bool
}

/// A commodity that may be registered, with the other names it goes by.
struct Commodity: Sendable {
  let name: String
  let aliases: [String]
}

/// A limit on the dosage forms that some KBLI codes may register.
struct FormLimit: Sendable {
  enum Forms: String, CaseIterable { case only, except }
  let kbli: [String]
  let scale: Eligibility.BusinessScale?
  let commodity: String
  let forms: Forms
  let listed: [String]
  /// Whether commodities other than the limited one are refused or stay as the code's row has them.
  let refusesOtherCommodities: Bool
}

/// A dosage form the tables know: how else it is written, and which listed form it counts as.
struct DosageForm: Sendable {
  let name: String
  let spellings: [String]
  let countsAs: String?
  /// Whether it counts as the listed form beyond doubt.
  let isCertain: Bool
  /// The fact that must be true for it to count as the listed form.
  let condition: String?
}

/// What a source says about one kind of upload.
struct Upload: Sendable {
  let context: String
  /// Accepted extensions in lower case; nil when this row does not speak of them.
  let extensions: [String]?
  /// Extensions another reading of the source would accept.
  let otherExtensions: [String]
  /// The largest size in bytes, inclusive; nil when this row does not speak of it.
  let maxBytes: Int?
  /// The largest size under another reading of the source.
  let otherMaxBytes: Int?
  let statesNoFormat: Bool
  let statesNoSize: Bool
}

/// Which products and activities the 2D barcode regulation is for.
struct Scope: Sendable {
  /// The classes it is for; nil when the row does not speak of them.
  let classes: [ProductClass]?
  /// The activities it is for; nil when the row does not speak of them.
  let activities: [String]?
  /// Permits whose products need no code.
  let freePermits: [String]
}

/// The method of some product classes.
struct MethodRow: Sendable {
  let classes: [ProductClass]
  let method: Method
  /// Whether the row is for designated products only, for others only, or for both.
  let designated: Bool?
  /// The second letter of a drug's licence number that tells these classes, K for obat keras; empty where none does.
  let licenceLetters: [String]
}

/// Who may issue a code of a method, and as which symbology.
struct IssuerRow: Sendable {
  let method: Method
  let issuer: Issuer
  let symbologies: [Symbology]
  /// Whether any other symbology will do if the track-and-trace application can read it.
  let othersWhenReadable: Bool
}

/// What one element of a code must look like.
struct ContentRow: Sendable {
  enum Presence: String, CaseIterable { case required, optional, oneOf = "one-of-90-01" }
  enum Format: String, CaseIterable { case alphanumeric, date, gtin }
  let method: Method
  let ai: ApplicationIdentifier
  let presence: Presence
  let format: Format
  let min: Int
  let max: Int
  /// The limit of the edition before, where a value between the two limits deserves a warning.
  let previousMax: Int?
  /// What a value beyond that limit has to begin with, digits following; empty for anything.
  let longPrefixes: [String]
}

/// On which pack the code of some classes must be.
struct Placement: Sendable {
  enum Level: String, CaseIterable { case primary, any }
  let classes: [ProductClass]
  let level: Level
  let isCertain: Bool
}

/// What frees a primary pack from the code.
struct Exemption: Sendable {
  let classes: [ProductClass]
  let pack: PackType?
  /// A pack the text does not name but another reading takes for one it does.
  let resembling: PackType?
  let belowMillilitres: Double?
  let belowGrams: Double?
  let atMostSquareCentimetres: Double?
}

/// What is due on the secondary pack when the primary one is exempt.
struct SecondaryRow: Sendable {
  let classes: [ProductClass]
  let duty: Packaging.SecondaryDuty
}

/// The words that mark BPOM's own code, and how many codes the rule speaks of.
struct Mark: Sendable {
  let text: String
  let codes: Int
}

/// The rows of one edition, in the order of its file.
struct Tables: Sendable {
  var kbli: [Row<KBLIEntry>] = []
  var commodities: [Row<Commodity>] = []
  var formLimits: [Row<FormLimit>] = []
  var dosageForms: [Row<DosageForm>] = []
  var uploads: [Row<Upload>] = []
  var scopes: [Row<Scope>] = []
  var methods: [Row<MethodRow>] = []
  var issuers: [Row<IssuerRow>] = []
  var contents: [Row<ContentRow>] = []
  var placements: [Row<Placement>] = []
  var exemptions: [Row<Exemption>] = []
  var secondaries: [Row<SecondaryRow>] = []
  var printSizes: [Row<Double>] = []
  var inks: [Row<String>] = []
  var marks: [Row<Mark>] = []
  var licenceNumbers: [Row<LicenceNumber>] = []
  var kbliConversions: [Row<KBLIConversion>] = []
  var terms: [Row<Term>] = []
  var workingDays: [Row<WorkingDayCount>] = []
  var reportTimes: [Row<ReportTime>] = []
  var phaseIns: [Row<PhaseIn>] = []
  var billingTimes: [Row<BillingTime>] = []
  var holidays: [Row<Holiday>] = []
  var duties: [Row<Duty>] = []
  var reportContents: [Row<ReportContent>] = []
  var sanctions: [Row<SanctionRow>] = []
  var states: [Workflow.State] = []
  var moves: [Workflow.Move] = []
  var activities: [Workflow.Activity] = []
  var lists: [Workflow.Listing] = []
  var formFields: [Row<FormField>] = []
  var legalForms: [Row<LegalForm>] = []
  var pbUMKUs: [Row<PBUMKURow>] = []
  var permitCodes: [Row<PermitCode>] = []
  var reportColumns: [Row<ReportColumn>] = []
  var reportCells: [Row<ReportCell>] = []
}
