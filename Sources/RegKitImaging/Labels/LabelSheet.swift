public import GS1
public import RegKit

/// Labels in rows and columns on pages, as label printers and office printers take them.
///
/// ```swift
/// let sheet = LabelSheet(rows: 8, columns: 3)
/// let list = try LabelList(csv: bytes)
/// let pdf = try sheet.pdf(of: list, like: LabelRequest(.text(""), as: .gs1DataMatrix), under: rulebook)
/// ```
public struct LabelSheet: Sendable, Hashable {
  /// The size of a page in millimetres, 10 to 2000; A4 upright if nothing else is said.
  public var pageWidth = 210.0
  public var pageHeight = 297.0
  /// How many rows and columns of labels a page has, 1 to 1000 each.
  public var rows: Int
  public var columns: Int
  /// What stays free at the left and right, and at the top and bottom, in millimetres.
  public var horizontalMargin = 10.0
  public var verticalMargin = 10.0
  /// What stays free between two columns and between two rows, in millimetres.
  public var horizontalGap = 2.0
  public var verticalGap = 2.0

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The room for one label, in millimetres.
  public var cellWidth: Double {
    (pageWidth - 2 * horizontalMargin - (Double(columns) - 1) * horizontalGap) / Double(columns)
  }
  public var cellHeight: Double {
    (pageHeight - 2 * verticalMargin - (Double(rows) - 1) * verticalGap) / Double(rows)
  }

  /// The labels of a list as a PDF, row by row from the top of the first page, each in the middle of its room.
  ///
  /// Every label is made and read back as a single one is.
  ///
  /// - Parameters:
  ///   - list: What the labels say.
  ///   - request: How they look; its content is not used. A caption of the list stands before its lines.
  ///   - showsText: Whether the elements of each label stand below it for people, one a line.
  ///   - options: The rules of GS1 and the dictionary that a reader will read the labels by.
  /// - Throws: What making a label throws, with the line of the list, and the errors of other rows in `others`; `invalidSheet` for rows, columns or lengths that are
  ///   out of range, and for a label that is larger than the room for it; `noData` for a list without labels.
  public func pdf(
    of list: LabelList, like request: LabelRequest, showsText: Bool = false,
    options: ElementString.Options = .init(), under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) throws(LabelError) -> Pages {
    try check()
    // What is out of range for all rows is no fault of the first.
    try request.check()
    var writer = PDFWriter()
    var content = PDFDrawing()
    var pages = 0
    var (count, place) = (0, 0)
    var made: [Pages.Row] = []
    var failures: [LabelError] = []
    for item in list.items where item.copies > 0 && failures.count <= Self.mostFailures {
      let label: Label
      do throws(LabelError) {
        label = try self.label(item, like: request, showsText, options, rulebook, edition, day)
      } catch {
        guard error.code != .outOfMemory else { throw error }
        failures.append(error)
        continue
      }
      // Who has a row to mend wants to know of all such rows, not a document.
      guard failures.isEmpty else { continue }
      made.append(Pages.Row(label, line: item.line, copies: item.copies))
      for _ in 0..<item.copies {
        let layout = label.layout
        content.draw(
          label, x: left(of: place % columns) + (cellWidth - layout.width) / 2,
          y: top(of: place / columns) + (cellHeight - layout.height) / 2)
        count += 1
        place += 1
        guard place == rows * columns else { continue }
        try add(&content, to: &writer, line: item.line)
        pages += 1
        place = 0
      }
    }
    if var first = failures.first {
      first.others = Array(failures.dropFirst())
      throw first
    }
    guard count > 0 else {
      let subject =
        list.items.isEmpty
        ? Message(indonesian: "baris di bawah nama kolom", english: "rows below the names of the columns")
        : Message(indonesian: "jumlah kolom copies", english: "sum of the column copies")
      throw LabelError(.noData, of: subject, found: "0", expected: ">= 1")
    }
    if place > 0 {
      try add(&content, to: &writer, line: list.items.last?.line)
      pages += 1
    }
    return Pages(pdf: writer.finished(), pageCount: pages, labelCount: count, rows: made)
  }

  private func label(
    _ item: LabelList.Item, like request: LabelRequest, _ showsText: Bool, _ options: ElementString.Options,
    _ rulebook: Rulebook, _ edition: String?, _ day: CalendarDay?
  ) throws(LabelError) -> Label {
    var request = request
    request.content = item.content
    request.lines = (item.caption.map { [$0] } ?? []) + request.lines
    do throws(LabelError) {
      if showsText { request.lines += try request.humanReadableLines() }
      let label = try Label(request, options: options, under: rulebook, edition: edition, asOf: day)
      let layout = label.layout
      guard layout.width <= cellWidth + 0.0005, layout.height <= cellHeight + 0.0005 else {
        throw LabelError(
          .invalidSheet,
          of: Message(
            indonesian: "label, dengan ruang yang tersedia baginya", english: "the label, and the room there is for it"),
          found: "\(lengthText(layout.width)) × \(lengthText(layout.height)) mm",
          expected: "<= \(lengthText(cellWidth)) × \(lengthText(cellHeight)) mm")
      }
      return label
    } catch {
      throw error.at(line: item.line, column: nil)
    }
  }

  /// Puts what was drawn on a page of its own.
  private func add(
    _ content: inout PDFDrawing, to writer: inout PDFWriter, line: Int?
  ) throws(LabelError) {
    writer.addPage(width: pageWidth, height: pageHeight, content)
    content = PDFDrawing()
    guard writer.count <= Self.mostBytes else {
      throw LabelError(
        .invalidSheet, of: Message(indonesian: "panjang berkas", english: "length of the file"),
        found: "\(writer.count) B", expected: "<= \(Self.mostBytes) B", line: line)
    }
  }

  /// The most rows besides the first that are told of when they cannot be made.
  private static let mostFailures = 99

  /// The longest document, in bytes.
  private static let mostBytes = 256 << 20

  private func left(of column: Int) -> Double { horizontalMargin + Double(column) * (cellWidth + horizontalGap) }
  private func top(of row: Int) -> Double { verticalMargin + Double(row) * (cellHeight + verticalGap) }

  private func check() throws(LabelError) {
    guard (1...1_000).contains(rows), (1...1_000).contains(columns) else {
      throw LabelError(
        .invalidSheet, of: Message(indonesian: "baris × kolom", english: "rows × columns"),
        found: "\(rows) × \(columns)", expected: "1 … 1000")
    }
    for length in [pageWidth, pageHeight] where !(10...2_000).contains(length) {
      throw LabelError(
        .invalidSheet, of: Message(indonesian: "sisi halaman", english: "side of the page"),
        found: length.description + " mm", expected: "10 … 2000 mm")
    }
    for length in [horizontalMargin, verticalMargin, horizontalGap, verticalGap] where !(0...1_000).contains(length) {
      throw LabelError(
        .invalidSheet, of: Message(indonesian: "tepi atau jarak antarlabel", english: "margin or gap"),
        found: length.description + " mm", expected: "0 … 1000 mm")
    }
    guard cellWidth > 0, cellHeight > 0 else {
      throw LabelError(
        .invalidSheet, of: Message(indonesian: "ruang bagi satu label", english: "the room for one label"),
        found: "\(lengthText(cellWidth)) × \(lengthText(cellHeight)) mm", expected: "> 0 mm")
    }
  }
}
