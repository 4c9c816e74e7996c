internal import GS1
public import RegKit

extension Label {
  /// The label as JSON text on one line: what it says (`form`, `symbology_identifier`, `data`), the symbol (`level`,
  /// `version`, `modules`), its size (`dpi`, `dots_per_module`, and in millimetres `x_mm`, `side_mm`,
  /// `side_with_quiet_zone_mm`, `width_mm`, `height_mm`, text included in the last two; `asked_x_mm`, `asked_side_mm` or
  /// `asked_within_mm` where one was asked for, which whole dots need not meet), `gs1_recommendation`, for a GS1
  /// form what GS1 says of the elements (`gs1`), `content` and `print`, and the members of the verdict on both.
  ///
  /// `content` has what `regkit scan` says of such a code: `bpom`, whether it holds a licence number or GTIN, and where it is
  /// judged its `outcome`, `method`, `errors` and fields. `print` has its `outcome`.
  public func json(in language: Language) -> String {
    let size = size
    var members: [(key: String, value: JSONValue)] = [
      ("form", .string(request.form.rawValue)),
      ("symbology_identifier", .string(modules.symbologyIdentifier.description)),
    ]
    members += JSONValue.members("data", data)
    members += geometry.members(level: modules.level, version: modules.version)
    members += [("width_mm", length(size.width)), ("height_mm", length(size.height))]
    switch request.size {
    case .recommended: break
    case .xDimension(let asked): members.append(("asked_x_mm", length(asked)))
    case .side(atLeast: let asked): members.append(("asked_side_mm", length(asked)))
    case .within(let asked): members.append(("asked_within_mm", length(asked)))
    }
    let range = LabelGeometry.recommendedXDimensions
    members.append(
      (
        "gs1_recommendation",
        .object([
          ("x", .string(judgement.recommendation.rawValue)), ("least_mm", length(range.least)),
          ("target_mm", length(range.target)), ("most_mm", length(range.most)),
        ])
      ))
    if request.form != .bpom {
      let message = ElementString(raw: data)
      members.append(
        (
          "gs1",
          .object([
            ("valid", .bool(message.isValid)),
            ("errors", .errors(message.errors, in: message.bytes, message.dictionary, language)),
          ])
        ))
    }
    return JSONValue.object(members + judgement.members(language)).text
  }

  /// BPOM's outcome for what the label says and how it is printed; refused only where that was allowed in the request, and
  /// undetermined where a fact or an edition that says is missing.
  public var outcome: Outcome { judgement.outcome }
}

extension LabelJudgement {
  /// `content`, `print` and the members of the verdict on both.
  func members(_ language: Language) -> [(key: String, value: JSONValue)] {
    var said: [(key: String, value: JSONValue)] = [("bpom", .bool(reading.isBPOMCode))]
    if let content {
      said += [
        ("outcome", .string(content.verdict.outcome.rawValue)), ("method", .string(content.method.rawValue)),
        ("errors", .array(content.errors.map { .string($0) })),
      ]
      said += Gateway.members(content.fields)
    }
    var members: [(key: String, value: JSONValue)] = [("content", .object(said))]
    if let printVerdict {
      members.append(("print", .object([("outcome", .string(printVerdict.outcome.rawValue))])))
    }
    return members + (verdict.map { Gateway.members($0, language) } ?? [("outcome", .string(outcome.rawValue))])
  }
}

extension LabelSheet.Pages {
  /// The document as JSON text on one line: `pages`, `labels`, `outcome`; `rows`, each with its `line`, `copies`, `outcome`
  /// and sizes as a single label has them; and `verdicts`, the worst first, each with the `lines` and `labels` it holds for,
  /// `errors` of the content, and the members of the verdict on the first of them.
  public func json(in language: Language) -> String {
    let verdicts = groups.map { group in
      var members: [(key: String, value: JSONValue)] = [
        ("lines", .array(group.rows.map { .integer(Int64($0.line)) })), ("labels", .integer(Int64(group.labelCount))),
      ]
      if let content = group.rows.first?.judgement.content {
        members.append(("errors", .array(content.errors.map { .string($0) })))
      }
      let verdict = group.verdict.map { Gateway.members($0, language) }
      return JSONValue.object(members + (verdict ?? [("outcome", .string(group.outcome.rawValue))]))
    }
    return JSONValue.object([
      ("pages", .integer(Int64(pageCount))), ("labels", .integer(Int64(labelCount))),
      ("outcome", .string(outcome.rawValue)), ("rows", .array(rows.map { .object($0.members) })),
      ("verdicts", .array(verdicts)),
    ]).text
  }
}

extension LabelSheet.Pages.Row {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [
      ("line", .integer(Int64(line))), ("copies", .integer(Int64(copies))),
      ("outcome", .string(judgement.outcome.rawValue)),
    ] + geometry.members(level: level, version: version)
      + [("width_mm", length(size.width)), ("height_mm", length(size.height))]
  }
}

extension LabelError {
  /// What stands in the place of a report, as JSON text on one line: `outcome`, `error` with `code`, `found` and `expected`,
  /// which are values, `message`, `line`, `column`, `proposals` and, of a sheet, `others` for other rows, and for `not_legal` `content`, `print` and the other members of the verdict.
  public func json(in language: Language) -> String {
    var detail: [(key: String, value: JSONValue)] = [
      ("code", .string(code.name)), ("found", .string(found)), ("expected", .string(expectation[language])),
      ("message", .string(message(in: language))),
    ]
    if let line { detail.append(("line", .integer(Int64(line)))) }
    if let column { detail.append(("column", .integer(Int64(column)))) }
    detail.append(("proposals", .array(proposals.map { $0.json(language) })))
    if !others.isEmpty {
      let rows = others.map { other in
        JSONValue.object([
          ("line", .integer(Int64(other.line ?? 0))), ("code", .string(other.code.name)),
          ("found", .string(other.found)), ("expected", .string(other.expectation[language])),
          ("message", .string(other.message(in: language))),
        ])
      }
      detail.append(("others", .array(rows)))
    }
    var members = judgement?.members(language) ?? [("outcome", .string(Outcome.refused.rawValue))]
    members.append(("error", .object(detail)))
    return JSONValue.object(members).text
  }
}

extension LabelProposal {
  fileprivate func json(_ language: Language) -> JSONValue {
    .object(
      [("form", .string(form.rawValue))] + geometry.members(level: level, version: nil)
        + [("bpom_ri", .bool(carriesMark)), ("text", .string(text(in: language)))])
  }
}

extension LabelGeometry {
  fileprivate func members(level: ErrorCorrectionLevel?, version: Int?) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let level { members.append(("level", .string(level.rawValue))) }
    if let version { members.append(("version", .integer(Int64(version)))) }
    return members + [
      ("modules", .integer(Int64(modules))), ("quiet_zone_modules", .integer(Int64(quietZone))),
      ("dpi", .integer(Int64(dotsPerInch))), ("dots_per_module", .integer(Int64(dotsPerModule))),
      ("x_mm", length(xDimension)), ("side_mm", length(side)),
      ("side_with_quiet_zone_mm", length(sideWithQuietZone)),
    ]
  }
}

/// A length to the micrometre.
private func length(_ millimetres: Double) -> JSONValue { .real(Double(Int64(millimetres * 1000 + 0.5)) / 1000) }
