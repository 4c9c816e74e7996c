internal import GS1

extension TableReader {
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
