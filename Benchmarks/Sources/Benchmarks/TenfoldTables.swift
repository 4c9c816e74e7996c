import Foundation
import GS1
import RegKit

/// The tables of the library with nine earlier versions of every rule, each of them in force for one day.
///
/// So grow tables that are kept for decades: what has changed stays, for questions about the past. None of the versions
/// applies to a question about a later day.
enum TenfoldTables {
  /// The embedded tables with those of eligibility and of 33/2018 grown; their own rules hold from the tenth day on.
  static func rulebook() throws -> Rulebook {
    var rulebook = try Rulebook.embedded()
    for (file, first) in [("asrot-oss-2023", CalendarDay(2023, 3, 15)), ("perbpom-33-2018", CalendarDay(2018, 12, 7))] {
      guard let first else { continue }
      let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Rules")
      let text = try String(contentsOf: rules.appending(path: file + ".xml"), encoding: .utf8)
      rulebook = try rulebook.adding(table: Array(tenfold(text, from: first).utf8))
    }
    return rulebook
  }

  private static func tenfold(_ table: String, from first: CalendarDay) -> String {
    let parts = table.components(separatedBy: "  <rule ")
    var text = parts[0]
    for rule in parts.dropFirst() {
      let end = rule.range(of: "</rule>").map { $0.upperBound } ?? rule.endIndex
      for version in 0..<9 {
        guard let from = first.adding(days: version), let until = first.adding(days: version + 1) else { continue }
        text += "  <rule from=\"\(from)\" until=\"\(until)\" \(rule[..<end])\n"
      }
      text += "  <rule from=\"\(first.adding(days: 9) ?? first)\" \(rule)"
    }
    return text
  }
}
