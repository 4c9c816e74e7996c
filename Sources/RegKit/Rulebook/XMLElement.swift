internal import GS1

/// An element of a parsed XML document, with the line it starts on.
struct XMLElement: Sendable {
  let document: XMLDocument
  /// Its place among the elements of the document.
  let place: Int

  private var entry: XMLDocument.Element { document.elements[place] }

  var name: String { document.string(document.names[entry.name]) }
  func isNamed(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { entry.outline == NameOutline($0) && document.has($0, at: entry.name) }
  }

  /// The place of the name among those of the document.
  var namePlace: Int { entry.name }
  var line: Int { entry.line }
  /// The text directly inside, with runs of white space folded into one blank.
  var text: String { document.string(entry.text) }
  var children: Children { Children(document: document, places: (place + 1)..<entry.end) }

  // MARK: - Attributes

  var attributeCount: Int { entry.attributes.count }
  var attributes: [(name: String, value: String)] {
    document.attributes[entry.attributes].map { (document.string(document.names[$0.name]), document.string($0.value)) }
  }

  func has(_ attribute: StaticString) -> Bool { value(attribute) != nil }

  func attribute(_ name: StaticString) -> String? { value(name).map { document.string($0) } }

  /// The day an attribute says, yyyy-mm-dd; nil where it says none.
  func day(_ attribute: StaticString) -> CalendarDay? {
    guard let place = value(attribute) else { return nil }
    let bytes = document.bytes
    return CalendarDay(iso: bytes.span.extracting(place))
  }

  /// The words of an attribute, or nil where it is not there.
  func names(_ attribute: StaticString) -> [String]? {
    has(attribute) ? words(attribute).map { document.string($0) } : nil
  }

  /// The same for an attribute whose name does not stand in the source.
  func names(named attribute: String) -> [String]? {
    var attribute = attribute
    return attribute.withUTF8 { value($0) }.map { bytes in
      Words(document: document, bytes: bytes).map { document.string($0) }
    }
  }

  /// Where the words of an attribute stand, which blanks set apart; none where the attribute is not there.
  func words(_ attribute: StaticString) -> Words { Words(document: document, bytes: value(attribute) ?? 0..<0) }

  /// The attributes that are not among those the element may have.
  func unknownAttributes(but known: [String]) -> [String] {
    var unknown: [String] = []
    for attribute in document.attributes[entry.attributes] {
      let name = document.string(document.names[attribute.name])
      if !known.contains(name) { unknown.append(name) }
    }
    return unknown
  }

  private func value(_ name: StaticString) -> Range<Int>? { name.withUTF8Buffer { value($0) } }

  private func value(_ name: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let outline = NameOutline(name)
    for attribute in document.attributes[entry.attributes] where attribute.outline == outline {
      if document.has(name, at: attribute.name) { return attribute.value }
    }
    return nil
  }
}

extension XMLElement {
  /// The elements directly inside, in the order of the file.
  struct Children: Sequence, IteratorProtocol {
    fileprivate let document: XMLDocument
    fileprivate var places: Range<Int>

    var isEmpty: Bool { places.isEmpty }

    mutating func next() -> XMLElement? {
      guard let place = places.first else { return nil }
      // What is inside the child lies between it and the next one.
      places = document.elements[place].end..<places.upperBound
      return XMLElement(document: document, place: place)
    }
  }

  /// The places of the words of a list, one after the other.
  struct Words: Sequence, IteratorProtocol {
    fileprivate let document: XMLDocument
    fileprivate var bytes: Range<Int>

    mutating func next() -> Range<Int>? {
      var start = bytes.lowerBound
      while start < bytes.upperBound, document.bytes[start] == UInt8(ascii: " ") { start += 1 }
      guard start < bytes.upperBound else { return nil }
      var end = start
      while end < bytes.upperBound, document.bytes[end] != UInt8(ascii: " ") { end += 1 }
      bytes = end..<bytes.upperBound
      return start..<end
    }
  }
}
