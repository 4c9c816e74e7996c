public import GS1
internal import RegKit

/// The labels of a table: what each row asks for.
///
/// The first row names the columns. A column is one of these:
///
/// - an Application Identifier, `01`, `(10)`: its value in each row, as `regkit build` takes it, dates as 2028-12-31, that
///   of (91) beside (90) too, and `?` for a check digit; an empty field has no such element, and the elements stand in the order of the columns;
/// - `message`: an element string in any form, in the place of such columns;
/// - `text`: the text of a `bpom` label as it is;
/// - `copies`: how often the label is printed, 0 to 1000; 1 where the column is missing or its field empty;
/// - `caption`: a line of text below the symbol.
public struct LabelList: Sendable {
  /// One row.
  public struct Item: Sendable {
    public let content: LabelRequest.Content
    public let caption: String?
    public let copies: Int
    /// The line of the table, from 1.
    public let line: Int
  }

  public let items: [Item]

  /// The most labels of all rows together.
  public static let mostLabels = 10_000

  /// Reads a table in CSV.
  ///
  /// - Parameters:
  ///   - csv: The table, with commas or semicolons between fields.
  ///   - century: How a reader will find the century of a year with two digits; see `ElementStringBuilder.century`.
  ///   - options: The rules that messages are held to and their dictionary; what elements need of each other is not asked.
  /// - Throws: `invalidTable`, or `invalidMessage` for elements that cannot be built, each with line and column.
  public init(
    csv: [UInt8], century: CalendarDay.Century? = nil, options: ElementString.Options = .init()
  ) throws(LabelError) {
    let table = try LabelTable(csv)
    guard let head = table.rows.first else {
      throw LabelError(
        .invalidTable,
        of: Message(
          indonesian: "tabel kosong, baris pertama harus memuat nama kolom",
          english: "the table is empty, and its first row must name the columns"),
        found: "", line: 1)
    }
    var columns: [Column] = []
    for field in head.fields {
      guard let column = Column(field.bytes) else {
        throw LabelError(
          .invalidTable, of: Message(indonesian: "nama kolom", english: "name of a column"),
          found: "\"\(String(decoding: field.bytes.prefix(40), as: UTF8.self))\"",
          expected: "AI, message, text, copies, caption", line: head.line, column: field.column)
      }
      if columns.contains(column) {
        throw LabelError(
          .invalidTable, of: Message(indonesian: "kolom yang diulang", english: "repeated column"),
          found: "2 × \(column)", expected: "1 ×", line: head.line, column: field.column)
      }
      columns.append(column)
    }
    let kinds = [
      columns.contains { $0.isElement }, columns.contains(.message), columns.contains(.text),
    ].filter { $0 }.count
    guard kinds == 1 else {
      throw LabelError(
        .invalidTable,
        of: Message(
          indonesian: "jenis kolom isi (AI, message, text)", english: "kinds of content columns (AI, message, text)"),
        found: "\(kinds)", expected: "1", line: head.line)
    }
    var items: [Item] = []
    var count = 0
    var options = options
    options.checksAssociations = false
    for row in table.rows.dropFirst() {
      guard row.fields.count == columns.count else {
        throw LabelError(
          .invalidTable, of: Self.fieldCount(columns), found: "\(row.fields.count)", expected: "\(columns.count)",
          line: row.line, column: min(row.fields.count, columns.count) + (row.fields.count > columns.count ? 1 : 0))
      }
      let item = try Item(row, columns, century, options)
      count += item.copies
      guard count <= Self.mostLabels else {
        throw LabelError(
          .invalidTable, of: Message(indonesian: "jumlah label", english: "number of labels"), found: "\(count)",
          expected: "<= \(Self.mostLabels)", line: row.line)
      }
      items.append(item)
    }
    self.items = items
  }

  /// How many fields a row has, with the names of those it should have.
  private static func fieldCount(_ columns: [Column]) -> Message {
    let names = columns.map { $0.description }.joined(separator: ", ")
    return Message(indonesian: "jumlah kolom dari \(names)", english: "number of fields of \(names)")
  }
}

private enum Column: Hashable, CustomStringConvertible {
  case element(ApplicationIdentifier)
  case message, text, copies, caption

  init?(_ name: [UInt8]) {
    let words = name.filter { $0 != 0x20 }
    switch String(decoding: words, as: UTF8.self) {
    case "message": self = .message
    case "text": self = .text
    case "copies": self = .copies
    case "caption": self = .caption
    default:
      let digits = words.first == 0x28 && words.last == 0x29 ? words.dropFirst().dropLast() : words[...]
      guard let ai = ApplicationIdentifier(String(decoding: digits, as: UTF8.self)) else { return nil }
      self = .element(ai)
    }
  }

  var isElement: Bool {
    if case .element = self { return true }
    return false
  }

  var description: String {
    switch self {
    case .element(let ai): "(\(ai))"
    case .message: "message"
    case .text: "text"
    case .copies: "copies"
    case .caption: "caption"
    }
  }
}

extension LabelList.Item {
  fileprivate init(
    _ row: LabelTable.Row, _ columns: [Column], _ century: CalendarDay.Century?, _ options: ElementString.Options
  ) throws(LabelError) {
    let hasLicence = zip(columns, row.fields).contains { $0 == .element(.internal90) && !$1.bytes.isEmpty }
    var builder = ElementStringBuilder(order: .asGiven, century: century)
    builder.options = options
    var places: [Int] = []
    var content: LabelRequest.Content?
    var caption: String?
    var copies = 1
    for (column, field) in zip(columns, row.fields) {
      switch column {
      case .element(let ai):
        if field.bytes.isEmpty { continue }
        places.append(field.column)
        builder.append(ai, forLabel: field.bytes, withLicence: hasLicence)
      case .message:
        let message = ElementString(reading: field.bytes, as: nil, options: options)
        if let error = message.errors.first {
          throw LabelError(.invalidMessage, error, in: message).at(line: row.line, column: field.column)
        }
        content = .message(message)
      case .text:
        guard !field.bytes.isEmpty else {
          throw LabelError(.noData, found: "0 B", expected: "> 0 B", line: row.line, column: field.column)
        }
        content = .bytes(field.bytes)
      case .copies:
        if field.bytes.isEmpty { continue }
        guard let number = Int(String(decoding: field.bytes, as: UTF8.self)), (0...1_000).contains(number) else {
          throw LabelError(
            .invalidTable, of: Message(indonesian: "kolom copies", english: "column copies"),
            found: "\"\(String(decoding: field.bytes.prefix(40), as: UTF8.self))\"", expected: "0 … 1000",
            line: row.line, column: field.column)
        }
        copies = number
      case .caption:
        if !field.bytes.isEmpty { caption = String(decoding: field.bytes, as: UTF8.self) }
      }
    }
    if content == nil {
      do throws(ElementStringBuilder.Failure) {
        content = .message(try builder.build())
      } catch {
        let value = error.errors.first?.value
        throw LabelError(error).at(
          line: row.line, column: value.flatMap { places.indices.contains($0) ? places[$0] : nil })
      }
    }
    self.content = content ?? .bytes([])
    self.caption = caption
    self.copies = copies
    line = row.line
  }
}
