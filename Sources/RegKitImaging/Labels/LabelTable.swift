internal import GS1
internal import RegKit

/// The rows of a CSV file (RFC 4180): fields between commas or semicolons, those with such signs in quotes.
///
/// The first row names the columns. Lines end in LF or CR LF; a byte order mark in front is passed over, as spreadsheets write
/// one; a spreadsheet set to Indonesian separates by semicolons, so whichever of the two the first row has is taken. Empty
/// lines are passed over.
struct LabelTable {
  struct Field {
    let bytes: [UInt8]
    /// From 1.
    let column: Int
  }

  struct Row {
    /// The line on which the row begins, from 1.
    let line: Int
    let fields: [Field]
  }

  /// The rows in order, the first with the names of the columns.
  let rows: [Row]

  /// The most rows and fields of a row.
  static let mostRows = 10_000, mostFields = 64

  /// - Throws: `invalidTable` with line and column: a quote that does not end or with something behind it, or too many rows
  ///   or fields.
  init(_ bytes: [UInt8]) throws(LabelError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = Scanner(bytes: bytes, place: start, separator: Self.separator(of: bytes))
    var rows: [Row] = []
    while scanner.place < bytes.count {
      let row = try scanner.row()
      if row.fields.count == 1, row.fields[0].bytes.isEmpty { continue }
      guard rows.count <= Self.mostRows else {
        throw LabelError(
          .invalidTable, of: Message(indonesian: "jumlah baris", english: "number of rows"),
          found: "> \(Self.mostRows)", expected: "<= \(Self.mostRows)", line: row.line)
      }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    for byte in bytes {
      if byte == 0x2C || byte == 0x3B { return byte }
      if byte == 0x0A { break }
    }
    return 0x2C
  }

  private struct Scanner {
    let bytes: [UInt8]
    var place: Int
    let separator: UInt8
    var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let quotes = Message(indonesian: "tanda kutip", english: "quotation marks")

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func row() throws(LabelError) -> Row {
      let first = line
      var fields: [Field] = []
      while true {
        let column = fields.count + 1
        guard column <= LabelTable.mostFields else {
          throw LabelError(
            .invalidTable, of: Message(indonesian: "jumlah kolom", english: "number of fields"), found: "\(column)",
            expected: "<= \(LabelTable.mostFields)", line: line, column: column)
        }
        fields.append(Field(bytes: try field(column), column: column))
        guard let byte = next else { break }
        place += 1
        if byte == separator { continue }
        // A field ends before nothing but a separator or the end of the line, which may have two bytes.
        if byte == 0x0D, next == 0x0A { place += 1 }
        line += 1
        break
      }
      return Row(line: first, fields: fields)
    }

    private mutating func field(_ column: Int) throws(LabelError) -> [UInt8] {
      guard next == Self.quote else {
        let start = place
        while let byte = next, byte != separator, byte != 0x0A, !isLineEnd { place += 1 }
        return Array(bytes[start..<place])
      }
      let first = line
      place += 1
      var field: [UInt8] = []
      while let byte = next {
        place += 1
        if byte == Self.quote {
          guard next == Self.quote else {
            if let behind = next, behind != separator, behind != 0x0A, !isLineEnd {
              throw LabelError(
                .invalidTable, of: Self.quotes, found: "\"\(String(decoding: [behind], as: UTF8.self))",
                expected: "\",",
                line: line, column: column)
            }
            return field
          }
          place += 1
        }
        if byte == 0x0A { line += 1 }
        field.append(byte)
      }
      throw LabelError(.invalidTable, of: Self.quotes, found: "\"…", expected: "\"…\"", line: first, column: column)
    }

    /// Whether a CR and LF come next; a CR alone is data.
    private var isLineEnd: Bool { next == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A }
  }
}
