import RegKit
import Testing

@Suite struct BarcodeRequestTests {
  @Test("every state of a request", arguments: [true, false, nil], [true, false, nil])
  func states(hasLicence: Bool?, isDataValid: Bool?) throws {
    let answer = try #require(
      BarcodeRequest.assess(.init(hasLicence: hasLicence, isDataValid: isDataValid), under: try .shared()))
    let isStopped = hasLicence == false || isDataValid == false
    let isKnown = hasLicence != nil && isDataValid != nil
    #expect(answer.verdict.outcome == (isStopped ? .refused : isKnown ? .allowed : .undetermined))
    #expect(answer.nextStep == (isKnown && !isStopped ? 4 : nil))
    #expect(answer.nextAction == (hasLicence == false ? "registrasi produk" : nil))
  }
}
