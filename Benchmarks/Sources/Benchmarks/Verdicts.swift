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
  private let questions: [[UInt8]]

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
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
    questions = (0..<20).map { number in
      Array(
        #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"type":"vial","volume_ml":\#(number)},"barcode_on":"secondary","tamper_security":true}}"#
          .utf8)
    }
  }

  /// Each gives a number that depends on all its answers.
  func packaging() -> Int {
    packs.reduce(0) { $0 &+ (Packaging.assess($1, under: rulebook)?.verdict.findings.count ?? 0) }
  }

  func eligibility() -> Int {
    businesses.reduce(0) { $0 &+ (Eligibility.assess($1, under: rulebook)?.findings.count ?? 0) }
  }

  func content() -> Int {
    codes.reduce(0) { $0 &+ (BarcodeContent.assess($1, under: rulebook)?.verdict.findings.count ?? 0) }
  }

  func json() -> Int {
    questions.reduce(0) { sum, question in
      sum &+ question.withUnsafeBufferPointer { gateway.answer($0).json.utf8.count }
    }
  }

  var packCount: Int { packs.count }
  var businessCount: Int { businesses.count }
  var codeCount: Int { codes.count }
  var questionCount: Int { questions.count }
}
