import CRegKit
import GS1
import RegKitC
import Testing

@Suite struct GS1BuildTests {
  private struct Built {
    var status: Int32
    var text = ""
    var length = -1
    var faults: [(index: Int, code: String, offset: Int, length: Int)] = []
    var message = ""
  }

  private func build(
    _ parts: [(ai: String, value: String, flags: UInt32)], _ form: Int32 = REGKIT_GS1_BRACKETED, capacity: Int = 512,
    options: regkit_gs1_options = CallerMemory.gs1Options, change: (inout regkit_gs1_output) -> Void = { _ in }
  ) -> Built {
    var (error, output, options) = (CallerMemory.error, CallerMemory.output(form), options)
    change(&output)
    var out = [UInt8](repeating: 0xEE, count: capacity + 1)
    var faults = [regkit_gs1_indexed_fault](repeating: regkit_gs1_indexed_fault(), count: 16)
    var (length, count) = (-1, -1)
    let status = withTexts(parts.map { Array($0.value.utf8) }) { values in
      let parts = zip(parts, values).map { part, value in
        regkit_gs1_part(
          ai: UInt16(part.ai) ?? 0, ai_digits: UInt8(part.ai.utf8.count), flags: UInt8(part.flags), reserved: 0,
          value: value)
      }
      return regkit_gs1_build(
        &out, capacity, &length, parts, parts.count, &options, &output, &faults, 16, &count, &error)
    }
    #expect(out[capacity] == 0xEE)
    #expect(status == REGKIT_E_MESSAGE ? count > 0 : count <= 0)
    return Built(
      status: status, text: String(decoding: out.prefix(min(max(length, 0), capacity)), as: UTF8.self), length: length,
      faults: faults.prefix(max(0, count)).map {
        ($0.index, String(cString: regkit_gs1_fault_name($0.fault.code)), Int($0.fault.offset), Int($0.fault.length))
      }, message: error.text)
  }

  private let both = REGKIT_GS1_AS_WRITTEN | REGKIT_GS1_CHECK_DIGIT

  @Test("values become a message in every form, nothing computed unless a flag asks for it")
  func forms() {
    let parts: [(String, String, UInt32)] = [
      ("10", "A(B", 0), ("01", "899123456789?", REGKIT_GS1_CHECK_DIGIT), ("17", "2028-12-31", REGKIT_GS1_AS_WRITTEN),
    ]
    #expect(build(parts).text == "(01)08991234567891(17)281231(10)A\\(B")
    #expect(build(parts) { $0.keep_order = 1 }.text == "(10)A\\(B(01)08991234567891(17)281231")
    #expect(build(parts, REGKIT_GS1_RAW).text == "01089912345678911728123110A(B")
    #expect(build(parts, REGKIT_GS1_HRI).text == "(01) 08991234567891 (17) 281231 (10) A(B")
    #expect(build(parts, REGKIT_GS1_SCAN_DATA).text == "]Q301089912345678911728123110A(B")
    #expect(build(parts, REGKIT_GS1_SCAN_DATA) { $0.set(symbology: "]d2") }.text.hasPrefix("]d201"))
    #expect(build(parts, REGKIT_GS1_DIGITAL_LINK).text == "https://id.gs1.org/01/08991234567891/10/A%28B?17=281231")
    // Without the flag a "?" is a character, and a body has no check digit.
    #expect(build([("01", "0899123456789?", 0)]).faults.first?.code == "invalid_character")
    #expect(build([("01", "0899123456789", 0)]).status == REGKIT_E_MESSAGE)
    #expect(build([("17", "2028-12-31", 0), ("01", "08991234567891", 0)]).status == REGKIT_E_MESSAGE)
    #expect(
      build([("8013", "1987654Ad4X4bL5ttr2310c??", REGKIT_GS1_CHECK_DIGIT)]).text == "(8013)1987654Ad4X4bL5ttr2310c2K")
    #expect(build([("253", "899123456789?X?", both)]).text == "(253)8991234567891X?")
  }

  @Test("every reason comes with the index of its value, in the order given, and with the place in it")
  func refused() {
    let built = build([
      ("10", "A B", 0), ("01", "08991234567892", 0), ("17", "2028-13-31", both), ("3103", "1.2345", both),
      ("21", "X\\", 0), ("9999", "X", 0),
    ])
    #expect(built.status == REGKIT_E_MESSAGE && built.length == -1)
    #expect(
      built.faults.map { "\($0.index) \($0.code) \($0.offset)+\($0.length)" } == [
        "2 unreadable_value 0+0", "3 no_room 0+0", "4 invalid_character 1+1", "1 wrong_check_digit 13+1",
        "0 invalid_character 1+1", "5 unknown_application_identifier 0+0",
      ])
    #expect(built.message.split(separator: "\n").count == 6 && built.message.contains("day that exists"))
    // Escapes are the message's; the place is the value's.
    #expect(build([("10", "((( #", 0)]).faults.map { $0.offset }.first == 3)
    #expect(build([("21", "A", 0)]).faults.map { $0.code } == ["missing_association"])
    #expect(build([]).faults.map { $0.code } == ["empty_message"])
    var options = CallerMemory.gs1Options
    options.one_of_several_carriers = 1
    #expect(build([("21", "A", 0)], options: options).text == "(21)A")
  }

  @Test("what the form cannot carry is refused with the value at fault")
  func notCarried() {
    let two: [(String, String, UInt32)] = [("10", "A", 0), ("01", "08991234567891", 0)]
    let lone = build(two, REGKIT_GS1_SCAN_DATA) { $0.set(symbology: "]E0") }
    #expect(lone.status == REGKIT_E_MESSAGE && lone.faults.map { $0.code } == ["lone_gtin_required"])
    #expect(lone.faults.first?.index == 0)
    #expect(
      build(two, REGKIT_GS1_SCAN_DATA) {
        $0.set(symbology: "]E0")
        $0.as_composite = 1
      }.text == "]E08991234567891|]e010A")
    #expect(build([("90", "A", 0)], REGKIT_GS1_DIGITAL_LINK).faults.map { $0.code } == ["missing_primary_key"])
  }

  @Test("short storage holds the beginning and the length says what is needed")
  func capacity() {
    let parts: [(String, String, UInt32)] = [("01", "08991234567891", 0)]
    for capacity in [0, 1, 17] {
      let short = build(parts, capacity: capacity)
      #expect(short.status == REGKIT_E_CAPACITY && short.length == 18)
      #expect(short.text == "(01)08991234567891".prefix(capacity))
    }
    #expect(build(parts, capacity: 18).status == REGKIT_OK)
  }

  @Test("NULL, wrong sizes and values outside their range are statuses")
  func arguments() {
    var output = CallerMemory.output(REGKIT_GS1_RAW)
    var part = regkit_gs1_part()
    part.ai = 90
    part.ai_digits = 2
    #expect(regkit_gs1_build(nil, 0, nil, nil, 0, nil, nil, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_build(nil, 0, nil, nil, 1, nil, &output, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_build(nil, 0, nil, nil, 0, nil, &output, nil, 1, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_build(nil, 1, nil, nil, 0, nil, &output, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_build(nil, 0, nil, nil, 0, nil, &output, nil, 0, nil, nil) == REGKIT_E_MESSAGE)
    #expect(regkit_gs1_build(nil, 0, nil, &part, 1, nil, &output, nil, 0, nil, nil) == REGKIT_E_MESSAGE)
    let changes: [(inout regkit_gs1_part) -> Void] = [
      { $0.ai_digits = 5 }, { $0.ai = 100 }, { $0.flags = 4 }, { $0.reserved = 1 }, { $0.value.length = 1 },
      { $0.value.length = -1 },
    ]
    for (place, change) in changes.enumerated() {
      var changed = part
      change(&changed)
      #expect(
        regkit_gs1_build(nil, 0, nil, &changed, 1, nil, &output, nil, 0, nil, nil) == REGKIT_E_ARGUMENT, "\(place)")
    }
    output.keep_order = 2
    #expect(regkit_gs1_build(nil, 0, nil, &part, 1, nil, &output, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
  }

  @Test("over random values the C function says what the Swift builder says")
  func sameAsSwift() throws {
    var generator = Seeded(state: 20_261_121)
    let good = [
      ("01", "899123456789?"), ("10", "A(B"), ("17", "2028-12"), ("21", "X"), ("3103", "1.5 kg"), ("4309", "1,2"),
    ]
    let identifiers = [
      "01", "10", "17", "21", "3103", "3922", "253", "8013", "7007", "4309", "9999", "02", "37", "421",
    ]
    let values = [
      "08991234567891", "899123456789?", "0899123456789?", "281231", "2028-12", "2028-02-30", "ABC", "A(B", "A B",
      "1.5", "1.5 kg", "001500", "?", "", "X\\", "360ABC", "899123456789?S", "1987654Ad4X4bL5ttr2310c??", "yes",
      "-6.1753924,106.8271528", "\u{1D}", "5", "281200",
    ]
    var goodCount = 0
    for _ in 0..<600 {
      let parts = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ -> (String, String, UInt32)? in
        if Bool.random(using: &generator), let pair = good.randomElement(using: &generator) {
          return (pair.0, pair.1, both)
        }
        guard let ai = identifiers.randomElement(using: &generator), let value = values.randomElement(using: &generator)
        else { return nil }
        return (ai, value, UInt32.random(in: 0...3, using: &generator))
      }
      let keepsOrder = Bool.random(using: &generator)
      var builder = ElementStringBuilder(order: keepsOrder ? .asGiven : .predefinedLengthFirst)
      for (number, value, flags) in parts {
        let ai = try #require(ApplicationIdentifier(number))
        let completes = flags & REGKIT_GS1_CHECK_DIGIT != 0
        if flags & REGKIT_GS1_AS_WRITTEN != 0 {
          builder.append(ai, written: value, completesCheckDigit: completes)
        } else if completes {
          builder.append(ai, completingCheckDigit: Array(value.utf8))
        } else {
          builder.append(ai, value)
        }
      }
      let built = build(parts) { $0.keep_order = keepsOrder ? 1 : 0 }
      do throws(ElementStringBuilder.Failure) {
        let message = try builder.build()
        goodCount += 1
        #expect(built.status == REGKIT_OK && built.text == message.bracketed, "\(parts)")
      } catch {
        #expect(built.status == REGKIT_E_MESSAGE, "\(parts)")
        #expect(
          built.faults.map { "\($0.index) \($0.code) \($0.offset)+\($0.length)" }
            == error.errors.map { "\($0.value) \($0.error.code.name) \($0.error.offset)+\($0.error.length)" })
      }
    }
    #expect(goodCount > 20)
  }

  @Test("a date of a year that a reader would not find again is refused, around the year the caller gives")
  func referenceYear() {
    let parts: [(String, String, UInt32)] = [
      ("01", "08991234567891", 0), ("17", "2099-12-31", REGKIT_GS1_AS_WRITTEN),
    ]
    let refused = build(parts)
    #expect(refused.status == REGKIT_E_MESSAGE && refused.faults.map(\.code) == ["no_room"])
    #expect(refused.faults.map(\.index) == [1] && refused.message.contains("expected 2000…2050"))
    #expect(build(parts) { $0.reference_year = 2026 }.message.contains("expected 1977…2076"))
    #expect(build(parts) { $0.reference_year = 2060 }.text == "(01)08991234567891(17)991231")
    #expect(build(parts) { $0.reference_year = 10_000 }.status == REGKIT_E_ARGUMENT)
  }

  @Test("an identifier that raw elements cannot tell from its value is refused there and stands in brackets")
  func unknownInRaw() {
    var options = CallerMemory.gs1Options
    options.allow_unknown_ai = 1
    let parts: [(String, String, UInt32)] = [("01", "08991234567891", 0), ("89", "ABC", 0)]
    #expect(build(parts, options: options).text == "(01)08991234567891(89)ABC")
    for form in [REGKIT_GS1_RAW, REGKIT_GS1_SCAN_DATA] {
      let refused = build(parts, form, options: options)
      #expect(refused.status == REGKIT_E_MESSAGE && refused.faults.map(\.code) == ["not_carried"])
      #expect(refused.faults.map(\.index) == [1])
    }
  }
}

/// A generator of random numbers that gives the same ones each time.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
