import GS1
import Testing

@Suite struct ElementBufferTests {
  /// Reads into storage with room for so many elements and errors.
  private func read(_ text: String, elements room: Int, errors: Int) -> (ElementBuffer, [Element], [GS1Error]) {
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: room)
    let faults = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: errors)
    defer {
      elements.deallocate()
      faults.deallocate()
    }
    var buffer = ElementBuffer(elements: elements, errors: faults)
    ElementString.read(bracketed: Array(text.utf8).span, into: &buffer)
    return (
      buffer, Array(elements.prefix(buffer.elementCount)), Array(faults.prefix(buffer.errorCount))
    )
  }

  @Test("storage of the caller gets what the arrays get")
  func same() {
    let text = "(01)08991234567892(55)x(10)ABC(37)1"
    let message = ElementString(bracketed: text)
    let (buffer, elements, errors) = read(text, elements: 8, errors: 8)
    #expect(elements == message.elements)
    #expect(errors == message.errors)
    #expect(buffer.elementCount == 4)
    #expect(buffer.errorCount == message.errors.count)
  }

  @Test("full storage goes on counting", arguments: [(0, 0), (1, 0), (0, 1), (2, 1)])
  func full(_ room: Int, _ errorRoom: Int) {
    let text = "(01)08991234567892(90)A#(91)B#"
    let message = ElementString(bracketed: text)
    let (buffer, elements, errors) = read(text, elements: room, errors: errorRoom)
    #expect(buffer.elementCount == 3 && buffer.errorCount == 3)
    #expect(elements == Array(message.elements.prefix(room)))
    #expect(errors == Array(message.errors.prefix(errorRoom)))
    #expect(buffer.storedElement(99) == Element() && buffer.storedElement(-1) == Element())
  }

  @Test("every form reads into storage of the caller, and storage can be used again")
  func forms() {
    var storage = Array(repeating: Element(), count: 4)
    storage.withUnsafeMutableBufferPointer { elements in
      var buffer = ElementBuffer(elements: elements, errors: UnsafeMutableBufferPointer(start: nil, count: 0))
      ElementString.read(raw: Array("90A".utf8).span, into: &buffer)
      #expect(buffer.elementCount == 1 && buffer.storedElement(0).valueRange == 2..<3)
      buffer.removeAll()
      let symbology = ElementString.read(scanData: Array("]Q390A".utf8).span, into: &buffer)
      #expect(symbology == .gs1QRCode)
      #expect(buffer.elementCount == 1 && buffer.storedElement(0).valueRange == 5..<6)
      #expect(buffer.errorCount == 0)
    }
  }

  @Test("elements and errors are small")
  func sizes() {
    #expect(MemoryLayout<Element>.stride == 16)
    #expect(MemoryLayout<GS1Error>.stride == 16)
  }
}
