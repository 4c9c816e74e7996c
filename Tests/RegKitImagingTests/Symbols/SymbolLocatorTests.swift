import Testing

@testable import RegKitImaging

@Suite struct SymbolLocatorTests {
  private func locate(_ name: String) throws -> SymbolLocator {
    SymbolLocator(
      LadderStep.threshold.prepare(try Fixture.image(name)), looksForDataMatrix: true, looksForQRCode: true)
  }

  @Test(
    "three finder patterns give the rectangle and the module of a QR Code, however it is turned",
    arguments: ["qr-human.png", "qr-rotated90.png", "qr-rotated180.png", "qr-rotated270.png"])
  func qrCode(name: String) throws {
    let found = try #require(try locate(name).qrCode.first)
    // The module grid spans pixels 16 to 148, at 4 pixels a module.
    #expect(found.module == 4)
    for (side, expected) in [
      (found.box.left, 16), (found.box.top, 16), (found.box.right, 147), (found.box.bottom, 147),
    ] {
      #expect(abs(side - expected) <= 4, "\(found.box)")
    }
  }

  @Test("the solid edges give the rectangle of a Data Matrix")
  func dataMatrix() throws {
    let picture = try Fixture.image("datamatrix-gs1.png")
    let box = try #require(try locate("datamatrix-gs1.png").dataMatrix.first)
    let dark = picture.pixels.indices.filter { picture.pixels[$0] == 0 }
    let columns = dark.map { $0 % picture.width }
    let rows = dark.map { $0 / picture.width }
    #expect(box.left == columns.min() && box.top == rows.min() && box.bottom == rows.max())
    // The upper right module is light: the edges end one module before the clock track does, at most.
    #expect(try abs(box.right - #require(columns.max())) <= 4)
  }

  @Test("a Data Matrix that touches the edges of the picture is read")
  func dataMatrixAtTheEdge() throws {
    let picture = try Fixture.image("datamatrix-gs1.png")
    let box = try #require(
      SymbolLocator(LadderStep.threshold.prepare(picture), looksForDataMatrix: true, looksForQRCode: false)
        .dataMatrix.first)
    let cut = try #require(picture.cropped(x: box.left, y: box.top, width: box.width, height: box.height))
    #expect(try SymbolReader().read(cut).map(\.bytes) == [Array(SymbolReaderTests.gs1Elements.utf8)])
  }

  @Test("each label of a page is located once at least, and text is not many symbols")
  func page() throws {
    let found = try locate("page-300dpi.png")
    #expect(found.qrCode.count >= 24)
    #expect(found.dataMatrix.count < 200)
    let text = try locate("datamatrix-page.png")
    #expect(text.qrCode.isEmpty)
    #expect(text.dataMatrix.count >= 3 && text.dataMatrix.count < 20)
  }

  @Test("pictures of nothing, one pixel and noise locate nothing or little, and end")
  func nothing() throws {
    for (width, height) in [(1, 1), (1, 400), (400, 1), (64, 64)] {
      for fill in [0, 255] as [UInt8] {
        let image = try GrayImage(
          gray8: [UInt8](repeating: fill, count: width * height), width: width, height: height)
        #expect(SymbolLocator(image, looksForDataMatrix: true, looksForQRCode: true).qrCode.isEmpty)
      }
    }
    var random = FixedRandom(state: 3)
    let noise = (0..<500 * 500).map { _ in Bool.random(using: &random) ? 0 : 255 as UInt8 }
    let image = try GrayImage(gray8: noise, width: 500, height: 500)
    #expect(SymbolLocator(image, looksForDataMatrix: true, looksForQRCode: true).qrCode.count <= 512)
  }
}
