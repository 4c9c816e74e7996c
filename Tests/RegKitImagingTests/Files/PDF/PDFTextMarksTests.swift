@testable import RegKitImaging
import Testing

@Suite struct PDFTextMarksTests {
  private func count(_ strings: String...) -> Int {
    var marks = PDFTextMarks()
    for string in strings { Array(string.utf8).withUnsafeBytes { marks.add($0[...]) } }
    return marks.count
  }

  @Test("marks are counted in strings of both kinds, their escapes resolved")
  func marks() {
    #expect(count("(.|-_)") == 4)
    #expect(count("(. \t|)", "<2D 5f>") == 4)
    #expect(count("(\\174\\56\\0567)") == 0 && count("(\\174\\56\\056)") == 3)
    #expect(count("(\\(\\)\\\\)") == 3)
    #expect(count("(\\n\\r\\t\\b\\f\\\n\\40)") == 0)
    #expect(count("<2D2>") == 1 && count("<>") == 0 && count("()") == 0)
  }

  @Test("a letter or a digit anywhere makes it text to read")
  func letters() {
    for text in ["(....a)", "(Z....)", "(..0..)", "<2E2E41>", "(..\\101)"] { #expect(count(text) == 0, "\(text)") }
    #expect(count("(...)", "(a)") == 0)
  }

  @Test("strings without an end are read as far as they go")
  func open() {
    #expect(count("(..") == 2 && count("(.\\") == 2 && count("<2") == 0 && count("<2E") == 1 && count("") == 0)
  }
}
