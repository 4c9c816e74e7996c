import Testing

@testable import GS1

@Suite struct ElementArraysTests {
  /// Reads into storage with room for everything.
  private func readOnce(_ text: [UInt8]) -> (elements: [Element], errors: [GS1Error]) {
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 5000)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 5000)
    defer {
      elements.deallocate()
      errors.deallocate()
    }
    var buffer = ElementBuffer(elements: elements, errors: errors)
    ElementString.read(bracketed: text.span, into: &buffer)
    return (Array(elements[..<buffer.elementCount]), Array(errors[..<buffer.errorCount]))
  }

  @Test("a message is read in full, whether it fits on the stack or not")
  func same() {
    for count in [0, 1, 2, 7, 8, 9, 15, 16, 17, 32, 33, 100, 4095, 4096, 4097, 4200] {
      let messages = [
        // Good elements, bad ones, and elements whose errors show only beside each other, at the end or far apart.
        String(repeating: "(90)A", count: count),
        String(repeating: "(90)#", count: count),
        (0..<count).map { "(90)\($0)" }.joined(),
        String(repeating: "(90)A", count: count) + "(17)280229",
        "(17)280229" + String(repeating: "(90)A", count: count) + "(01)08991234567891",
        String(repeating: "(", count: count),
      ]
      for message in messages {
        let text = Array(message.utf8)
        let expected = readOnce(text)
        var times = 0
        let found = ElementArrays { buffer in
          times += 1
          ElementString.read(bracketed: text.span, into: &buffer)
        }
        #expect(
          found.elements == expected.elements && found.errors == expected.errors, "\(count) \(message.prefix(20))")
        #expect(times <= 3)
        if expected.elements.count <= 16, expected.errors.count <= 8 { #expect(times == 1) }
      }
    }
  }

  @Test("errors between elements that have no room at first are all there")
  func third() {
    // Of the elements in the first room none is repeated, so the first reading counts no error.
    let message = ElementString(
      bracketed: (91...99).map { "(\($0))A" }.joined() + (10...17).map { _ in "(90)A" }.joined()
        + (91...99).map { "(\($0))B" }.joined())
    #expect(message.elements.count == 26)
    #expect(message.errors.count == 9)
    #expect(message.errors.allSatisfy { $0.code == .repeatedWithDifferentValue })
  }

  @Test("carriers with more elements than fit on the stack are judged together")
  func carriers() {
    let many = ElementString(bracketed: (90...99).map { "(\($0))A" }.joined())
    let other = ElementString(bracketed: (90...99).map { "(\($0))B" }.joined())
    let errors = ElementString.judgeTogether([many, other])
    #expect(errors.count == 10)
    #expect(errors.allSatisfy { $0.carrier == 1 && $0.error.code == .repeatedWithDifferentValue })
  }
}
