import Testing

@testable import GS1

@Suite struct SuggestionTests {
  private static let gtin = "0108991234567891"
  /// A pack of medicine: GTIN, batch, expiry, serial with separators where ^ stands.
  private static let pack = gtin + "10AB12^17280229" + "21XYZ0000000000001"

  private func best(_ text: String, options: ElementString.Options = .init()) -> ElementString.Suggestion? {
    ElementString(reading: text, options: options).suggestions(options: options).first
  }

  @Test(
    "texts that cannot be data",
    arguments: [
      "{GS}", "{gs}", "{FNC1}", "[GS]", "^]", "\u{2194}", "\u{241D}", "\u{E8}", "\u{FFFD}", "~029", "~d029", "\\x1d",
      "\\u001d", "^FNC1", "|", "@", "~", "^", "$", "\\", "]", " ", "\t", "\u{1C}", "\u{1E}", "~1",
    ])
  func unambiguous(_ separator: String) throws {
    for prefix in ["", "]d2", "]Q3", "]C1"] {
      let typed = prefix + Self.pack.replacing("^", with: separator)
      let suggestion = try #require(best(typed), "\(separator)")
      #expect(suggestion.message.bracketed == "(01)08991234567891(10)AB12(17)280229(21)XYZ0000000000001")
      #expect(suggestion.damage == .separatorReplaced && suggestion.isGuess)
      #expect(suggestion.separator == Array(separator.utf8))
      let start = prefix.utf8.count + 22
      #expect(suggestion.assumedSeparators == [start..<(start + separator.utf8.count)])
      // Once a person has confirmed it, the guess is a profile.
      let profile = try #require(suggestion.profile)
      #expect(try profile.read(typed).message == suggestion.message)
    }
  }

  @Test(
    "texts that may also be data",
    arguments: ["<GS>", "<FNC1>", "%1D", "0x1D", "029", "F8", "_", "?", "#"])
  func ambiguous(_ separator: String) throws {
    // The separator stands behind the batch, and the value before it is too long if it is none.
    let typed = Self.gtin + "10ABCDEFGHIJKLMN" + separator + "21XYZ00000001" + separator + "17280229"
    let suggestion = try #require(best(typed), "\(separator)")
    #expect(suggestion.message.bracketed == "(01)08991234567891(10)ABCDEFGHIJKLMN(21)XYZ00000001(17)280229")
    #expect(suggestion.damage == .separatorReplaced && suggestion.separator == Array(separator.utf8))
    #expect(suggestion.assumedSeparators.count == 2)
  }

  @Test("a text that is both data and separator is taken as each where it must be")
  func both() throws {
    let typed = Self.gtin + "10A029B029029XYZ123402921ABCDEFGHI17"
    let readings = ElementString(reading: typed).suggestions().filter { $0.damage == .separatorReplaced }
    #expect(readings.first?.message.text(of: .batch) == "A029B029029XYZ1234")
    #expect(readings.first?.message.text(of: .serial) == "ABCDEFGHI17")
  }

  @Test(
    "separators dropped",
    arguments: [
      ("10AB12XYZ90876CD0108991234567891", "(10)AB12XYZ90876CD(01)08991234567891"),
      ("010899123456789110ABCDEFGHIJKL17280229", "(01)08991234567891(10)ABCDEFGHIJKL(17)280229"),
      ("010899123456789110ABCDEFGHIJKL17281329", "-"),
      ("010899123456789110ABCDEFGHIJKLMNO17280229", "(01)08991234567891(10)ABCDEFGHIJKLMNO(17)280229"),
      (
        "]d2010899123456789121SERIAL12345678AB10LOT7717280229",
        "(01)08991234567891(21)SERIAL12345678AB(10)LOT7717280229"
      ),
      ("]C10037610425002123456910", "-"),
      ("02089912345678913712008991234567891", "-"),
    ])
  func dropped(_ text: String, _ expected: String) throws {
    let suggestion = best(text)
    if expected == "-" {
      #expect(suggestion == nil)
    } else {
      #expect(suggestion?.message.bracketed == expected)
      #expect(suggestion?.damage == .separatorDropped)
      #expect(suggestion?.profile == nil)
      #expect(suggestion?.assumedSeparators.allSatisfy { $0.isEmpty } == true)
    }
  }

  @Test("a batch that swallowed the GTIN is found by the check digit")
  func swallowed() throws {
    let suggestion = try #require(best("10ABC0108991234567891"))
    #expect(suggestion.message.bracketed == "(10)ABC(01)08991234567891")
    #expect(suggestion.assumedSeparators == [5..<5])
    #expect(suggestion.evidence.rightCheckDigits == 1 && suggestion.evidence.assumedSeparators == 1)
    #expect(
      suggestion.scan.range(of: suggestion.message.elements[1]) == 5..<21
        && suggestion.scan.range(of: suggestion.message.elements[0]) == 0..<5)
  }

  @Test("some separators kept and others dropped")
  func partly() throws {
    let suggestion = try #require(best("]d210ABC\u{1D}21AAAAAAAAAAAAAAAAAA0108991234567891"))
    #expect(suggestion.message.bracketed == "(10)ABC(21)AAAAAAAAAAAAAAAAAA(01)08991234567891")
    #expect(suggestion.assumedSeparators == [29..<29])
  }

  @Test("a scanner that transmits separators is not said to drop others without a date or a check digit for it")
  func separatorsThere() {
    let serial = Self.gtin + "1727123110NAQ81D\u{1D}21138664410108972282081759"
    #expect(best(serial) == nil)
    #expect(best(serial.replacing("\u{1D}", with: "")) != nil)
    #expect(best(Self.gtin + "10ABC\u{1D}21ABCDEFGHIJKLMN17271231")?.message.text(of: .expiry) == "271231")
  }

  @Test("029 among digits is no separator without more for it")
  func digitsAmongDigits() {
    #expect(best(Self.gtin + "2165902910106048") == nil)
    #expect(best(Self.gtin + "21A5902910106048")?.message.text(of: .batch) == "106048")
    #expect(best(Self.gtin + "216590291727123")?.message.text(of: .expiry) == nil)
    #expect(best(Self.gtin + "2165902917271231")?.message.text(of: .expiry) == "271231")
  }

  @Test("capitals exchanged by the keyboard, alone and with a separator")
  func capitals() throws {
    let alone = try #require(best("]D2010899123456789110aB"))
    #expect(alone.message.bracketed == "(01)08991234567891(10)Ab" && alone.damage == .caseExchanged)
    #expect(alone.exchangesCase && alone.assumedSeparators.isEmpty)
    #expect(try alone.profile?.read("]D2010899123456789110aB").message == alone.message)
    let both = try #require(best("]q3010899123456789110aB{gs}17280229"))
    #expect(both.message.bracketed == "(01)08991234567891(10)Ab(17)280229" && both.damage == .separatorReplaced)
    #expect(both.exchangesCase)
    let dropped = try #require(best("]D210ab0108991234567891"))
    #expect(dropped.message.bracketed == "(10)AB(01)08991234567891" && dropped.exchangesCase)
  }

  @Test("no guess for what reads without error, for URIs, for garbage and for too much")
  func none() {
    for text in [
      "0108991234567891", "(01)08991234567891(10)A{GS}", "https://a.b/01/08991234567892", "hello", "", "]d2", "{GS}",
      "]A0123", "\u{0}", "0108991234567892", "(10)ABC", "90A{GS}91B#",
    ] {
      #expect(ElementString(reading: text).suggestions().isEmpty, "\(text)")
    }
    let valid = ElementString(reading: Self.pack.replacing("^", with: "\u{1D}"))
    #expect(valid.isValid && valid.suggestions().isEmpty)
    #expect(ElementString(reading: [UInt8](repeating: 0x30, count: 10_000_000)).suggestions().isEmpty)
    var options = ElementString.Options()
    options.maximumSuggestions = 0
    #expect(ElementString(reading: "10ABC0108991234567891").suggestions(options: options).isEmpty)
  }

  @Test("the number of guesses is bounded and their order is one of merit")
  func order() {
    let text = Self.gtin + "10123452112345678901234567"
    var options = ElementString.Options()
    options.maximumSuggestions = 3
    let message = ElementString(reading: text)
    let few = message.suggestions(options: options)
    #expect(few.count == 3)
    #expect(few == message.suggestions(options: options))
    for (one, next) in zip(few, few.dropFirst()) { #expect(one.score >= next.score) }
    #expect(few[0].message.bracketed == "(01)08991234567891(10)12345(21)12345678901234567")
    #expect(Array(message.suggestions().prefix(3)) == few)
    #expect(few.allSatisfy { (1...99).contains($0.score) })
    #expect(Set(few.map { $0.message.bracketed }).count == 3)
  }

  @Test("a guess is good under the options the message was read with")
  func options() throws {
    var lenient = ElementString.Options()
    lenient.checksAssociations = false
    // BPOM's codes have no GS1 key.
    let text = "]d290DBL9509204704A1{GS}1013123{GS}1725033121025005EUT"
    #expect(best(text) == nil)
    let suggestion = try #require(best(text, options: lenient))
    #expect(suggestion.message.bracketed == "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT")
  }

  @Test("in words, marked as a guess in both languages")
  func words() throws {
    let suggestion = try #require(best(Self.pack.replacing("^", with: "{GS}")))
    #expect(
      suggestion.text() == "guess (score 97): \"{GS}\" was typed for a separator; assumed separators: 1, "
        + "check digits that agree: 1, plausible dates: 1")
    #expect(
      suggestion.text(.indonesian)
        == "tebakan (skor 97): \"{GS}\" diketik sebagai pemisah; pemisah yang diandaikan: 1, "
        + "digit pemeriksa yang cocok: 1, tanggal yang masuk akal: 1")
    let dropped = try #require(best("10ABC0108991234567891"))
    #expect(dropped.text().hasPrefix("guess (score 90): separators were dropped;"))
    #expect(dropped.text(.indonesian).hasPrefix("tebakan (skor 90): pemisah hilang;"))
  }

  @Test("random messages whose separators were replaced are found again")
  func replacedAtRandom() throws {
    var numbers = SeededNumbers(seed: 9)
    var count = 0
    for _ in 0..<300 {
      var bracketed: [UInt8] = []
      for element in RoundTripTests.elements(&numbers) {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let message = ElementString(bracketed: bracketed)
      let data = try message.rawBytes()
      guard data.contains(0x1D) else { continue }
      count += 1
      for separator in ["{GS}", "^]", "|", "\u{2194}"] {
        let typed = data.flatMap { $0 == 0x1D ? Array(separator.utf8) : [$0] }
        let damaged = ElementString(reading: typed)
        guard !damaged.isValid else { continue }
        #expect(damaged.suggestions().contains { $0.message.bytes == data }, "\(message)")
      }
    }
    #expect(count > 100)
  }

  @Test("every guess is without error and made of the bytes of the input, also for hostile inputs")
  func sound() {
    var numbers = SeededNumbers(seed: 11)
    let alphabet = Array("0123456789012345670101101721ABab{GS}^]|#_F8 ]d2Q3\u{1D}\u{0}".utf8) + [0xFF]
    for _ in 0..<1500 {
      let bytes = (0..<Int.random(in: 0...50, using: &numbers)).map { _ in alphabet.randomElement(using: &numbers) ?? 0
      }
      let message = ElementString(reading: bytes)
      let suggestions = message.suggestions()
      if message.isValid { #expect(suggestions.isEmpty) }
      #expect(suggestions.count <= 5)
      for suggestion in suggestions {
        #expect(suggestion.message.isValid)
        for element in suggestion.message.elements {
          let range = suggestion.scan.valueRange(of: element)
          let here = Array(message.bytes[range]).map {
            suggestion.exchangesCase ? ScannerProfile.withCaseExchanged($0) : $0
          }
          #expect(here == Array(suggestion.message.bytes[element.valueRange]))
        }
        for range in suggestion.assumedSeparators {
          #expect(range.upperBound <= bytes.count)
          #expect(Array(bytes[range]) == suggestion.separator || suggestion.exchangesCase)
        }
      }
    }
  }

  @Test("the search is bounded: 64 KB of digits, and of what looks most like elements")
  func bounded() {
    for unit in ["0", "1", "10", "21", "9", "01", "029", "1021", "91A", "10A_", "310", "17"] {
      let text = String(repeating: unit, count: 65_536 / unit.count)
      var search = SuggestionSearch(options: ElementString.Options(), BuiltInTables())
      search.run(Array(text.utf8))
      #expect(search.steps <= SuggestionSearch<BuiltInTables>.maximumSteps + 64, "\(unit)")
      #expect(search.ranked.count <= 5)
    }
  }

  @Test(
    "a message that reads well gets a guess where a value seems to hold a separator and more",
    arguments: [
      ("010899123456789110ABC<GS>17281231", "(01)08991234567891(10)ABC(17)281231"),
      ("010899123456789110ABC<GS>21XYZ", "(01)08991234567891(10)ABC(21)XYZ"),
      ("010899123456789110ABC02917281231", "(01)08991234567891(10)ABC(17)281231"),
      ("]C1010899123456789110ABCF817281231", "(01)08991234567891(10)ABC(17)281231"),
      ("010899123456789121A9029029B17301", "-"), ("010899123456789110ABC17281331", "-"),
      ("010899123456789110L17X250101", "-"), ("010899123456789110ABC02921XYZ", "(01)08991234567891(10)ABC(21)XYZ"),
      ("010899123456789110A<GS>21B", "(01)08991234567891(10)A(21)B"), ("0108991234567891", "-"),
      ("(01)08991234567891(10)ABC<GS>17281231", "-"), ("]Q1(01)08991234567891(10)ABC17281231", "-"),
      ("https://id.gs1.org/01/08991234567891/10/ABC17281231", "-"),
    ])
  func hidden(_ text: String, _ expected: String) throws {
    let message = ElementString(reading: text)
    #expect(message.isValid)
    let guesses = message.suggestions()
    #expect(guesses.first?.message.bracketed ?? "-" == expected)
    #expect(guesses.allSatisfy { $0.isGuess && $0.holdsAssociations })
  }

  @Test("an element before a separator that was typed at the end has its own length")
  func separatorAtEnd() throws {
    for text in ["0108991234567891<GS>", "0108991234567891029", "0108991234567891{GS}"] {
      let guess = try #require(ElementString(reading: text).suggestions().first)
      #expect(guess.message.bracketed == "(01)08991234567891")
      #expect(guess.scan.valueRange(of: guess.message.elements[0]) == 2..<16)
    }
  }

  @Test("a guess under options without associations says whether they hold")
  func associations() throws {
    var options = ElementString.Options()
    options.checksAssociations = false
    let own = ElementString(reading: "90DBL9509204704A1<GS>101312317250331<GS>21025005EUT", options: options)
    let guess = try #require(own.suggestions(options: options).first)
    #expect(guess.message.bracketed == "(90)DBL9509204704A1(10)1312317250331(21)025005EUT" || !guess.holdsAssociations)
    #expect(guess.text().hasSuffix("GS1 asks for other elements beside these"))
    #expect(guess.text(.indonesian).hasSuffix("GS1 meminta elemen lain di sampingnya"))
    let keyed = ElementString(reading: "0108991234567891{GS}10ABC", options: options)
    #expect(keyed.suggestions(options: options).first?.holdsAssociations == true)
  }
}
