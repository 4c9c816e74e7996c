extension ElementString {
  /// What is wrong between the carriers of one object, and with which of them.
  public struct CarrierError: Sendable, Hashable {
    /// The place of the carrier in the list that was judged, from 0.
    public let carrier: Int
    /// The error, with offsets in the input of that carrier.
    public let error: GS1Error
  }

  /// Judges several carriers of one object as if they were one message.
  ///
  /// A pack may have its GTIN in an EAN-13 symbol and the batch beside it in a DataMatrix. Each is read by itself, with
  /// `Options.isOneCarrierOfSeveral`; here is judged what elements do to each other, within a carrier and between them:
  ///
  /// 1. an element that another needs may be on any carrier;
  /// 2. an element must not stand on any carrier with one that it excludes on another; of two that exclude each other the
  ///    later is at fault;
  /// 3. an element on several carriers has the same value on each; the later carrier is at fault. Forms do not matter:
  ///    the `8991234567891` of an EAN-13 symbol is the `08991234567891` of a URI.
  ///
  /// Errors of single values are not repeated: each carrier has its own. Rules that the options ignore stay ignored.
  public static func judgeTogether(_ carriers: [ElementString], options: Options = Options()) -> [CarrierError] {
    if let loaded = options.dictionary.loaded { return judge(carriers, options.rules, loaded) }
    return judge(carriers, options.rules, BuiltInTables())
  }

  private static func judge(
    _ carriers: [ElementString], _ rules: Options.Rules, _ tables: some DictionaryTables
  ) -> [CarrierError] {
    // All values one after the other in one text, each behind its digits, as rules on repeats compare bytes.
    var text: [UInt8] = []
    var joined: [Element] = []
    var origins: [(carrier: Int, element: Element)] = []
    for (carrier, message) in carriers.enumerated() {
      for element in message.elements {
        let start = text.count
        text += element.ai.digits
        let valueStart = text.count
        text += message.value(of: element)
        joined.append(
          Element(
            ai: element.ai, row: tables.entry(of: element.ai)?.index, at: start, value: valueStart..<text.count,
            flags: []
          ))
        origins.append((carrier, element))
        text.append(groupSeparator)
      }
    }
    guard text.count <= Int(Int32.max) else { return [] }
    let found = ElementArrays { found in
      var reading = Reading(rules, tables)
      for element in joined { reading.deliver(element, tables.entry(of: element), to: &found) }
      reading.checkAssociations(text.span, to: &found)
    }
    var errors: [CarrierError] = []
    var index = 0
    for error in found.errors {
      // Errors come mostly in the order of the elements they name.
      if index >= joined.count || joined[index].offset > error.offset { index = 0 }
      while index < joined.count, joined[index].valueRange.upperBound < error.offset { index += 1 }
      guard index < joined.count else { continue }
      let (carrier, element) = origins[index]
      errors.append(CarrierError(carrier: carrier, error: moved(error, from: joined[index], to: element)))
    }
    return errors
  }

  /// The same error at the element as it stands in its own message.
  private static func moved(_ error: GS1Error, from joined: Element, to element: Element) -> GS1Error {
    if error.offset == joined.offset { return error.moved(to: element.offset, length: error.length) }
    if error.offset == joined.valueOffset, error.length > 0 {
      return error.moved(to: element.valueOffset, length: element.valueLength)
    }
    return error.moved(to: element.valueRange.upperBound, length: 0)
  }
}
