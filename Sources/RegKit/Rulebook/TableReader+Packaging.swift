/// Reading the rows on where the barcode stands and how it is printed.
extension TableReader {
  mutating func readPlacement(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "on", "certain"])
    let classes: [ProductClass] = words(row, "classes")
    let certain = flag(row, "certain") ?? true
    guard let level: Placement.Level = word(row, "on") else { return }
    for name in classes { keys.add("placement of \(name.rawValue)", row, rule) }
    tables.placements.append(
      Row(rule: rule, content: Placement(classes: classes, level: level, isCertain: certain)))
  }

  mutating func readExemption(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "pack", "resembling", "below-ml", "below-g", "at-most-cm2"])
    let classes: [ProductClass] = words(row, "classes")
    let pack: PackType? = optionalWord(row, "pack")
    let resembling: PackType? = optionalWord(row, "resembling")
    if let resembling, pack == nil || rule.otherReading == nil {
      let expected = "a pack it resembles, and an <other-reading> of the rule"
      report(row, "resembling", quoted(resembling.rawValue), expected)
    }
    let exemption = Exemption(
      classes: classes, pack: pack, resembling: resembling, belowMillilitres: measure(row, "below-ml"),
      belowGrams: measure(row, "below-g"), atMostSquareCentimetres: measure(row, "at-most-cm2"))
    if row.attributeCount < (resembling == nil ? 2 : 3) {
      report(row, nil, "no condition", "pack, below-ml, below-g or at-most-cm2")
    }
    // Several exemptions may apply to one pack, and all are reported; the same condition twice is a mistake.
    let condition = [
      pack?.rawValue ?? "any pack", exemption.belowMillilitres == nil ? "" : "volume",
      exemption.belowGrams == nil ? "" : "weight", exemption.atMostSquareCentimetres == nil ? "" : "label area",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    for name in classes { keys.add("exemption of \(name.rawValue) by \(condition)", row, rule) }
    tables.exemptions.append(Row(rule: rule, content: exemption))
  }

  mutating func readSecondary(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "duty"])
    let classes: [ProductClass] = words(row, "classes")
    guard let duty: Packaging.SecondaryDuty = word(row, "duty") else { return }
    for name in classes { keys.add("secondary duty of \(name.rawValue)", row, rule) }
    tables.secondaries.append(Row(rule: rule, content: SecondaryRow(classes: classes, duty: duty)))
  }

  mutating func readPrintSize(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["min-cm"])
    keys.add("print-size", row, rule)
    _ = required(row, "min-cm")
    if let size = measure(row, "min-cm") { tables.printSizes.append(Row(rule: rule, content: size)) }
  }

  mutating func readInk(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["colour"])
    let colour = required(row, "colour")
    if !colour.isEmpty && !["hitam", "kontras"].contains(colour) {
      report(row, "colour", quoted(colour), "hitam or kontras")
    }
    keys.add("ink", row, rule)
    tables.inks.append(Row(rule: rule, content: colour))
  }

  mutating func readMark(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["text", "codes"])
    keys.add("mark", row, rule)
    let mark = Mark(text: required(row, "text"), codes: count(row, "codes") ?? 0)
    tables.marks.append(Row(rule: rule, content: mark))
  }
}
