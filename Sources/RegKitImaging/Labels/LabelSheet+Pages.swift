public import GS1
public import RegKit

extension LabelSheet {
  /// A finished document, with what was made for each row of the list.
  public struct Pages: Sendable {
    public let pdf: [UInt8]
    public let pageCount: Int
    public let labelCount: Int
    /// The rows that asked for a label, in the order of the list.
    public let rows: [Row]

    /// The label of one row.
    public struct Row: Sendable {
      /// The line of the table, from 1.
      public let line: Int
      public let copies: Int
      public let symbologyIdentifier: SymbologyIdentifier
      /// The error correction and version of a QR Code; nil for DataMatrix.
      public let level: ErrorCorrectionLevel?
      public let version: Int?
      public let geometry: LabelGeometry
      /// The size of the drawn label, text included, in millimetres.
      public let size: (width: Double, height: Double)
      public let judgement: LabelJudgement

      init(_ label: Label, line: Int, copies: Int) {
        self.line = line
        self.copies = copies
        symbologyIdentifier = label.modules.symbologyIdentifier
        level = label.modules.level
        version = label.modules.version
        geometry = label.geometry
        size = label.size
        judgement = label.judgement
      }
    }

    /// Rows of which the same rules say the same.
    public struct Group: Sendable {
      /// In the order of the list; the verdict of the first stands for all, though values in it are its own.
      public internal(set) var rows: [Row]

      public var labelCount: Int { rows.reduce(0) { $0 + $1.copies } }
      public var outcome: Outcome { rows.first?.judgement.outcome ?? .undetermined }
      public var verdict: Verdict? { rows.first?.judgement.verdict }
    }

    /// The worst outcome of the labels; refused only where that was allowed in the request.
    public var outcome: Outcome { Outcome.worst(of: rows.map { $0.judgement.outcome }) }

    /// The rows by what is said of them, the worst first, and of the same outcome in the order of the list.
    public var groups: [Group] {
      var places: [String: Int] = [:]
      var groups: [Group] = []
      for row in rows {
        let reasons = row.judgement.reasons
        if let place = places[reasons] {
          groups[place].rows.append(row)
        } else {
          places[reasons] = groups.count
          groups.append(Group(rows: [row]))
        }
      }
      return [Outcome.refused, .undetermined, .allowed].flatMap { outcome in groups.filter { $0.outcome == outcome } }
    }
  }
}

extension LabelJudgement {
  /// The outcome with the rules that were applied, what they did, to what, and what is missing, but not the values.
  fileprivate var reasons: String {
    guard let verdict else { return outcome.rawValue }
    let findings = verdict.findings.map { "\($0.rule.id) \($0.effect.rawValue) \($0.subject) \($0.isAmbiguous)" }
    return ([outcome.rawValue] + findings + verdict.missing).joined(separator: "\n")
  }
}
