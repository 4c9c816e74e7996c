extension Verdict {
  /// The rule that needs a fact this verdict misses, by the room's own path.
  ///
  /// A finding that names the fact says it itself. Where there is none the rows of the edition do: the limit that the
  /// fact is compared with stands under the rule.
  ///
  /// - Parameter context: The place of the upload, for documents.
  func rule(needing fact: String, for topic: Dossier.Topic, uploadedTo context: String? = nil) -> Rule? {
    if let finding = findings.last(where: { $0.subject == fact }) { return finding.rule }
    let needs = Needs(tables: edition.tables, edition: edition)
    return switch topic {
    case .eligibility: needs.eligibility(fact)
    case .documents: needs.documents(fact, context)
    case .method: needs.method(fact)
    case .packaging: fact == "barcode_on" ? needs.placement(in: findings) : needs.packaging(fact)
    case .print: needs.print(fact)
    case .deadlines: needs.deadlines(fact)
    case .obligations: needs.obligations(fact)
    case .identifiers: edition.rule("ID.NIB")
    case .barcode, .agreement: nil
    }
  }
}

/// The first row of each kind that cannot be applied without a fact.
private struct Needs {
  let tables: Tables
  let edition: Edition

  func eligibility(_ fact: String) -> Rule? {
    switch fact {
    case "kbli": edition.rule("ASROT.KBLI.UNLISTED")
    case "commodity": tables.commodities.first?.rule
    default: (tables.dosageForms.first { $0.content.condition == fact })?.rule ?? tables.formLimits.first?.rule
    }
  }

  func documents(_ fact: String, _ context: String?) -> Rule? {
    let rows = tables.uploads.filter { context == nil || $0.content.context == context }
    let row = rows.first { fact == "size_bytes" ? $0.content.maxBytes != nil : $0.content.extensions != nil }
    return row?.rule
  }

  func method(_ fact: String) -> Rule? {
    switch fact {
    case "issuer", "symbology": tables.issuers.first?.rule
    default: tables.methods.first?.rule
    }
  }

  /// The rule by which the pack has its code: one that was applied, else any.
  func placement(in findings: [Finding]) -> Rule? {
    let applied = findings.first { finding in tables.placements.contains { $0.rule === finding.rule } }
    return applied?.rule ?? tables.placements.first?.rule
  }

  func packaging(_ fact: String) -> Rule? {
    let row = tables.exemptions.first { row in
      switch fact {
      case "primary_packaging.type": row.content.pack != nil
      case "primary_packaging.volume_ml": row.content.belowMillilitres != nil
      case "primary_packaging.net_weight_g": row.content.belowGrams != nil
      case "primary_packaging.label_area_cm2": row.content.atMostSquareCentimetres != nil
      default: false
      }
    }
    if let row { return row.rule }
    guard fact != "tamper_security" else { return tables.secondaries.first?.rule }
    return tables.placements.first?.rule ?? tables.scopes.first?.rule
  }

  func print(_ fact: String) -> Rule? {
    switch fact {
    case "width_cm", "height_cm": tables.printSizes.first?.rule
    case "ink", "background": tables.inks.first?.rule
    case "readable_by_ttac": edition.rule("BARCODE.PRINT.SCANNABLE")
    default: tables.marks.first?.rule
    }
  }

  func deadlines(_ fact: String) -> Rule? {
    func counted(_ deadline: WorkingDayCount.Deadline) -> Rule? {
      tables.workingDays.first { $0.content.deadline == deadline }?.rule
    }
    switch fact {
    case "production_start": return counted(.codeRequest)
    case "application_date": return counted(.codeIssue)
    case "created": return counted(.draft)
    case "product_class", "as_of", "implemented": return tables.phaseIns.first?.rule
    default: return tables.billingTimes.first?.rule ?? tables.reportTimes.first?.rule
    }
  }

  func obligations(_ fact: String) -> Rule? {
    let row = tables.duties.first { fact != "applies_aggregation" || $0.content.aggregates != nil }
    return row?.rule
  }
}
