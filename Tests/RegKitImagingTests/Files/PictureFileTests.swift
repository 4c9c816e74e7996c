import RegKitImaging
import Testing

@Suite struct PictureFileTests {
  private func file(_ name: String, limits: ImageLimits = .default) throws -> PictureFile {
    try PictureFile(decoding: try Fixture.bytes(name), limits: limits)
  }

  private func code(_ body: () throws -> Void) -> ImagingError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? ImagingError)?.code
    }
  }

  @Test("PNG and JPEG are one page, the picture itself", arguments: ["rgb16.png", "exif-6.jpg"])
  func picture(name: String) throws {
    let file = try file(name)
    #expect(!file.isDocument && file.pageCount == 1 && file.damage == nil)
    let page = try file.page(1)
    #expect(page.size == nil && page.errors.isEmpty)
    #expect(page.pictures.map { $0.image } == [try Fixture.image(name)])
    #expect(page.pictures[0].placement == nil && page.pictures[0].dotsPerInch == nil)
  }

  @Test("each page of a document gives its pictures or its own error, in any order and again")
  func pages() throws {
    let file = try file("mixed-pages.pdf")
    #expect(file.pageCount == 5)
    for _ in 0..<2 {
      #expect(try file.page(5).pictures.map { $0.image.width } == [164, 132])
      #expect(code { _ = try file.page(4) } == .unsupported)
      #expect(code { _ = try file.page(3) } == .cutOff)
      #expect(code { _ = try file.page(2) } == .vectorPage)
      #expect(try file.page(1).pictures.map { $0.image.width } == [164])
    }
    for number in [Int.min, -1, 0, 6, Int.max] {
      #expect(code { _ = try file.page(number) } == .outOfRange)
      #expect(file.pageSize(number) == nil)
    }
  }

  @Test("the filter that is not undone is named")
  func unsupported() throws {
    let error = #expect(throws: ImagingError.self) { try file("mixed-pages.pdf").page(4) }
    #expect(
      error?.descriptionEN
        == "this kind of file is not supported: found PDF: JBIG2Decode, expected FlateDecode, DCTDecode, CCITTFaxDecode, LZWDecode"
    )
    let vector = #expect(throws: ImagingError.self) { try file("mixed-pages.pdf").page(2) }
    #expect(vector?.descriptionEN == "vector page, rasterise first: expected 300 dpi")
    #expect(vector?.descriptionID == "halaman vektor, jadikan gambar dahulu: seharusnya 300 dpi")
  }

  @Test("a picture's place on its page is known, turned ones too")
  func placement() throws {
    let page = try file("mixed-pages.pdf").page(5)
    #expect(page.size?.width == 200 && page.size?.height == 200)
    let first = try #require(page.pictures[0].placement)
    #expect(first.width == 80 && first.height == 80 && first.left == 0 && first.top == 120)
    let dots = try #require(page.pictures[0].dotsPerInch)
    #expect(abs(dots.horizontal - 164 * 72 / 80) < 1e-9 && abs(dots.vertical - 164 * 72 / 80) < 1e-9)
    // [0 60 -60 0 190 100]: a quarter turn to the left, its rectangle from 130 to 190 and from 100 to 160.
    let second = try #require(page.pictures[1].placement)
    #expect(second.width == 60 && second.height == 60 && second.left == 130 && second.top == 40)
  }

  @Test("strips of a scanned page are one picture")
  func strips() throws {
    let page = try file("strips.pdf").page(1)
    #expect(page.pictures.map { $0.image } == [try Fixture.image("qr-human.png")])
    let placement = try #require(page.pictures.first?.placement)
    #expect(abs(placement.height - 160) < 1e-6 && abs(placement.top - 20) < 1e-6 && placement.left == 20)
  }

  @Test("a password is asked for; one that only restricts the reader does not stop us")
  func encryption() throws {
    #expect(code { _ = try file("picture-user-password.pdf") } == .passwordNeeded)
    #expect(
      try file("picture-owner-password.pdf").page(1).pictures.map { $0.image } == [try Fixture.image("qr-human.png")])
  }

  @Test("scripts and attachments are not looked at, and the picture is read")
  func script() throws {
    let page = try file("script-attachment.pdf").page(1)
    #expect(page.pictures.map { $0.image } == [try Fixture.image("qr-human.png")])
  }

  @Test("pictures that ask for gigabytes are refused before they get them")
  func bombs() throws {
    let file = try file("bomb.pdf")
    // 64 MiB of zeros packed twice: the inner stream is small, and no more of the outer one is unpacked than 100 x 100.
    #expect(try file.page(1).pictures.map { $0.image.width } == [100])
    #expect(code { _ = try file.page(2) } == .pictureTooLarge)
  }

  @Test("a document has so many pixels and no more, whatever its pages")
  func limits() throws {
    #expect(try file("mixed-pages.pdf", limits: ImageLimits(maxPages: 4)).page(5).pictures.count == 2)
    let pixels = 164 * 164
    let few = try file("mixed-pages.pdf", limits: ImageLimits(maxDocumentPixels: 2 * pixels))
    #expect(try few.page(1).pictures.count == 1)
    let last = try few.page(5)
    #expect(last.pictures.count == 1 && last.errors.map { $0.code } == [.pictureTooLarge])
    #expect(code { _ = try few.page(1) } == .pictureTooLarge)
    let narrow = try file("labels-g4.pdf", limits: ImageLimits(maxSide: 3_507))
    #expect(code { _ = try narrow.page(1) } == .pictureTooLarge)
    let one = try PictureFile(decoding: try Fixture.bytes("labels-g4.pdf"), limits: ImageLimits(maxFileBytes: 20_653))
    #expect(one.pageCount == 1)
    #expect(
      code { _ = try file("labels-g4.pdf", limits: ImageLimits(maxFileBytes: 20_652)) } == .fileTooLarge)
  }

  @Test("a document that is cut off or full of holes is damaged, wherever it is cut")
  func damage() throws {
    let bytes = try Fixture.bytes("mixed-pages.pdf")
    for count in stride(from: 5, to: bytes.count - 200, by: 97) {
      do {
        let file = try PictureFile(decoding: Array(bytes.prefix(count)))
        #expect(file.damage?.code == .damaged, "\(count)")
        for number in 1...file.pageCount { _ = try? file.page(number) }
      } catch {
        #expect(error.code == .damaged, "\(count)")
      }
    }
    #expect(code { _ = try PictureFile(decoding: Array("%PDF-1.7\n%%EOF".utf8)) } == .damaged)
    #expect(code { _ = try file("no-pages.pdf") } == .damaged)
  }

  @Test("what is none of the three is named by its first bytes, and nothing is nothing")
  func unknown() throws {
    let error = #expect(throws: ImagingError.self) { try PictureFile(decoding: Array("hello".utf8)) }
    #expect(
      error?.descriptionEN
        == "this is no picture RegKit reads at byte 0: found 68 65 6c 6c, expected PNG, JPEG, PDF")
    #expect(code { _ = try PictureFile(decoding: []) } == .emptyInput)
    #expect(code { _ = try PictureFile(contentsOfFile: Fixture.path("absent.pdf")) } == .fileNotReadable)
    #expect(code { _ = try PictureFile(descriptor: -1) } == .fileNotReadable)
  }
}
