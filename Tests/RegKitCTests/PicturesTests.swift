import CRegKit
import Foundation
import RegKitC
import Testing

@Suite struct PicturesTests {
  private func sample(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).appending(path: "../../../Examples/Samples").standardized
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  private func withReader<Value>(_ body: (OpaquePointer) throws -> Value) throws -> Value {
    var reader: OpaquePointer?
    #expect(regkit_reader_open(&reader, nil, nil) == REGKIT_OK)
    let opened = try #require(reader)
    defer { regkit_reader_free(opened) }
    return try body(opened)
  }

  @Test("a reader looks for the kinds it is told to, as hard as it is told to; other numbers are refused")
  func options() throws {
    let picture = try sample("bpom-beside-ean.jpg")
    try withRules { rules in
      for (symbologies, effort, identifiers) in [
        (0, REGKIT_EFFORT_BALANCED, ["]Q1", "]E0"]), (REGKIT_READS_EAN, REGKIT_EFFORT_FAST, ["]E0"]),
        (REGKIT_READS_QR_CODE, REGKIT_EFFORT_THOROUGH, ["]Q1"]), (REGKIT_READS_DATA_MATRIX, REGKIT_EFFORT_FAST, []),
      ] as [(UInt32, Int32, [String])] {
        var options = regkit_reader_options()
        options.struct_size = MemoryLayout<regkit_reader_options>.size
        options.symbologies = symbologies
        options.effort = effort
        var reader: OpaquePointer?
        #expect(regkit_reader_open(&reader, &options, nil) == REGKIT_OK)
        defer { regkit_reader_free(reader) }
        var answer = CallerMemory.answer
        #expect(regkit_scan(&answer, reader, rules, picture, picture.count, nil, nil) == REGKIT_OK)
        let json = answer.take() ?? ""
        for identifier in ["]Q1", "]E0"] {
          #expect(json.contains("\"symbology_identifier\":\"\(identifier)\"") == identifiers.contains(identifier))
        }
      }
    }
    var error = CallerMemory.error
    for (size, symbologies, effort, first, last) in [
      (0, 0, 0, 0, 0), (15, 0, 0, 0, 0), (16, 64, 0, 0, 0), (16, 0, 3, 0, 0), (16, 0, -1, 0, 0), (24, 0, 0, 0, 1),
      (24, 0, 0, 1, 0), (24, 0, 0, 3, 2),
    ] as [(Int, UInt32, Int32, UInt32, UInt32)] {
      var options = regkit_reader_options(
        struct_size: size, symbologies: symbologies, effort: effort, first_page: first, last_page: last)
      var reader: OpaquePointer?
      #expect(regkit_reader_open(&reader, &options, &error) == REGKIT_E_ARGUMENT)
      #expect(reader == nil && !error.text.isEmpty)
    }
  }

  @Test("a reader reads the pages of a document that it is told to, all of them where its options are the older ones")
  func pages() throws {
    let fixture = "../../RegKitImagingTests/Fixtures/mixed-pages.pdf"
    let document = Array(try Data(contentsOf: URL(filePath: #filePath).appending(path: fixture).standardized))
    try withRules { rules in
      for (size, first, last, numbers) in [
        (24, 0, 0, [1, 2, 3, 4, 5]), (16, 1, 1, [1, 2, 3, 4, 5]), (24, 1, 1, [1]), (24, 4, UInt32.max, [4, 5]),
        (24, 9, 9, []),
      ] as [(Int, UInt32, UInt32, [Int])] {
        var options = regkit_reader_options(
          struct_size: size, symbologies: 0, effort: 0, first_page: first, last_page: last)
        var reader: OpaquePointer?
        #expect(regkit_reader_open(&reader, &options, nil) == REGKIT_OK)
        defer { regkit_reader_free(reader) }
        var answer = CallerMemory.answer
        let status = regkit_scan(&answer, reader, rules, document, document.count, nil, nil)
        #expect(status == (numbers.isEmpty ? REGKIT_E_PICTURE : REGKIT_OK))
        let json = answer.take() ?? ""
        for number in 1...5 {
          #expect(json.contains("{\"page\":\(number),\"width_pt\"") == numbers.contains(number))
        }
        #expect(json.contains("out_of_range") == numbers.isEmpty)
      }
    }
  }

  @Test("a picture in memory becomes a cited verdict, with the caller's name in it")
  func scan() throws {
    let picture = try sample("authentication-gs1-qr.jpg")
    try withRules { rules in
      try withReader { reader in
        var answer = CallerMemory.answer
        var options = CallerMemory.options
        options.as_of = 20_261_121
        let status = "label".withCString { name in
          options.name = name
          options.name_length = 5
          return regkit_scan(&answer, reader, rules, picture, picture.count, &options, nil)
        }
        #expect(status == REGKIT_OK)
        #expect(answer.outcome == REGKIT_ALLOWED)
        let json = answer.take() ?? ""
        #expect(json.hasPrefix(#"{"name":"label","width":"#))
        #expect(json.contains(#""nie":"DBL9509204704A1""#))
        #expect(json.contains(#""citation":"Peraturan BPOM 22/2022, Pasal 7""#))
      }
    }
  }

  @Test("a gray frame with a row stride is scanned; a buffer that is too short is refused before it is read")
  func gray() throws {
    try withRules { rules in
      try withReader { reader in
        let pixels = [UInt8](repeating: 255, count: 64 * 40)
        var answer = CallerMemory.answer
        #expect(
          regkit_scan_gray8(&answer, reader, rules, pixels, pixels.count, 60, 40, 64, nil, nil) == REGKIT_OK)
        #expect(answer.outcome == REGKIT_UNDETERMINED)
        #expect((answer.take() ?? "").contains(#""symbols":[]"#))
        var error = CallerMemory.error
        #expect(
          regkit_scan_gray8(&answer, reader, rules, pixels, pixels.count, 64, 41, 64, nil, &error) == REGKIT_E_PICTURE)
        #expect(!error.text.isEmpty)
        #expect((answer.take() ?? "").contains(#""error":{"code":"buffer_too_short""#))
        for (width, height, stride) in [(0, 0, 0), (1, 1, 1), (Int.max, 2, Int.max), (2, Int.max, 2), (-1, 5, 5)] {
          _ = regkit_scan_gray8(&answer, reader, rules, pixels, pixels.count, width, height, stride, nil, &error)
          _ = answer.take()
        }
      }
    }
  }

  @Test("what is no picture, cut off or NULL is a status")
  func badPictures() throws {
    let picture = try sample("cosmetic-inverted.png")
    try withRules { rules in
      try withReader { reader in
        var answer = CallerMemory.answer
        var error = CallerMemory.error
        let text = Array("hello".utf8)
        for (bytes, code) in [
          (text, "unknown_format"), ([], "empty_input"), (Array(picture.prefix(picture.count / 2)), "cut_off"),
        ] {
          #expect(regkit_scan(&answer, reader, rules, bytes, bytes.count, nil, &error) == REGKIT_E_PICTURE)
          #expect(answer.outcome == REGKIT_UNDETERMINED)
          #expect((answer.take() ?? "").contains(#""error":{"code":"\#(code)""#))
        }
        #expect(regkit_scan(&answer, reader, rules, nil, 9, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(regkit_scan(&answer, nil, rules, picture, picture.count, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(regkit_scan(&answer, reader, nil, picture, picture.count, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(regkit_scan(nil, reader, rules, picture, picture.count, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(answer.json == nil)
        #expect(regkit_scan(&answer, reader, rules, picture, picture.count, nil, &error) == REGKIT_OK)
        _ = answer.take()
      }
    }
  }

  @Test("a file is scanned alike from memory, by its path and through a descriptor, a PDF with the page of each symbol")
  func ways() throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../RegKitImagingTests/Fixtures").standardized
    for name in ["qr-gs1.png", "exif-6.jpg", "labels-g4.pdf"] {
      let file = fixtures.appending(path: name)
      let bytes = Array(try Data(contentsOf: file))
      try withRules { rules in
        try withReader { reader in
          var answer = CallerMemory.answer
          #expect(regkit_scan(&answer, reader, rules, bytes, bytes.count, nil, nil) == REGKIT_OK)
          let fromMemory = answer.take()
          let path = file.path
          #expect(regkit_scan_file(&answer, reader, rules, path, path.utf8.count, nil, nil) == REGKIT_OK)
          #expect(answer.take() == fromMemory)
          let handle = try FileHandle(forReadingFrom: file)
          #expect(regkit_scan_descriptor(&answer, reader, rules, handle.fileDescriptor, nil, nil) == REGKIT_OK)
          #expect(answer.take() == fromMemory)
          // It was read to its end and is still open.
          #expect(try handle.offset() == UInt64(bytes.count))
          #expect(fromMemory?.contains(#""symbols":[{"page":1,"picture":1,"#) == name.hasSuffix("pdf"))
        }
      }
    }
  }

  @Test("files that cannot be read, documents that cannot be opened and closed descriptors are a status")
  func badFiles() throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../RegKitImagingTests/Fixtures").standardized
    try withRules { rules in
      try withReader { reader in
        var answer = CallerMemory.answer
        for (name, code) in [
          ("absent.pdf", "file_not_readable"), (".", "file_not_readable"), ("user-password.pdf", "password_needed"),
          ("workbook.xls", "unknown_format"),
        ] {
          let path = fixtures.appending(path: name).path
          #expect(regkit_scan_file(&answer, reader, rules, path, path.utf8.count, nil, nil) == REGKIT_E_PICTURE)
          #expect((answer.take() ?? "").contains(#""error":{"code":"\#(code)""#))
        }
        #expect(regkit_scan_file(&answer, reader, rules, nil, 0, nil, nil) == REGKIT_E_ARGUMENT)
        #expect(regkit_scan_file(&answer, reader, rules, "a\0b", 3, nil, nil) == REGKIT_E_PICTURE)
        _ = answer.take()
        #expect(regkit_scan_descriptor(&answer, reader, rules, -1, nil, nil) == REGKIT_E_PICTURE)
        _ = answer.take()
      }
    }
  }

  @Test("a YUYV frame is scanned by its brightness; a stride or length that lies is refused before it is read")
  func yuyv() throws {
    try withRules { rules in
      try withReader { reader in
        var frame = [UInt8](repeating: 128, count: 128 * 40)
        for index in stride(from: 0, to: frame.count, by: 2) { frame[index] = 255 }
        var answer = CallerMemory.answer
        #expect(regkit_scan_yuyv(&answer, reader, rules, frame, frame.count, 60, 40, 128, nil, nil) == REGKIT_OK)
        #expect((answer.take() ?? "").hasPrefix(#"{"width":60,"height":40,"outcome":"undetermined","symbols":[]"#))
        for (width, height, stride) in [
          (64, 41, 128), (65, 40, 128), (64, 40, 127), (Int.max, 2, Int.max), (2, Int.max, 4), (0, 0, 0), (-1, 5, 5),
        ] {
          var error = CallerMemory.error
          #expect(
            regkit_scan_yuyv(&answer, reader, rules, frame, frame.count, width, height, stride, nil, &error)
              == REGKIT_E_PICTURE)
          #expect(!error.text.isEmpty)
          _ = answer.take()
        }
      }
    }
  }

  @Test("an annotated picture comes as a PNG beside the answer of a scan; what cannot be scanned gives none")
  func annotate() throws {
    let picture = try sample("impossible-date.png")
    try withRules { rules in
      try withReader { reader in
        var (answer, plain) = (CallerMemory.answer, CallerMemory.answer)
        var error = CallerMemory.error
        var png: UnsafeMutablePointer<UInt8>?
        var length = 0
        #expect(regkit_scan(&plain, reader, rules, picture, picture.count, nil, nil) == REGKIT_OK)
        #expect(
          regkit_scan_annotate(&answer, &png, &length, reader, rules, picture, picture.count, nil, &error)
            == REGKIT_OK)
        #expect(answer.outcome == REGKIT_REFUSED)
        #expect(answer.take() == plain.take())
        let file = UnsafeBufferPointer(start: png, count: length)
        #expect(file.prefix(8).elementsEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        // What was drawn reads as the picture does.
        #expect(regkit_scan(&answer, reader, rules, png, length, nil, nil) == REGKIT_OK)
        #expect(answer.outcome == REGKIT_REFUSED)
        _ = answer.take()
        regkit_bytes_free(png)
        regkit_bytes_free(nil)

        let half = Array(picture.prefix(picture.count / 2))
        #expect(
          regkit_scan_annotate(&answer, &png, &length, reader, rules, half, half.count, nil, &error)
            == REGKIT_E_PICTURE)
        #expect(png == nil && length == 0)
        #expect((answer.take() ?? "").contains(#""error":{"code":"cut_off""#))
        #expect(
          regkit_scan_annotate(&answer, nil, &length, reader, rules, picture, picture.count, nil, &error)
            == REGKIT_E_ARGUMENT)
        #expect(
          regkit_scan_annotate(nil, &png, &length, reader, rules, picture, picture.count, nil, &error)
            == REGKIT_E_ARGUMENT)
      }
    }
  }
}
