import CRegKit
import GS1
import RegKitC
import Testing

@Suite struct GS1MessagesTests {
  @Test("elements come into the caller's storage with their places")
  func elements() {
    let message = Array("(01)08991234567891(10)ABC(17)280229".utf8)
    var counts = CallerMemory.counts
    var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 8)
    var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 8)
    #expect(
      regkit_gs1_parse(&counts, message, message.count, REGKIT_GS1_ANY, nil, &elements, 8, &faults, 8, nil) == REGKIT_OK
    )
    #expect(counts.elements == 3)
    #expect(counts.faults == 0)
    #expect(elements.prefix(3).map { $0.ai } == [1, 10, 17])
    #expect(elements.prefix(3).map { $0.ai_digits } == [2, 2, 2])
    #expect(elements.prefix(3).map { $0.offset } == [1, 19, 26])
    #expect(elements.prefix(3).map { $0.value_offset } == [4, 22, 29])
    #expect(elements.prefix(3).map { $0.value_length } == [14, 3, 6])
    #expect(elements.prefix(3).allSatisfy { $0.flags == 0 })
  }

  @Test("the C structs say what the Swift values say, over many messages and all forms")
  func sameAsSwift() {
    let messages = [
      "(01)08991234567892(17)271331(10)ABC", "010899123456789110ABC\u{1D}17280229", "]Q3010899123456789110A",
      "]Q1(90)TR142681391(91)240828", "(90)MD243209026078(9", "", "]Q", "(9999)X", "(8200)http\\(", "hello",
      "(00)1(00)2",
    ]
    for text in messages {
      let bytes = Array(text.utf8)
      let swift = ElementString(reading: bytes)
      var counts = CallerMemory.counts
      var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 16)
      var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 16)
      let status = regkit_gs1_parse(
        &counts, bytes, bytes.count, REGKIT_GS1_ANY, nil, &elements, 16, &faults, 16, nil)
      #expect(status == REGKIT_OK, "\(text)")
      #expect(counts.elements == swift.elements.count, "\(text)")
      #expect(counts.faults == swift.errors.count, "\(text)")
      for (c, element) in zip(elements, swift.elements) {
        #expect(Int(c.ai) == element.ai.number && Int(c.value_offset) == element.valueOffset, "\(text)")
        #expect(c.flags & UInt8(REGKIT_GS1_HAS_ERRORS) != 0 ? element.hasErrors : !element.hasErrors, "\(text)")
      }
      for (c, error) in zip(faults, swift.errors) {
        #expect(c.code == error.code.rawValue && Int(c.offset) == error.offset, "\(text)")
        #expect(String(cString: regkit_gs1_fault_name(c.code)) == error.code.name, "\(text)")
      }
    }
  }

  @Test(
    "the counts say what the message is: its form, symbology identifier, add-on and component",
    arguments: [
      "(01)08991234567891", "010899123456789110A", "]Q3010899123456789110A", "]E08991234567891|]e010ABC",
      "]E3899123456789112", "]E389912345678911234|]e010A", "]E38991234567891", "https://id.gs1.org/01/08991234567891",
      "hello", "", "]", "]Q", "]C1", "]X9abc", "]E08991234567891\r\n",
    ])
  func kind(text: String) {
    let bytes = Array(text.utf8)
    let swift = ElementString(reading: text)
    var counts = CallerMemory.counts
    (counts.form, counts.add_on_length, counts.component_offset, counts.symbology.3) = (-1, 9, 9, 9)
    _ = regkit_gs1_parse(&counts, bytes, bytes.count, REGKIT_GS1_ANY, nil, nil, 0, nil, 0, nil)
    let forms: [ElementString.Form: Int32] = [
      .raw: REGKIT_GS1_RAW, .scanData: REGKIT_GS1_SCAN_DATA, .bracketed: REGKIT_GS1_BRACKETED,
      .digitalLink: REGKIT_GS1_DIGITAL_LINK,
    ]
    let form = ElementString.Form(of: swift.bytes.span)
    #expect(counts.form == form.flatMap { forms[$0] } ?? REGKIT_GS1_ANY)
    let symbology = withUnsafeBytes(of: counts.symbology) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    #expect(symbology == swift.symbologyIdentifier?.description ?? "")
    let addOn = Int(counts.add_on_offset)..<Int(counts.add_on_offset + counts.add_on_length)
    #expect((addOn.isEmpty ? nil : Array(bytes[addOn])) == swift.addOn)
    #expect((counts.component_offset == 0 ? nil : Int(counts.component_offset)) == swift.componentOffset)
    #expect(counts.symbology.3 == 0)
    // A caller with a shorter struct gets what fits it and nothing behind.
    var short = CallerMemory.counts
    (short.struct_size, short.form, short.reserved) = (3 * MemoryLayout<Int>.size, 77, 77)
    _ = regkit_gs1_parse(&short, bytes, bytes.count, REGKIT_GS1_ANY, nil, nil, 0, nil, 0, nil)
    #expect(short.elements == counts.elements && short.faults == counts.faults)
    #expect(short.form == 77 && short.reserved == 77)
    short.struct_size -= 1
    #expect(
      regkit_gs1_parse(&short, bytes, bytes.count, REGKIT_GS1_ANY, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
  }

  @Test("short storage is a status, the counts say what is needed, and nothing beyond it is touched")
  func capacity() {
    let message = Array("(01)08991234567892(17)271331(10)ABC".utf8)
    var counts = CallerMemory.counts
    var error = CallerMemory.error
    let untouched = regkit_gs1_element(
      ai: 4242, ai_digits: 4, flags: 9, offset: 7, value_offset: 7, value_length: 7)
    var elements = [untouched, untouched]
    let status = regkit_gs1_parse(&counts, message, message.count, REGKIT_GS1_ANY, nil, &elements, 1, nil, 0, &error)
    #expect(status == REGKIT_E_CAPACITY)
    #expect(error.code == REGKIT_E_CAPACITY)
    #expect(counts.elements == 3 && counts.faults >= 2)
    #expect(elements[0].ai == 1)
    #expect(elements[1].ai == 4242 && elements[1].flags == 9)
  }

  @Test(
    "the counts do not depend on the room there is",
    arguments: ["(10)A(10)B(01)08991234567891", "(21)A", "(01)(02)(00)(37)", "(01)08991234567891"])
  func countsWithoutRoom(text: String) {
    let message = Array(text.utf8)
    var counts: [[Int]] = []
    for capacity in [0, 1, 2, 16] {
      var count = CallerMemory.counts
      var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 16)
      var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 16)
      _ = regkit_gs1_parse(
        &count, message, message.count, REGKIT_GS1_ANY, nil, &elements, capacity, &faults, 16, nil)
      counts.append([count.elements, count.faults])
    }
    #expect(Set(counts).count == 1, "\(counts)")
  }

  @Test("NULL, unknown forms and wrong sizes are statuses, not crashes")
  func arguments() {
    var counts = CallerMemory.counts
    #expect(regkit_gs1_parse(nil, nil, 0, REGKIT_GS1_RAW, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_parse(&counts, nil, 4, REGKIT_GS1_RAW, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_parse(&counts, nil, 0, REGKIT_GS1_RAW, nil, nil, 4, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_parse(&counts, nil, 0, 99, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    var small = regkit_gs1_counts()
    #expect(regkit_gs1_parse(&small, nil, 0, REGKIT_GS1_RAW, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(String(cString: regkit_gs1_fault_name(60_000)) == "unknown")
  }

  @Test("faults are explained in words with carets, in both languages; a good message needs no words")
  func explain() throws {
    func explain(_ text: String, _ language: Int32) throws -> String {
      var out: UnsafeMutablePointer<CChar>?
      var length = 0
      let bytes = Array(text.utf8)
      #expect(
        regkit_gs1_explain(&out, &length, bytes, bytes.count, REGKIT_GS1_ANY, nil, language, nil) == REGKIT_OK)
      defer { regkit_text_free(out) }
      return String(cString: try #require(out))
    }
    #expect(
      try explain("(01)08991234567892", REGKIT_ENGLISH) == """
        (01) has a wrong check digit: found "2", expected 1
        (01)08991234567892
                         ^
        """)
    #expect(try explain("(01)08991234567892", REGKIT_INDONESIAN).contains("seharusnya 1"))
    #expect(try explain("(01)08991234567891", REGKIT_ENGLISH).isEmpty)
  }
}
