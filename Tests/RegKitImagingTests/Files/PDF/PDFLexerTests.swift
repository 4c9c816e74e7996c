@testable import RegKitImaging
import Testing

@Suite struct PDFLexerTests {
  /// The tokens, one letter or text each.
  private func tokens(_ text: String) -> [String] {
    Array(text.utf8).withUnsafeBytes { bytes in
      var lexer = PDFLexer(bytes, from: 0)
      var result: [String] = []
      while true {
        switch lexer.next() {
        case .openDictionary: result.append("<<")
        case .closeDictionary: result.append(">>")
        case .openArray: result.append("[")
        case .closeArray: result.append("]")
        case .name(let range): result.append("/" + String(decoding: bytes[range], as: UTF8.self))
        case .integer(let value): result.append("\(value)")
        case .word(let range): result.append(String(decoding: bytes[range], as: UTF8.self))
        case .string(let range): result.append(String(decoding: bytes[range], as: UTF8.self))
        case .other: result.append("_")
        case .end: return result
        }
      }
    }
  }

  @Test("tokens end where PDF ends them")
  func tokens() {
    #expect(
      tokens("<</Length 6 0 R/X[1 2]>>stream") == [
        "<<", "/Length", "6", "0", "R", "/X", "[", "1", "2", "]", ">>", "stream",
      ])
    #expect(tokens("/A%comment >>\n/B") == ["/A", "/B"])
    #expect(
      tokens("(a(b)\\)c) <4 1> {x} -1 1.5 999999999999999999999") == [
        "(a(b)\\)c)", "<4 1>", "_", "x", "_", "-1", "1.5", "999999999999999999999",
      ])
    #expect(tokens("(open") == ["(open"])
    #expect(tokens("<4") == ["<4"])
    #expect(tokens("(\\") == ["(\\"])
    #expect(tokens("> ) \0\t") == ["_", "_"])
    #expect(tokens("") == [])
  }

  @Test("names are compared with their escapes resolved")
  func names() {
    for (text, isLength) in [
      ("/Length", true), ("/L#65ngth", true), ("/#4c#65#6E#67#74#68", true), ("/Length1", false), ("/Lengt", false),
      ("/L#6", false), ("/", false),
    ] {
      Array(text.utf8).withUnsafeBytes { bytes in
        var lexer = PDFLexer(bytes, from: 0)
        guard case .name(let range) = lexer.next() else {
          Issue.record("no name in \(text)")
          return
        }
        #expect(lexer.name(range, is: "Length") == isLength, "\(text)")
      }
    }
  }
}
