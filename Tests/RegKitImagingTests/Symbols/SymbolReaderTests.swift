import GS1
import Glibc
import RegKitImaging
import Testing

@Suite struct SymbolReaderTests {
  static let human = "(90)DKL1234567890A1(10)ABC123(17)270131(21)0000000000000001"

  static let gs1Elements = "01089912345678911728022910AB12\u{1D}21X7"

  private func read(_ name: String, _ symbologies: Symbologies = .labels) throws -> [Symbol] {
    try SymbolReader(options: .init(symbologies: symbologies)).read(Fixture.image(name))
  }

  @Test(
    "each kind of code gives its data and its symbology identifier",
    arguments: [
      ("qr-human.png", "]Q1", human), ("qr-gs1.png", "]Q3", "90DKL1234567890A1\u{1D}10AB%C\u{1D}17270131210001"),
      ("qr-fnc1-second.png", "]Q5", "37Hi"), ("qr-utf8.png", "]Q1", "30°C Café"),
      ("qr-nul.png", "]Q1", "A\0B\u{1D}é\0"), ("gs1-128.png", "]C1", "010899123456789110ABC123\u{1D}217"),
      ("code128.png", "]C0", "RegKit-128"), ("ean13.png", "]E0", "8991234567891"), ("ean8.png", "]E4", "12345670"),
      ("upca.png", "]E0", "0725272702703"), ("upce.png", "]E0", "0012345000065"),
      ("databar.png", "]e0", "0108991234567891"), ("databar-expanded.png", "]e0", "010899123456789110ABC123"),
      ("itf14.png", "]I1", "18991234567898"), ("datamatrix-gs1.png", "]d2", gs1Elements),
      ("datamatrix-plain.png", "]d1", human), ("datamatrix-rectangle.png", "]d1", "RegKit-28"),
    ])
  func kinds(name: String, identifier: String, data: String) throws {
    let symbols = try read(name, .all)
    let symbol = try #require(symbols.first)
    #expect(symbols.count == 1)
    #expect(symbol.symbologyIdentifier.description == identifier)
    #expect(symbol.bytes == Array(data.utf8))
    #expect(symbol.corners.count == 4)
    #expect(symbol.step == .threshold)
  }

  @Test("kinds not asked for are not read")
  func symbologies() throws {
    #expect(try read("ean13.png", .qrCode).isEmpty)
    #expect(try read("qr-human.png", [.ean, .code128]).isEmpty)
    #expect(try read("databar.png").isEmpty)
    #expect(try read("datamatrix-gs1.png", [.qrCode, .ean]).isEmpty)
    #expect(try read("itf14.png", [.qrCode, .ean]).isEmpty)
    #expect(try read("qr-human.png", []).isEmpty)
  }

  @Test("a short Code 128 must be read on several lines, since noise makes such symbols; a long one need not")
  func fewLines() throws {
    for (name, height, isRead) in [
      ("code128-short.png", 1, false), ("code128-short.png", 9, true), ("code128.png", 3, true),
    ] {
      let image = try Fixture.image(name)
      #expect(try SymbolReader().read(image).count == 1)
      var pixels = [UInt8](repeating: 255, count: image.pixels.count)
      let lines = image.width * 100..<image.width * (100 + height)
      pixels.replaceSubrange(lines, with: image.pixels[lines])
      let strip = try GrayImage(gray8: pixels, width: image.width, height: image.height)
      #expect(try SymbolReader().read(strip).isEmpty == !isRead, "\(name) \(height)")
    }
  }

  @Test("every effort reads a plain label; a fast reader may miss codes of a page and finds none that are not there")
  func efforts() throws {
    for effort in SymbolReader.Effort.allCases {
      let reader = SymbolReader(options: .init(effort: effort))
      #expect(
        try reader.read(Fixture.image("two-codes.png")).map(\.symbologyIdentifier) == [.qrCode, .ean13], "\(effort)")
      let page = try reader.read(Fixture.image("page-150dpi.png"))
      #expect(effort == .fast ? page.count <= 24 : page.count == 24, "\(effort) \(page.count)")
    }
  }

  @Test("bars that are no ITF-14 are not read, though Interleaved 2 of 5 would read them: the check digit is wrong")
  func interleaved() throws {
    #expect(try read("interleaved.png").isEmpty)
  }

  @Test("one part of a set of joined QR Codes is not passed off as the whole, all of them are the message")
  func structuredAppend() throws {
    let part = try #require(try read("qr-part.png").first)
    #expect(part.part?.index == 0 && part.part?.count == 2 && part.part?.parity != nil)
    let whole = try read("qr-parts.png")
    #expect(whole.map(\.text) == [String(repeating: "RegKit ", count: 12)])
    #expect(whole.first?.part == nil)
  }

  @Test(
    "text is what the symbol declares, else UTF-8, and the bytes stay those of the symbol",
    arguments: [
      (
        "qr-latin1.png", [0x43, 0x61, 0x66, 0xE9, 0x20, 0x33, 0x30, 0xB0, 0x43] as [UInt8],
        Symbol.CharacterSet.declared(3)
      ),
      ("datamatrix-latin1.png", [0x43, 0x61, 0x66, 0xE9, 0x20, 0x33, 0x30, 0xB0, 0x43], .declared(3)),
      ("qr-utf8-declared.png", Array("– 30°C \\ 你".utf8), .declared(26)),
      ("qr-utf8.png", Array("30°C Café".utf8), .undeclared),
      (
        "qr-kanji.png", [0x93, 0x5F, 0xE4, 0xAA, 0x81, 0x40, 0x88, 0xE3, 0x96, 0xF2, 0x95, 0x69],
        Symbol.CharacterSet.declared(20)
      ),
    ])
  func characterSets(name: String, bytes: [UInt8], characterSet: Symbol.CharacterSet) throws {
    let symbol = try #require(try read(name).first)
    #expect(symbol.bytes == bytes)
    #expect(symbol.characterSet == characterSet)
    let text = [
      "qr-latin1.png": "Café 30°C", "datamatrix-latin1.png": "Café 30°C", "qr-utf8-declared.png": "– 30°C \\ 你",
      "qr-kanji.png": "点茗　医薬品",
    ]
    #expect(symbol.text == text[name] ?? "30°C Café")
    #expect(symbol.symbologyIdentifier == (name.hasPrefix("qr") ? .qrCode : .dataMatrix))
  }

  @Test("bytes that are no UTF-8 and no declared set have no text")
  func noText() {
    let symbol = Symbol(bytes: [0x43, 0xE9], symbologyIdentifier: .qrCode, corners: [])
    #expect(symbol.text == nil)
    #expect(Symbol(bytes: [0x43], symbologyIdentifier: .qrCode, corners: [], characterSet: .declared(899)).text == nil)
  }

  @Test(
    "what stands beside a code that was read is read too",
    arguments: ["beside-datamatrix.png", "beside-inverted.png", "beside-small.png"])
  func beside(name: String) throws {
    let texts = Set(try read(name).map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(texts.count == 2 && texts.contains { $0.contains("DKL1234567890A1") }, "\(texts)")
    #expect(texts.contains { $0.contains("NA18240104109") }, "\(texts)")
  }

  @Test("hundreds of finder patterns come to an end", arguments: SymbolReader.Effort.allCases)
  func finders(effort: SymbolReader.Effort) throws {
    // Without a limit each way of preparing the picture takes minutes.
    let reader = SymbolReader(options: .init(effort: effort))
    let image = try Fixture.image("finders.png")
    // As it is, light on dark, and faint.
    for change in [{ $0 }, { 255 - $0 }, { 226 + $0 / 9 }] as [(UInt8) -> UInt8] {
      let pixels = image.pixels.map(change)
      #expect(try reader.read(GrayImage(gray8: pixels, width: image.width, height: image.height)).isEmpty)
    }
  }

  @Test("a light Data Matrix on dark ground, and three between the lines of a page")
  func dataMatrixElsewhere() throws {
    #expect(try read("datamatrix-inverted.png").map(\.bytes) == [Array(Self.gs1Elements.utf8)])
    let page = try read("datamatrix-page.png")
    #expect(page.map(\.text) == (0..<3).map { "010899123456789110LOT\($0)" })
    #expect(page.allSatisfy { $0.symbologyIdentifier == .gs1DataMatrix && $0.step == .threshold })
  }

  @Test("corners follow the symbol as it turns; the module grid spans pixels 16 to 148")
  func corners() throws {
    let turned: [(String, Symbol.Orientation, [(Int, Int)])] = [
      ("qr-human.png", .up, [(16, 16), (16, 148), (148, 148), (148, 16)]),
      ("qr-rotated90.png", .left, [(16, 148), (148, 148), (148, 16), (16, 16)]),
      ("qr-rotated180.png", .down, [(148, 148), (148, 16), (16, 16), (16, 148)]),
      ("qr-rotated270.png", .right, [(148, 16), (16, 16), (16, 148), (148, 148)]),
    ]
    for (name, orientation, corners) in turned {
      let symbol = try #require(try read(name).first)
      #expect(symbol.orientation == orientation)
      for (point, expected) in zip(symbol.corners, corners) {
        #expect(abs(point.x - expected.0) <= 2 && abs(point.y - expected.1) <= 2, "\(name) \(symbol.corners)")
      }
    }
  }

  @Test("the corners of a linear code span its lines")
  func linearCorners() throws {
    let symbol = try #require(try read("ean13.png").first)
    let xs = symbol.corners.map(\.x)
    let ys = symbol.corners.map(\.y)
    let picture = try Fixture.image("ean13.png")
    #expect(Set(symbol.corners).count == 4)
    // EAN-13 is 95 modules of 4 pixels.
    #expect(try abs(#require(xs.max()) - #require(xs.min()) - 95 * 4) <= 8)
    #expect(try #require(ys.max()) < picture.height && #require(ys.min()) >= 0)
  }

  @Test("light on dark is read from the inverted picture")
  func inverted() throws {
    let symbol = try #require(try read("qr-inverted.png").first)
    #expect(symbol.bytes == Array(Self.human.utf8))
    #expect(symbol.step == .invertedThreshold)
  }

  @Test("modules of less than two pixels are read")
  func small() throws {
    #expect(try read("qr-small.png").map(\.bytes) == [Array(Self.human.utf8)])
  }

  @Test("two codes of different kinds on one label are both read, left one first")
  func twoKinds() throws {
    let symbols = try read("two-codes.png")
    #expect(symbols.map(\.symbologyIdentifier) == [.qrCode, .ean13])
  }

  @Test("the same QR Code at two places is two symbols")
  func twice() throws {
    let symbols = try read("same-code-twice.png")
    #expect(symbols.count == 2)
    #expect(Set(symbols.map(\.bytes)).count == 1)
    #expect(symbols.first?.corners != symbols.last?.corners)
  }

  @Test(
    "a page of 24 labels gives each label once, in reading order", arguments: ["page-150dpi.png", "page-300dpi.png"])
  func page(name: String) throws {
    let symbols = try read(name)
    let expected = (0..<24).map { number in
      let three = String(repeating: "0", count: 3 - String(number).count) + String(number)
      return "(90)DKL1234567890A1(10)LOT\(three)(17)270131(21)00000\(three)"
    }
    #expect(symbols.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
  }

  @Test(
    "a picture without a code gives nothing", arguments: [(1, 1), (1, 500), (500, 1), (3, 3), (800, 800), (2_100, 40)])
  func nothing(width: Int, height: Int) throws {
    let reader = SymbolReader()
    var random = FixedRandom(state: 7)
    for fill in [0, 255] as [UInt8] {
      let image = try GrayImage(
        gray8: [UInt8](repeating: fill, count: width * height), width: width, height: height)
      #expect(try reader.read(image).isEmpty)
    }
    let noise = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(try reader.read(GrayImage(gray8: noise, width: width, height: height)).isEmpty)
  }

  @Test("one reader reads different pictures one after the other")
  func reuse() throws {
    let reader = SymbolReader()
    for _ in 0..<3 {
      #expect(try reader.read(Fixture.image("ean13.png")).count == 1)
      #expect(try reader.read(Fixture.image("datamatrix-gs1.png")).count == 1)
      #expect(try reader.read(Fixture.image("qr-human.png")).count == 1)
    }
  }

  #if os(Linux)
    // AddressSanitizer keeps freed memory on purpose, so there is nothing to see under it.
    @Test("thousands of pictures leave the memory as it was", .disabled(if: getenv("ASAN_OPTIONS") != nil))
    func memory() async {
      // In a process of its own, so that other tests do not count.
      await #expect(processExitsWith: .success) {
        let reader = SymbolReader()
        let image = try Fixture.image("qr-nul.png")
        var before = 0
        for round in 0..<3_000 {
          if round == 600 { before = try residentPages() }
          try #require(try reader.read(image).count == 1)
        }
        let grown = try residentPages() - before
        // 600 rounds fill the allocator's pools. Without renewing the scanner the other 2,400 cost some 100 pages.
        try #require(grown <= 48, "grew by \(grown) pages")
      }
    }
  #endif

  @Test("readers on eight threads give what one gives")
  func threads() async throws {
    let image = try Fixture.image("two-codes.png")
    let expected = try SymbolReader().read(image)
    try await withThrowingTaskGroup(of: [Symbol].self) { group in
      for _ in 0..<8 { group.addTask { try SymbolReader().read(image) } }
      for try await symbols in group { #expect(symbols == expected) }
    }
  }
}

/// The pages of memory this process holds.
private func residentPages() throws -> Int {
  let fields = String(decoding: try readFile("/proc/self/statm", limit: 4_096), as: UTF8.self).split(separator: " ")
  // Pages of files come and go with the machine's needs; only the process's own are its memory.
  return try #require(Int(fields[1])) - #require(Int(fields[2]))
}
