import GS1

/// What a supplier says is in a delivery: a line for each batch of a product.
public struct DeliveryNote: Sendable {
  /// One batch of a product.
  public struct Line: Sendable, Equatable {
    /// The licence number (Nomor Izin Edar), "NA18240104109".
    public var nie: String
    /// The batch; nil where the supplier names none.
    public var batch: String?
    /// The last day of the product; nil where the supplier names none.
    public var expiry: CalendarDay?

    public init(nie: String, batch: String? = nil, expiry: CalendarDay? = nil) {
      self.nie = nie
      self.batch = batch
      self.expiry = expiry
    }
  }

  /// A line that cannot be understood.
  public struct Problem: Error, Equatable, CustomStringConvertible {
    public let line: Int
    public let found: String
    public let expected: String

    public init(line: Int, found: String, expected: String) {
      self.line = line
      self.found = found
      self.expected = expected
    }

    public var description: String { "line \(line): found \"\(found)\", expected \(expected)" }
  }

  public var lines: [Line]

  public init(_ lines: [Line]) { self.lines = lines }

  /// Reads a note: a line for each batch, licence number, batch and last day with commas between, the last two of which may
  /// be empty.
  ///
  /// - Throws: `Problem` for the first line that is none; nothing of the note is to be received then.
  public init(text: String) throws(Problem) {
    lines = []
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, !fields[0].isEmpty else {
        throw Problem(line: place + 1, found: String(line), expected: "licence number,batch,last day")
      }
      var expiry: CalendarDay?
      if !fields[2].isEmpty {
        guard let day = CalendarDay(iso: fields[2]) else {
          throw Problem(line: place + 1, found: fields[2], expected: "a day such as 2026-11-21")
        }
        expiry = day
      }
      lines.append(Line(nie: fields[0], batch: fields[1].isEmpty ? nil : fields[1], expiry: expiry))
    }
  }
}
