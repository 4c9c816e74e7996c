import GS1
import Testing

@Suite struct ElementStringBuilderTests {
  private func failure(_ builder: ElementStringBuilder) -> ElementStringBuilder.Failure? {
    do throws(ElementStringBuilder.Failure) {
      _ = try builder.build()
      return nil
    } catch {
      return error
    }
  }

  @Test("predefined length comes first, in the order given, unless the order is to be kept")
  func order() throws {
    for (order, expected) in [
      (ElementStringBuilder.Order.predefinedLengthFirst, "(01)08991234567891(17)281231(10)ABC(21)XYZ"),
      (.asGiven, "(10)ABC(01)08991234567891(21)XYZ(17)281231"),
    ] {
      var builder = ElementStringBuilder(order: order)
      builder.append(.batch, "ABC")
      builder.append(.gtin, .gtin(try #require(GTIN(body: "899123456789"))))
      builder.append(.serial, .text("XYZ"))
      builder.append(.expiry, .date(DayOrMonth(try #require(CalendarDay(2028, 12, 31)))))
      let message = try builder.build()
      #expect(message.bracketed == expected && message.isValid)
      #expect(ElementString(raw: try message.rawBytes()).bracketed == expected)
    }
  }

  @Test("measures and amounts bring their identifier")
  func ownIdentifier() throws {
    var builder = ElementStringBuilder()
    builder.append(.gtin, "98991234567894")
    builder.append(try #require(Measure(.weight, of: .tradeItem, "1.500", .kilogram)))
    let price = try #require(FixedDecimal("15000"))
    builder.append(try #require(Amount(.price, price, .rupiah)))
    #expect(try builder.build().bracketed == "(01)98991234567894(3103)001500(3930)36015000")
  }

  @Test("a question mark becomes the check digit or pair only where it was asked for")
  func completing() throws {
    let completed: [(String, String, String)] = [
      ("01", "0899123456789?", "08991234567891"), ("01", "899123456789?", "08991234567891"),
      ("00", "08991234567891234?", "089912345678912349"), ("253", "899123456789?AB?", "8991234567891AB?"),
      ("8013", "1987654Ad4X4bL5ttr2310c?", "1987654Ad4X4bL5ttr2310c2K"),
      ("8013", "1987654Ad4X4bL5ttr2310c??", "1987654Ad4X4bL5ttr2310c2K"), ("8003", "0899123456789?", "08991234567891"),
    ]
    for (number, value, expected) in completed {
      let ai = try #require(ApplicationIdentifier(number))
      var builder = ElementStringBuilder()
      builder.append(ai, completingCheckDigit: Array(value.utf8))
      #expect(try builder.build().text(of: ai) == expected)
      var plain = ElementStringBuilder()
      plain.append(ai, value)
      #expect(failure(plain) != nil || value.hasSuffix("AB?"))
    }
    var builder = ElementStringBuilder()
    builder.append(.gtin, completingCheckDigit: Array("A?".utf8))
    builder.append(.expiry, written: "2028-12-31", completesCheckDigit: true)
    #expect(failure(builder)?.errors.first?.value == 0)
  }

  @Test("every reason names the value it is about, in the order appended, with the place in the value")
  func places() throws {
    var builder = ElementStringBuilder()
    builder.append(.batch, "(( #")
    builder.append(.expiry, written: "2028-13-31")
    builder.append(.gtin, "08991234567892")
    #expect(builder.count == 3)
    let errors = try #require(failure(builder)).errors
    #expect(errors.map(\.value) == [1, 2, 0])
    #expect(errors.map(\.error.code) == [.unreadableValue, .wrongCheckDigit, .invalidCharacter])
    #expect(errors.map(\.error.offset) == [0, 13, 2])
    #expect(errors.map(\.error.length) == [0, 1, 2])
    var alone = ElementStringBuilder()
    alone.append(.serial, "A")
    #expect(failure(alone)?.errors.map(\.error.code) == [.missingAssociation])
  }

  @Test("every reason is told at once, with its place in what was built")
  func failures() throws {
    var builder = ElementStringBuilder()
    builder.append(.gtin, "08991234567892")
    builder.append(.expiry, "281331")
    builder.append(.batch, "A B")
    builder.append(.serial, "")
    builder.append(try #require(ApplicationIdentifier("05")), "X")
    builder.append(.count, "5")
    let failed = try #require(failure(builder))
    #expect(failed.misfits.isEmpty)
    #expect(
      failed.message.errors.map(\.code) == [
        .wrongCheckDigit, .invalidDate, .invalidCharacter, .missingValue, .unknownApplicationIdentifier,
        .excludedAssociation, .missingAssociation,
      ])
    #expect(failed.message.bracketed == "(01)08991234567892(17)281331(10)A B(21)(05)X(37)5")
    #expect(failed.messages().first == "(01) has a wrong check digit: found \"2\", expected 1")
  }

  @Test("a repeat with another value is refused, one with the same value is not")
  func repeats() throws {
    var builder = ElementStringBuilder()
    builder.append(.gtin, "08991234567891")
    builder.append(.batch, "A")
    builder.append(.batch, "A")
    #expect(try builder.build().elements.count == 3)
    builder.append(.batch, "B")
    #expect(failure(builder)?.message.errors.map(\.code) == [.repeatedWithDifferentValue])
  }

  @Test("a value of another kind is a misfit, and its absence is not held against the others")
  func misfits() throws {
    var builder = ElementStringBuilder()
    builder.append(.gtin, .count(5))
    builder.append(.batch, "A")
    builder.append(.expiry, .date(DayOrMonth(try #require(CalendarDay(2028, 12, 31)))))
    builder.append(.count, .count(-5))
    let weight = try #require(Measure(.weight, of: .tradeItem, "1.500", .kilogram))
    builder.append(try #require(ApplicationIdentifier("3102")), .measure(weight))
    let failed = try #require(failure(builder))
    #expect(failed.misfits.map(\.reason) == [.otherKind, .noRoom, .noRoom])
    #expect(failed.message.isValid && failed.message.bracketed == "(17)281231(10)A")
    #expect(failed.messages(.indonesian).count == 3)
  }

  @Test("no value can become another element")
  func injection() throws {
    for value in ["A(17)281231", "A\\(17)281231", "A\\", "A\\\\", "A\u{1D}17281231", "A)(17)281231", "(", "\\("] {
      var builder = ElementStringBuilder(order: .asGiven)
      builder.append(.gtin, "08991234567891")
      builder.append(.batch, value)
      builder.append(.serial, "X")
      let message = try? builder.build()
      if let message { #expect(message.text(of: .batch) == value && message.elements.count == 3) }
      #expect((message != nil) == !value.utf8.contains { $0 == 0x5C || $0 == 0x1D }, "\(value)")
      #expect(failure(builder)?.message.elements.count ?? 3 <= 3)
      #expect(failure(builder)?.message.element(of: .expiry) == nil)
    }
  }

  @Test("nothing is no message")
  func empty() {
    #expect(failure(ElementStringBuilder())?.message.errors.map(\.code) == [.emptyMessage])
  }

  /// The identifiers that make a message with one valid, found by following what each needs.
  private func companions(of ai: ApplicationIdentifier, _ generated: inout GeneratedValues) -> [ApplicationIdentifier] {
    var chosen = [ai]
    var place = 0
    while place < chosen.count, chosen.count < 12 {
      for condition in chosen[place].specification?.required ?? [] {
        guard !condition.contains(where: { $0.allSatisfy { pattern in chosen.contains { pattern.matches($0) } } })
        else {
          continue
        }
        let alternative = condition[generated.below(condition.count)]
        for pattern in alternative where !chosen.contains(where: { pattern.matches($0) }) {
          chosen += [
            ApplicationIdentifier.known.filter { pattern.matches($0) }.randomElement(using: &generated.numbers)
          ].compactMap { $0 }
        }
      }
      place += 1
    }
    return chosen
  }

  @Test("over every identifier with what it needs, building and reading in every form is the identity")
  func identity() throws {
    var generated = GeneratedValues(seed: 1)
    var links = 0
    for ai in ApplicationIdentifier.known {
      var built = 0
      for _ in 0..<400 where built < 5 {
        var builder = ElementStringBuilder(order: generated.below(2) == 0 ? .asGiven : .predefinedLengthFirst)
        var given: [String] = []
        for companion in companions(of: ai, &generated) {
          var value = generated.value(of: try #require(companion.specification))
          // The serial component that a signature needs is optional otherwise.
          if ai == .digitalSignature, [253, 255, 8003].contains(companion.number) {
            while value.count <= (companion.specification?.length.lowerBound ?? 0) {
              value = generated.value(of: try #require(companion.specification))
            }
          }
          builder.append(companion, bytes: value)
          given.append("(\(companion))" + String(decoding: value, as: UTF8.self))
        }
        guard let message = try? builder.build() else {
          // Only what the elements do to each other may be wrong.
          let codes = failure(builder)?.message.errors.map(\.code) ?? []
          let allowed: [GS1Error.Code] = [.missingAssociation, .excludedAssociation, .serialComponentMissing]
          if !codes.allSatisfy({ allowed.contains($0) }) || failure(builder)?.misfits.isEmpty == false {
            Issue.record("\(given) \(failure(builder)?.messages() ?? [])")
            return
          }
          continue
        }
        built += 1
        let expected = written(message)
        #expect(expected.sorted() == given.sorted())
        #expect(written(ElementString(bracketed: message.bracketedBytes)) == expected)
        #expect(written(ElementString(raw: try message.rawBytes())) == expected)
        #expect(written(ElementString(scanData: Array("]d2".utf8) + (try message.rawBytes()))) == expected)
        if let uri = try? message.digitalLinkBytes() {
          links += 1
          let link = ElementString(digitalLink: uri)
          #expect(link.isValid && written(link).sorted() == expected.sorted(), "\(link)")
        }
      }
      #expect(built > 0, "(\(ai))")
    }
    #expect(links > 500)
  }

  private func written(_ message: ElementString) -> [String] {
    message.elements.map { "(\($0.ai))" + message.text(of: $0) }
  }

  @Test(
    "a date whose year a reader would not find again is refused",
    arguments: [
      (nil, 2000...2050), (.around(year: 2026), 1977...2076), (.around(year: 2060), 2011...2110),
      (.fixed(20), 2000...2099), (.fixed(19), 1900...1999), (.around(year: 0), nil),
    ] as [(CalendarDay.Century?, ClosedRange<Int>?)])
  func centuries(_ century: CalendarDay.Century?, _ years: ClosedRange<Int>?) throws {
    let (moment, harvest) = (try #require(ApplicationIdentifier("7003")), try #require(ApplicationIdentifier("7007")))
    let birth = try #require(ApplicationIdentifier("7250"))
    let recipient = try #require(ApplicationIdentifier("8018"))
    let noon = try #require(TimeOfDay(iso: "12:00"))
    for year in 1890...2130 {
      let day = try #require(CalendarDay(year: year, month: 2, day: 28))
      let days = try #require(DayRange(day, through: day))
      for (ai, value) in [
        (ApplicationIdentifier.expiry, TypedValue.date(DayOrMonth(day))),
        (moment, .dateAndTime(DateAndTime(DayOrMonth(day), noon))), (harvest, .days(days)),
      ] {
        var builder = ElementStringBuilder(century: century)
        builder.append(.gtin, "08991234567891")
        builder.append(ai, value)
        let message = try? builder.build()
        #expect((message != nil) == (years?.contains(year) == true), "\(year) under (\(ai))")
        if let message, let century { #expect(message.typedValue(ai, century: century) == value) }
      }
      // Four digits need no century.
      var long = ElementStringBuilder(century: century)
      long.append(recipient, "089912345678901237")
      long.append(birth, .date(DayOrMonth(day)))
      #expect((try? long.build()) != nil)
    }
  }

  @Test("the message of a year out of reach names those that can be written")
  func centuryMessage() throws {
    var builder = ElementStringBuilder()
    builder.append(.gtin, "08991234567891")
    builder.append(.expiry, written: "2099-12-31")
    do throws(ElementStringBuilder.Failure) {
      _ = try builder.build()
      Issue.record("built")
    } catch {
      #expect(error.misfits.map(\.reason) == [.century])
      #expect(
        error.messages() == ["(17) has two digits for the year: found \"2099-12-31\", expected 2000…2050"])
      #expect(error.errors.map(\.value) == [1] && error.errors.map(\.error.code) == [.noRoom])
    }
  }
}
