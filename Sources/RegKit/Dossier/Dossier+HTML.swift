internal import GS1

extension Dossier.Answer {
  /// The answer as one HTML file to be filed or printed: no scripts and nothing that is fetched from elsewhere.
  ///
  /// Each finding stands with its citation and the words of its source. The file is UTF-8, well-formed as XML too, and
  /// prints on A4.
  public func html(in language: Language) -> String {
    let words = DossierWords(language)
    let heading = heading(words)
    var html = HTMLText()
    html.markup("<!DOCTYPE html>\n")
    html.element("html", [("lang", language.rawValue)]) { html in
      html.element("head") { html in
        html.emptyElement("meta", [("charset", "utf-8")])
        html.emptyElement(
          "meta",
          [
            ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"),
          ])
        html.emptyElement("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        html.element("title", text: "\(words.title): \(heading)")
        html.element("style") { $0.markup(Self.style) }
      }
      html.markup("\n")
      html.element("body") { html in
        html.element("header") { html in
          html.element("p", text: words.title)
          html.element("h1", text: heading)
          html.element("p", [("class", "outcome \(outcome.rawValue)")]) { html in
            html.text(words.verdict.outcome(outcome, isOutOfScope: false, isAmbiguous: isAmbiguous))
          }
        }
        html.markup("\n")
        writeCounts(words, to: &html)
        for section in sections {
          html.markup("\n")
          section.write(words, to: &html)
        }
        html.markup("\n")
        writeFooter(words, to: &html)
      }
    }
    html.markup("\n")
    return html.source
  }

  private func writeCounts(_ words: DossierWords, to html: inout HTMLText) {
    html.element("table") { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("th", [("scope", "col")], text: words.section)
          html.element("th", [("scope", "col")], text: words.outcome)
          for effect in Finding.Effect.allCases {
            html.element(
              "th", [("scope", "col")], text: "\(words.verdict.sign(effect)) \(words.effect(effect))")
          }
          html.element("th", [("scope", "col")], text: "? " + words.pick("belum diketahui", "missing"))
        }
      }
      html.element("tbody") { html in
        for section in sections {
          html.element("tr") { html in
            html.element("th", [("scope", "row")]) { html in
              html.element("a", [("href", "#" + section.topic.rawValue)], text: words.title(section.topic))
            }
            html.element("td", text: section.told(words))
            Self.writeCells(section.counts, to: &html)
          }
        }
      }
      html.element("tfoot") { html in
        html.element("tr") { html in
          html.element("th", [("scope", "row")], text: words.total)
          html.element(
            "td", text: words.verdict.outcome(outcome, isOutOfScope: false, isAmbiguous: isAmbiguous))
          Self.writeCells(counts, to: &html)
        }
      }
    }
  }

  private static func writeCells(_ counts: Dossier.Counts, to html: inout HTMLText) {
    for effect in Finding.Effect.allCases { html.element("td", [("class", "number")], text: "\(counts[effect])") }
    html.element("td", [("class", "number")], text: "\(counts.missing)")
  }

  private func writeFooter(_ words: DossierWords, to html: inout HTMLText) {
    html.element("footer") { html in
      if !omissions.isEmpty {
        let names = omissions.map { "\(words.title($0.topic)) (\(words.reason($0.reason)))" }
        html.element("p", text: "\(words.omitted): " + names.joined(separator: ", "))
      }
      html.element("p", text: "RegKit")
    }
  }

  private static let style: StaticString = """

    @page { size: A4; margin: 18mm 16mm }
    body { font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.5rem; margin: 0 }
    h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; border-bottom: 1px solid #888 }
    h3 { font-size: 1rem; margin: 0 0 .25rem }
    table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
    th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left }
    .number { text-align: right }
    article { border-left: 4px solid #888; margin: .75rem 0; padding: .25rem .75rem }
    .blocks { border-color: #b3261e }
    .warns { border-color: #a15c00 }
    .exempts { border-color: #1d6b3a }
    .badge { font-weight: bold }
    .blocks .badge, .refused { color: #b3261e }
    .warns .badge, .undetermined { color: #854d00 }
    .exempts .badge, .allowed { color: #1d6b3a }
    .outcome { font-size: 1.2rem; font-weight: bold }
    .rule { color: #555; font-size: .85rem }
    p { margin: .25rem 0; overflow-wrap: anywhere }
    blockquote { margin: .25rem 0 .25rem 1rem; font-style: italic; overflow-wrap: anywhere }
    .alternative { margin-left: 1.5rem; border-left: 1px dotted #888; padding-left: .75rem }
    @media print {
      body { font-size: 10pt; margin: 0; max-width: none; padding: 0 }
      article, tr { break-inside: avoid }
      h2 { break-after: avoid }
      a { color: inherit; text-decoration: none }
    }

    """
}

extension Dossier.Section {
  fileprivate func told(_ words: DossierWords) -> String {
    words.verdict.outcome(outcome, isOutOfScope: isOutOfScope, isAmbiguous: isAmbiguous)
  }

  fileprivate func write(_ words: DossierWords, to html: inout HTMLText) {
    html.element("section", [("id", topic.rawValue)]) { html in
      html.element("h2", text: words.title(topic))
      html.element("p", [("class", isOutOfScope ? "outcome" : "outcome \(outcome.rawValue)")], text: told(words))
      if counts != Dossier.Counts() { html.element("p", text: words.line(counts)) }
      for finding in findings { finding.write(words, to: &html) }
      if !needs.isEmpty {
        html.element("h3", text: words.missing)
        html.element("ul") { html in
          for need in needs { html.element("li", text: words.verdict.line(need)) }
        }
      }
      for verdict in editions {
        html.element("p", [("class", "rule")], text: words.verdict.edition(verdict.edition, asOf: verdict.asOf))
      }
      for alternative in alternatives {
        html.element("div", [("class", "alternative")]) { html in
          html.element("p", text: words.verdict.alternative + " " + words.verdict.outcome(alternative))
          for finding in alternative.findings { finding.write(words, to: &html) }
          html.element(
            "p", [("class", "rule")], text: words.verdict.edition(alternative.edition, asOf: alternative.asOf))
        }
      }
    }
  }
}

extension Finding {
  fileprivate func write(_ words: DossierWords, to html: inout HTMLText) {
    html.markup("\n")
    html.element("article", [("class", effect.rawValue)]) { html in
      html.element("h3") { html in
        html.element("span", [("class", "badge")], text: "\(words.verdict.sign(effect)) \(words.effect(effect))")
        html.text(" " + rule.citation + " ")
        html.element("span", [("class", "rule")], text: rule.id)
      }
      html.element("p", text: message(in: words.verdict.language))
      // The sources are in Indonesian, whatever the language of the report.
      html.element("blockquote", [("lang", Language.indonesian.rawValue)], text: rule.quote)
      html.element("p", [("class", "rule")], text: words.verdict.confidence(rule.confidence))
      if let reading = otherReading(in: words.verdict.language) {
        html.element("p", text: words.verdict.otherReading + reading)
      }
    }
  }
}
