import GS1
import Testing

@Suite struct WritingTests {
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

  @Test("without allocation the bytes are those of the message's own forms")
  func same() {
    for message in messages {
      let written = both(message, room: 200)
      #expect(written.raw == message.rawBytes() && written.bracketed == message.bracketedBytes, "\(message)")
      #expect(written.counts == [written.raw.count, written.bracketed.count])
    }
  }

  @Test("too little room is told and nothing is written beyond it")
  func room() {
    for message in messages {
      for room in 0..<message.bracketedBytes.count {
        let written = both(message, room: room)
        #expect(written.counts == [message.rawBytes().count, message.bracketedBytes.count])
        #expect(written.raw == Array(message.rawBytes().prefix(room)))
        #expect(written.bracketed == Array(message.bracketedBytes.prefix(room)))
      }
    }
  }

  @Test("bytes of another message give wrong text and no failure")
  func foreign() {
    let message = messages[0]
    let storage = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    let short: [UInt8] = [0x30]
    #expect(ElementString.writeRaw(message.elements.span, in: short.span, into: storage) > 0)
    #expect(ElementString.writeBracketed(message.elements.span, in: short.span, into: storage) > 0)
  }
}
