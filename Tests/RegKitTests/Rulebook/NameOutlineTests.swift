import Testing

@testable import RegKit

@Suite struct NameOutlineTests {
  private func outline(_ name: String) -> NameOutline {
    Array(name.utf8).withUnsafeBufferPointer { NameOutline($0) }
  }

  @Test("names of up to eight bytes have an outline each, also where one is the beginning of another")
  func short() {
    let names = ["", "a", "aa", "b", "id", "di", "name", "names", "cite", "from", "form", "compared", "compares"]
    for (place, name) in names.enumerated() {
      for (other, second) in names.enumerated() { #expect((outline(name) == outline(second)) == (place == other)) }
    }
  }

  @Test("a long name shares its outline with names of the same ends, and never with a short one")
  func long() {
    #expect(outline("abcd1wxyz") == outline("abcd22wxyz"))
    #expect(outline("abcd-wxyz") != outline("abcdwxyz"))
    #expect(outline("other-actors") != outline("other-levels"))
  }

  @Test("of attributes with the same outline the one asked for is found")
  func sameOutline() throws {
    let text = Array(#"<a abcd1wxyz="one" abcd22wxyz="two" abcdwxyz="three"/>"#.utf8)
    let root = try text.withUnsafeBufferPointer { try XMLDocument($0) }.root
    #expect(root.attribute("abcd1wxyz") == "one")
    #expect(root.attribute("abcd22wxyz") == "two")
    #expect(root.attribute("abcdwxyz") == "three")
    #expect(root.attribute("abcd333wxyz") == nil)
    #expect(root.isNamed("a") && !root.isNamed("b"))
  }
}
