import Testing

@testable import GS1

@Suite struct AssociationsTests {
  private let gtin = "(01)08991234567891"
  private let other = "(01)06291041500213"

  /// The codes with the identifiers they name.
  private func faults(_ text: String) -> [String] {
    ElementString(bracketed: text).errors.map { "\($0.code) \($0.ai?.description ?? "-")" }
  }

  @Test(
    "what an element needs",
    arguments: [
      ("(10)A", ["missing_association 10"]), ("(01)08991234567891(10)A", []), ("(10)A(01)08991234567891", []),
      ("(21)A", ["missing_association 21"]),
      ("(00)012345678901234567(21)A", ["wrong_check_digit 00", "missing_association 21"]),
      ("(02)08991234567891(37)5", ["missing_association 37"]), ("(37)5", ["missing_association 37"]),
      ("(02)08991234567891", ["missing_association 02"]),
      ("(00)376104250021234569(02)08991234567891(37)5", []),
      ("(250)A(01)08991234567891", ["missing_association 250"]), ("(250)A(01)08991234567891(21)B", []),
      ("(3920)123(01)08991234567891", ["missing_association 3920"]), ("(3920)123(01)08991234567891(3103)001000", []),
      ("(3920)123(01)08991234567891(30)2", []), ("(7001)1234567890123(01)08991234567891", []),
      ("(8040)123456789012345(01)08991234567891(21)A", []),
      ("(8041)123456789012345(01)08991234567891(21)A", ["missing_association 8041"]),
      ("(90)A(91)B", []), ("(99)A", []),
      // BPOM's own code, which no GS1 key identifies: each element that needs one says so.
      (
        "(90)NA18240104109(10)A(17)271231(21)B",
        ["missing_association 10", "missing_association 17", "missing_association 21"]
      ),
    ])
  func needs(_ text: String, _ expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test(
    "what an element excludes, a pair only once",
    arguments: [
      ("(01)08991234567891(255)9501101020917", ["excluded_association 255"]),
      ("(255)9501101020917(01)08991234567891", ["excluded_association 01"]),
      ("(01)08991234567891(37)5", ["missing_association 37", "excluded_association 01"]),
      ("(01)08991234567891(21)A(235)B", ["excluded_association 21"]),
      ("(01)08991234567891(3100)001000(3101)001000", ["excluded_association 3101"]),
      ("(01)08991234567891(3100)001000(3100)001000", []), ("(01)08991234567891(3100)001000(3110)001000", []),
      ("(03)08991234567891(01)08991234567891", ["excluded_association 03"]),
    ])
  func exclusions(_ text: String, _ expected: [String]) {
    #expect(Set(faults(text)) == Set(expected))
    #expect(faults(text).count == expected.count)
  }

  @Test("repeats")
  func repeats() {
    #expect(faults(gtin + gtin) == [])
    #expect(faults(gtin + "(10)A(10)A(10)A") == [])
    #expect(faults(gtin + other) == ["repeated_with_different_value 01"])
    #expect(
      faults(gtin + "(10)A(10)B(10)AB(10)A") == [
        "repeated_with_different_value 10", "repeated_with_different_value 10",
      ])
    #expect(faults("(90)\\((90)\\(") == [])
    #expect(faults("(90)A(90)B(91)A(99)A") == ["repeated_with_different_value 90"])
    // Needed once, reported once.
    #expect(faults("(10)A(10)A") == ["missing_association 10"])
    // An identifier the dictionary lacks repeats as any other.
    #expect(faults("(55)A(55)B").last == "repeated_with_different_value 55")
  }

  @Test(
    "a signature needs the serial component of the key it signs",
    arguments: [
      ("(8030)AZ(253)9501101020917", ["serial_component_missing 253"]), ("(8030)AZ(253)9501101020917A", []),
      ("(255)9501101020917(8030)AZ", ["serial_component_missing 255"]), ("(255)95011010209171(8030)AZ", []),
      ("(8030)AZ(8003)09501101020917", ["serial_component_missing 8003"]), ("(8030)AZ(8003)09501101020917A", []),
      ("(8030)AZ", ["missing_association 8030"]), ("(253)9501101020917", []),
      ("(01)08991234567891(8030)AZ", ["missing_association 8030"]), ("(01)08991234567891(21)A(8030)AZ", []),
    ])
  func signatures(_ text: String, _ expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test(
    "a signature stands with one instance: every key that will do, and those that will not",
    arguments: [
      ("(00)376104250021234569(8030)AZ", []), ("(03)08991234567891(21)A(8030)AZ", []),
      ("(03)08991234567891(8030)AZ", ["missing_association 8030"]), ("(8004)9501101A(8030)AZ", []),
      ("(8006)089912345678910102(21)A(8030)AZ", []),
      ("(8006)089912345678910102(8030)AZ", ["missing_association 8030"]),
      ("(8010)9501101A(8011)1(8030)AZ", []), ("(8010)9501101A(8030)AZ", ["missing_association 8030"]),
      ("(8017)376104250021234569(8030)AZ", []), ("(8018)376104250021234569(8030)AZ", []),
      // Another key that will do does not free a document, coupon or asset beside it from its serial.
      ("(00)376104250021234569(253)9501101020917(8030)AZ", ["serial_component_missing 253"]),
      (
        "(253)9501101020917(255)9501101020917(8030)AZ",
        ["serial_component_missing 253", "serial_component_missing 255"]
      ),
      // A second signature of the same value says nothing new, of another it is a different repeat.
      ("(253)9501101020917(8030)AZ(8030)AZ", ["serial_component_missing 253"]),
      ("(253)9501101020917A(8030)AZ(8030)AA", ["repeated_with_different_value 8030"]),
    ])
  func signedKeys(_ text: String, _ expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test("errors point at the identifier that needs or excludes, and name what")
  func places() {
    let message = ElementString(bracketed: "(01)08991234567891(37)5")
    #expect(message.errors(of: .count).map(\.offset) == [19])
    #expect(
      message.messages() == [
        "(01) must not stand with another element: found \"01\", expected no (37)",
        "(37) needs another element in the same message: expected (00) with (02) or (00) with (8026)",
      ])
  }

  /// What is found in a message with room for so many elements.
  private func found(_ bytes: [UInt8], _ options: ElementString.Options?, room: Int) -> [String] {
    var elements = [Element](repeating: Element(), count: room)
    var errors = [GS1Error](repeating: GS1Error(.emptyMessage, at: 0, length: 0), count: 64)
    return elements.withUnsafeMutableBufferPointer { elements in
      errors.withUnsafeMutableBufferPointer { errors in
        var buffer = ElementBuffer(elements: elements, errors: errors)
        ElementString.read(bytes.span, options: options, into: &buffer)
        return errors[..<min(errors.count, buffer.errorCount)].map {
          "\($0.code) \($0.ai?.description ?? "-") at \($0.offset), \($0.length), \($0.detail)"
        }
      }
    }
  }

  @Test(
    "random messages, judged by their lanes and in full, as they are when a rule is switched off that none of them breaks"
  )
  func lanes() throws {
    var numbers = SeededNumbers(seed: 1033)
    let known = ApplicationIdentifier.known
    let common = ["01", "02", "00", "10", "17", "21", "37", "90", "91"].compactMap { ApplicationIdentifier($0) }
    let loaded = try SyntaxDictionary(published: SyntaxDictionary.builtIn.published)
    var (judged, limited, links) = (0, 0, 0)
    for round in 0..<4000 {
      var bracketed: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let ai = try #require((round % 4 == 0 ? known : common).randomElement(using: &numbers))
        ElementString.append(ai, RandomValue.make(for: ai, &numbers).span, to: &bracketed)
      }
      var byLanes = ElementString.Options()
      byLanes.maximumErrors = round % 3 == 0 ? round % 5 + 1 : 4096
      byLanes.allowsUnknownIdentifiers = round % 11 == 0
      if byLanes.allowsUnknownIdentifiers { bracketed += Array("(55)A".utf8) }
      if round % 2 == 0 { byLanes.dictionary = loaded }
      var inFull = byLanes
      inFull.ignore(.otherIndustry)
      let room = round % 7 == 0 ? 2 : 256
      let message = ElementString(bracketed: bracketed)
      let link = try? message.digitalLinkBytes()
      links += link == nil ? 0 : 1
      for bytes in [bracketed, try? message.rawBytes(), link].compactMap({ $0 }) {
        let expected = found(bytes, inFull, room: room)
        if found(bytes, byLanes, room: room) != expected
          || byLanes.maximumErrors == 4096 && !byLanes.allowsUnknownIdentifiers
            && found(bytes, nil, room: room) != expected
        {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(found(bytes, byLanes, room: room)), \(expected)")
        }
        judged += expected.count { $0.hasPrefix("missing_association") }
        limited += expected.count { $0.hasPrefix("too_many_errors") }
      }
    }
    #expect(judged > 10_000)
    #expect(limited > 500)
    #expect(links > 100)
  }

  @Test("a value that is repeated in another way of writing is the same value")
  func repeatedOtherwise() {
    let composite = ElementString(scanData: "]E08991234567891|]e0010899123456789110ABC")
    #expect(composite.errors.map(\.code.name) == [])
    #expect(
      ElementString(scanData: "]E08991234567891|]e0010899123456790710ABC").errors.map(\.code.name) == [
        "repeated_with_different_value"
      ])
    #expect(ElementString(bracketed: "(01)08991234567891(21)A\\(B(21)A\\(B").isValid)
    #expect(ElementString(bracketed: "(01)08991234567891(21)A\\(B(21)A\\(C").errors.count == 1)
    let long = String(repeating: "X", count: 17)
    #expect(ElementString(bracketed: "(01)08991234567891(21)\(long)(21)\(long)").isValid)
    for place in 0..<17 {
      var other = Array(long)
      other[place] = "Y"
      #expect(!ElementString(bracketed: "(01)08991234567891(21)\(long)(21)\(String(other))").isValid)
    }
  }
}
