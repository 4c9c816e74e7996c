import GS1
import Glibc
import Testing

/// Memory of the caller that may be read only, with memory right before and behind it that must not be touched at all.
///
/// Reading beyond an end or writing to the input ends the test run with a signal.
private struct GuardedMemory: ~Copyable {
  private let base: UnsafeMutableRawPointer
  private let page = Int(getpagesize())
  private let pages: Int

  /// Room for so many pages of input.
  init(pages: Int) throws {
    let memory = mmap(nil, page * (pages + 2), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    base = try #require(memory == MAP_FAILED ? nil : memory)
    self.pages = pages
  }

  /// Runs a body on bytes that end, or begin, at memory that must not be touched.
  func with<Result>(_ bytes: [UInt8], atEnd: Bool, _ body: (Span<UInt8>) -> Result) -> Result {
    let start = base + page
    precondition(bytes.count <= page * pages && mprotect(start, page * pages, PROT_READ | PROT_WRITE) == 0)
    let place = atEnd ? start + (page * pages - bytes.count) : start
    place.copyMemory(from: bytes, byteCount: bytes.count)
    precondition(mprotect(start, page * pages, PROT_READ) == 0)
    return body(UnsafeRawBufferPointer(start: place, count: bytes.count).bindMemory(to: UInt8.self).span)
  }

  deinit {
    munmap(base, page * (pages + 2))
  }
}

@Suite struct CallerMemoryTests {
  private struct Found: Equatable {
    var elements: [Element]
    var errors: [GS1Error]
  }

  private static let forms: [ElementString.Form?] = ElementString.Form.allCases + [nil]

  private static let messages = [
    "", "010899123456789117280229\u{1D}10ABC\u{1D}21XYZ", "00006141411234567890",
    "90" + String(repeating: "A", count: 30),
    "91" + String(repeating: "z", count: 90) + "\u{1D}99!", "]Q3010899123456789110A\u{1D}43242813322560\u{1D}8030AZ==",
    "]E08991234567898", "]E440123455", "]Q1(90)NA18240104109(91)271231",
    "(01)08991234567891(10)A\\(B(17)280229(3103)001000",
    "(253)9501101020917A(8007)BE71096123456769\\(\\", "8110012345665432111110123328123142801015012345690000",
    "https://a.b/x/01/08991234567891/10/A%2FB/21/C?17=280229&91=a%20+b&c=d#e", "]Q1http://a/00/006141411234567890",
    "HTTPS://ID.GS1.ORG/414/0614141123452/254/A%2?7040=1A%3", "(01", "(", "]",
    "GTIN (01) 08991234567891 BATCH/LOT (10) A(B", "\u{1D}\u{1D}", "hello",
  ].map { Array($0.utf8) }

  /// Reads into storage that holds what another message left there.
  private func read(_ bytes: Span<UInt8>, as form: ElementString.Form?, into buffer: inout ElementBuffer) {
    switch form {
    case .raw: ElementString.read(raw: bytes, into: &buffer)
    case .scanData: ElementString.read(scanData: bytes, into: &buffer)
    case .bracketed: ElementString.read(bracketed: bytes, into: &buffer)
    case .digitalLink: ElementString.read(digitalLink: bytes, into: &buffer)
    case .humanReadable: ElementString.read(humanReadable: bytes, into: &buffer)
    case nil: ElementString.read(bytes, into: &buffer)
    }
  }

  private func withStorage(
    _ body: (inout ElementBuffer, UnsafeMutableBufferPointer<Element>, UnsafeMutableBufferPointer<GS1Error>) -> Void
  ) {
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 5000)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 5000)
    defer {
      elements.deallocate()
      errors.deallocate()
    }
    var buffer = ElementBuffer(elements: elements, errors: errors)
    body(&buffer, elements, errors)
  }

  /// What reading finds in bytes of our own, with storage of its own.
  private func fresh(_ bytes: [UInt8], as form: ElementString.Form?) -> Found {
    let message =
      switch form {
      case .raw: ElementString(raw: bytes)
      case .scanData: ElementString(scanData: bytes)
      case .bracketed: ElementString(bracketed: bytes)
      case .digitalLink: ElementString(digitalLink: bytes)
      case .humanReadable: ElementString(humanReadable: bytes)
      case nil: ElementString(reading: bytes)
      }
    return Found(elements: message.elements, errors: message.errors)
  }

  @Test("no form reads before or behind a message or writes to it, wherever it is cut off")
  func guarded() throws {
    let memory = try GuardedMemory(pages: 1)
    withStorage { buffer, elements, errors in
      for message in CallerMemoryTests.messages {
        for count in 0...message.count {
          let cut = Array(message[..<count])
          for form in CallerMemoryTests.forms {
            let expected = fresh(cut, as: form)
            for atEnd in [true, false] {
              memory.with(cut, atEnd: atEnd) { bytes in
                buffer.removeAll()
                read(bytes, as: form, into: &buffer)
              }
              let found = Found(
                elements: Array(elements[..<buffer.elementCount]), errors: Array(errors[..<buffer.errorCount]))
              if found != expected { Issue.record("\(cut) as \(String(describing: form))") }
            }
          }
        }
      }
    }
  }

  @Test("text for people and forms are found within the message too")
  func guardedText() throws {
    let memory = try GuardedMemory(pages: 1)
    for message in CallerMemoryTests.messages {
      for count in 0...message.count {
        let cut = Array(message[..<count])
        let expected = ElementString(reading: cut)
        let text = memory.with(cut, atEnd: true) { bytes in
          _ = ElementString.Form(of: bytes)
          var storage = [UInt8](repeating: 0, count: 512)
          let count = storage.withUnsafeMutableBufferPointer { storage in
            ElementString.writeHumanReadable(expected.elements.span, in: bytes, into: storage)
          }
          return String(decoding: storage.prefix(count), as: UTF8.self)
        }
        #expect(text == expected.humanReadable())
      }
    }
  }

  @Test("nothing goes from one message to the next in the same storage")
  func state() {
    var numbers = SeededNumbers(seed: 11)
    withStorage { buffer, elements, errors in
      for round in 0..<20_000 {
        var message = CallerMemoryTests.messages[Int.random(in: CallerMemoryTests.messages.indices, using: &numbers)]
        if round % 3 == 0, !message.isEmpty {
          message[Int.random(in: message.indices, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        }
        let form = CallerMemoryTests.forms[Int.random(in: CallerMemoryTests.forms.indices, using: &numbers)]
        buffer.removeAll()
        read(message.span, as: form, into: &buffer)
        let found = Found(
          elements: Array(elements[..<buffer.elementCount]), errors: Array(errors[..<buffer.errorCount]))
        if found != fresh(message, as: form) { Issue.record("\(message) as \(String(describing: form))") }
      }
    }
  }

  @Test("NUL at every place is data: it ends nothing and its place is the fault's")
  func nul() {
    for text in ["90ABC\u{1D}91DEF", "(90)ABC(91)DEF", "]Q190ABC\u{1D}91DEF", "https://a.b/01/08991234567891?91=DEF"] {
      let good = Array(text.utf8)
      for place in 0...good.count {
        var bytes = good
        bytes.insert(0, at: place)
        for form in CallerMemoryTests.forms {
          let found = fresh(bytes, as: form)
          #expect(!found.errors.isEmpty)
          let message = ElementString(reading: bytes)
          #expect(message.bytes == bytes)
        }
      }
    }
    // Inside a value the elements after it are still there, and the NUL alone is at fault.
    for place in 3...5 {
      var bytes = Array("90ABC\u{1D}91DEF".utf8)
      bytes.insert(0, at: place)
      let message = ElementString(raw: bytes)
      #expect(message.elements.map(\.ai.description) == ["90", "91"])
      #expect(message.value(of: .internal90) == Array(bytes[2..<6]))
      #expect(message.errors.map { [$0.offset, $0.length] } == [[place, 1]])
    }
  }

  @Test("64 kilobytes are read, one byte more is refused, and more is read when it is allowed")
  func large() throws {
    let memory = try GuardedMemory(pages: 1_100_000 / Int(getpagesize()) + 1)
    var options = ElementString.Options()
    for (count, limit) in [(65_536, 65_536), (65_537, 65_536), (65_537, 65_537), (1_048_576, 2_000_000)] {
      options.maximumLength = limit
      options.maximumElements = count
      // (91) again and again with the same value, which is no fault.
      var bytes: [UInt8] = []
      while bytes.count + 86 <= count { bytes += Array("91".utf8) + Array(repeating: 0x41, count: 83) + [0x1D] }
      bytes += Array("92".utf8) + Array(repeating: 0x42, count: max(1, count - bytes.count - 2))
      #expect(bytes.count == count)
      let message = memory.with(bytes, atEnd: true) { ElementString(raw: $0, options: options) }
      #expect(message.errors.map(\.code) == (count > limit ? [.messageTooLong] : []))
      #expect(message.elements.count == (count > limit ? 0 : (count + 85) / 86))
    }
  }
}
