internal import GS1

// The area `deadlines` holds six questions, told apart by the facts given.

/// A question on a deadline: the facts that ask it.
private enum DeadlineQuestion: CaseIterable {
  case codeRequest, codeIssue, report, draft, billing, transition

  /// The facts of which any one asks this question and no other.
  var own: [String] {
    switch self {
    case .codeRequest: ["production_start", "request_date"]
    case .codeIssue: ["application_date", "issued_date"]
    case .report: ["activity_at", "reported_at", "reporter"]
    case .draft: ["created", "submitted"]
    case .billing: ["expires_at", "billed_at"]
    case .transition: ["promulgated", "e_licence_issued", "implemented"]
    }
  }

  /// The rule that answers it, of several the first.
  var ruleID: String {
    switch self {
    case .codeRequest: "BARCODE.REQUEST.10WD"
    case .codeIssue: "BARCODE.ISSUE.5WD"
    case .report: "TTAC.REPORT.24H.OWNER"
    case .draft: "ASROT.DRAFT.LIFE"
    case .billing: "SINKARKES.BILLING.EXPIRY"
    case .transition: "BARCODE.TRANSITION.27A"
    }
  }

  /// The question asked; nil where there is none.
  static func asked(by inputs: Inputs) -> DeadlineQuestion? {
    if let asked = allCases.first(where: { $0.own.contains { inputs.has($0) } }) { return asked }
    // The class of a product alone asks when it must carry its code; beside other facts it only describes.
    return inputs.has("product_class") || inputs.has("method") ? .transition : nil
  }
}

extension Gateway {
  func deadlines(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    if let refusal = refuseTwo(question, DeadlineQuestion.allCases.map { $0.own }) { return refusal }
    guard let asked = DeadlineQuestion.asked(by: inputs) else { return nothingAsked(question) }
    if let names = inputs.texts("calendars") {
      let known = rulebook.holidayTables.map { $0.name }
      for (index, name) in names.enumerated() where !known.contains(name) {
        return refuse(
          question, .unknown(.unknownValue, "inputs.calendars[\(index)]", found: name, known: known))
      }
    }
    return switch asked {
    case .codeRequest: codeRequest(question)
    case .codeIssue: codeIssue(question)
    case .report: report(question)
    case .draft: draft(question)
    case .billing: billing(question)
    case .transition: transition(question)
    }
  }

  private func nothingAsked(_ question: GatewayQuestion) -> Answer {
    guard let context = rulebook.context(for: .barcode, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    var verdict = Verdict(context)
    for kind in DeadlineQuestion.allCases {
      if let fact = kind.own.first { verdict.miss(fact, for: rulebook.rules(id: kind.ruleID).first) }
    }
    return compose(question, verdict, [("verdict", .string("indeterminate"))])
  }

  /// The calendar a question brings: its own days, and the tables it names; nil when it brings neither.
  private func calendar(_ question: GatewayQuestion) -> WorkingCalendar? {
    let holidays = question.inputs.days("holidays")
    let names = question.inputs.texts("calendars")
    guard holidays != nil || names != nil else { return nil }
    let known = names == nil ? [] : rulebook.holidayTables
    let tables = (names ?? []).compactMap { name in known.first { $0.name == name } }
    return WorkingCalendar(holidays: holidays ?? [], tables: tables)
  }

  private func today(_ question: GatewayQuestion) -> CalendarDay? { question.inputs.day("as_of") ?? question.asOf }

  /// The word of an answer that says whether a deadline was kept; nil when that was not asked.
  private func member(_ word: String?, _ verdict: Verdict) -> [(key: String, value: JSONValue)] {
    if verdict.isOutOfScope { return [("verdict", .string("out_of_scope"))] }
    if verdict.outcome == .undetermined { return [("verdict", .string("indeterminate"))] }
    return word.map { [("verdict", .string($0))] } ?? []
  }

  private func member(_ key: String, _ day: CalendarDay?) -> [(key: String, value: JSONValue)] {
    day.map { [(key, .string($0.description))] } ?? []
  }

  private func codeRequest(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = CodeRequest.Facts(
      requested: inputs.day("request_date"), productionStart: inputs.day("production_start"),
      calendar: calendar(question), today: today(question))
    guard let answer = CodeRequest.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    let word = answer.punctuality.map { $0 == .onTime ? "complies" : $0.rawValue }
    var extras = member(word, answer.verdict)
    extras += member("request_date_10wd_before", answer.due)
    if let lead = answer.leadWorkingDays { extras.append(("lead_working_days", .integer(Int64(lead)))) }
    return compose(question, answer.verdict, extras)
  }

  private func codeIssue(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = CodeIssue.Facts(
      requested: inputs.day("application_date"), issued: inputs.day("issued_date"), calendar: calendar(question),
      today: today(question))
    guard let answer = CodeIssue.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    return compose(
      question, answer.verdict,
      member(answer.punctuality?.rawValue, answer.verdict) + member("due", answer.due))
  }

  private func report(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = ReportDeadline.Facts(
      reporter: inputs.word("reporter"), method: inputs.word("method"), productClass: inputs.word("product_class"),
      activity: inputs.moment("activity_at"), reported: inputs.moment("reported_at"), now: inputs.moment("now"))
    guard let answer = ReportDeadline.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    let word = answer.isRequired ? answer.punctuality?.rawValue : "not_required"
    var extras = member(word, answer.verdict)
    if let due = answer.due { extras.append(("due", .string(due.description))) }
    return compose(question, answer.verdict, extras)
  }

  private func draft(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = DraftLife.Facts(
      created: inputs.day("created"), submitted: inputs.day("submitted"), calendar: calendar(question),
      today: today(question))
    guard let answer = DraftLife.assess(facts, under: rulebook, asOf: question.asOf) else { return noTable(question) }
    let word = answer.isAlive.map { $0 ? "in_time" : "expired" }
    return compose(question, answer.verdict, member(word, answer.verdict) + member("deleted_on", answer.deletedOn))
  }

  private func billing(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = BillingExpiry.Facts(
      billed: inputs.moment("billed_at"), expires: inputs.moment("expires_at"), now: inputs.moment("now"))
    guard let answer = BillingExpiry.assess(facts, under: rulebook, asOf: question.asOf) else {
      return noTable(question)
    }
    var extras = member(answer.isPayable.map { $0 ? "payable" : "expired" }, answer.verdict)
    if let expires = answer.expires { extras.append(("expires_at", .string(expires.description))) }
    return compose(question, answer.verdict, extras)
  }

  private func transition(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = BarcodeTransition.Facts(
      productClass: inputs.word("product_class"), method: inputs.word("method"),
      licenceIssued: inputs.day("e_licence_issued"), promulgated: inputs.day("promulgated"),
      isImplemented: inputs.flag("implemented"), today: today(question))
    guard let answer = BarcodeTransition.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    let word = answer.standing.map { $0 == .implemented ? "complies" : $0.rawValue }
    var extras = member(word, answer.verdict)
    for term in answer.terms {
      // The key is the letter of the law as the rule's id ends, due_27a.
      let letter = term.rule.id.split(separator: ".").last.map { String($0) } ?? ""
      extras.append(("due_" + letter.lowercased(), term.due.map { .string($0.description) } ?? .null))
    }
    return compose(question, answer.verdict, extras + member("due", answer.due))
  }
}
