import CRegKit
import Foundation
import RegKitC
import Testing

/// A column of texts in memory that stays where it is, as a C caller has it.
final class TextColumn {
  let rows: [[UInt8]?]
  private let offsets: UnsafeMutablePointer<Int64>
  private let narrow: UnsafeMutablePointer<Int32>
  private let bytes: UnsafeMutablePointer<UInt8>
  private let validity: UnsafeMutablePointer<UInt8>
  private let byteCount: Int

  init(_ rows: [[UInt8]?]) {
    self.rows = rows
    let joined = rows.flatMap { $0 ?? [] }
    byteCount = joined.count
    offsets = .allocate(capacity: rows.count + 1)
    narrow = .allocate(capacity: rows.count + 1)
    // Exactly as many bytes as there are, so that a sanitizer sees who reads on.
    bytes = .allocate(capacity: max(1, joined.count))
    bytes.update(from: joined, count: joined.count)
    validity = .allocate(capacity: rows.count / 8 + 1)
    validity.update(repeating: 0, count: rows.count / 8 + 1)
    var end = 0
    (offsets[0], narrow[0]) = (0, 0)
    for (row, text) in rows.enumerated() {
      end += text?.count ?? 0
      (offsets[row + 1], narrow[row + 1]) = (Int64(end), Int32(end))
      if text != nil { validity[row / 8] |= 1 << UInt8(row % 8) }
    }
  }

  deinit {
    offsets.deallocate()
    narrow.deallocate()
    bytes.deallocate()
    validity.deallocate()
  }

  func column(width: Int32, _ slice: Range<Int>? = nil) -> regkit_gs1_column {
    let slice = slice ?? 0..<rows.count
    return regkit_gs1_column(
      struct_size: MemoryLayout<regkit_gs1_column>.size,
      offsets: width == 4 ? UnsafeRawPointer(narrow) : UnsafeRawPointer(offsets), offset_width: width, reserved: 0,
      bytes: bytes, bytes_length: byteCount, validity: validity, validity_offset: 0, first_row: slice.lowerBound,
      row_count: slice.count)
  }

  /// Makes the offset of a row lie.
  func setOffset(_ row: Int, _ offset: Int64) {
    (offsets[row], narrow[row]) = (offset, Int32(truncatingIfNeeded: offset))
  }
}

/// Storage for numbers of rows, with a guard behind its end: eight numbers that would become 0 if they were taken for rows.
private final class Numbers {
  let numbers: UnsafeMutablePointer<Int32>
  let validity: UnsafeMutablePointer<UInt8>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    numbers = .allocate(capacity: count + 8)
    numbers.initialize(repeating: -77, count: count + 8)
    validity = .allocate(capacity: (count + 7) / 8 + 1)
    validity.initialize(repeating: 0xAA, count: (count + 7) / 8 + 1)
  }

  deinit {
    numbers.deallocate()
    validity.deallocate()
  }

  var array: regkit_numbers { regkit_numbers(numbers: numbers, validity: validity) }
  var isIntact: Bool {
    (count..<count + 8).allSatisfy { numbers[$0] == -77 } && validity[(count + 7) / 8] == 0xAA
  }

  subscript(_ row: Int) -> Int32? {
    guard validity[row / 8] >> UInt8(row % 8) & 1 == 1 else {
      #expect(numbers[row] == 0, "the number of a null row")
      return nil
    }
    return numbers[row]
  }
}

@Suite struct CodeColumnsTests {
  private static func words(_ kind: Int32, _ rules: OpaquePointer) -> [String] {
    var words: UnsafePointer<UnsafePointer<CChar>?>?
    var count = 0
    #expect(regkit_rules_words(&words, &count, rules, kind, nil) == REGKIT_OK)
    return (0..<count).map { place in words?[place].map { String(cString: $0) } ?? "" }
  }

  /// What a row came to, in words.
  private struct Row: Equatable, CustomStringConvertible {
    var status: Int32
    var outcome, rule, citation, error, fault, method, expiry: String?
    var warnings: Int32 = 0
    var nie, batch, serial: String?

    var description: String {
      let parts = [outcome, rule, citation, error, fault, method, expiry, nie, batch, serial].map { $0 ?? "–" }
      return "\(status) " + parts.joined(separator: " | ") + " \(warnings)"
    }
  }

  /// What regkit_read says of one text.
  private static func one(_ text: [UInt8]?, _ rules: OpaquePointer, _ options: regkit_options) throws -> Row {
    guard let text else { return Row(status: REGKIT_GS1_ROW_NULL) }
    var (answer, options) = (CallerMemory.answer, options)
    #expect(regkit_read(&answer, rules, text, text.count, &options, nil) == REGKIT_OK)
    let outcome = answer.outcome
    let json = try JSONSerialization.jsonObject(with: Data((answer.take() ?? "").utf8)) as? [String: Any] ?? [:]
    let gs1 = json["gs1"] as? [String: Any]
    var row = Row(status: outcome, outcome: json["outcome"] as? String)
    row.fault = (gs1?["errors"] as? [[String: Any]])?.first?["code"] as? String
    let elements = gs1?["elements"] as? [[String: Any]] ?? []
    func value(_ ai: String) -> String? { elements.first { $0["ai"] as? String == ai }?["value"] as? String }
    (row.nie, row.batch, row.serial) = (value("90"), value("10"), value("21"))
    guard json["bpom"] as? Bool == true else { return row }
    let findings = json["findings"] as? [[String: Any]] ?? []
    let deciding = findings.first { $0["effect"] as? String == "blocks" } ?? findings.last
    (row.rule, row.citation) = (deciding?["rule"] as? String, deciding?["citation"] as? String)
    row.error = (json["errors"] as? [String])?.first
    row.method = json["method"] as? String
    row.expiry = json["expiry"] as? String
    row.warnings = Int32(findings.count { $0["effect"] as? String == "warns" })
    return row
  }

  /// What regkit_read_column says of all rows of a slice, and the counts beside them.
  private static func all(
    _ column: regkit_gs1_column, _ rules: OpaquePointer, _ options: regkit_options
  ) -> (rows: [Row], readings: regkit_readings) {
    let count = column.row_count
    let numbers = (0..<9).map { _ in Numbers(count) }
    let bytes = (0..<3).map { _ in UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 18) }
    let offsets = (0..<3).map { _ in UnsafeMutablePointer<Int64>.allocate(capacity: count + 1) }
    let bits = (0..<3).map { _ in UnsafeMutablePointer<UInt8>.allocate(capacity: count / 8 + 1) }
    defer {
      bytes.forEach { $0.deallocate() }
      offsets.forEach { $0.deallocate() }
      bits.forEach { $0.deallocate() }
    }
    var values = [UInt16(90), 10, 21].enumerated().map { place, ai in
      var values = regkit_gs1_values()
      values.struct_size = MemoryLayout<regkit_gs1_values>.size
      (values.ai, values.ai_digits, values.keep_faulty) = (ai, 2, 1)
      values.offsets = UnsafeMutableRawPointer(offsets[place])
      (values.bytes, values.bytes_capacity) = (bytes[place], 1 << 18)
      values.validity = bits[place]
      return values
    }
    var readings = regkit_readings()
    readings.struct_size = MemoryLayout<regkit_readings>.size
    (readings.outcomes, readings.warnings) = (numbers[0].numbers, numbers[1].numbers)
    readings.outcome = numbers[2].array
    readings.rule = numbers[3].array
    readings.citation = numbers[4].array
    readings.error = numbers[5].array
    readings.fault = numbers[6].array
    readings.method = numbers[7].array
    readings.expiry = numbers[8].array
    var (column, options, error) = (column, options, CallerMemory.error)
    let status = regkit_read_column(&readings, rules, &column, &values, 3, &options, &error)
    #expect(status == REGKIT_OK, "\(error.text)")
    #expect(numbers.allSatisfy { $0.isIntact })
    let kinds = [
      REGKIT_WORDS_OUTCOMES, REGKIT_WORDS_RULES, REGKIT_WORDS_CITATIONS, REGKIT_WORDS_ERRORS, REGKIT_WORDS_FAULTS,
      REGKIT_WORDS_METHODS,
    ]
    let words = kinds.map { Self.words($0, rules) }
    func word(_ place: Int, _ row: Int) -> String? { numbers[place + 2][row].map { words[place][Int($0)] } }
    func value(_ place: Int, _ row: Int) -> String? {
      guard bits[place][row / 8] >> UInt8(row % 8) & 1 == 1 else { return nil }
      func offset(_ row: Int) -> Int {
        column.offset_width == 8
          ? Int(offsets[place][row])
          : Int(UnsafeRawPointer(offsets[place]).load(fromByteOffset: row * 4, as: Int32.self))
      }
      return String(
        decoding: UnsafeBufferPointer(start: bytes[place], count: 1 << 18)[offset(row)..<offset(row + 1)], as: UTF8.self
      )
    }
    let calendar = ISO8601DateFormatter()
    calendar.formatOptions = [.withFullDate]
    let rows = (0..<count).map { row in
      Row(
        status: numbers[0].numbers[row], outcome: word(0, row), rule: word(1, row), citation: word(2, row),
        error: word(3, row), fault: word(4, row), method: word(5, row),
        expiry: numbers[8][row].map { calendar.string(from: Date(timeIntervalSince1970: Double($0) * 86_400)) },
        warnings: numbers[1].numbers[row], nie: value(0, row), batch: value(1, row), serial: value(2, row))
    }
    return (rows, readings)
  }

  private static let texts: [[UInt8]?] = {
    var texts = ScanTexts(seed: 20_261_129)
    var rows: [[UInt8]?] = (0..<900).map { $0 % 23 == 5 ? nil : texts.next() }
    rows.append([UInt8](repeating: 0x30, count: 70_000))
    rows.append((0..<5000).flatMap { _ in Array("(10)A".utf8) })
    return rows
  }()

  private static func options(_ day: Int32, _ edition: UnsafePointer<CChar>?, _ length: Int) -> regkit_options {
    var options = CallerMemory.options
    options.as_of = day
    (options.edition, options.edition_length) = (edition, length)
    return options
  }

  @Test(
    "rows say what regkit_read says of one code, by edition and day",
    arguments: [
      (0, ""), (20_200_101, ""), (20_261_121, ""), (0, "22/2022"), (20_290_401, "33/2018"), (20_100_101, "22/2022"),
      (20_100_101, ""),
    ] as [(Int32, String)])
  func sameAsOne(day: Int32, edition: String) throws {
    try withRules { rules in
      try edition.withCString { text in
        let options = Self.options(day, edition.isEmpty ? nil : text, edition.utf8.count)
        let column = TextColumn(Self.texts)
        let (rows, readings) = Self.all(column.column(width: 8), rules, options)
        var (allowed, refused, undetermined, null) = (0, 0, 0, 0)
        for (row, text) in Self.texts.enumerated() {
          var expected = try Self.one(text, rules, options)
          // The day stands among the fields of BPOM's codes alone.
          if expected.method == nil { expected.expiry = rows[row].expiry }
          // A list of elements is only for people: of very long messages it ends early.
          let shown = String(decoding: (text ?? []).prefix(200), as: UTF8.self)
          #expect(rows[row] == expected, "\(row): \(shown)")
          switch expected.status {
          case REGKIT_ALLOWED: allowed += 1
          case REGKIT_REFUSED: refused += 1
          case REGKIT_UNDETERMINED: undetermined += 1
          default: null += 1
          }
        }
        #expect(readings.allowed == allowed && readings.refused == refused && readings.undetermined == undetermined)
        #expect(readings.null == null && readings.bad_offsets == 0)
        // The texts are worth reading: they come to everything that there is.
        #expect(null > 30 && (day == 20_100_101 ? undetermined > 100 : allowed > 50 && refused > 200))
        let answered = try #require(readings.edition.map { String(cString: $0) })
        #expect(answered == (edition.isEmpty ? day > 20_221_005 ? "22/2022" : "33/2018" : edition))
      }
    }
  }

  /// Good codes of each method, and all that are one step away from one of them.
  private static let neighbours: [[UInt8]?] = {
    let separator = "\u{1D}"
    let good = [
      "(90)DKL1234567890A1(10)A1b2C3(17)290331(21)0250EUT", "(90)DBL9509204710A1(17)261121(10)7(21)Z",
      "(01)08991234567891(10)A1(17)261120(21)0250EUT", "]d2010899123456789110A1\(separator)1729033121S5",
      "]Q1(90)GTL1234567890A1(91)271231", "(90)DKL1234567890A1(91)261120", "(90)NA18240104109",
      "(90)MD123456789012345(91)280229", "(90)ABCDEFGH12345678(01)08991234567891(10)A(17)290331(21)B",
      "]C190NA18240104109\(separator)91271231", "(90)DNX1234567890A1(91)271231(37)5(98)A",
    ]
    let long = [1, 15, 16, 17, 19, 20, 21].flatMap { count -> [String] in
      let text = String(repeating: "X", count: count)
      return ["(90)\(text)", "(90)NA1(10)\(text)(17)290331(21)\(text)", "(01)08991234567891(10)A(17)290331(21)\(text)"]
    }
    var texts = (good + long).map { Array($0.utf8) }
    for code in good.map({ Array($0.utf8) }) {
      for place in code.indices {
        for byte in "0Az-(\u{1D}".utf8 where byte != code[place] {
          var changed = code
          changed[place] = byte
          texts.append(changed)
        }
        var shorter = code
        shorter.remove(at: place)
        texts += [shorter, Array(code[..<place])]
      }
    }
    return texts
  }()

  @Test("codes one step from a good one are judged as each by itself", arguments: ["22/2022", "33/2018"])
  func neighboursOfGoodCodes(edition: String) throws {
    try withRules { rules in
      try edition.withCString { text in
        let options = Self.options(20_261_121, text, edition.utf8.count)
        let column = TextColumn(Self.neighbours)
        let (rows, readings) = Self.all(column.column(width: 4), rules, options)
        for (row, text) in Self.neighbours.enumerated() {
          var expected = try Self.one(text, rules, options)
          if expected.method == nil { expected.expiry = rows[row].expiry }
          #expect(rows[row] == expected, "\(row): \(String(decoding: text ?? [], as: UTF8.self))")
        }
        #expect(readings.allowed > 500 && readings.refused > 1000)
        #expect(rows.contains { $0.warnings == 0 } && rows.contains { $0.warnings == 1 })
        #expect(rows.contains { $0.warnings >= 3 })
      }
    }
  }

  @Test("signs that a host's table names classes by warn in a column as in one code")
  func classSigns() throws {
    let file = Self.rules.appendingPathComponent("perbpom-22-2022.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let table = text.replacingOccurrences(of: "licence-letters=\"K N P\"", with: "licence-letters=\"k 1 P\"")
    #expect(table != text)
    try withRules(Array(table.utf8)) { rules in
      try "22/2022".withCString { edition throws in
        let options = Self.options(20_261_121, edition, 7)
        let codes = "kK1PZ".map { Array("(90)D\($0)L1234567890A1(91)271231".utf8) as [UInt8]? }
        let column = TextColumn(codes)
        let (rows, _) = Self.all(column.column(width: 4), rules, options)
        #expect(try rows == codes.map { try Self.one($0, rules, options) })
        #expect(rows.map { $0.warnings } == [1, 0, 1, 1, 0])
      }
    }
  }

  @Test("ten digits make a licence number one of a class, and a letter among them makes it none")
  func classDigits() throws {
    try withRules { rules in
      try "22/2022".withCString { edition throws in
        let options = Self.options(20_261_121, edition, 7)
        let good = Array("DKL1234567890A1".utf8)
        let licences = [good] + (3..<13).map { good[..<$0] + [UInt8(ascii: "A")] + good[($0 + 1)...] }
        let codes = licences.map { Array("(90)".utf8) + $0 + Array("(91)271231".utf8) as [UInt8]? }
        let column = TextColumn(codes)
        let (rows, _) = Self.all(column.column(width: 4), rules, options)
        #expect(try rows == codes.map { try Self.one($0, rules, options) })
        #expect(rows.map { $0.warnings } == [1] + [Int32](repeating: 0, count: 10))
      }
    }
  }

  @Test("elements of longer identifiers that a host's table names are judged in a column as in one code")
  func longIdentifiers() throws {
    let file = Self.rules.appendingPathComponent("perbpom-22-2022.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let row = try #require(text.range(of: "<content [^>]*ai=\"91\"[^>]*/>", options: .regularExpression))
    let added = text[row].replacingOccurrences(of: "ai=\"91\"", with: "ai=\"8020\"")
    let table = text.replacingCharacters(in: row, with: String(text[row]) + added)
    try withRules(Array(table.utf8)) { rules in
      try "22/2022".withCString { edition throws in
        let options = Self.options(20_261_121, edition, 7)
        let codes = ["", "(8020)271231", "(8020)271331", "(8020)2712", "(8020)270101(8020)271231"].map {
          Array("(90)NA18240104109(91)271231\($0)".utf8) as [UInt8]?
        }
        let column = TextColumn(codes)
        let (rows, _) = Self.all(column.column(width: 4), rules, options)
        #expect(try rows == codes.map { try Self.one($0, rules, options) })
        #expect(Set(rows.map { $0.outcome }) == ["allowed", "refused"])
      }
    }
  }

  @Test("one of several elements that a host's table asks for is asked for in a column as in one code")
  func alternatives() throws {
    let file = Self.rules.appendingPathComponent("perbpom-22-2022.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let table = text.replacingOccurrences(
      of: "ai=\"91\" presence=\"optional\"", with: "ai=\"91\" presence=\"one-of-90-01\"")
    #expect(table != text)
    try withRules(Array(table.utf8)) { rules in
      try "22/2022".withCString { edition throws in
        let options = Self.options(20_261_121, edition, 7)
        let codes = ["(90)NA18240104109(91)271231", "(90)NA18240104109", "(90)NA18240104109(17)271231"].map {
          Array($0.utf8) as [UInt8]?
        }
        let column = TextColumn(codes)
        let (rows, _) = Self.all(column.column(width: 4), rules, options)
        #expect(try rows == codes.map { try Self.one($0, rules, options) })
        #expect(rows.map { $0.outcome }.contains("refused"))
      }
    }
  }

  private static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Rules")

  @Test("slices, offsets of 32 bits and rows without a bitmap say the same")
  func layouts() throws {
    try withRules { rules in
      let column = TextColumn(Self.texts)
      let options = Self.options(20_261_121, nil, 0)
      let whole = Self.all(column.column(width: 8), rules, options).rows
      #expect(Self.all(column.column(width: 4), rules, options).rows == whole)
      for slice in [3..<3, 0..<1, 7..<8, 13..<613, 400..<902] {
        #expect(Self.all(column.column(width: 4, slice), rules, options).rows == Array(whole[slice]))
      }
      var plain = column.column(width: 8, 0..<600)
      plain.validity = nil
      let rows = Self.all(plain, rules, options).rows
      let empty = try Self.one([], rules, options)
      for row in 0..<600 { #expect(rows[row] == (Self.texts[row] == nil ? empty : whole[row])) }
    }
  }

  @Test("offsets that lie spoil their own rows alone")
  func badOffsets() throws {
    try withRules { rules in
      let column = TextColumn(Array(Self.texts[0..<200]))
      let options = Self.options(0, nil, 0)
      let good = Self.all(column.column(width: 8), rules, options).rows
      column.setOffset(10, -5)
      column.setOffset(50, .max)
      column.setOffset(100, 3)
      for width in [Int32(4), 8] {
        let (rows, readings) = Self.all(column.column(width: width), rules, options)
        var bad = 0
        for row in 0..<200 where Self.texts[row] != nil {
          if ![9, 10, 49, 50, 99, 100].contains(row) { #expect(rows[row] == good[row], "\(row)") }
          if rows[row].status == REGKIT_GS1_ROW_BAD_OFFSETS {
            bad += 1
            #expect(rows[row] == Row(status: REGKIT_GS1_ROW_BAD_OFFSETS))
          }
        }
        #expect(bad >= 3 && readings.bad_offsets == bad)
        #expect(
          readings.allowed + readings.refused + readings.undetermined + readings.null + readings.bad_offsets == 200)
      }
    }
  }

  @Test("wrong calls are statuses, and what is left out is not written")
  func arguments() throws {
    try withRules { rules in
      let column = TextColumn([Array("(90)NA18240104109(91)271231".utf8)])
      var error = CallerMemory.error
      func call(
        _ change: (inout regkit_readings, inout regkit_gs1_column, inout regkit_options) -> Void = { _, _, _ in }
      ) -> Int32 {
        var readings = regkit_readings()
        readings.struct_size = MemoryLayout<regkit_readings>.size
        var (column, options) = (column.column(width: 4), CallerMemory.options)
        change(&readings, &column, &options)
        return regkit_read_column(&readings, rules, &column, nil, 0, &options, &error)
      }
      #expect(call() == REGKIT_OK)
      #expect(call { readings, _, _ in readings.struct_size -= 1 } == REGKIT_E_ARGUMENT)
      #expect(call { _, column, _ in column.struct_size -= 1 } == REGKIT_E_ARGUMENT)
      #expect(call { _, column, _ in column.offset_width = 3 } == REGKIT_E_ARGUMENT)
      #expect(call { _, column, _ in column.row_count = .max } == REGKIT_E_ARGUMENT)
      #expect(call { _, _, options in options.as_of = 20_260_230 } == REGKIT_E_ARGUMENT)
      let numbers = Numbers(1)
      #expect(call { readings, _, _ in readings.rule.numbers = numbers.numbers } == REGKIT_E_ARGUMENT)
      #expect(error.text == "out.rule: NULL for one of numbers and validity, expected both or neither")
      #expect(call { readings, _, _ in readings.expiry.validity = numbers.validity } == REGKIT_E_ARGUMENT)
      "1/1999".withCString { text in
        #expect(call { _, _, options in (options.edition, options.edition_length) = (text, 6) } == REGKIT_E_ARGUMENT)
      }
      #expect(numbers.numbers[0] == -77 && numbers.validity[0] == 0xAA)
      var readings = regkit_readings()
      readings.struct_size = MemoryLayout<regkit_readings>.size
      var one = column.column(width: 4)
      #expect(regkit_read_column(nil, rules, &one, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_read_column(&readings, nil, &one, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_read_column(&readings, rules, nil, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_read_column(&readings, rules, &one, nil, 1, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_read_column(&readings, rules, &one, nil, 0, nil, nil) == REGKIT_OK && readings.allowed == 1)
    }
  }

  @Test("values that do not fit are a status, and rows are judged all the same")
  func capacity() throws {
    try withRules { rules in
      let text = Array("(90)NA18240104109(91)271231".utf8)
      let column = TextColumn([text, text])
      var offsets: [Int32] = [9, 9, 9]
      var bytes = [UInt8](repeating: 0xEE, count: 40)
      var one = column.column(width: 4)
      var readings = regkit_readings()
      readings.struct_size = MemoryLayout<regkit_readings>.size
      let status = offsets.withUnsafeMutableBytes { offsets in
        bytes.withUnsafeMutableBufferPointer { bytes in
          var values = regkit_gs1_values()
          values.struct_size = MemoryLayout<regkit_gs1_values>.size
          (values.ai, values.ai_digits) = (90, 2)
          (values.offsets, values.bytes, values.bytes_capacity) = (offsets.baseAddress, bytes.baseAddress, 20)
          let status = regkit_read_column(&readings, rules, &one, &values, 1, nil, nil)
          #expect(values.value_count == 2 && values.bytes_length == 26)
          return status
        }
      }
      #expect(status == REGKIT_E_CAPACITY && readings.allowed == 2 && offsets == [0, 13, 13])
      #expect(bytes.prefix(13) == text[4..<17] && bytes[20...].allSatisfy { $0 == 0xEE })
    }
  }

  @Test("lists of words hold each word once, and wrong kinds are refused")
  func wordLists() throws {
    try withRules { rules in
      for kind in REGKIT_WORDS_OUTCOMES...REGKIT_WORDS_METHODS {
        let words = Self.words(kind, rules)
        #expect(!words.isEmpty && Set(words).count == words.count && !words.contains(""), "\(words)")
      }
      #expect(Self.words(REGKIT_WORDS_OUTCOMES, rules) == ["allowed", "refused", "undetermined"])
      #expect(Self.words(REGKIT_WORDS_METHODS, rules) == ["otentifikasi", "identifikasi"])
      #expect(Self.words(REGKIT_WORDS_ERRORS, rules).contains("90_or_01.missing"))
      #expect(Self.words(REGKIT_WORDS_ERRORS, rules).contains("text.format"))
      var words: UnsafePointer<UnsafePointer<CChar>?>?
      var count = 7
      #expect(regkit_rules_words(&words, &count, rules, 6, nil) == REGKIT_E_ARGUMENT && words == nil && count == 7)
      #expect(regkit_rules_words(&words, nil, rules, 0, nil) == REGKIT_OK && words != nil)
      #expect(regkit_rules_words(&words, nil, nil, 0, nil) == REGKIT_E_ARGUMENT && words == nil)
      #expect(regkit_rules_words(nil, nil, rules, 0, nil) == REGKIT_E_ARGUMENT)
    }
  }
}
