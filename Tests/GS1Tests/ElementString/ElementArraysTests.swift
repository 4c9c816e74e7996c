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
    for count in [0, 1, 2, 31, 32, 33, 63, 64, 65, 66, 128, 500, 4095, 4096, 4097, 4200] {
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
        if expected.elements.count <= 64, expected.errors.count <= 64 { #expect(times == 1) }
      }
    }
  }

  @Test("errors between elements that have no room at first are all there")
  func third() {
    // Of the elements in the first room none has another value than before, so the first reading counts no error.
    let message = ElementString(
      bracketed: String(repeating: "(90)A", count: 64) + String(repeating: "(90)B", count: 65))
    #expect(message.elements.count == 129)
    #expect(message.errors.count == 65)
    #expect(message.errors.allSatisfy { $0.code == .repeatedWithDifferentValue })
  }

  @Test("carriers with more elements than fit on the stack are judged together")
  func carriers() {
    let many = ElementString(bracketed: String(repeating: "(90)A", count: 64))
    let other = ElementString(bracketed: (90...99).map { "(\($0))B" }.joined())
    let errors = ElementString.judgeTogether([many, other])
    #expect(errors.map(\.carrier) == [1])
    #expect(errors.map(\.error.code) == [.repeatedWithDifferentValue])
  }
}
