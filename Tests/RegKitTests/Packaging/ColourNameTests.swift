import Testing

@testable import RegKit

@Suite struct ColourNameTests {
  @Test(
    "what a colour looks like is left out of its name, and English black and white are the Indonesian ones",
    arguments: [
      ("hitam", "hitam"), ("Hitam Pekat", "hitam"), ("jet-black", "hitam"), ("WHITE", "putih"),
      ("biru tua", "biru tua"), ("matt", "matt"), ("coklat kehitaman", "coklat kehitaman"), ("", ""),
    ])
  func plain(name: String, plain: String) {
    #expect(ColourName(name).plain == plain)
  }

  @Test(
    "a colour holds another by whole words",
    arguments: [
      ("hitam", "hitam", true), ("putih bergaris hitam", "hitam", true), ("kehitaman", "hitam", false),
      ("hitam", "putih", false), ("biru tua", "biru tua", true), ("biru", "biru tua", false), ("", "hitam", false),
      ("hitam", "", false),
    ])
  func holding(name: String, other: String, isHeld: Bool) {
    #expect(ColourName(name).holds(ColourName(other)) == isHeld)
  }
}
