@testable import RegKitImaging
import Testing

@Suite struct BitmapFontTests {
  /// A line of text as rows of dots.
  private func drawn(_ text: String) -> [String] {
    var dots = [[Character]](
      repeating: [Character](repeating: ".", count: BitmapFont.width(of: text)), count: BitmapFont.glyphHeight)
    BitmapFont.forEachRun(of: text) { run in
      for x in run.x..<run.x + run.length {
        #expect(dots[run.y][x] == ".", "a dot is inked twice")
        dots[run.y][x] = "#"
      }
    }
    return dots.map { String($0) }
  }

  private let printable = (0x20...0x7E).compactMap { Unicode.Scalar(UInt32($0)) }

  @Test("a line of text is drawn glyph beside glyph, capitals above the baseline, descenders below")
  func line() {
    #expect(
      drawn("Ag1") == [
        ".###..........#..",
        "#...#........##..",
        "#...#..####.#.#..",
        "#####.#...#...#..",
        "#...#.#...#...#..",
        "#...#.#...#...#..",
        "#...#..####.#####",
        "..........#......",
        ".......###.......",
      ])
  }

  @Test("every printable character has a glyph of its own, and only the space has no ink")
  func glyphs() {
    let glyphs = printable.map { BitmapFont.glyph(of: $0) }
    #expect(glyphs.count == 95)
    #expect(Set(glyphs).count == glyphs.count)
    #expect(glyphs.filter { $0 == 0 } == [BitmapFont.glyph(of: " ")])
    #expect(glyphs.allSatisfy { $0 >> 45 == 0 })
  }

  @Test("characters that a careless drawing confuses differ in at least three dots")
  func confusable() {
    for pair in ["0O", "1I", "1l", "Il", "5S", "8B", "2Z", "6G", "0D", "O0", "0Q", "UV", "VY", "gq", "({", ")}"] {
      let glyphs = pair.unicodeScalars.map { BitmapFont.glyph(of: $0) }
      #expect((glyphs[0] ^ glyphs[1]).nonzeroBitCount >= 3, "\(pair)")
    }
  }

  @Test(
    "capitals and digits fill the seven rows above the baseline and no other", arguments: ["A", "M", "Q", "0", "7"])
  func capHeight(character: Unicode.Scalar) {
    let glyph = BitmapFont.glyph(of: character)
    #expect(glyph & 0x1F != 0)
    #expect(glyph >> 30 & 0x1F != 0)
    #expect(glyph >> 35 == 0)
  }

  @Test("what is no printable ASCII shows as one box", arguments: ["é", "\u{1D}", "\u{7F}", "字", "\u{0}"])
  func others(character: Unicode.Scalar) {
    let box = BitmapFont.glyph(of: "\u{FFFD}")
    #expect(BitmapFont.glyph(of: character) == box)
    #expect(!printable.contains { BitmapFont.glyph(of: $0) == box })
  }

  @Test("a line is as wide as its glyphs and the gaps between them", arguments: [("", 0), ("a", 5), ("ab", 11)])
  func width(text: String, width: Int) {
    #expect(BitmapFont.width(of: text) == width)
  }
}
