import Testing

@testable import RegKit

struct FieldPathTests {
  @Test func writesKeysWithPointsAndItemsInBrackets() {
    var path = FieldPath("inputs")
    path.enter("files")
    path.enter(item: 2)
    #expect(path.text == "inputs.files[2]")
    #expect(path.text(of: "name") == "inputs.files[2].name")
    path.leave()
    #expect(path.text(of: 3) == "inputs.files[3]")
    path.leave()
    #expect(path.text == "inputs")
  }

  @Test func aPathWithoutARootBeginsWithItsFirstKey() {
    var path = FieldPath()
    #expect(path.text == "")
    #expect(path.text(of: "ink") == "ink")
    path.enter("codes")
    path.enter(item: 0)
    #expect(path.text(of: "issuer") == "codes[0].issuer")
  }

  @Test func leavingMoreThanWasEnteredDoesNothing() {
    var path = FieldPath("inputs")
    path.leave()
    path.leave()
    #expect(path.text == "")
  }
}
