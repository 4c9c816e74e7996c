import Foundation
import FoundationXML
import GS1
import RegKit
import Testing

@Suite struct DossierHTMLTests {
  private static let attack = #"<script>alert("1")</script>&'"#

  private func example(_ name: String) throws -> Dossier {
    let file = Fixture.repository.appendingPathComponent("Examples/Dossiers/\(name).json")
    return try Dossier(json: [UInt8](Data(contentsOf: file)), under: .shared())
  }

  private func document(_ html: String) throws -> XMLElement {
    let text = html.replacing("<!DOCTYPE html>\n", with: "")
    return try #require(try XMLDocument(data: Data(text.utf8), options: []).rootElement())
  }

  private func texts(_ path: String, in root: XMLElement) throws -> [String] {
    try root.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  @Test("the report is well-formed, in its language, titled with the product and the day")
  func head() throws {
    for (language, word) in [(Language.indonesian, "per tanggal"), (.english, "as of")] {
      let answer = try example("faults").assess(under: .shared(), asOf: CalendarDay(2023, 6, 20))
      let html = answer.html(in: language)
      #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
      let root = try document(html)
      let title = try #require(try texts("/html/head/title", in: root).first)
      #expect(title.hasSuffix(": Galian Rapet <Lereng Merbabu> & Madu, \(word) 2023-06-20"))
      #expect(try texts("/html/head/meta/@charset", in: root) == ["utf-8"])
      #expect(html.contains("@media print") && html.contains("size: A4"))
    }
  }

  @Test("it holds every finding with its message, citation, quoted words, confidence and other reading, and the counts")
  func findings() throws {
    for name in ["clean", "faults"] {
      let answer = try example(name).assess(under: .shared())
      let root = try document(answer.html(in: .indonesian))
      let articles = try root.nodes(forXPath: "//article")
      let findings = answer.sections.flatMap { $0.findings }
      #expect(articles.count == findings.count)
      for (article, finding) in zip(articles, findings) {
        let text = article.stringValue ?? ""
        #expect(try article.nodes(forXPath: "blockquote").map { $0.stringValue } == [finding.rule.quote])
        #expect(text.contains(finding.rule.citation) && text.contains(finding.rule.id))
        #expect(text.contains(finding.message(in: .indonesian)))
        #expect(text.contains("keyakinan"))
        if let reading = finding.otherReading(in: .indonesian) { #expect(text.contains(reading)) }
      }
      let counts = answer.counts
      #expect(
        try texts("//tfoot/tr/td[@class='number']", in: root)
          == [counts.blocks, counts.warns, counts.exempts, counts.informs, counts.missing].map { String($0) })
      #expect(try texts("//section/@id", in: root) == answer.sections.map { $0.topic.rawValue })
      let missing = answer.sections.flatMap { $0.needs }.map { $0.fact }
      #expect(try texts("//section/ul/li", in: root).map { String($0.prefix { $0 != "," }) } == missing)
    }
  }

  @Test("what the edition before answers and what was not judged stand in the report")
  func alternatives() throws {
    let answer = try example("clean").assess(under: .shared(), asOf: CalendarDay(2024, 6, 20))
    let root = try document(answer.html(in: .english))
    let earlier = try texts("//div[@class='alternative']/p[1]", in: root)
    #expect(earlier.count == answer.sections.flatMap { $0.verdicts }.flatMap { $0.alternatives }.count)
    #expect(earlier.first == "the edition before answers: [ ✓ ] allowed")
    let empty = try document(Dossier().assess(under: .shared()).html(in: .english))
    #expect(try texts("//footer/p[1]", in: empty).first?.hasPrefix("Not judged: Eligibility (no facts), ") == true)
    #expect(try texts("//h1", in: empty) == ["Unnamed product, no day named"])
  }

  /// A dossier with a text in every place that takes any text.
  private func dossier(filledWith text: String) throws -> Dossier {
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
    }
    func value(_ fields: [Field]) throws -> String {
      var members: [String] = []
      for field in fields {
        let value: String? =
          switch field.kind {
          case .text where field.name == "context": nil
          case .text: try quoted(text)
          case .texts where field.name == "calendars": nil
          case .texts: "[\(try quoted(text)),\(try quoted(text))]"
          case .group(let inner): try value(inner)
          case .list(let inner): "[\(try value(inner)),\(try value(inner))]"
          case .words(let words): words.first.map { "\"\($0)\"" }
          case .flag: "false"
          case .day: "\"2023-06-04\""
          case .measure, .count: "1"
          default: nil
          }
        if let value { members.append("\"\(field.name)\":\(value)") }
      }
      return "{" + members.joined(separator: ",") + "}"
    }
    return try Dossier(json: Array(value(Area.dossier.fields).utf8), under: .shared())
  }

  @Test(
    "no text of a dossier becomes markup",
    arguments: [attack, "]]>\u{0}\u{1B}\u{202E}<!--", "\u{FFFE}\"onload=\""])
  func escaping(text: String) throws {
    let answer = try dossier(filledWith: text).assess(under: .shared())
    #expect(answer.sections.count >= 6)
    let html = answer.html(in: .english)
    let root = try document(html)
    let allowed: Set = [
      "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "table", "thead", "tbody",
      "tfoot", "tr", "th", "td", "a", "section", "article", "span", "blockquote", "ul", "li", "div", "footer",
    ]
    let names = Set(try root.nodes(forXPath: "//*").compactMap { $0.name })
    #expect(names.isSubset(of: allowed), "\(names.subtracting(allowed))")
    let attributes = Set(try root.nodes(forXPath: "//@*").compactMap { $0.name })
    let known: Set = ["lang", "charset", "http-equiv", "content", "name", "class", "scope", "id", "href"]
    #expect(attributes.isSubset(of: known))
    #expect(!html.lowercased().contains("<script") && !html.unicodeScalars.contains("\u{202E}"))
  }

  @Test("nothing is fetched from elsewhere")
  func selfContained() throws {
    let html = try example("faults").assess(under: .shared()).html(in: .indonesian)
    for word in ["http:", "https:", "src=", "url(", "@import", "<link", "<script", "javascript:"] {
      #expect(!html.lowercased().contains(word), "\(word)")
    }
    let root = try document(html)
    let links = try texts("//@href", in: root)
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#") })
  }
}
