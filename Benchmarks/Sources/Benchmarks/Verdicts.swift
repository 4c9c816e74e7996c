import CBaseline
import GS1
import RegKit

/// What the rules take: one question after the other, over questions that all differ in what applies to them.
struct Verdicts {
  let rulebook: Rulebook
  let gateway: Gateway
  private let packs: [Packaging.Facts]
  private let businesses: [Eligibility.Facts]
  private let codes: [ElementString]
  private let packQuestions: [[UInt8]]
  private let businessQuestions: [[UInt8]]
  private let codeQuestions: [[UInt8]]
  private let dossiers: [Dossier]
  /// The days asked about, or nil for questions that name none.
  private let registrationDay: CalendarDay?
  private let barcodeDay: CalendarDay?

  init(
    _ rulebook: Rulebook, registrationDay: CalendarDay? = nil, barcodeDay: CalendarDay? = nil
  ) throws(QuestionError) {
    self.rulebook = rulebook
    self.registrationDay = registrationDay
    self.barcodeDay = barcodeDay
    gateway = Gateway(rulebook)
    packs = [PackType.vial, .tube, .blister, .sachet, .botol].flatMap { pack in
      [ProductClass.obatKeras, .obatTradisional, .kosmetika, .panganOlahan].map { productClass in
        Packaging.Facts(
          productClass: productClass, primaryPack: pack, millilitres: 5, grams: 4, labelSquareCentimetres: 12,
          barcodeOn: .secondary, hasTamperSecurity: true)
      }
    }
    businesses = ["21012", "21022", "46441", "10799"].flatMap { kbli in
      ["obat_tradisional", "suplemen_kesehatan", "obat_kuasi"].map { commodity in
        Eligibility.Facts(kbli: kbli, commodity: commodity, dosageForm: "kapsul", scale: .ukot)
      }
    }
    codes = (0..<20).map { number in
      ElementString(bracketed: "(90)DBL95092047\(10 + number)A1(10)1312\(number)(17)290331(21)0250\(number)EUT")
    }
    packQuestions = (0..<packs.count).map { number in
      Array(
        #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"type":"vial","volume_ml":\#(number)},"barcode_on":"secondary","tamper_security":true}}"#
          .utf8)
    }
    businessQuestions = businesses.map { facts in
      Array(
        #"{"area":"eligibility","inputs":{"kbli":"\#(facts.kbli ?? "")","commodity":"\#(facts.commodity ?? "")","dosage_form":"kapsul","business_scale":"UKOT"}}"#
          .utf8)
    }
    codeQuestions = codes.map { code in
      Array(#"{"area":"barcode_authentication","inputs":{"text":"\#(code.bracketed)"}}"#.utf8)
    }
    dossiers = try Dossier.examples(under: rulebook)
  }

  /// Each gives a number that depends on all its answers.
  func packaging() -> Int {
    packs.reduce(0) { $0 &+ (Packaging.assess($1, under: rulebook, asOf: barcodeDay)?.verdict.findings.count ?? 0) }
  }

  func eligibility() -> Int {
    businesses.reduce(0) { $0 &+ (Eligibility.assess($1, under: rulebook, asOf: registrationDay)?.findings.count ?? 0) }
  }

  func content() -> Int {
    codes.reduce(0) { sum, code in
      sum &+ (BarcodeContent.assess(code, under: rulebook, asOf: barcodeDay)?.verdict.findings.count ?? 0)
    }
  }

  func packagingInJSON() -> Int { answer(packQuestions) }
  func eligibilityInJSON() -> Int { answer(businessQuestions) }
  func contentInJSON() -> Int { answer(codeQuestions) }

  private func answer(_ questions: [[UInt8]]) -> Int {
    questions.reduce(0) { sum, question in
      sum &+ question.withUnsafeBufferPointer { gateway.answer($0).json.utf8.count }
    }
  }

  func wholeDossiers() -> Int {
    dossiers.reduce(0) { $0 &+ $1.assess(under: rulebook).findings.count }
  }

  var packCount: Int { packs.count }
  var businessCount: Int { businesses.count }
  var codeCount: Int { codes.count }
  var dossierCount: Int { dossiers.count }
}
