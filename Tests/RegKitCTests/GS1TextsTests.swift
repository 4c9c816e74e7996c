import CRegKit
import GS1
import RegKitC
import Testing

@Suite struct GS1TextsTests {
  private static let messages = [
    "(01)08991234567891(10)ABC(17)280229", "010899123456789110ABC\u{1D}17280229", "]Q3010899123456789110A",
    "https://id.gs1.org/01/08991234567891/10/A%2FB?17=280229", "https://id.gs1.org/01/08991234567891?90=A+B%28",
    "]E08991234567891", "]E412345670", "(01)08991234567891(10)A\\(B",
    (0..<300).map { _ in "(90)A" }.joined(),
  ]

  private func render(
    _ text: String, _ formOut: Int32, stem: String? = nil, capacity: Int = 8192, error: inout regkit_error
  ) -> (status: Int32, text: String, length: Int) {
    let message = Array(text.utf8)
    var out = [UInt8](repeating: 0xEE, count: capacity + 1)
    var length = -1
    var output = CallerMemory.output(formOut)
    let stem = (stem ?? "").utf8.map { CChar(bitPattern: $0) }
    let status = stem.withUnsafeBufferPointer { stem in
      if stem.count > 0 { (output.stem, output.stem_length) = (stem.baseAddress, stem.count) }
      return regkit_gs1_render(
        &out, capacity, &length, message, message.count, REGKIT_GS1_ANY, nil, &output, &error)
    }
    #expect(out[capacity] == 0xEE)
    return (status, String(decoding: out.prefix(min(max(length, 0), capacity)), as: UTF8.self), length)
  }

  @Test("every form says what the Swift value says")
  func sameAsSwift() throws {
    var error = CallerMemory.error
    for text in Self.messages {
      let swift = ElementString(reading: text)
      #expect(render(text, REGKIT_GS1_HRI, error: &error).text == swift.humanReadable())
      #expect(
        render(text, REGKIT_GS1_HRI_WITH_TITLES, error: &error).text == swift.humanReadable(withTitles: true))
      #expect(render(text, REGKIT_GS1_BRACKETED, error: &error).text == swift.bracketed)
      #expect(
        render(text, REGKIT_GS1_RAW, error: &error).text
          == (swift.isValid ? String(decoding: try swift.rawBytes(), as: UTF8.self) : ""))
      if swift.isValid, let uri = try? swift.digitalLink(stem: "https://example.com/x") {
        #expect(render(text, REGKIT_GS1_DIGITAL_LINK, stem: "https://example.com/x", error: &error).text == uri)
        #expect(
          render(text, REGKIT_GS1_DIGITAL_LINK, error: &error).text
            == "https://id.gs1.org" + uri.dropFirst("https://example.com/x".count))
      } else {
        #expect(render(text, REGKIT_GS1_DIGITAL_LINK, error: &error).status == REGKIT_E_MESSAGE)
      }
    }
  }

  @Test("of a message with a fault people get the text and the program the fault")
  func faultyForPeople() {
    for (form, expected) in [
      (REGKIT_GS1_BRACKETED, "(01)08991234567892(10)A"), (REGKIT_GS1_HRI, "(01) 08991234567892 (10) A"),
      (REGKIT_GS1_RAW, ""), (REGKIT_GS1_DIGITAL_LINK, ""),
    ] {
      var error = CallerMemory.error
      let run = render("(01)08991234567892(10)A", form, error: &error)
      #expect(run.status == REGKIT_E_MESSAGE && run.text == expected)
      #expect(error.offset == 17 && error.length == 1)
    }
    var error = CallerMemory.error
    let short = render("(01)08991234567892(10)A", REGKIT_GS1_BRACKETED, capacity: 4, error: &error)
    #expect(short.status == REGKIT_E_CAPACITY && short.text == "(01)" && short.length == 23)
  }

  @Test("text beside a symbol is read when it is asked for, and counts say which form it was")
  func humanReadable() throws {
    for text in Self.messages where ElementString(reading: text).isValid {
      for titled in [false, true] {
        let hri = Array(ElementString(reading: text).humanReadable(withTitles: titled).utf8)
        var counts = regkit_gs1_counts()
        counts.struct_size = MemoryLayout<regkit_gs1_counts>.size
        var elements = [regkit_gs1_element](repeating: .init(), count: 400)
        var error = CallerMemory.error
        #expect(
          regkit_gs1_parse(
            &counts, hri, hri.count, REGKIT_GS1_HRI, nil, &elements, elements.count, nil, 0, &error) == REGKIT_OK)
        #expect(counts.form == REGKIT_GS1_HRI && counts.faults == 0)
        #expect(counts.elements == ElementString(reading: text).elements.count)
        let recognised = regkit_gs1_parse(&counts, hri, hri.count, REGKIT_GS1_ANY, nil, &elements, 400, nil, 0, &error)
        #expect(recognised == REGKIT_E_CAPACITY && counts.form != REGKIT_GS1_HRI)
        let refused = regkit_gs1_parse(
          &counts, hri, hri.count, REGKIT_GS1_HRI_WITH_TITLES, nil, &elements, 400, nil, 0, &error)
        #expect(refused == REGKIT_E_ARGUMENT)
      }
    }
  }

  @Test("a length of text beyond the address space is an argument like any other")
  func hugeLength() {
    var error = CallerMemory.error
    var output = CallerMemory.output(REGKIT_GS1_DIGITAL_LINK)
    let message = Array("0108991234567891".utf8)
    let stem = Array("https://a".utf8.map { CChar(bitPattern: $0) })
    stem.withUnsafeBufferPointer { stem in
      (output.stem, output.stem_length) = (stem.baseAddress, -1)
      let status = regkit_gs1_render(nil, 0, nil, message, message.count, REGKIT_GS1_ANY, nil, &output, &error)
      #expect(status == REGKIT_E_ARGUMENT)
    }
  }

  @Test("short storage holds the beginning and the length says what is needed")
  func capacity() {
    var error = CallerMemory.error
    for form in [
      REGKIT_GS1_RAW, REGKIT_GS1_BRACKETED, REGKIT_GS1_HRI, REGKIT_GS1_HRI_WITH_TITLES, REGKIT_GS1_DIGITAL_LINK,
    ] {
      let whole = render(Self.messages[0], form, error: &error)
      #expect(whole.status == REGKIT_OK)
      for capacity in [0, 1, whole.length - 1] {
        let short = render(Self.messages[0], form, capacity: capacity, error: &error)
        #expect(short.status == REGKIT_E_CAPACITY && short.length == whole.length)
        #expect(short.text == whole.text.prefix(capacity))
      }
      #expect(render(Self.messages[0], form, capacity: whole.length, error: &error).status == REGKIT_OK)
    }
  }

  @Test("a message with a fault is shown to people but not written for machines, and the place is said")
  func faulty() {
    var error = CallerMemory.error
    let text = "(01)08991234567892(10)A"
    #expect(render(text, REGKIT_GS1_BRACKETED, error: &error).text == text)
    #expect(render(text, REGKIT_GS1_HRI, error: &error).text == "(01) 08991234567892 (10) A")
    for form in [REGKIT_GS1_RAW, REGKIT_GS1_DIGITAL_LINK] {
      error = CallerMemory.error
      let rendered = render(text, form, error: &error)
      #expect(rendered.status == REGKIT_E_MESSAGE && rendered.length == -1)
      #expect(error.offset == 17 && error.length == 1 && error.text.contains("check digit"))
    }
    #expect(render("(90)A", REGKIT_GS1_DIGITAL_LINK, error: &error).status == REGKIT_E_MESSAGE)
    #expect(error.text.contains("primary key"), "\(error.text)")
    #expect(
      render("(00)089912345678912349", REGKIT_GS1_DIGITAL_LINK, stem: "ftp://x", error: &error).status
        == REGKIT_E_ARGUMENT)
    #expect(render("(90)A", REGKIT_GS1_RAW, stem: "https://x.y", error: &error).status == REGKIT_E_ARGUMENT)
    for form in [REGKIT_GS1_ANY, 7, -1] {
      #expect(render("(90)A", form, error: &error).status == REGKIT_E_ARGUMENT)
    }
    var output = CallerMemory.output(REGKIT_GS1_HRI)
    #expect(regkit_gs1_render(nil, 1, nil, nil, 0, 0, nil, &output, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_render(nil, 0, nil, nil, 0, 0, nil, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_render(nil, 0, nil, nil, 0, 0, nil, &output, nil) == REGKIT_E_MESSAGE)
    let changes: [(inout regkit_gs1_output) -> Void] = [
      { $0.struct_size -= 1 }, { $0.keep_order = 1 }, { $0.as_composite = 1 }, { $0.plain_form = 1 },
      { $0.reference_year = 10_000 }, { $0.set(symbology: "]Q3") }, { $0.stem_length = 1 },
    ]
    for (place, change) in changes.enumerated() {
      output = CallerMemory.output(REGKIT_GS1_HRI)
      change(&output)
      #expect(regkit_gs1_render(nil, 0, nil, nil, 0, 0, nil, &output, nil) == REGKIT_E_ARGUMENT, "\(place)")
    }
  }

  @Test("scan data for every symbology is what the Swift value gives, or is refused where that is")
  func scanData() {
    let symbologies = ["]Q3", "]d2", "]C1", "]E0", "]E4", "]I1", "]I0", "]E3", "]Q1", "]Q2", "]e1", "]d6", "]X0"]
    let plainForms: [(Int32, ElementString.Form?)] = [
      (0, nil), (REGKIT_GS1_RAW, .raw), (REGKIT_GS1_BRACKETED, .bracketed), (REGKIT_GS1_DIGITAL_LINK, .digitalLink),
    ]
    for text in Self.messages + ["(01)08991234567891", "]E3899123456789112"] {
      let swift = ElementString(reading: text)
      let message = Array(text.utf8)
      for name in symbologies {
        let bytes = Array(name.utf8)
        for (form, plain) in plainForms {
          for asComposite in [false, true] {
            var output = CallerMemory.output(REGKIT_GS1_SCAN_DATA)
            output.set(symbology: name)
            output.plain_form = form
            output.as_composite = asComposite ? 1 : 0
            var out = [UInt8](repeating: 0xEE, count: 8192)
            var length = -1
            let status = regkit_gs1_render(
              &out, 8192, &length, message, message.count, REGKIT_GS1_ANY, nil, &output, nil)
            let expected =
              swift.isValid
              ? try? swift.scanDataBytes(
                for: SymbologyIdentifier(code: bytes[1], modifier: bytes[2]), as: plain, asComposite: asComposite) : nil
            #expect(status == (expected == nil ? REGKIT_E_MESSAGE : REGKIT_OK), "\(text) \(name) \(form)")
            #expect((length < 0 ? nil : Array(out.prefix(length))) == expected)
          }
        }
      }
    }
    var output = CallerMemory.output(REGKIT_GS1_SCAN_DATA)
    let message = Array("(01)08991234567891".utf8)
    var length = 0
    #expect(
      regkit_gs1_render(nil, 0, &length, message, message.count, 0, nil, &output, nil) == REGKIT_E_CAPACITY
        && length == 19)
    for wrong in ["Q3", "]]3", "]Q", "]Q3x"] {
      output.set(symbology: wrong)
      #expect(
        regkit_gs1_render(nil, 0, nil, message, message.count, 0, nil, &output, nil) == REGKIT_E_ARGUMENT, "\(wrong)")
    }
    output.set(symbology: "]Q1")
    output.plain_form = REGKIT_GS1_HRI
    #expect(regkit_gs1_render(nil, 0, nil, message, message.count, 0, nil, &output, nil) == REGKIT_E_ARGUMENT)
  }

  @Test("the value of each element is that of the Swift value, escapes undone and zeros filled up")
  func values() {
    for text in Self.messages {
      let message = Array(text.utf8)
      let swift = ElementString(reading: text)
      var counts = CallerMemory.counts
      var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 300)
      #expect(
        regkit_gs1_parse(
          &counts, message, message.count, REGKIT_GS1_ANY, nil, &elements, 300, nil, 0, nil)
          == (swift.isValid ? REGKIT_OK : REGKIT_E_CAPACITY))
      for (c, element) in zip(elements, swift.elements) {
        var one = c
        var out = [UInt8](repeating: 0xEE, count: 100)
        var length = 0
        #expect(regkit_gs1_value(&out, 100, &length, message, message.count, &one, nil) == REGKIT_OK)
        #expect(Array(out.prefix(length)) == swift.value(of: element))
        #expect(regkit_gs1_value(nil, 0, &length, message, message.count, &one, nil) == REGKIT_E_CAPACITY)
        #expect(length == swift.value(of: element).count)
      }
    }
  }

  @Test("an element that is not of the message is refused, not read")
  func foreignElement() {
    let message = Array("(10)ABC".utf8)
    var element = regkit_gs1_element(ai: 10, ai_digits: 2, flags: 0, offset: 1, value_offset: 4, value_length: 4)
    var length = -1
    #expect(regkit_gs1_value(nil, 0, &length, message, message.count, &element, nil) == REGKIT_E_ARGUMENT)
    element.value_offset = .max
    element.value_length = .max
    #expect(regkit_gs1_value(nil, 0, &length, message, message.count, &element, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_value(nil, 0, &length, message, message.count, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(length == -1)
  }
}
