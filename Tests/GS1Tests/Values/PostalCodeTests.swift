import GS1
import Testing

@Suite struct PostalCodeTests {
  @Test("a country and its code")
  func parts() {
    let code = PostalCode("36010110")
    #expect(code?.country == .indonesia && code?.code == "10110")
    #expect(code == PostalCode(.indonesia, "10110") && code?.description == "36010110")
    for text in ["", "360", "999A", "3601234567890", "360A B", "36"] { #expect(PostalCode(text) == nil) }
    #expect(PostalCode(.indonesia, "") == nil && PostalCode(.indonesia, "1234567890") == nil)
  }
}
