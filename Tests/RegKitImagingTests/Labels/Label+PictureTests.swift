import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelPictureTests {
  @Test("every module has the same whole number of dots, black on white", arguments: LabelForm.allCases)
  func wholeDots(form: LabelForm) throws {
    let label = try LabelSamples.label(as: form) { $0.size = .xDimension(0.4) }
    let picture = try label.picture()
    let (dots, quietZone) = (label.geometry.dotsPerModule, label.geometry.quietZone)
    #expect(picture.width == label.geometry.sideDotsWithQuietZone && picture.height == picture.width)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let isBlack = label.modules[x / dots - quietZone, y / dots - quietZone]
        guard picture.pixels[y * picture.width + x] == (isBlack ? 0 : 255) else {
          Issue.record("\(x), \(y)")
          return
        }
      }
    }
  }

  @Test("a PNG has one bit a dot, says its resolution, and holds the picture", arguments: [203, 300, 600])
  func png(dpi: Int) throws {
    let label = try LabelSamples.label {
      $0.dotsPerInch = dpi
      $0.lines = ["(10) 13123"]
      $0.carriesMark = true
    }
    let png = try label.png()
    // Bit depth and colour type in the header; pixels a metre in pHYs.
    #expect(Array(png[24...25]) == [1, 0])
    let place = try #require((0..<png.count - 4).first { Array(png[$0..<$0 + 4]) == Array("pHYs".utf8) })
    let density = png[place + 4..<place + 8].reduce(0) { $0 << 8 | Int($1) }
    #expect(abs(Double(density) * 0.0254 - Double(dpi)) < 0.02 && png[place + 12] == 1)
    #expect(try GrayImage(decoding: png) == label.picture())
  }

  @Test("text stands below the symbol, in the middle, and leaves it as it is")
  func text() throws {
    let plain = try LabelSamples.label()
    let label = try LabelSamples.label {
      $0.lines = ["(90) DBL9509204704A1", ""]
      $0.carriesMark = true
    }
    #expect(label.geometry == plain.geometry)
    #expect(try label.symbolPicture() == plain.picture())
    let picture = try label.picture()
    let below = try #require(
      picture.cropped(x: 0, y: label.geometry.sideDotsWithQuietZone, width: picture.width, height: picture.height))
    #expect(below.pixels.contains(0) && picture.width > label.geometry.sideDotsWithQuietZone)
    #expect(try SymbolReader().read(picture).map { $0.bytes } == [label.data])
  }

  @Test("a character that the typeface of dots lacks is for SVG and PDF alone")
  func otherCharacters() throws {
    let label = try LabelSamples.label { $0.lines = ["Café 5 µg"] }
    let error = try #require(#expect(throws: LabelError.self) { try label.png() })
    #expect(error.code == .invalidRequest && error.found == "é U+00E9")
    #expect(error.subject?.english == "line of text 1, character 4")
    #expect(String(decoding: label.svg(), as: UTF8.self).contains(">Café 5 µg</text>"))
  }
}
