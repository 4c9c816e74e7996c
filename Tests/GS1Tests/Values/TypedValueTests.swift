import GS1
import Testing

@Suite struct TypedValueTests {
  private let century = CalendarDay.Century.around(year: 2026)

  @Test("what two independent libraries read under an identifier")
  func vectors() throws {
    #expect(readingVectors.count > 90)
    for vector in readingVectors {
      let ai = try #require(ApplicationIdentifier(vector.ai))
      let value = try #require(TypedValue(vector.value, under: ai, century: century), "\(vector)")
      let meaning =
        switch value {
        case .date(let date): date.lastDay.description
        case .measure(let measure): measure.amount.description
        case .percentage(let percentage): percentage.description
        default: value.description
        }
      #expect(meaning == vector.meaning, "\(vector)")
      #expect(value.bytes(under: ai).map { String(decoding: $0, as: UTF8.self) } == vector.value)
    }
  }

  @Test("over every identifier, what is read is written, and what is written is read")
  func roundTrip() throws {
    var generated = GeneratedValues(seed: 20_261_121)
    for ai in ApplicationIdentifier.known {
      let specification = try #require(ai.specification)
      for _ in 0..<40 {
        let bytes = generated.value(of: specification)
        let text = String(decoding: bytes, as: UTF8.self)
        let value = TypedValue(text, under: ai, century: century)
        guard let value, let written = value.bytes(under: ai) else {
          if isBackwardRange(ai) { continue }
          Issue.record("(\(ai))\(text)")
          break
        }
        let isExact = written == bytes || String(decoding: written, as: UTF8.self) == withoutLeadingZeros(text, value)
        guard isExact, TypedValue(String(decoding: written, as: UTF8.self), under: ai, century: century) == value else {
          Issue.record("(\(ai))\(text): \(value), \(written)")
          break
        }
      }
    }
  }

  /// Two random days may be in the wrong order.
  private func isBackwardRange(_ ai: ApplicationIdentifier) -> Bool { ai.number == 7007 }

  private func withoutLeadingZeros(_ text: String, _ value: TypedValue) -> String? {
    switch value {
    case .count: return UInt64(text).map { "\($0)" }
    case .amount(let amount):
      let currency = amount.currency?.description ?? ""
      return UInt64(text.dropFirst(currency.count)).map { currency + "\($0)" }
    default: return nil
    }
  }

  @Test("over every identifier, what is described for people is read again")
  func written() throws {
    var generated = GeneratedValues(seed: 7)
    for ai in ApplicationIdentifier.known {
      let specification = try #require(ai.specification)
      for _ in 0..<10 {
        let text = String(decoding: generated.value(of: specification), as: UTF8.self)
        guard let value = TypedValue(text, under: ai, century: century) else { continue }
        let read = try TypedValue(written: value.description, for: ai)
        if let read { #expect(read == value, "(\(ai))\(text)") }
        switch value {
        case .date, .dateAndTime, .days, .measure, .percentage, .temperature, .position: #expect(read != nil, "(\(ai))")
        default: break
        }
      }
    }
  }

  @Test(
    "forms that people write",
    arguments: [
      ("17", "2028-12-31", "281231"), ("17", "2028-12", "281200"), ("17", "281231", nil),
      ("7003", "2028-12-31T10:30", "2812311030"),
      ("7011", "2028-12-31", "281231"), ("8008", "2028-12-31T10", "28123110"),
      ("7251", "1999-01-02T03:04", "199901020304"),
      ("7250", "1999-01-02", "19990102"), ("7007", "2028-03-01/2028-03-05", "280301280305"), ("3103", "1.5", "001500"),
      ("3103", "1.50000", "001500"), ("3103", "2 kg", "002000"), ("3103", "2kg", "002000"), ("3941", "12.5%", "0125"),
      ("3100", "2 kg", "000002"), ("3922", "15.9", "1590"),
      ("3932", "360 15000.5", "3601500050"), ("3932", "3601500050", nil), ("3943", "1.5 %", "1500"),
      ("3940", "20 %", "0020"),
      ("4331", "-18", "001800-"), ("4330", "0.5 °F", "000050"),
      ("4309", "-6.1753924,106.8271528", "08382460761068271528"),
      ("8111", "12", "0012"), ("8111", "0", "0000"), ("8111", "1234", nil), ("3950", "1500", "001500"),
      ("3100", "15", "000015"), ("3940", "20", "0020"), ("3103", "15", nil), ("3951", "15", nil), ("30", "7", nil),
      ("3100", "", nil), ("3100", "000015", nil),
      ("4321", "yes", "1"), ("4322", "tidak", "0"), ("10", "2028-12-31", nil), ("10", "1.5", nil), ("01", "1.5", nil),
    ] as [(String, String, String?)])
  func people(_ ai: String, _ text: String, _ expected: String?) throws {
    let ai = try #require(ApplicationIdentifier(ai))
    let value = try TypedValue(written: text, for: ai)
    #expect(value?.bytes(under: ai).map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(
    "a form that is no such value, or does not fit, says so",
    arguments: [
      ("17", "2028-02-30", Misfit.Reason.unreadable), ("17", "2028-13", .unreadable), ("7006", "2028-02", .noRoom),
      ("7003", "2028-12-31", .noRoom), ("7003", "2028-12-31T10:30:15", .noRoom),
      ("7003", "2028-12-31T25:00", .unreadable),
      ("7011", "2028-12-31T10", .noRoom), ("7250", "1999-01", .noRoom), ("7007", "2028-03-05/2028-03-01", .unreadable),
      ("3103", "1.2345", .noRoom), ("3103", "1000.5", .noRoom), ("3103", "123456789.5", .noRoom),
      ("3922", "12345678901234567.5", .noRoom), ("3103", "1.5 lb", .unreadable), ("3103", "2lb", .unreadable),
      ("3103", "2  kg", .unreadable),
      ("3103", "1.5.", .unreadable),
      ("3922", "1.555", .noRoom), ("3932", "1.55", .noRoom), ("3922", "360 1.55", .noRoom),
      ("3932", "999x 1.55", .unreadable),
      ("3940", "1.5", .noRoom), ("3943", "10.000", .noRoom), ("4331", "-18.555", .unreadable),
      ("4309", "91.0,0", .unreadable),
    ])
  func misfits(_ ai: String, _ text: String, _ reason: Misfit.Reason) throws {
    let ai = try #require(ApplicationIdentifier(ai))
    let misfit = #expect(throws: Misfit.self) { try TypedValue(written: text, for: ai) }
    #expect(misfit?.reason == reason && misfit?.ai == ai && misfit?.found == text)
  }

  @Test("a value stands only under identifiers of its kind with room for it")
  func kinds() throws {
    let gtin = TypedValue.gtin(try #require(GTIN("08991234567891")))
    #expect(gtin.bytes(under: .gtin) != nil && gtin.bytes(under: .content) != nil && gtin.bytes(under: .expiry) == nil)
    let month = TypedValue.date(try #require(DayOrMonth(iso: "2028-02")))
    #expect(month.bytes(under: .expiry) == Array("280200".utf8))
    #expect(month.bytes(under: try #require(ApplicationIdentifier("7006"))) == nil)
    #expect(TypedValue.countries([]).bytes(under: try #require(ApplicationIdentifier("423"))) == nil)
    let six = TypedValue.countries(Array(repeating: .indonesia, count: 6))
    #expect(six.bytes(under: try #require(ApplicationIdentifier("423"))) == nil)
    #expect(
      TypedValue.count(-1).bytes(under: .count) == nil && TypedValue.count(100_000_000).bytes(under: .count) == nil)
    #expect(TypedValue.text("AB\u{1D}").bytes(under: .batch) == nil && TypedValue.text("").bytes(under: .batch) == nil)
    #expect(TypedValue.text("(10)").bytes(under: .batch) == Array("(10)".utf8))
    #expect(
      TypedValue.text("\\(21)X").bytes(under: .batch) == nil && TypedValue.text("X\\").bytes(under: .batch) == nil)
  }

  @Test("harvest days in the wrong order are text, because no rule refuses them")
  func unorderedDays() throws {
    let harvest = try #require(ApplicationIdentifier("7007"))
    #expect(TypedValue("280305280301", under: harvest, century: .fixed(20)) == .text("280305280301"))
    #expect(TypedValue("280305280301", under: harvest, century: .around(year: 0)) == nil)
    #expect(TypedValue("280305280332", under: harvest, century: .fixed(20)) == nil)
  }

  @Test("an element with errors has no typed value, also when the reading was told to ignore them")
  func errors() {
    let message = ElementString(bracketed: "(01)08991234567892(10)ABC(17)280230(3103)001500")
    #expect(message.typedValue(.gtin, century: century) == nil && message.typedValue(.expiry, century: century) == nil)
    #expect(message.typedValue(.batch, century: century) == .text("ABC"))
    #expect(message.typedValue(.serial, century: century) == nil)
    var options = ElementString.Options()
    options.checksCheckDigits = false
    options.checksDates = false
    let lenient = ElementString(bracketed: "(01)08991234567892(10)ABC(17)280230", options: options)
    #expect(lenient.isValid)
    #expect(lenient.typedValue(.gtin, century: century) == nil && lenient.typedValue(.expiry, century: century) == nil)
    options.ignore(.invalidCharacter)
    let loose = ElementString(bracketed: "(01)08991234567891(10)A C", options: options)
    #expect(loose.isValid && loose.typedValue(.batch, century: century) == nil)
  }

  @Test("a short GTIN of a URI and an unknown identifier have their values")
  func special() throws {
    var options = ElementString.Options()
    options.allowsShortGTIN = true
    options.allowsUnknownIdentifiers = true
    let message = ElementString(digitalLink: "https://id.gs1.org/01/12345670?17=280200", options: options)
    #expect(message.typedValue(.gtin, century: century) == GTIN("12345670").map { .gtin($0) })
    #expect(message.typedValue(.expiry, century: century)?.description == "2028-02")
    let unknown = ElementString(bracketed: "(01)08991234567891(89)XY", options: options)
    #expect(unknown.typedValue(try #require(ApplicationIdentifier("89")), century: century) == .text("XY"))
  }
}
