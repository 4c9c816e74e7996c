@testable import RegKitImaging
import Testing

@Suite struct PDFPaintTests {
  /// A page of this content.
  ///
  /// /P and /R are pictures of 20 x 20 pixels, /S is one of 2 x 1, /M a mask, /T a picture with a soft mask, /L one in a
  /// layer, /V a form in a layer that covers the page with /P.
  /// /H is Helvetica, /E a font in the file, /C one with names of its own for its letters, /B and /O are of Type 3, with
  /// glyphs that draw a bar and nothing. /D is a graphics state with dashes, /A one half transparent, /K a soft mask.
  private func page(_ content: String, form: String = "", annotations: String = "") throws -> PicturePage {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    let glyphs = "/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
    let encoding = "/Encoding<</Differences[65/a]>>"
    builder.add(
      """
      <</Type/Pages/Count 1/Kids[<</Type/Page/MediaBox[0 0 100 100]/Contents 6 0 R\(annotations)/Resources<<
      /XObject<</P 3 0 R/S 4 0 R/F 5 0 R/M 9 0 R/T 10 0 R/R 11 0 R/L 12 0 R/V 13 0 R>>
      /Font<</H<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>
      /E<</Type/Font/Subtype/TrueType/BaseFont/Helvetica/FontDescriptor<</FontFile2 3 0 R>>>>
      /C<</Type/Font/Subtype/Type1/BaseFont/Helvetica\(encoding)>>
      /B<</Type/Font/Subtype/Type3\(glyphs)\(encoding)/CharProcs<</a 7 0 R>>>>
      /O<</Type/Font/Subtype/Type3\(glyphs)\(encoding)/CharProcs<</a 8 0 R>>>>>>
      /ExtGState<</D<</D[[1 2 3 4 5 6 7 8 9 1 2 3 4] 0]>>/A<</ca .5>>/K<</SMask<</S/Luminosity/G 5 0 R>>>>>>>>>>]>>
      """)
    let gray = "/ColorSpace/DeviceGray/BitsPerComponent 8"
    builder.addStream("/Subtype/Image/Width 20/Height 20\(gray)", [UInt8](repeating: 9, count: 400))
    builder.addStream("/Subtype/Image/Width 2/Height 1\(gray)", [0, 255])
    builder.addStream("/Subtype/Form/BBox[0 0 100 100]", Array(form.utf8))
    builder.addStream("", Array(content.utf8))
    builder.addStream("", Array("9 0 d0 0 0 1 9 re f".utf8))
    builder.addStream("", Array("9 0 d0".utf8))
    builder.addStream("/Subtype/Image/Width 20/Height 20/ImageMask true", [UInt8](repeating: 0, count: 60))
    builder.addStream("/Subtype/Image/Width 20/Height 20\(gray)/SMask 3 0 R", [UInt8](repeating: 0, count: 400))
    builder.addStream("/Subtype/Image/Width 20/Height 20\(gray)", [UInt8](repeating: 7, count: 400))
    builder.addStream("/Subtype/Image/Width 20/Height 20\(gray)/OC<<>>", [UInt8](repeating: 5, count: 400))
    builder.addStream("/Subtype/Form/BBox[0 0 100 100]/OC<<>>", Array(Self.cover.utf8))
    return try PictureFile(decoding: builder.finished()).page(1)
  }

  private static let bars = String(repeating: "1 1 2 9 re ", count: 13)
  private static let lines = String(repeating: "1 1 m 1 9 l S ", count: 13)
  private static let text = "BT /E 9 Tf (A) Tj ET "
  private static let cover = "q 100 0 0 100 0 0 cm /P Do Q "

  @Test(
    "a page that could hold a drawn code beside its picture is marked",
    arguments: [
      bars + "f", bars + "f*", bars + "B", lines, "0 0 m " + String(repeating: "1 1 l ", count: 13) + "s",
      String(repeating: "1 1 2 9 re f ", count: 13), "/Sh sh", "/K gs",
      // One line of many dashes, one rectangle of a pattern, and what is clipped to bars.
      "[1 2 1 2 1 2 1 2 1 2 1 2 1 2] 0 d 1 1 m 90 1 l S", "/D gs 1 1 m 90 1 l S",
      "/Pattern cs /X scn 1 1 90 90 re f", bars + "W n 0 0 99 99 re f", "/Pattern cs /X scn /M Do",
      // The colour of lines leaves the pattern of areas, and the other way round.
      "/Pattern cs /X scn 0 G 1 1 90 90 re B", "/Pattern CS /X SCN 0 g 1 1 90 90 re S",
      // One letter of a pattern, and marks of which bars or modules could be set.
      "/Pattern cs /X scn BT /H 2000 Tf (.) Tj ET", "/Pattern CS /X SCN BT /H 9 Tf 1 Tr (A) Tj ET",
      "BT /H 9 Tf (.............) Tj ET", "BT /H 9 Tf [(||||||) -9 <7C7C 7C> (\\174\\)__)] TJ ET",
      String(repeating: "BT /H 9 Tf (-) ' ET ", count: 13), "BT /H 9 Tf 7 Tr (|||||||||||||) Tj ET",
      // Letters of fonts that could hold anything, and of none at all.
      text, "BT /C 9 Tf (A) Tj ET", "BT /B 9 Tf (A) Tj ET", "BT /B 9 Tf 3 Tr (A) Tj ET", "BT /X 9 Tf [(A)] TJ ET",
      "BT /E 9 Tf 3 Tr 0 Tr (A) Tj ET", "BT /E 9 Tf 7 Tr (A) Tj ET", "BT /E 9 Tf (A) ' ET", "BT /E 9 Tf 1 2 (A) \" ET",
      // Small pictures and one drawn again are bars.
      String(repeating: "/P Do ", count: 13),
      String(repeating: "BI /W 1 /H 9 /BPC 8 /CS /G ID 123456789 EI ", count: 13),
      String(repeating: "BI /W 20 /H 20 /BPC 8 /CS /G ID \(String(repeating: "1", count: 400)) EI ", count: 14),
    ])
  func marked(content: String) throws {
    #expect(try page(content + " /P Do").hasVectorContent)
    #expect(try page("/P Do /F Do", form: content).hasVectorContent)
    #expect(try page("/P Do q " + content + " Q").hasVectorContent)
  }

  @Test(
    "a scan with a frame, a stamp or recognised text is read as it is",
    arguments: [
      "", String(repeating: "1 1 2 9 re ", count: 12) + "f", bars + "n", "BT /E 9 Tf 3 Tr (A) Tj ET",
      "BT /H 9 Tf (A) Tj ET", "BT /O 9 Tf (A) Tj ET", "[3 2] 0 d 1 1 m 9 9 l S", "/D gs [] 0 d " + "1 1 m 9 9 l S",
      "0 0 100 100 re W n", "/Pattern cs /X scn 0 g 1 1 9 9 re f", "/A gs",
      "/Pattern CS /X SCN 1 1 9 9 re f", "/Pattern cs /X scn BT /H 9 Tf 1 Tr (A) Tj ET",
      "BT /H 9 Tf (7.............) Tj (\\n\\040               ) Tj (............) Tj ET",
      "BT /H 9 Tf 3 Tr (.............) Tj ET",
      "BI /W 20 /H 20 /BPC 8 /CS /G ID \(String(repeating: "1", count: 400)) EI",
    ])
  func unmarked(content: String) throws {
    #expect(try !page(content + " /P Do").hasVectorContent)
    #expect(try !page("/P Do /F Do", form: content).hasVectorContent)
  }

  @Test("text under a picture of the whole page is hidden, and shows through where the picture lets it")
  func covered() throws {
    #expect(try !page(Self.text + Self.cover).hasVectorContent)
    #expect(try !page(Self.text + "q 0 0 100 100 re W n " + Self.cover + "Q").hasVectorContent)
    #expect(try !page(Self.text + "q 0 97.1 -102 0 101 2.9 cm /P Do Q").hasVectorContent)
    #expect(try !page(Self.text + "/F Do", form: Self.cover).hasVectorContent)
    for content in [
      "/OC /X BDC EMC ", "/Span <</X 1>> BDC ", "EMC EMC /OC /X BDC /X BMC EMC EMC ", "BT /H 9 Tf 7 Tr ET ",
      "q BT /H 9 Tf 5 Tr (A) Tj ET Q ", "0 G ",
    ] {
      #expect(try !page(Self.text + content + Self.cover).hasVectorContent, "\(content)")
    }
    // In a layer, which may be hidden, and clipped to letters.
    for content in [
      "/OC /X BDC ", "/OC /X BDC /X BMC EMC ", "BT /H 9 Tf 7 Tr (A) Tj ET ", "BT /H 9 Tf 4 Tr (A) Tj ET ",
    ] {
      #expect(try page(Self.text + content + Self.cover).hasVectorContent, "\(content)")
      #expect(try page(Self.text + content + "/F Do", form: Self.cover).hasVectorContent, "\(content)")
    }
    for content in [
      Self.text + "q 100 0 0 100 0 0 cm /L Do Q /P Do", Self.text + "/V Do", Self.cover + Self.text,
      Self.text + "q 90 0 0 100 0 0 cm /P Do Q",
      Self.text + "q 1 1 9 9 re W n " + Self.cover + "Q",
      Self.text + "q /A gs " + Self.cover + "Q", Self.text + "q 100 0 0 100 0 0 cm /M Do Q /P Do",
      Self.text + "q 100 0 0 100 0 0 cm /T Do Q /P Do", Self.text + "q 100 50 0 100 0 0 cm /P Do Q",
    ] {
      #expect(try page(content).hasVectorContent, "\(content)")
    }
  }

  @Test("pictures that a code could lie across, or be made of, count")
  func pictures() throws {
    func drawn(_ name: String, _ x: Int, _ y: Int, _ size: Int) -> String {
      "q \(size) 0 0 \(size) \(x) \(y) cm /\(name) Do Q "
    }
    for (content, isMarked) in [
      // Side by side, with a gap, over each other, one on the other.
      (drawn("P", 0, 0, 40) + drawn("R", 40, 0, 40), true), (drawn("P", 0, 0, 40) + drawn("R", 50, 0, 40), false),
      (drawn("P", 0, 0, 40) + drawn("R", 0, 30, 40), true), (Self.cover + drawn("R", 9, 9, 9), false),
      // One drawn again beside another.
      (drawn("P", 80, 80, 9) + drawn("R", 0, 0, 9) + drawn("P", 9, 0, 9), true),
      // Put together, alone and beside a third.
      (drawn("P", 0, 40, 40) + drawn("R", 0, 0, 40), false),
      (drawn("P", 0, 40, 40) + drawn("R", 0, 0, 40) + drawn("L", 40, 20, 40), true),
      // A narrow one is a piece as a rectangle is.
      (String(repeating: "1 1 2 9 re ", count: 12) + "f " + drawn("P", 50, 50, 5), false),
      (String(repeating: "1 1 2 9 re ", count: 12) + "f " + drawn("S", 50, 50, 5), true),
    ] {
      #expect(try page(content).hasVectorContent == isMarked, "\(content)")
    }
  }

  @Test("what an annotation draws counts, and names that are looked up come to an end")
  func annotations() throws {
    let stamp = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]"
    #expect(try page("/P Do", form: Self.bars + "f", annotations: stamp).hasVectorContent)
    #expect(try !page("/P Do", form: "1 1 9 9 re f", annotations: stamp).hasVectorContent)
    // Every name that is looked up has its price.
    for content in ["/H 9 Tf ", "/D gs ", "/X Do "] {
      #expect(throws: ImagingError.self) { try page("/P Do " + String(repeating: content, count: 600_000)) }
    }
  }

  // MARK: - Type 3 fonts

  /// A page of this content beside /P, a picture, with the fonts /A and /B, whose one glyph each is given, and /D, which
  /// has 500 that paint nothing and is no object of its own.
  private func page(
    _ content: String, a: String, b: String = "9 0 d0", filter: String = "", glyph: String = "7 0 R"
  ) throws -> PicturePage {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    builder.add(
      "<</Type/Pages/Count 1/Kids[<</Type/Page/MediaBox[0 0 100 100]/Contents 9 0 R/Resources 4 0 R>>]>>")
    builder.addStream(
      "/Subtype/Image/Width 20/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8", [UInt8](repeating: 9, count: 400))
    let many = (0..<500).map { "/g\($0) 8 0 R" }.joined()
    builder.add(
      """
      <</XObject<</P 3 0 R>>/Font<</A 5 0 R/B 6 0 R/D<</Type/Font/Subtype/Type3/CharProcs<<\(many)>>>>>>>>
      """)
    builder.add("<</Type/Font/Subtype/Type3/CharProcs<</a \(glyph)>>>>")
    builder.add("<</Type/Font/Subtype/Type3/CharProcs<</a 8 0 R>>>>")
    builder.addStream(filter, Array(a.utf8))
    builder.addStream("", Array(b.utf8))
    builder.addStream("", Array((content + " /P Do").utf8))
    return try PictureFile(decoding: builder.finished()).page(1)
  }

  @Test("fonts that show themselves or each other come to an end, and hide nothing")
  func fontsInFonts() throws {
    let (showA, showB) = ("BT /A 9 Tf (A) Tj ET ", "BT /B 9 Tf (A) Tj ET ")
    #expect(try !page(showA, a: showA).hasVectorContent)
    #expect(try !page(showA, a: showB).hasVectorContent)
    #expect(try page(showA, a: showA + "0 0 1 9 re f").hasVectorContent)
    // /B is looked into while /A is, and shows what /A paints.
    #expect(try page("BT /A 9 Tf /B 9 Tf (A) Tj ET", a: showB + "0 0 1 9 re f", b: showA).hasVectorContent)
    #expect(try page(showB, a: showB, b: showA).pictures.count == 1)
    // What a glyph draws is not yet drawn on the page.
    #expect(try page(showA, a: "/P Do").pictures.count == 1)
    let bars = String(repeating: "1 1 2 9 re ", count: 12) + "f "
    #expect(try !page(bars + "/A 9 Tf", a: "/P Do").hasVectorContent)
  }

  @Test("a glyph that cannot be followed could be anything, and the pictures of the page are there")
  func badGlyphs() throws {
    let content = "BT /A 9 Tf (A) Tj ET"
    for found in [
      try page(content, a: "", glyph: "1 0 R"), try page(content, a: "junk", filter: "/Filter/FlateDecode"),
      try page(content, a: "9 0 d0 BI /W 1 /H 1 ID x"),
      try page(content, a: String(repeating: "/X Do ", count: 150_000)),
      try page(content, a: String(repeating: "q ", count: 600)),
      // So many glyphs, however empty, are not looked into.
      try page("BT " + String(repeating: "/D 9 Tf ", count: 40) + "(A) Tj ET", a: ""),
      try page("BT " + String(repeating: "/D 9 Tf ", count: 40) + "/B 9 Tf (A) Tj ET", a: ""),
    ] {
      #expect(found.hasVectorContent && found.pictures.count == 1)
    }
    #expect(try !page("BT /D 9 Tf /D 9 Tf (A) Tj ET", a: "").hasVectorContent)
  }
}
