import RegKit
import Testing

@Suite struct PublicCheckTests {
  @Test(
    "what a buyer sees next",
    arguments: [
      (true, nil, .showInformation, .allowed), (true, false, .showInformation, .allowed),
      (false, true, .showInformation, .allowed), (false, false, .complaint, .refused),
      (false, nil, .enterLicence, .undetermined), (nil, true, nil, .undetermined), (nil, nil, nil, .undetermined),
    ] as [(Bool?, Bool?, PublicCheck.Next?, Outcome)])
  func next(barcode: Bool?, licence: Bool?, next: PublicCheck.Next?, outcome: Outcome) throws {
    let answer = try #require(
      PublicCheck.assess(.init(isBarcodeValid: barcode, isLicenceValid: licence), under: try .shared()))
    #expect(answer.next == next)
    #expect(answer.verdict.outcome == outcome)
  }
}
