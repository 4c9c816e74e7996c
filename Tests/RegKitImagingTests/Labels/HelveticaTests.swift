import Testing

@testable import RegKitImaging

@Suite struct HelveticaTests {
  @Test(
    "widths are those of the font's metrics",
    arguments: [
      (" ", 278), ("0", 556), ("A", 667), ("@", 1015), ("i", 222), ("(", 333), ("~", 584), ("W", 944), ("µ", 556),
      ("®", 737), ("ÿ", 500), ("é", 556), ("(90) DBL9509204704A1", 10_784),
    ])
  func widths(text: String, thousandths: Int) {
    #expect(Helvetica.width(of: text, size: 1000) == Double(thousandths))
  }

  @Test("other characters have none")
  func others() {
    for scalar in ["\u{7F}", "\u{9F}", "\u{1F}", "\u{100}", "薬"] as [Unicode.Scalar] {
      #expect(Helvetica.width(of: scalar) == nil)
    }
  }
}
