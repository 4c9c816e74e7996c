import Testing

@testable import GS1

/// Reading by a dictionary that was loaded.
@Suite struct LoadedTablesTests {
  private static let builtInAgain = try? SyntaxDictionary(published: SyntaxDictionary.builtIn.published)

  private func options(_ dictionary: SyntaxDictionary?) throws -> ElementString.Options {
    var options = ElementString.Options()
    options.dictionary = try #require(dictionary)
    return options
  }

  private var small: ElementString.Options {
    get throws { try options(SyntaxDictionaryPublishedTests.dictionary) }
  }

  @Test("5,000 random messages, good and bad, in every form, read by the library's dictionary and by itself loaded")
  func sameReading() throws {
    let loaded = try options(Self.builtInAgain)
    var numbers = SeededNumbers(seed: 4711)
    let known = ApplicationIdentifier.known
    var goodCount = 0
    for round in 0..<1250 {
      var bracketed: [UInt8] = []
      let count = Int.random(in: 1...5, using: &numbers)
      var identifiers: [ApplicationIdentifier] = round % 2 == 0 ? [.gtin] : []
      identifiers += (0..<count).compactMap { _ in known.randomElement(using: &numbers) }
      for ai in identifiers {
        ElementString.append(ai, RandomValue.make(for: ai, &numbers).span, to: &bracketed)
      }
      let message = ElementString(bracketed: bracketed)
      let raw = try message.rawBytes()
      var forms = [bracketed, raw, Array("]d2".utf8) + raw]
      forms.append((try? message.digitalLinkBytes()) ?? Array("https://id.gs1.org/01/089912345678".utf8))
      for form in forms {
        var bytes = form
        if round % 3 == 0 {
          for _ in 0..<Int.random(in: 1...3, using: &numbers) {
            bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(in: 0x1D...0x7E, using: &numbers)
          }
        }
        var (one, other) = (ElementString.Options(), loaded)
        if round % 5 == 0 {
          one.allowsUnknownIdentifiers = true
          other.allowsUnknownIdentifiers = true
        }
        let first = ElementString(reading: bytes, options: one)
        let second = ElementString(reading: bytes, options: other)
        guard first.elements == second.elements, first.errors == second.errors, first.form == second.form,
          first.messages() == second.messages(),
          first.humanReadable(withTitles: true) == second.humanReadable(withTitles: true)
        else {
          Issue.record("\(String(decoding: bytes, as: UTF8.self))")
          continue
        }
        if first.isValid { goodCount += 1 }
      }
    }
    #expect(goodCount > 100)
  }

  @Test(
    "an identifier that only the loaded dictionary has is read in every form",
    arguments: [
      "(01)08991234567891(8050)1234AB", "0108991234567891" + "80501234AB", "]Q301089912345678918050" + "1234AB",
      "https://id.gs1.org/01/08991234567891?8050=1234AB",
    ])
  func newIdentifier(_ text: String) throws {
    let new = try #require(ApplicationIdentifier("8050"))
    let message = ElementString(reading: text, options: try small)
    #expect(message.isValid, "\(message.messages())")
    #expect(message.text(of: new) == "1234AB")
    #expect(message.typedValue(new, century: .around(year: 2026)) == .text("1234AB"))
    #expect(
      message.humanReadable(withTitles: true)
        == "GTIN (01) 08991234567891 NEW m² (8050) 1234AB")
    #expect(try message.digitalLink() == "https://id.gs1.org/01/08991234567891?8050=1234AB")
    #expect(
      try message.scanData(for: SymbologyIdentifier(code: 0x51, modifier: 0x33)) == "]Q3010899123456789180501234AB")
    #expect(!ElementString(reading: text).isValid)
  }

  @Test("its own rules, qualifiers and exclusions hold, and messages name what it says")
  func newRules() throws {
    let link = ElementString(
      digitalLink: "https://id.gs1.org/01/08991234567891/8051/Q", options: try small)
    #expect(link.isValid)
    #expect(try link.digitalLink() == "https://id.gs1.org/01/08991234567891/8051/Q")
    let mixed = ElementString(digitalLink: "https://id.gs1.org/01/08991234567891/10/A/8051/Q", options: try small)
    #expect(mixed.errors.map(\.code) == [.misplacedQualifier])
    let alone = ElementString(bracketed: "(8050)1234", options: try small)
    #expect(alone.messages() == ["(8050) needs another element in the same message: expected (01)"])
    let shorter = ElementString(bracketed: "(01)08991234567891(8050)123", options: try small)
    #expect(shorter.errors.map(\.code) == [.valueTooShort])
    let both = ElementString(
      bracketed: "(01)08991234567891(8050)1234(8006)089912345678910102", options: try small)
    #expect(both.errors.map(\.code).contains(.excludedAssociation))
  }

  @Test("a changed length and a removed identifier count, in every form")
  func changes() throws {
    let value = String(repeating: "B", count: 25)
    for text in [
      "(01)08991234567891(10)\(value)", "010899123456789110\(value)", "]d2010899123456789110\(value)",
      "https://id.gs1.org/01/08991234567891/10/\(value)",
    ] {
      let message = ElementString(reading: text, options: try small)
      #expect(message.isValid, "\(message.messages())")
      #expect(message.typedValue(.batch, century: .around(year: 2026)) == .text(value))
      #expect(ElementString(reading: text).errors.map(\.code) == [.valueTooLong])
    }
    for text in [
      "(01)08991234567891(11)280229", "010899123456789111280229", "https://id.gs1.org/01/08991234567891?11=280229",
    ] {
      #expect(ElementString(reading: text, options: try small).errors.map(\.code) == [.unknownApplicationIdentifier])
    }
    #expect(ElementString(bracketed: "(37)123456789012(00)089912345678901237", options: try small).isValid)
  }

  @Test("typed values and the builder go by the dictionary of the options")
  func typed() throws {
    let dictionary = try small.dictionary
    let new = try #require(ApplicationIdentifier("8050"))
    let century = CalendarDay.Century.around(year: 2026)
    #expect(
      TypedValue("123456789012", under: .count, century: century, dictionary: dictionary) == .count(123_456_789_012))
    #expect(TypedValue("123456789012", under: .count, century: century) == nil)
    #expect(TypedValue("280229", under: .productionDate, century: century, dictionary: dictionary) == .text("280229"))
    #expect(TypedValue("280229", under: .expiry, century: century, dictionary: dictionary) != .text("280229"))
    #expect(TypedValue("12345678", under: new, century: century, dictionary: dictionary) == .text("12345678"))
    #expect(TypedValue("123", under: new, century: century, dictionary: dictionary) == nil)

    var builder = ElementStringBuilder(options: try small)
    builder.append(new, "1234AB")
    builder.append(.gtin, "08991234567891")
    builder.append(.batch, .text(String(repeating: "B", count: 25)))
    let message = try builder.build()
    #expect(message.bracketed == "(01)08991234567891(8050)1234AB(10)" + String(repeating: "B", count: 25))
    var count = ElementStringBuilder(options: try small)
    count.append(.sscc, "089912345678901237")
    count.append(.count, .count(123_456_789_012))
    #expect(try count.build().text(of: .count) == "123456789012")
    var short = ElementStringBuilder()
    short.append(.count, .count(123_456_789_012))
    #expect(throws: ElementStringBuilder.Failure.self) { try short.build() }
  }

  @Test("suggestions and carriers go by the dictionary of the options")
  func guesses() throws {
    let damaged = ElementString(raw: "010899123456789180501234ABCDEF10X", options: try small)
    #expect(!damaged.isValid)
    #expect(
      damaged.suggestions(options: try small).map(\.message.bracketed).contains(
        "(01)08991234567891(8050)1234ABCDEF(10)X"))
    var one = try small
    one.isOneCarrierOfSeveral = true
    let carriers = [
      ElementString(bracketed: "(8050)1234", options: one),
      ElementString(bracketed: "(01)08991234567891", options: one),
    ]
    #expect(ElementString.judgeTogether(carriers, options: try small) == [])
    #expect(ElementString.judgeTogether([carriers[0]], options: try small).count == 1)
  }

  @Test("the GTIN of a symbol without identifier is unknown to a dictionary that lacks it")
  func withoutGTIN() throws {
    var options = ElementString.Options()
    options.dictionary = try SyntaxDictionary(published: "10 X..20 # BATCH\n")
    let message = ElementString(scanData: "]E08991234567891", options: options)
    #expect(message.errors.map(\.code) == [.unknownApplicationIdentifier])
    #expect(message.text(of: .gtin) == "08991234567891")
    options.allowsUnknownIdentifiers = true
    #expect(ElementString(scanData: "]E08991234567891", options: options).isValid)
  }

  @Test("a signature that asks for one plain key still asks for its serial component, whichever stands first")
  func signature() throws {
    let lines = SyntaxDictionary.builtIn.published.split(separator: "\n").map { line in
      line.hasPrefix("8030") ? "8030  ?  Z..90  req=253  # DIGSIG" : String(line)
    }
    let options = try options(try SyntaxDictionary(published: lines.joined(separator: "\n")))
    func codes(_ text: String) -> [GS1Error.Code] { ElementString(reading: text, options: options).errors.map(\.code) }
    #expect(codes("(253)9501101020917A(8030)AZ") == [])
    #expect(codes("(253)9501101020917(8030)AZ") == [.serialComponentMissing])
    #expect(codes("(8030)AZ(253)9501101020917") == [.serialComponentMissing])
    #expect(codes("2539501101020917\u{1D}8030AZ") == [.serialComponentMissing])
    #expect(codes("(8030)AZ") == [.missingAssociation])
  }
}
