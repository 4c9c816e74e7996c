import GS1
import Testing

@Suite struct WritingTests {
  private func written(_ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> [UInt8] {
    let needed = write(UnsafeMutableBufferPointer(start: nil, count: 0))
    var storage = [UInt8](repeating: 0xEE, count: needed + 3)
    let count = storage.withUnsafeMutableBufferPointer { write($0) }
    #expect(count == needed && storage.suffix(3) == [0xEE, 0xEE, 0xEE])
    var short = [UInt8](repeating: 0xEE, count: needed / 2)
    #expect(short.withUnsafeMutableBufferPointer { write($0) } == needed)
    #expect(short == Array(storage.prefix(needed / 2)))
    return Array(storage.prefix(needed))
  }

  @Test("what is written into storage is what the message gives as arrays, for good messages and bad")
  func sameAsArrays() throws {
    var samples = SampleMessages(seed: 4)
    var options = ElementString.Options()
    options.allowsShortGTIN = true
    var carried = 0
    for _ in 0..<500 {
      let message = ElementString(reading: samples.next(), options: options)
      let (elements, bytes) = (message.elements, message.bytes)
      #expect(
        written { ElementString.writeBracketed(elements.span, in: bytes.span, into: $0) } == message.bracketedBytes)
      if ElementString.firstNotCarriedRaw(elements.span, in: bytes.span) == nil {
        #expect(written { ElementString.writeRaw(elements.span, in: bytes.span, into: $0) } == (try message.rawBytes()))
        carried += 1
      } else {
        #expect(throws: GS1Error.self) { try message.rawBytes() }
      }
      for element in elements {
        #expect(
          written { ElementString.writeValue(of: element, in: bytes.span, into: $0) } == message.value(of: element))
      }
    }
    #expect(carried > 300)
  }

  private func both(_ message: ElementString, room: Int) -> (raw: [UInt8], bracketed: [UInt8], counts: [Int]) {
    var counts: [Int] = []
    func written(_ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: max(1, room)) { storage, count in
        let total = write(UnsafeMutableBufferPointer(start: storage.baseAddress, count: room))
        counts.append(total)
        count = min(room, total)
      }
    }
    let elements = message.elements
    let bytes = message.bytes
    let raw = written { ElementString.writeRaw(elements.span, in: bytes.span, into: $0) }
    let bracketed = written { ElementString.writeBracketed(elements.span, in: bytes.span, into: $0) }
    return (raw, bracketed, counts)
  }

  private let messages = [
    ElementString(bracketed: "(01)08991234567891(10)A\\(B)(17)280200(21)X"),
    ElementString(raw: "010899123456789117280200" + "10ABC\u{1D}21X"),
    ElementString(scanData: "]E08991234567891"),
    ElementString(digitalLink: "https://id.gs1.org/01/08991234567891/10/A%28B?17=280200&98=a+b"),
    ElementString(bracketed: "(01)0899(10)(422)36"),
  ]

  @Test("too little room is told and nothing is written beyond it")
  func room() throws {
    for message in messages {
      for room in 0..<message.bracketedBytes.count {
        let written = both(message, room: room)
        let raw = try message.rawBytes()
        #expect(written.counts == [raw.count, message.bracketedBytes.count])
        #expect(written.raw == Array(raw.prefix(room)))
        #expect(written.bracketed == Array(message.bracketedBytes.prefix(room)))
      }
    }
  }

  @Test("with other bytes than those read nothing fails")
  func otherBytes() {
    let elements = ElementString(raw: "010899123456789110ABC").elements
    let bytes = Array("01".utf8)
    #expect(written { ElementString.writeBracketed(elements.span, in: bytes.span, into: $0) } == Array("(01)(10)".utf8))
    #expect(written { ElementString.writeValue(of: elements[1], in: bytes.span, into: $0) }.isEmpty)
    let none = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    #expect(
      ElementString.writeValue(-1..<1, in: bytes.span, escaping: .none, omitsLeadingZeros: false, into: none) == 0)
  }
}
