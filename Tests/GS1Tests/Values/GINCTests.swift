import GS1
import Testing

@Suite struct GINCTests {
  @Test(
    "four digits of a company prefix and characters of the set",
    arguments: ["8991", "8991abc(7)", "888888888888888888888888888888"])
  func accepted(_ text: String) {
    #expect(GINC(text)?.description == text)
  }

  @Test(
    "what is none",
    arguments: ["", "899", "899A1", "8991 abc", "8888888888888888888888888888888", "8991\u{1D}", "8991#é"])
  func refused(_ text: String) {
    #expect(GINC(text) == nil)
  }
}
