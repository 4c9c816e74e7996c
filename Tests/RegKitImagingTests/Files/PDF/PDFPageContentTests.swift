@testable import RegKitImaging
import Testing

@Suite struct PDFPageContentTests {
  private static let picture =
    "/Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"

  /// A document of one page with this content; object 3 is a picture, object 4 a form that draws itself.
  private func bytes(_ content: String, page: String = "", form: String = "/F Do") -> [UInt8] {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    builder.add(
      "<</Type/Pages/Kids[<</Type/Page/MediaBox[0 0 100 100]\(page)/Contents 5 0 R/Resources<</XObject<</P 3 0 R/F 4 0 R>>>>>>]>>"
    )
    builder.addStream(Self.picture, [0, 255])
    builder.addStream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", Array(form.utf8))
    builder.addStream("", Array(content.utf8))
    return builder.finished()
  }

  private func drawings(_ bytes: [UInt8]) throws -> [PDFMatrix] {
    try bytes.withUnsafeBytes { buffer in
      let document = PDFDocument(buffer)
      return try PDFPageContent(try #require(document.pages.first)).drawings.map { $0.matrix }
    }
  }

  private func matrix(_ numbers: Double...) -> PDFMatrix { PDFMatrix(numbers) ?? .identity }

  @Test("changes of coordinates add up, and go back to what was saved")
  func states() throws {
    let content = "2 0 0 3 10 20 cm q 1 0 0 1 5 5 cm /P Do Q /P Do -.5 0 0 +4. 0 0 cm /P Do"
    #expect(
      try drawings(bytes(content)) == [
        matrix(2, 0, 0, 3, 20, 35), matrix(2, 0, 0, 3, 10, 20), matrix(-1, 0, 0, 12, 10, 20),
      ])
  }

  @Test("what stands in strings, arrays, dictionaries and comments is not drawn")
  func quoted() throws {
    #expect(try drawings(bytes("(/P Do) Tj [(/P Do)] TJ % /P Do\n/Artifact <</K /P>> BDC")).isEmpty)
    #expect(try drawings(bytes("/Missing Do /P /Q Do Do Q Q Q")).isEmpty)
    #expect(try drawings(bytes("")).isEmpty)
  }

  @Test("a form that draws itself, or a page that draws without end, is damage and not a crash")
  func endless() throws {
    #expect { try drawings(bytes("/F Do")) } throws: { ($0 as? ImagingError)?.code == .damaged }
    // Each form draws the next level twice a thousand times over.
    let doubling = String(repeating: "/F Do ", count: 1_000)
    #expect(throws: ImagingError.self) { try drawings(bytes(doubling, form: doubling)) }
    #expect { try drawings(bytes(String(repeating: "q ", count: 5_000))) } throws: {
      ($0 as? ImagingError)?.code == .damaged
    }
    #expect { try drawings(bytes(String(repeating: "/P Do ", count: 1_001))) } throws: {
      ($0 as? ImagingError)?.code == .unsupported
    }
    #expect(try drawings(bytes(String(repeating: "/P Do ", count: 1_000))).count == 1_000)
  }

  @Test("numbers beyond all measure give a picture without a place")
  func huge() throws {
    let nines = String(repeating: "9", count: 39)
    let content =
      "\(nines) \(nines) \(nines) \(nines) 0 0 cm " + String(repeating: "\(nines) 0 0 \(nines) 0 0 cm ", count: 20)
    let file = try PictureFile(decoding: bytes(content + "/P Do"))
    let picture = try #require(try file.page(1).pictures.first)
    #expect(picture.image.pixels == [0, 255])
    #expect(picture.placement == nil && picture.dotsPerInch == nil)
  }

  @Test("a page shown in larger units has its size and places in points")
  func units() throws {
    let page = try PictureFile(decoding: bytes("10 0 0 5 0 0 cm /P Do", page: "/UserUnit 2")).page(1)
    #expect(page.size?.width == 200)
    #expect(page.pictures.first?.placement?.width == 20 && page.pictures.first?.placement?.top == 190)
  }

  @Test("a page shows a picture once however often it draws it, and hidden annotations not at all")
  func once() throws {
    let appearance = "/Rect[0 0 10 10]/AP<</N 4 0 R>>"
    let twice = bytes("/P Do /P Do", page: "/Annots[<<\(appearance)>><<\(appearance)/F 2>>]", form: "/P Do")
    #expect(try PictureFile(decoding: twice).page(1).pictures.count == 1)
    #expect(try drawings(twice).count == 3)
  }
}
