import RegKitImaging
import Testing

/// `pictures.pdf` holds one picture a page, each stored in another way; NumPy computed the brightness of each.
@Suite struct PDFImageTests {
  private static let width = 23
  private static let height = 17

  @Test("a picture of every kind has the brightness NumPy gives it")
  func kinds() throws {
    let names = String(decoding: try Fixture.bytes("pictures.txt"), as: UTF8.self).split(separator: "\n")
    let expected = try Fixture.bytes("pictures.luma")
    let limits = ImageLimits(maxPages: names.count)
    let file = try PictureFile(decoding: try Fixture.bytes("pictures.pdf"), limits: limits)
    #expect(file.isDocument)
    #expect(file.damage == nil)
    try #require(file.pageCount == names.count)
    for (index, name) in names.enumerated() {
      do {
        let page = try file.page(index + 1)
        #expect(page.pictures.count == 1 && page.errors.isEmpty, "\(name)")
        let image = try #require(page.pictures.first).image
        try #require(image.width == Self.width && image.height == Self.height, "\(name)")
        let start = index * Self.width * Self.height
        let worst = zip(image.pixels, expected[start...]).map { abs(Int($0) - Int($1)) }.max() ?? -1
        // A JPEG decoder's own luma plane is a step or two from gray made of rounded colour.
        #expect(worst <= (name.hasPrefix("dct") ? 3 : 0), "\(name) differs by \(worst)")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  @Test("labels scanned to Group 4 are the pixels that were packed")
  func group4() throws {
    let page = try PictureFile(contentsOfFile: Fixture.path("labels-g4.pdf")).page(1)
    let image = try #require(page.pictures.first).image
    #expect(image == (try Fixture.image("page-300dpi.png")))
    let dots = try #require(page.pictures.first?.dotsPerInch)
    #expect(abs(dots.horizontal - 300) < 0.1 && abs(dots.vertical - 300) < 0.1)
    let size = try #require(page.size)
    #expect(abs(size.width - 2480 * 72 / 300) < 0.1)
  }
}
