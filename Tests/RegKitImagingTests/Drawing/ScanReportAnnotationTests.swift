import Foundation
import GS1
import RegKit
@testable import RegKitImaging
import Testing

@Suite struct ScanReportAnnotationTests {
  private func rulebook() throws -> Rulebook { try Rulebook.embedded() }

  private func sample(_ name: String) throws -> GrayImage {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    return try GrayImage(contentsOfFile: folder + "/Examples/Samples/" + name)
  }

  private func report(on image: GrayImage) throws -> ScanReport {
    try ScanReport(of: image, by: SymbolReader(), under: try rulebook(), asOf: CalendarDay(2026, 11, 21))
  }

  /// How many pixels have a colour.
  private func count(_ sign: Caption.Sign, in image: ColourImage) -> Int {
    let colour = [sign.colour.red, sign.colour.green, sign.colour.blue]
    return stride(from: 0, to: image.samples.count, by: 3).count { Array(image.samples[$0..<$0 + 3]) == colour }
  }

  private func gray(_ image: ColourImage) throws -> GrayImage { try GrayImage(decoding: try image.png()) }

  @Test(
    "nothing that is drawn covers a symbol: within its corners every pixel is as it was",
    arguments: [
      "impossible-date.png", "bpom-beside-ean.jpg", "bpom-beside-maker-qr.jpg", "a4-label-page.png",
      "authentication-gs1-128.png", "small-modules-flatbed.png", "herbal-oil-rotated.jpg",
    ])
  func coversNothing(name: String) throws {
    let image = try sample(name)
    let report = try report(on: image)
    let drawn = report.annotated(image)
    let left = (drawn.width - image.width) / 2
    #expect(!report.entries.isEmpty)
    for symbol in report.entries.map({ $0.symbol }) {
      var changed = 0
      var mask = Canvas(
        ColourImage(
          try GrayImage(
            gray8: [UInt8](repeating: 0, count: image.pixels.count),
            width: image.width, height: image.height)))
      mask.fill(polygon: symbol.corners, .white)
      for index in image.pixels.indices where mask.image.samples[index * 3] == 255 {
        let place = (index / image.width * drawn.width + left + index % image.width) * 3
        if drawn.samples[place..<place + 3].contains(where: { $0 != image.pixels[index] }) { changed += 1 }
      }
      #expect(changed == 0, "\(symbol.symbologyIdentifier)")
    }
  }

  @Test(
    "a QR Code reads from the annotated picture as it did",
    arguments: ["impossible-date.png", "herbal-oil-rotated.jpg"])
  func readsAgain(name: String) throws {
    let image = try sample(name)
    let report = try report(on: image)
    let again = try SymbolReader().read(try gray(report.annotated(image)))
    #expect(again.map { $0.bytes } == report.entries.map { $0.symbol.bytes })
  }

  @Test(
    "each outcome has its colour and no other's",
    arguments: [
      ("cosmetic-photo.jpg", [Caption.Sign.tick]), ("impossible-date.png", [.cross]),
      ("bpom-beside-maker-qr.jpg", [.tick, .dash]), ("no-code.jpg", [.question]),
    ])
  func colours(name: String, signs: [Caption.Sign]) throws {
    let image = try sample(name)
    let drawn = try report(on: image).annotated(image)
    for sign in [Caption.Sign.tick, .cross, .question, .dash] {
      #expect((count(sign, in: drawn) > 100) == signs.contains(sign), "\(sign)")
    }
  }

  @Test("a picture without a symbol says so below it, in either language, and is itself unchanged")
  func nothingRead() throws {
    let image = try GrayImage(gray8: [UInt8](repeating: 90, count: 40 * 30), width: 40, height: 30)
    let report = try report(on: image)
    let english = report.annotated(image)
    #expect(english.width > 40 && english.height > 30)
    #expect(english != report.annotated(image, in: .indonesian))
    let left = (english.width - 40) / 2
    let kept = try gray(english).cropped(x: left, y: 0, width: 40, height: 30)
    #expect(kept == image)
  }

  @Test("a tiny picture grows as wide as its caption needs, and a huge one keeps its size and gets larger letters")
  func sizes() throws {
    let tiny = try Fixture.image("qr-small.png")
    let small = try report(on: tiny).annotated(tiny)
    #expect(small.width >= tiny.width && small.height > tiny.height)
    let (width, height) = (4_000, 3_000)
    var pixels = [UInt8](repeating: 255, count: width * height)
    let code = try Fixture.image("qr-human.png")
    for row in 0..<code.height {
      let start = (row + 1_000) * width + 900
      pixels.replaceSubrange(start..<start + code.width, with: code.pixels[row * code.width..<(row + 1) * code.width])
    }
    let frame = try GrayImage(gray8: pixels, width: width, height: height)
    let large = try report(on: frame).annotated(frame)
    #expect((large.width, large.height) == (width, height))
    let signs = [Caption.Sign.tick, .cross, .question].map { count($0, in: large) }
    #expect(signs.max() ?? 0 > 20 * 64)
  }

  @Test("24 labels on a sheet have each a caption beside it or a number and a caption below")
  func sheet() throws {
    let code = try Fixture.image("qr-human.png")
    let side = max(code.width, code.height)
    let (columns, rows) = (6, 4)
    let (width, height) = (columns * side, rows * side)
    var symbols: [Symbol] = []
    var pixels = [UInt8](repeating: 255, count: width * height)
    for place in 0..<columns * rows {
      let (x, y) = (place % columns * side, place / columns * side)
      for row in 0..<code.height {
        let start = (y + row) * width + x
        pixels.replaceSubrange(start..<start + code.width, with: code.pixels[row * code.width..<(row + 1) * code.width])
      }
      symbols += try SymbolReader().read(code).map { symbol in
        var symbol = symbol
        symbol.corners = symbol.corners.map { .init(x: $0.x + x, y: $0.y + y) }
        return symbol
      }
    }
    let sheet = try GrayImage(gray8: pixels, width: width, height: height)
    let report = ScanReport(symbols, width: width, height: height, under: try rulebook())
    #expect(report.entries.count == 24)
    let drawn = report.annotated(sheet)
    #expect(drawn.height > height + 23 * BitmapFont.lineHeight)
    #expect(try SymbolReader().read(gray(drawn)).count == 24)
  }

  @Test("a preview of half the size is drawn on in proportion, and any corners are put up with")
  func otherSizes() throws {
    let image = try sample("impossible-date.png")
    let report = try report(on: image)
    let half = image.reduced(toSide: max(image.width, image.height) / 2)
    #expect(count(.cross, in: report.annotated(half)) > 100)
    let far = [(Int.min, Int.max), (Int.max, Int.max), (0, Int.min), (5, 5)].map { Symbol.Point(x: $0.0, y: $0.1) }
    for corners in [far, Array(far.prefix(1)), []] {
      let symbol = Symbol(bytes: Array("x".utf8), symbologyIdentifier: .qrCode, corners: corners)
      let one = try GrayImage(gray8: [0], width: 1, height: 1)
      let drawn = ScanReport([symbol, symbol], width: 1, height: 1, under: try rulebook()).annotated(one)
      #expect(drawn.width > 1)
    }
  }
  @Test("the picture in Examples/Pictures is what is drawn today; REGKIT_WRITE_PICTURES=1 writes it anew")
  func picture() throws {
    let image = try sample("impossible-date.png")
    let drawn = try report(on: image).annotated(image)
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    let path = folder + "/Examples/Pictures/annotated.png"
    if ProcessInfo.processInfo.environment["REGKIT_WRITE_PICTURES"] == "1" {
      try Data(try drawn.png()).write(to: URL(filePath: path))
    }
    #expect(try GrayImage(contentsOfFile: path) == gray(drawn))
    #expect(try readFile(path, limit: 150_000).count > 10_000)
  }
}
