import GS1
import Testing

/// What was written is what is read, in every form and between forms.
@Suite struct RoundTripTests {
  private static let text = Array(
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8)

  /// Random elements that need no companion: keys, internal information and the values that go with a GTIN.
  static func elements(_ numbers: inout SeededNumbers) -> [(ai: String, value: [UInt8])] {
    func characters(_ longest: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
      (0..<Int.random(in: 1...longest, using: &numbers)).map { _ in text.randomElement(using: &numbers) ?? 0x41 }
    }
    var body = (0..<13).map { _ in UInt8.random(in: 0x30...0x39, using: &numbers) }
    body.append(0x30 + (CheckDigit.mod10(of: body.span) ?? 0))
    var all: [(String, [UInt8])] = [("01", body), ("17", Array("280200".utf8)), ("3103", Array("001000".utf8))]
    for (ai, longest) in [("10", 20), ("21", 20), ("90", 30), ("91", 90), ("99", 90), ("240", 30)] {
      let value = characters(longest, &numbers)
      // The path of a URI does not carry a value that reads as a step of the path.
      all.append((ai, value == [0x2E] || value == [0x2E, 0x2E] ? [0x41] : value))
    }
    all.shuffle(using: &numbers)
    let count = Int.random(in: 1...all.count, using: &numbers)
    var chosen = Array(all.prefix(count))
    if !chosen.contains(where: { $0.0 == "01" }) { chosen.append(("01", body)) }
    return chosen.map { (ai: $0.0, value: $0.1) }
  }

  private func written(_ message: ElementString) -> [[UInt8]] {
    message.elements.flatMap { [Array($0.ai.description.utf8), message.value(of: $0)] }
  }

  @Test("bracketed to raw to scan data and back")
  func forms() throws {
    var numbers = SeededNumbers(seed: 1)
    for _ in 0..<1500 {
      let elements = RoundTripTests.elements(&numbers)
      var bracketed: [UInt8] = []
      for element in elements {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let expected = elements.flatMap { [Array($0.ai.utf8), $0.value] }
      let first = ElementString(reading: bracketed)
      guard first.isValid, first.form == .bracketed, written(first) == expected, first.bracketedBytes == bracketed
      else {
        Issue.record("\(first) \(first.messages())")
        continue
      }
      let raw = ElementString(reading: try first.rawBytes())
      let scan = ElementString(reading: Array("]d2".utf8) + (try first.rawBytes()))
      #expect(raw.form == .raw && raw.isValid && written(raw) == expected)
      #expect(scan.form == .scanData && scan.isValid && written(scan) == expected)
      #expect(raw.bracketedBytes == bracketed && scan.bracketedBytes == bracketed)
      #expect(try raw.rawBytes() == first.rawBytes())
    }
  }

  @Test("a damaged value keeps the values beside it")
  func neighbours() {
    var numbers = SeededNumbers(seed: 2)
    for _ in 0..<500 {
      let elements = RoundTripTests.elements(&numbers)
      let damaged = Int.random(in: 0..<elements.count, using: &numbers)
      var bracketed: [UInt8] = []
      for (place, element) in elements.enumerated() {
        bracketed += Array("(\(element.ai))".utf8)
        if place == damaged { bracketed += [0x23] }
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let message = ElementString(bracketed: bracketed)
      #expect(message.elements.map(\.hasErrors) == elements.indices.map { $0 == damaged })
      for (place, element) in elements.enumerated() where place != damaged {
        #expect(message.value(of: message.elements[place]) == element.value)
      }
    }
  }

  @Test("a value of every identifier of the dictionary, through every form and back", arguments: UInt64(1)...2)
  func everyIdentifier(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var options = ElementString.Options()
    options.checksAssociations = false
    var links = 0
    for ai in ApplicationIdentifier.known {
      for _ in 0..<2 {
        let value = RandomValue.make(for: ai, &numbers)
        let neighbour = RandomValue.make(for: .internal90, &numbers)
        var elements = [(ai: ai.description, value: value), (ai: "90", value: neighbour)]
        if ai == .internal90 { elements.removeLast() }
        if Bool.random(using: &numbers) { elements.reverse() }
        let expected = elements.flatMap { [Array($0.ai.utf8), $0.value] }
        let bracketed = ElementString(bracketed: RoundTripTests.bracketed(elements), options: options)
        guard bracketed.isValid, written(bracketed) == expected else {
          Issue.record("(\(ai)) \(String(decoding: value, as: UTF8.self)) \(bracketed.messages())")
          continue
        }
        // From each form to each other.
        let raw = ElementString(raw: try bracketed.rawBytes(), options: options)
        let scan = ElementString(scanData: Array("]Q3".utf8) + (try raw.rawBytes()), options: options)
        let plain = ElementString(scanData: Array("]Q1".utf8) + scan.bracketedBytes, options: options)
        for message in [raw, scan, plain] {
          #expect(message.isValid && written(message) == expected, "\(message.form) of (\(ai))")
          #expect(message.bracketedBytes == bracketed.bracketedBytes)
          #expect(try message.rawBytes() == bracketed.rawBytes())
        }
        links += try roundTripInURI(ai, value, options, &numbers) ? 1 : 0
      }
    }
    // All but (03), (8014), (8040) to (8043) and (8200) have a place in a URI.
    #expect(links == 2 * (ApplicationIdentifier.known.count - RoundTripTests.withoutLink.count))
  }

  /// The identifiers that no Digital Link URI has: no key, no attribute, and no qualifier.
  private static let withoutLink = ApplicationIdentifier.known.filter { ai in
    guard let facts = ai.specification else { return true }
    return !facts.isDigitalLinkKey && !facts.isDigitalLinkAttribute && key(of: ai) == nil
  }

  /// The qualifiers of every key.
  private static let qualifiers = ApplicationIdentifier.known.map { ai in
    (key: ai, qualifiers: ai.specification?.digitalLinkQualifiers.flatMap { $0 } ?? [])
  }.filter { !$0.qualifiers.isEmpty }

  /// The key that has an identifier among its qualifiers.
  private static func key(of ai: ApplicationIdentifier) -> ApplicationIdentifier? {
    qualifiers.first { $0.qualifiers.contains(ai) }?.key
  }

  /// Whether an element beside a key can be written as a URI; if so, it is read again as it was.
  private func roundTripInURI(
    _ ai: ApplicationIdentifier, _ value: [UInt8], _ options: ElementString.Options, _ numbers: inout SeededNumbers
  ) throws -> Bool {
    let isKey = ai.specification?.isDigitalLinkKey ?? false
    let key = RoundTripTests.key(of: ai) ?? .gtin
    var elements = [(ai: ai.description, value: value)]
    if !isKey { elements.insert((ai: key.description, value: RandomValue.make(for: key, &numbers)), at: 0) }
    let message = ElementString(bracketed: RoundTripTests.bracketed(elements), options: options)
    guard let uri = try? message.digitalLinkBytes() else { return false }
    let link = ElementString(digitalLink: uri, options: options)
    #expect(link.isValid && written(link) == written(message), "\(String(decoding: uri, as: UTF8.self))")
    #expect(try link.digitalLinkBytes() == uri)
    let back = ElementString(raw: try link.rawBytes(), options: options)
    #expect(back.isValid && written(back) == written(message))
    let scan = ElementString(scanData: Array("]d1".utf8) + uri, options: options)
    #expect(scan.isValid && written(scan) == written(message))
    return true
  }

  private static func bracketed(_ elements: [(ai: String, value: [UInt8])]) -> [UInt8] {
    var text: [UInt8] = []
    for element in elements {
      text += Array("(\(element.ai))".utf8)
      for byte in element.value { text += byte == 0x28 ? [0x5C, 0x28] : [byte] }
    }
    return text
  }
}
