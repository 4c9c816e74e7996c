import Testing

@testable import GS1

@Suite struct GS1ErrorDrawingTests {
  @Test("carets stand under the fault, bars on either side of it")
  func places() throws {
    let message = ElementString(raw: "\u{1D}010899123456789290A#\u{FF}\u{1D}91")
    let drawings = message.errors.map { $0.caretLine(in: message.bytes) + "\n" + $0.markup(in: message.bytes) }
    #expect(
      drawings == [
        """
        ␝010899123456789290A#··␝91
                        ^
        ␝010899123456789|2|90A#··␝91
        """,
        """
        ␝010899123456789290A#··␝91
                            ^^^
        ␝010899123456789290A|#··|␝91
        """,
        """
        ␝010899123456789290A#··␝91
                                  ^
        ␝010899123456789290A#··␝91||
        """,
      ])
  }

  @Test("a long input shows sixty columns on either side")
  func long() {
    let bytes = Array(repeating: UInt8(0x41), count: 100) + [0x23] + Array(repeating: 0x42, count: 100)
    let error = GS1Error(.invalidCharacter, at: 100, length: 1)
    let before = "…" + String(repeating: "A", count: 60)
    let after = String(repeating: "B", count: 60) + "…"
    #expect(error.caretLine(in: bytes) == before + "#" + after + "\n" + String(repeating: " ", count: 61) + "^")
    #expect(error.markup(in: bytes) == before + "|#|" + after)
  }

  @Test("an empty input shows one caret")
  func empty() {
    #expect(GS1Error(.emptyMessage, at: 0, length: 0).caretLine(in: []) == "\n^")
    #expect(GS1Error(.emptyMessage, at: 0, length: 0).markup(in: []) == "||")
  }
}
