public import GS1

/// Everything a company holds on one product, to be judged by every rule that applies in one call.
///
/// Each group is made of the facts of the room that judges it; a group that is nil or empty is not known, and a topic
/// without any fact is left out of the answer, which says so.
///
///     var dossier = Dossier()
///     dossier.product = Dossier.Product(name: "Kunyit Asam", productClass: .obatTradisional)
///     dossier.barcodes = [Dossier.Barcode(text: "(90)TR213456781(91)260315", issuer: .badanPOM)]
///     let answer = dossier.assess(under: rulebook)
///     answer.outcome, answer.sections.first?.findings.first?.message(in: .english)
///
/// `init(json:under:)` reads a dossier from JSON.
public struct Dossier: Sendable {
  /// The company; nil members are unknown.
  public struct Company: Sendable, Hashable {
    /// The name, without PT, CV and the like.
    public var name: String?
    /// The business identification number.
    public var nib: String?
    /// The taxpayer number.
    public var npwp: String?
    /// The KBLI codes of the business; one that may register the product is enough.
    public var kbli: [String]
    /// The year of the KBLI that the codes were taken from, 2020 or 2025.
    public var kbliVintage: Int?
    public var scale: Eligibility.BusinessScale?
    /// What the company is to the reporting duties of track and trace.
    public var role: Obligations.Party?
    /// Whether the company aggregates packs in packs.
    public var aggregates: Bool?

    public init(
      name: String? = nil, nib: String? = nil, npwp: String? = nil, kbli: [String] = [], kbliVintage: Int? = nil,
      scale: Eligibility.BusinessScale? = nil, role: Obligations.Party? = nil, aggregates: Bool? = nil
    ) {
      self.name = name
      self.nib = nib
      self.npwp = npwp
      self.kbli = kbli
      self.kbliVintage = kbliVintage
      self.scale = scale
      self.role = role
      self.aggregates = aggregates
    }
  }

  /// A marketing licence, Izin Edar.
  public struct Licence: Sendable, Hashable {
    /// Its number.
    public var nie: String?
    /// The class of the product it is for; nil takes the class of the dossier's product.
    public var productClass: ProductClass?
    /// The day it was issued electronically.
    public var issued: CalendarDay?
    /// The last day of its validity.
    public var expires: CalendarDay?
    /// The code printed on it.
    public var code: String?

    public init(
      nie: String? = nil, productClass: ProductClass? = nil, issued: CalendarDay? = nil, expires: CalendarDay? = nil,
      code: String? = nil
    ) {
      self.nie = nie
      self.productClass = productClass
      self.issued = issued
      self.expires = expires
      self.code = code
    }
  }

  /// The product; nil members are unknown.
  public struct Product: Sendable, Hashable {
    public var name: String?
    public var productClass: ProductClass?
    /// The commodity it is registered as; nil takes the class where that is the name of a commodity.
    public var commodity: String?
    /// Whether the head of BPOM has designated it for authentication.
    public var isDesignated: Bool?
    /// What is done with it, one of `BarcodeMethod.activities`.
    public var activity: String?
    /// The permit it circulates under when that is not an ordinary licence.
    public var permit: String?
    public var gtin: String?
    public var batch: String?
    public var expires: CalendarDay?

    public init(
      name: String? = nil, productClass: ProductClass? = nil, commodity: String? = nil, isDesignated: Bool? = nil,
      activity: String? = nil, permit: String? = nil, gtin: String? = nil, batch: String? = nil,
      expires: CalendarDay? = nil
    ) {
      self.name = name
      self.productClass = productClass
      self.commodity = commodity
      self.isDesignated = isDesignated
      self.activity = activity
      self.permit = permit
      self.gtin = gtin
      self.batch = batch
      self.expires = expires
    }
  }

  /// The formulation, as far as the rules on dosage forms ask.
  public struct Formulation: Sendable, Hashable {
    public var dosageForm: String?
    public var isServedAsLiquid: Bool?

    public init(dosageForm: String? = nil, isServedAsLiquid: Bool? = nil) {
      self.dosageForm = dosageForm
      self.isServedAsLiquid = isServedAsLiquid
    }
  }

  /// A 2D barcode of the product.
  public struct Barcode: Sendable, Hashable {
    /// What it says, as printed or as a scanner transmits it, with the symbology identifier where there is one.
    public var text: String?
    /// The method it is meant for; nil takes the one the product needs.
    public var method: Method?
    public var issuer: Issuer?
    /// The symbology; nil takes the one that the symbology identifier names.
    public var symbology: Symbology?
    /// The batch for which it was asked for.
    public var requestedBatch: String?
    /// The code as it was reported to BPOM.
    public var reported: String?

    public init(
      text: String? = nil, method: Method? = nil, issuer: Issuer? = nil, symbology: Symbology? = nil,
      requestedBatch: String? = nil, reported: String? = nil
    ) {
      self.text = text
      self.method = method
      self.issuer = issuer
      self.symbology = symbology
      self.requestedBatch = requestedBatch
      self.reported = reported
    }
  }

  /// The days and times of the dossier; nil members are unknown.
  public struct Dates: Sendable {
    /// The day the dossier is looked at.
    public var asOf: CalendarDay?
    public var productionStart: CalendarDay?
    /// The day codes were asked for, before production.
    public var codesRequested: CalendarDay?
    /// The day the request for codes was handed in, after which BPOM's days run.
    public var codesApplied: CalendarDay?
    /// The day the codes came.
    public var codesIssued: CalendarDay?
    /// The day the regulation was promulgated, where another than that of the tables is to be taken.
    public var promulgated: CalendarDay?
    /// The day the draft of the registration was made.
    public var draftCreated: CalendarDay?
    /// The day it was handed in.
    public var draftSubmitted: CalendarDay?
    public var billed: Moment?
    public var billExpires: Moment?
    /// The moment at which what is not yet done is looked at.
    public var now: Moment?
    /// The calendar to count working days by.
    public var calendar: WorkingCalendar?

    public init() {}
  }

  public var company: Company?
  public var licences: [Licence] = []
  public var product: Product?
  public var formulation: Formulation?
  /// Both packs and where the code is; the class is the product's unless it is said here.
  public var packaging: Packaging.Facts?
  /// The print of the code on the label.
  public var label: Print.Facts?
  public var barcodes: [Barcode] = []
  public var uploads: [Documents.Facts] = []
  /// Further numbers, dates and amounts of the papers.
  public var numbers: [Identifiers.Facts] = []
  /// Reports to the track-and-trace application; a reporter that is not named is the company.
  public var reports: [ReportDeadline.Facts] = []
  public var dates = Dates()

  public init() {}
}
