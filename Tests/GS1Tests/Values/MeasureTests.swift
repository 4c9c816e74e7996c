import GS1
import Testing

@Suite struct MeasureTests {
  @Test("the identifier follows from kind and decimals")
  func identifier() throws {
    let weight = try #require(Measure(.weight, of: .tradeItem, "1.500", .kilogram))
    #expect(weight.ai.description == "3103" && weight.bytes == Array("001500".utf8))
    #expect(weight.description == "1.500 kg")
    #expect(Measure("001500", under: weight.ai) == weight)
    #expect(Measure(.volume, of: .logisticUnit, "12", .cubicYard)?.ai.description == "3690")
  }

  @Test("a kind that the standard does not have, seven digits and six decimals cannot be made")
  func refused() {
    #expect(Measure(.weight, of: .logisticUnit, "1", .troyOunce) == nil)
    #expect(Measure(.length, of: .tradeItem, "1", .kilogram) == nil)
    #expect(Measure(.weightPerArea, of: .logisticUnit, "1", .kilogramPerSquareMetre) == nil)
    #expect(Measure(.weight, of: .tradeItem, "1234567", .kilogram) == nil)
    #expect(Measure(.weight, of: .tradeItem, "0.123456", .kilogram) == nil)
    #expect(Measure(.weight, of: .tradeItem, "1,5", .kilogram) == nil)
  }

  @Test("every measure of the published dictionary is one here with its unit, and there are no others")
  func published() throws {
    guard let dictionary = PublishedDictionary.shared else { return }
    for number in 3000...3999 {
      let entry = dictionary.entries["\(number)"]
      let isMeasure = number < 3900 && entry != nil
      let ai = try #require(ApplicationIdentifier("\(number)"))
      let measure = Measure("000001", under: ai)
      #expect((measure != nil) == isMeasure, "\(number)")
      guard let entry, let measure else { continue }
      #expect(measure.ai == ai)
      let title = entry.title
      // "NET WEIGHT (tr oz)", "VOLUME (gal (US)), log", "KG PER m²"
      let sign = measure.unit == .kilogramPerSquareMetre ? "KG PER m²" : "(" + measure.unit.sign
      #expect(
        title.contains(sign + ")") || title.contains(sign + ".)") || title.contains(sign + " (US))") || title == sign,
        "\(title)")
      #expect((measure.subject == .logisticUnit) == (title.contains("log") || title.contains("GROSS")), "\(title)")
      let word =
        switch measure.quantity {
        case .weight: "WEIGHT"
        case .length: "LENGTH"
        case .width: "WIDTH"
        case .height: "HEIGHT"
        case .area: "AREA"
        case .volume: "VOLUME"
        case .weightPerArea: "KG PER"
        }
      #expect(title.contains(word), "\(title)")
    }
  }

  @Test("no two identifiers have the same meaning")
  func unambiguous() throws {
    for ai in ApplicationIdentifier.known {
      guard let measure = Measure("000123", under: ai) else { continue }
      #expect(Measure(measure.quantity, of: measure.subject, measure.amount, measure.unit)?.ai == ai)
    }
  }
}
