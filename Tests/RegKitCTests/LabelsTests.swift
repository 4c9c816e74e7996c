import CRegKit
import RegKitC
import Testing

@Suite struct LabelsTests {
  private let bpom = Array("(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT".utf8)

  private func request(_ form: Int32, _ output: Int32) -> regkit_label_request {
    var request = regkit_label_request()
    request.struct_size = MemoryLayout<regkit_label_request>.size
    request.form = form
    request.output = output
    return request
  }

  private var label: regkit_label {
    var label = regkit_label()
    label.struct_size = MemoryLayout<regkit_label>.size
    return label
  }

  @Test(
    "a label comes with its bytes, sizes and report, and scans",
    arguments: [
      (REGKIT_LABEL_BPOM, "]Q1", 33, 4, 8.382), (REGKIT_LABEL_GS1_QR, "]Q3", 29, 4, 7.366),
      (REGKIT_LABEL_GS1_DATAMATRIX, "]d2", 22, 1, 7.451),
    ])
  func make(form: Int32, identifier: String, modules: Int, quietZone: Int, side: Double) throws {
    try withRules { rules in
      for output in [REGKIT_LABEL_MODULES, REGKIT_LABEL_PNG, REGKIT_LABEL_SVG, REGKIT_LABEL_PDF] {
        var out = label
        var request = request(form, output)
        #expect(regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, nil) == REGKIT_OK)
        #expect(out.outcome == REGKIT_ALLOWED && Int(out.modules) == modules && Int(out.quiet_zone) == quietZone)
        #expect(out.identifier == identifier && abs(out.side_mm - side) < 0.001 && out.dpi == 300)
        #expect(out.level == (form == REGKIT_LABEL_GS1_DATAMATRIX ? 0 : 0x4D))
        let (bytes, json) = out.take()
        #expect(json?.contains(#""symbology_identifier":"\#(identifier)""#) == true)
        switch output {
        case REGKIT_LABEL_MODULES: #expect(bytes.count == modules * modules && Set(bytes) == [0, 1])
        case REGKIT_LABEL_PNG:
          try expectScan(of: bytes, rules, contains: identifier)
        case REGKIT_LABEL_SVG: #expect(bytes.starts(with: Array("<?xml".utf8)))
        default: #expect(bytes.starts(with: Array("%PDF-1.6".utf8)))
        }
      }
    }
  }

  private func expectScan(of picture: [UInt8], _ rules: OpaquePointer, contains identifier: String) throws {
    var reader: OpaquePointer?
    #expect(regkit_reader_open(&reader, nil, nil) == REGKIT_OK)
    defer { regkit_reader_free(reader) }
    var answer = CallerMemory.answer
    #expect(regkit_scan(&answer, reader, rules, picture, picture.count, nil, nil) == REGKIT_OK)
    #expect(answer.take()?.contains(#""symbology_identifier":"\#(identifier)""#) == true)
  }

  @Test("every field of the request is heard")
  func fields() throws {
    try withRules { rules in
      var out = label
      var request = request(REGKIT_LABEL_BPOM, REGKIT_LABEL_SVG)
      request.dpi = 600
      request.level = 0x48
      request.quiet_zone = 6
      request.side_mm = 10
      request.text_mm = 3
      request.show_elements = 1
      request.bpom_ri = 1
      request.beside_another_code = UInt8(REGKIT_LABEL_BESIDE_ANOTHER)
      let lines = "first\nsecond"
      let status = lines.withCString { text in
        request.lines = text
        request.lines_length = lines.utf8.count
        return regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, nil)
      }
      #expect(status == REGKIT_OK && out.dpi == 600 && out.level == 0x48 && out.quiet_zone == 6 && out.side_mm >= 10)
      let svg = String(decoding: out.take().bytes, as: UTF8.self)
      for text in [">BPOM RI<", ">first<", ">second<", ">(10) 13123<"] { #expect(svg.contains(text)) }
    }
  }

  @Test("a label that cannot be made has a status, a report with proposals, and nothing to release but that")
  func refused() throws {
    try withRules { rules in
      var out = label
      var error = CallerMemory.error
      var request = request(REGKIT_LABEL_BPOM, REGKIT_LABEL_PNG)
      request.x_mm = 0.1
      #expect(regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, &error) == REGKIT_E_LABEL)
      #expect(
        error.text.hasPrefix("the modules are too small to be scanned: X at 300 dpi, 1 dot = 0.085 mm: found 0.1 mm"))
      #expect(out.outcome == REGKIT_REFUSED && out.bytes == nil && out.modules == 0)
      #expect(out.take().json?.contains(#""code":"modules_too_small""#) == true)
      var options = CallerMemory.options
      options.language = REGKIT_INDONESIAN
      #expect(regkit_label_make(&out, rules, nil, 0, &request, &options, nil) == REGKIT_E_LABEL)
      #expect(out.take().json?.contains("tidak ada data untuk dikodekan") == true)
    }
  }

  @Test("a label that a rule refuses for what it says is made only when that is asked for, and says so")
  func evenIfRefused() throws {
    try withRules { rules in
      let data = Array("(90)NA18240104109(91)251399".utf8)
      var out = label
      var error = CallerMemory.error
      var request = request(REGKIT_LABEL_BPOM, REGKIT_LABEL_MODULES)
      #expect(regkit_label_make(&out, rules, data, data.count, &request, nil, &error) == REGKIT_E_LABEL)
      #expect(error.text.contains("found 251399") && out.bytes == nil && out.outcome == REGKIT_REFUSED)
      #expect(out.take().json?.contains(#""errors":["91.date"]"#) == true)
      request.even_if_refused = 1
      #expect(regkit_label_make(&out, rules, data, data.count, &request, nil, nil) == REGKIT_OK)
      #expect(out.outcome == REGKIT_REFUSED && out.modules > 0)
      #expect(out.take().bytes.count == Int(out.modules * out.modules))
    }
  }

  @Test("what is no request is refused before anything is made")
  func arguments() throws {
    try withRules { rules in
      let good = request(REGKIT_LABEL_BPOM, REGKIT_LABEL_PNG)
      let changes: [(inout regkit_label_request) -> Void] = [
        { $0.struct_size = 8 }, { $0.form = 0 }, { $0.form = 4 }, { $0.output = 0 }, { $0.output = 5 },
        { $0.level = 1 }, { $0.issuer = 3 }, { $0.bpom_ri = 2 }, { $0.show_elements = 2 },
        { $0.beside_another_code = 3 },
        { $0.reserved.3 = 1 }, { $0.even_if_refused = 2 }, { $0.lines_length = 1 },
        {
          $0.x_mm = 1
          $0.side_mm = 8
        },
      ]
      for change in changes {
        var (out, request) = (label, good)
        change(&request)
        #expect(regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, nil) == REGKIT_E_ARGUMENT)
        #expect(out.bytes == nil && out.json == nil)
      }
      var (out, request) = (label, good)
      #expect(regkit_label_make(nil, rules, bpom, bpom.count, &request, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_label_make(&out, nil, bpom, bpom.count, &request, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_label_make(&out, rules, nil, 1, &request, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_label_make(&out, rules, bpom, bpom.count, nil, nil, nil) == REGKIT_E_ARGUMENT)
      out.struct_size = 8
      #expect(regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, nil) == REGKIT_E_ARGUMENT)
      // Numbers that are no size are an answer of the label's own.
      for value in [Double.nan, .infinity, -1] {
        var (out, request) = (label, good)
        request.within_mm = value
        #expect(regkit_label_make(&out, rules, bpom, bpom.count, &request, nil, nil) == REGKIT_E_LABEL)
        #expect(out.take().json?.contains("invalid_request") == true)
      }
    }
    regkit_bytes_free(nil)
  }

  @Test("a table becomes pages, and its faults have line and column")
  func sheet() throws {
    try withRules { rules in
      var out = label
      var error = CallerMemory.error
      var request = request(REGKIT_LABEL_GS1_DATAMATRIX, REGKIT_LABEL_PDF)
      var sheet = regkit_label_sheet()
      sheet.struct_size = MemoryLayout<regkit_label_sheet>.size
      (sheet.rows, sheet.columns) = (4, 3)
      let good = Array("01,10,17,21,copies\n0899123456789?,A1,2028-12-31,X,13\n".utf8)
      #expect(
        regkit_label_sheet_make(&out, rules, good, good.count, &request, &sheet, nil, nil) == REGKIT_OK)
      let (bytes, json) = out.take()
      #expect(bytes.starts(with: Array("%PDF".utf8)))
      #expect(json?.hasPrefix(#"{"pages":2,"labels":13,"outcome":"allowed","rows":[{"line":2,"copies":13,"#) == true)
      #expect(json?.contains(#""verdicts":[{"lines":[2],"labels":13,"#) == true)
      let bad = Array("01,10\n0899123456789?,A1\n08991234567892,A1\n".utf8)
      #expect(
        regkit_label_sheet_make(&out, rules, bad, bad.count, &request, &sheet, nil, &error) == REGKIT_E_LABEL)
      #expect(error.offset == 3 && error.length == 1)
      _ = out.take()
      request.output = REGKIT_LABEL_PNG
      #expect(
        regkit_label_sheet_make(&out, rules, good, good.count, &request, &sheet, nil, nil) == REGKIT_E_ARGUMENT)
      request.output = REGKIT_LABEL_PDF
      #expect(regkit_label_sheet_make(&out, rules, good, good.count, &request, nil, nil, nil) == REGKIT_E_ARGUMENT)
      sheet.struct_size = 4
      #expect(
        regkit_label_sheet_make(&out, rules, good, good.count, &request, &sheet, nil, nil) == REGKIT_E_ARGUMENT)
    }
  }
}

extension regkit_label {
  fileprivate var identifier: String {
    withUnsafeBytes(of: symbology) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// Takes the bytes and the report out and releases them.
  fileprivate mutating func take() -> (bytes: [UInt8], json: String?) {
    let taken = [UInt8](UnsafeBufferPointer(start: bytes, count: length))
    let text = json.map { String(cString: $0) }
    #expect((text?.utf8.count ?? 0) == json_length)
    regkit_bytes_free(bytes)
    regkit_text_free(json)
    (bytes, json) = (nil, nil)
    return (taken, text)
  }
}
