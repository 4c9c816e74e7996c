import GS1
import Testing

@testable import RegKit

@Suite struct BarcodeContentSignsTests {
  private func signs(_ text: String) -> BarcodeContent.Signs {
    ElementString(bracketed: text).withView { BarcodeContent.Signs(in: $0) }
  }

  @Test("of all identifiers of two digits five are signs, alone and beside the others")
  func each() throws {
    let meant: [Int: BarcodeContent.Signs] = [
      90: .licenceNumber, 1: .gtin, 10: .batch, 17: .expiry, 21: .serial,
    ]
    for number in 0...99 {
      let ai = (number < 10 ? "0" : "") + "\(number)"
      let alone = signs("(\(ai))1")
      #expect(alone == meant[number] ?? [], "(\(ai))")
      #expect(signs("(10)A(\(ai))1(90)B") == [.batch, .licenceNumber, meant[number] ?? []], "(\(ai))")
    }
    for ai in ["010", "0100", "101", "210", "3103", "8020", "9000"] { #expect(signs("(\(ai))1") == [], "(\(ai))") }
  }

  @Test(
    "the method that elements speak for",
    arguments: [
      ("(90)A", Method.identifikasi, true), ("(90)A(10)B", .identifikasi, true),
      ("(90)A(10)B(21)C", .otentifikasi, true), ("(17)290331(21)C", .otentifikasi, false),
      ("(01)08991234567891", .otentifikasi, true), ("(91)A", .identifikasi, false),
    ])
  func method(_ text: String, _ method: Method, _ areOfBPOM: Bool) {
    #expect(signs(text).method == method && signs(text).areOfBPOM == areOfBPOM)
  }
}
