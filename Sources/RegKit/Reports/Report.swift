public import GS1

/// A row of a report that is uploaded to BPOM's track-and-trace application as CSV.
///
/// Source: Lampiran G.b.4 (use), H.c.4 (dispatch), I.c.4 (receipt) and J.c.4 (sale) of Peraturan BPOM 33/2018. A row comes as
/// its values by column; splitting a file into rows is not done here.
///
/// 1. Every column but the international identity is filled in; statuses are for drugs only.
/// 2. Without aggregation the secondary and tertiary code are written 0.
/// 3. The expiry date is written yyyy-mm-dd, statuses TRUE or FALSE, and one of the three statuses is TRUE.
/// 4. Licence number, batch and expiry are those inside the code (Lampiran C.2.b).
public enum Report {
  /// The four reports.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Use of codes by the licence owner: active, rejected, retained sample, aggregation.
    case usage
    case dispatch, receipt, sale
  }

  /// The rule for the values of a column, which the tables name.
  enum Format: String, CaseIterable {
    case text
    /// A 2D barcode.
    case code
    /// A 2D barcode, or 0 where there is none.
    case codeOrZero = "code_or_zero"
    case licence, batch, day
    /// A licence number or GTIN of the product abroad.
    case gtin
    /// TRUE or FALSE.
    case status
  }

  /// A column of the template.
  public struct Column: Sendable, Hashable {
    /// The column in one word, for example `tanggal_kedaluwarsa`.
    public let key: String
    /// The column as the annex writes it, for example "Tanggal kedaluwarsa produk".
    public let name: String
  }

  /// What is known of a row; nil is not asked about.
  public struct Facts: Sendable, Hashable {
    public var kind: Kind?
    public var productClass: ProductClass?
    /// The values by column, named by its key or as the annex writes it.
    public var row: [String: String]?
    /// The columns of the file's first line, in their order.
    public var header: [String]?
    /// A column of the first line, of which the others are not asked about.
    public var column: String?

    public init(
      kind: Kind? = nil, productClass: ProductClass? = nil, row: [String: String]? = nil, header: [String]? = nil,
      column: String? = nil
    ) {
      self.kind = kind
      self.productClass = productClass
      self.row = row
      self.header = header
      self.column = column
    }
  }

  /// The verdict on a row with its errors in one word each: the key of the column, or `status_conflict`, `status_none`,
  /// `unexpected_column`, `missing_column`.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var errors: [String] = []
    /// The columns of the template, in the order of the annex.
    public internal(set) var columns: [Column] = []
  }

  /// Judges a row or a first line; without either it gives the columns of the template.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var question = ReportQuestion(facts: facts, context: context)
    question.judge()
    return question.answer
  }
}
