internal import GS1

extension TableReader {
  mutating func readWorkingDays(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["of", "days"])
    let days = count(row, "days") ?? 1
    if days < 1 { report(row, "days", "\(days)", "at least 1") }
    guard let deadline: WorkingDayCount.Deadline = word(row, "of") else { return }
    keys.add("working-days of \(deadline.rawValue)", row, rule)
    tables.workingDays.append(Row(rule: rule, content: WorkingDayCount(deadline: deadline, days: days)))
  }

  mutating func readReportTime(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["obligation", "reporters", "hours"])
    let reporters: [Obligations.Party] = words(row, "reporters")
    let hours = count(row, "hours") ?? 0
    guard let obligation: Obligations.Kind = word(row, "obligation") else { return }
    for reporter in reporters { keys.add("report-time of \(reporter.rawValue)", row, rule) }
    tables.reportTimes.append(
      Row(rule: rule, content: ReportTime(obligation: obligation, reporters: reporters, hours: hours)))
  }

  mutating func readPhaseIn(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["method", "classes", "from", "years", "months", "on"])
    let classes: [ProductClass] = words(row, "classes")
    let term = phaseInTerm(row)
    guard let method: Method = word(row, "method"), let term else { return }
    let start =
      switch term {
      case .day: "a day"
      case .months(_, let start): start.rawValue
      }
    for name in classes { keys.add("phase-in of \(name.rawValue), \(method.rawValue), from \(start)", row, rule) }
    tables.phaseIns.append(Row(rule: rule, content: PhaseIn(method: method, classes: classes, term: term)))
  }

  private mutating func phaseInTerm(_ row: XMLElement) -> PhaseIn.Term? {
    let spans = (["years", "months"] as [StaticString]).filter { row.has($0) }
    if row.has("on"), !row.has("from"), spans.isEmpty {
      return day(row, "on").map { .day($0) }
    }
    guard !row.has("on"), row.has("from"), let span = spans.first, spans.count == 1 else {
      report(row, nil, "no term, or more than one", "on, or from with years or months")
      return nil
    }
    guard let start: PhaseIn.Start = word(row, "from"), let number = count(row, span) else { return nil }
    guard number <= 1200 else {
      report(row, span, "\(number)", "at most 1200")
      return nil
    }
    return .months(row.has("years") ? number * 12 : number, from: start)
  }

  mutating func readBillingTime(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["days", "at"])
    let days = count(row, "days") ?? 0
    let text = required(row, "at")
    guard !text.isEmpty else { return }
    guard let time = TimeOfDay(iso: text), let minute = time.minute, let second = time.second else {
      return report(row, "at", quoted(text), "a time of day written hh:mm:ss")
    }
    keys.add("billing-time", row, rule)
    let content = BillingTime(days: days, second: (time.hour * 60 + minute) * 60 + second)
    tables.billingTimes.append(Row(rule: rule, content: content))
  }

  mutating func readHoliday(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["list", "day", "name"])
    let name = required(row, "name")
    let day = day(row, "day")
    guard let list: HolidayTable.List = word(row, "list"), let day else { return }
    if !rule.period.contains(day) {
      report(row, "day", "\(day)", "a day on which its rule holds, from \(rule.period.from)")
    }
    keys.add("holiday \(day)", row, rule)
    tables.holidays.append(Row(rule: rule, content: Holiday(list: list, day: day, name: name)))
  }
}
