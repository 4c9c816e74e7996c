import RegKit
import RegKitImaging
import Testing

@Suite struct ScanReportTests {
  private let rulebook: Rulebook
  private let reader = SymbolReader()

  init() throws { rulebook = try Rulebook.embedded() }

  private func report(_ name: String, rasterized: ((Int) -> DrawnPage?)? = nil) throws -> ScanReport {
    let file = try PictureFile(contentsOfFile: Fixture.path(name))
    return try ScanReport(of: file, by: reader, under: rulebook, rasterized: rasterized)
  }

  @Test("a picture is reported as it always was, through a file too", arguments: ["two-codes.png", "qr-human.png"])
  func picture(name: String) throws {
    let plain = try ScanReport(of: try Fixture.image(name), by: reader, named: "a", under: rulebook)
    let file = try ScanReport(
      of: try PictureFile(contentsOfFile: Fixture.path(name)), by: reader, named: "a", under: rulebook)
    #expect(file.json(in: .indonesian) == plain.json(in: .indonesian))
    #expect(plain.pages.isEmpty && plain.entries.allSatisfy { $0.page == nil && $0.picture == nil })
    #expect(plain.json(in: .english).hasPrefix(#"{"name":"a","width":"#))
    #expect(!plain.json(in: .english).contains("page"))
  }

  @Test("a page that cannot be read does not hide the codes of the others, and leaves the outcome open")
  func pages() throws {
    let report = try report("mixed-pages.pdf")
    #expect(report.entries.map { $0.page } == [1, 5, 5])
    #expect(report.entries.map { $0.picture } == [1, 1, 2])
    #expect(report.pages.map { $0.number } == [1, 2, 3, 4, 5])
    #expect(report.pages.map { $0.errors.map { $0.code } } == [[], [.vectorPage], [.cutOff], [.unsupported], []])
    #expect(report.width == 0 && report.height == 0)
    // The codes are all allowed, but nobody knows what stands on the other pages.
    #expect(report.outcome == .undetermined)
    let json = report.json(in: .english)
    #expect(json.hasPrefix(#"{"outcome":"undetermined","pages":[{"page":1,"width_pt":200.0,"height_pt":200.0,"#))
    #expect(
      json.contains(#"{"page":2,"width_pt":200.0,"height_pt":200.0,"pictures":[],"errors":[{"code":"vector_page","#))
    #expect(json.contains(#""symbols":[{"page":1,"picture":1,"symbology_identifier":"]Q1","#))
  }

  @Test("the maker's code beside BPOM's is judged by its own page")
  func besides() throws {
    let report = try report("mixed-pages.pdf")
    let (first, maker) = (report.entries[1], report.entries[2])
    #expect(first.reading.content != nil && maker.reading.content == nil)
  }

  @Test("a document all of whose pages were read has the outcome of its codes")
  func allowed() throws {
    let report = try report("labels-g4.pdf")
    #expect(report.entries.count == 24)
    #expect(report.outcome == .allowed)
    let dots = try #require(report.pages.first?.pictures.first?.dotsPerInch)
    #expect(abs(dots.horizontal - 300) < 0.1)
  }

  @Test("a page without a code in its pictures is rasterised; damage on it is still said")
  func rasterized() throws {
    var asked: [Int] = []
    let report = try report("mixed-pages.pdf") { page in
      asked.append(page)
      let name = page == 2 ? "qr-human.png" : page == 3 ? "gray8.png" : nil
      return name.flatMap { try? Fixture.image($0) }.map { DrawnPage($0) }
    }
    #expect(asked == [2, 3, 4])
    #expect(report.entries.map { $0.page } == [1, 2, 5, 5])
    #expect(report.pages.map { $0.errors.map { $0.code } } == [[], [], [.cutOff], [.unsupported], []])
    #expect(report.pages[1].pictures.map { $0.width } == [164])
  }

  @Test("a code drawn beside a picture leaves the outcome open until the page is drawn, and counts once")
  func hybrid() throws {
    let alone = try report("hybrid-page.pdf")
    #expect(alone.entries.count == 1 && alone.outcome == .undetermined)
    #expect(alone.pages.map { $0.errors.map { $0.code } } == [[.vectorContent]])
    #expect(alone.entries.first?.reading.content?.verdict.outcome == .allowed)
    let page = try GrayImage(contentsOfFile: Fixture.path("two-codes.png"))
    let drawn = try report("hybrid-page.pdf") { _ in DrawnPage(page) }
    let others = try reader.read(page).filter { $0.bytes != alone.entries[0].symbol.bytes }
    #expect(drawn.pages[0].errors.isEmpty && drawn.pages[0].pictures.map { $0.isDrawn } == [false, true])
    #expect(drawn.entries.map { $0.picture } == [1] + others.map { _ in 2 })
    #expect(drawn.json(in: .english).contains(#","drawn":true}]"#))
    // What could not be drawn is in no picture.
    let partly = try report("hybrid-page.pdf") { _ in DrawnPage(page, isComplete: false) }
    #expect(partly.entries.count == drawn.entries.count && partly.outcome == .undetermined)
    #expect(partly.pages[0].errors.map { $0.code } == [.vectorContent])
  }

  @Test("of more pages than are read at once the first are read, and the rest leaves the outcome open")
  func manyPages() throws {
    func report(_ limit: Int, _ pages: ClosedRange<Int>? = nil) throws -> ScanReport {
      let limits = ImageLimits(maxPages: limit)
      let file = try PictureFile(contentsOfFile: Fixture.path("mixed-pages.pdf"), limits: limits)
      return try ScanReport(of: file, pages: pages, by: reader, under: rulebook)
    }
    let first = try report(1)
    #expect(first.pages.map { $0.number } == [1] && first.entries.count == 1 && first.pageCount == 5)
    // The one page that was read is allowed.
    #expect(first.unreadPages == 2...5 && first.outcome == .undetermined)
    #expect(
      first.json(in: .english).contains(
        #""page_count":5,"unread":{"first_page":2,"last_page":5,"error":{"code":"too_many_pages","found":"5","#))
    let asked = try report(1, 1...1)
    #expect(asked.unreadPages == nil && asked.outcome == .allowed && asked.pages.map { $0.number } == [1])
    #expect(try report(2, 2...4).unreadPages == 4...4)
    #expect(try report(2, 4...99).pages.map { $0.number } == [4, 5])
    #expect(try report(5).unreadPages == nil && report(4).unreadPages == 5...5)
    for pages in [0...3, 6...9, Int.min...1, Int.max...Int.max] {
      let error = #expect(throws: ImagingError.self) { try report(50, pages) }
      #expect(error?.code == .outOfRange)
    }
    let picture = try PictureFile(contentsOfFile: Fixture.path("qr-human.png"))
    #expect(try ScanReport(of: picture, pages: 1...9, by: reader, under: rulebook).entries.count == 1)
    #expect(throws: ImagingError.self) { try ScanReport(of: picture, pages: 2...2, by: reader, under: rulebook) }
  }

  @Test("a document whose table of objects had to be rebuilt is said to be damaged beside what was read")
  func damage() throws {
    var bytes = try Fixture.bytes("labels-g4.pdf")
    bytes.removeSubrange(10..<14)
    let file = try PictureFile(decoding: bytes)
    let report = try ScanReport(of: file, by: reader, under: rulebook)
    #expect(report.damage?.code == .damaged)
    #expect(report.entries.count == 24)
    #expect(report.outcome == .undetermined)
    #expect(report.json(in: .english).contains(#""error":{"code":"damaged","#))
  }
}
