extension ElementString {
  /// The message as a GS1 Digital Link URI, `https://id.gs1.org/01/08991234567891/10/ABC?17=280229`.
  ///
  /// The first primary key beside which all other elements have a place begins the pairs, with as many of its qualifiers
  /// as the message has; the other elements become attributes of the query, those of predefined length first. A message
  /// that was read from a URI keeps its order. An element that is repeated with the same value is written once. What is not a letter, a digit or
  /// one of `-._~` is percent-encoded.
  ///
  /// Reading the URI gives the same identifiers and values, key first.
  ///
  /// - Parameters:
  ///   - stem: A scheme, a domain and perhaps a path, such as `https://example.com/some/path`.
  ///   - omitsLeadingZeros: Whether the GTIN of (01) is written with 8, 12 or 13 digits where it has zeros in front, as
  ///     older URIs had it. Reading that needs `Options.allowsShortGTIN`.
  /// - Throws: `missingPrimaryKey`; `notAnAttribute`, `missingValue` or `repeatedWithDifferentValue` of an element that
  ///   has no place in a URI, with its offset in the message; `notCarried` of a value "." or ".." in the path, which
  ///   programs that fetch the URI would take for steps of the path; `invalidStem` with the offset in the stem.
  public func digitalLink(
    stem: String = "https://id.gs1.org", omitsLeadingZeros: Bool = false
  ) throws(GS1Error) -> String {
    String(decoding: try digitalLinkBytes(stem: stem, omitsLeadingZeros: omitsLeadingZeros), as: UTF8.self)
  }

  /// The message as the bytes of a GS1 Digital Link URI, all of them ASCII.
  public func digitalLinkBytes(
    stem: String = "https://id.gs1.org", omitsLeadingZeros: Bool = false
  ) throws(GS1Error) -> [UInt8] {
    let stem = try ElementString.checkedStem(Array(stem.utf8))
    let unique = try withoutRepeats()
    var first: GS1Error?
    for key in unique where dictionary.specification(of: key.ai)?.isDigitalLinkKey == true {
      do throws(GS1Error) {
        return stem + (try pairs(of: unique, under: key, omitsLeadingZeros: omitsLeadingZeros))
      } catch {
        first = first ?? error
      }
    }
    throw first ?? GS1Error(.missingPrimaryKey, at: 0, length: 0)
  }

  /// The path and the query of a URI that a key begins.
  private func pairs(
    of unique: [Element], under key: Element, omitsLeadingZeros: Bool
  ) throws(GS1Error) -> [UInt8] {
    var uri: [UInt8] = []
    func specification(_ element: Element) -> ApplicationIdentifier.Specification? {
      dictionary.specification(of: element.ai)
    }
    let sequences = specification(key)?.digitalLinkQualifiers ?? []
    let qualifiers = ElementString.longest(of: sequences, among: unique)
    var path = [key]
    for ai in qualifiers { path += unique.filter { $0.ai == ai } }
    for element in path {
      uri.append(0x2F)
      uri += element.ai.digits
      uri.append(0x2F)
      let value = value(of: element)
      guard value != [0x2E], value != [0x2E, 0x2E] else {
        throw GS1Error(.notCarried, ai: element.ai, at: element.offset, length: element.ai.digitCount)
      }
      let zeros = omitsLeadingZeros && element.ai == .gtin ? ElementString.omissibleZeros(of: value) : 0
      try append(element, to: &uri, omitting: zeros)
    }
    var attributes = unique.filter { element in !path.contains { $0.ai == element.ai } }
    if form != .digitalLink {
      attributes = attributes.filter { $0.ai.isPredefinedLength } + attributes.filter { !$0.ai.isPredefinedLength }
    }
    var separator: UInt8 = 0x3F
    for element in attributes {
      if specification(element)?.isDigitalLinkAttribute == false {
        throw GS1Error(.notAnAttribute, ai: element.ai, at: element.offset, length: element.ai.digitCount)
      }
      uri.append(separator)
      separator = 0x26
      uri += element.ai.digits
      uri.append(0x3D)
      try append(element, to: &uri)
    }
    return uri
  }

  private static func checkedStem(_ stem: [UInt8]) throws(GS1Error) -> [UInt8] {
    guard let domain = DigitalLinkParts.endOfScheme(stem.span, from: 0) else {
      throw GS1Error(.invalidStem, at: 0, length: min(stem.count, 8))
    }
    var domainEnd = domain
    while domainEnd < stem.count, URICharacter.isOfDomain(stem[domainEnd]) { domainEnd &+= 1 }
    guard domainEnd > domain, domainEnd == stem.count || stem[domainEnd] == 0x2F else {
      throw GS1Error(.invalidStem, at: domainEnd, length: domainEnd < stem.count ? 1 : 0)
    }
    guard DigitalLinkParts.isDomain(stem.span, domain..<domainEnd) else {
      throw GS1Error(.invalidStem, at: domain, length: domainEnd - domain)
    }
    for place in domainEnd..<stem.count
    where !URICharacter.isAllowed(stem[place]) || stem[place] == 0x3F || stem[place] == 0x23 {
      throw GS1Error(.invalidStem, at: place, length: 1)
    }
    var end = stem.count
    while end > domainEnd, stem[end &- 1] == 0x2F { end &-= 1 }
    return Array(stem[..<end])
  }

  private func withoutRepeats() throws(GS1Error) -> [Element] {
    var unique: [Element] = []
    for element in elements {
      guard let first = unique.first(where: { $0.ai == element.ai }) else {
        unique.append(element)
        continue
      }
      guard value(of: first) == value(of: element) else {
        throw GS1Error(
          .repeatedWithDifferentValue, ai: element.ai, at: element.valueOffset, length: element.valueLength)
      }
    }
    return unique
  }

  /// The qualifiers that the message has, of the sequence of which it has the most.
  private static func longest(
    of sequences: [[ApplicationIdentifier]], among elements: [Element]
  ) -> [ApplicationIdentifier] {
    var longest: [ApplicationIdentifier] = []
    for sequence in sequences {
      let present = sequence.filter { ai in elements.contains { $0.ai == ai } }
      if present.count > longest.count { longest = present }
    }
    return longest
  }

  /// How many zeros in front of a GTIN of 14 digits a shorter one of 13, 12 or 8 digits does not have.
  private static func omissibleZeros(of value: [UInt8]) -> Int {
    guard value.count == 14 else { return 0 }
    let zeros = value.prefix { $0 == 0x30 }.count
    return zeros >= 6 ? 6 : min(zeros, 2)
  }

  private func append(_ element: Element, to uri: inout [UInt8], omitting zeros: Int = 0) throws(GS1Error) {
    let value = value(of: element).dropFirst(zeros)
    guard !value.isEmpty else {
      throw GS1Error(.missingValue, ai: element.ai, at: element.valueOffset, length: 0)
    }
    let digits: StaticString = "0123456789ABCDEF"
    for byte in value {
      if URICharacter.isUnreserved(byte) {
        uri.append(byte)
      } else {
        uri.append(0x25)
        digits.withUTF8Buffer { digits in
          uri.append(digits[Int(byte >> 4)])
          uri.append(digits[Int(byte & 15)])
        }
      }
    }
  }
}
