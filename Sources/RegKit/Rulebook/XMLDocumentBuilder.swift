internal import CXML2

/// Takes what libxml2 finds in a document, one piece after the other, and puts it together.
///
/// libxml2 would build a tree of its own, of which every text had to be copied once more and which takes longer to make
/// than the document takes to read.
struct XMLDocumentBuilder {
  private(set) var elements: [XMLDocument.Element] = []
  private(set) var attributes: [XMLDocument.Attribute] = []
  private(set) var bytes: [UInt8] = []
  private(set) var hasDocumentType = false
  /// Whether it stopped before the first rule.
  private(set) var hasEnded = false
  private let endsBeforeRules: Bool

  private struct Open {
    let place: Int
    /// Where in `text` its own text begins.
    let text: Int
  }

  private struct Name {
    /// Where libxml2 keeps it: one name has one address in one document.
    let address: UnsafePointer<xmlChar>
    let place: Int
    let outline: NameOutline
    /// Where its letters stand.
    let bytes: Range<Int>
  }

  /// The elements that have begun and not ended, outermost first.
  private var open: [Open] = []
  /// The text of the open elements; that of an inner one stands behind that of an outer one, and goes when it ends.
  private var text: [UInt8] = []
  /// The names in the order of their places, and their places by address.
  private var known: [Name] = []
  private var places: [UnsafePointer<xmlChar>: Int] = [:]
  /// The place of the name seen last with the same last bits of its address.
  ///
  /// libxml2 keeps names one behind the other, so that as many slots as they take up bytes keep nearly all of them apart.
  private var recent = [Int](repeating: 0, count: 1024)
  /// How many elements have begun below the depth that is read.
  private var depthBelow = 0

  /// No table is nested deeper; what is, has nothing to say.
  private static let depthLimit = 9

  init(byteCount: Int, endsBeforeRules: Bool) {
    self.endsBeforeRules = endsBeforeRules
    // Room for a table as they are written; another one makes the lists grow.
    elements.reserveCapacity(byteCount / 96)
    attributes.reserveCapacity(byteCount / 48)
    bytes.reserveCapacity(byteCount)
    places.reserveCapacity(96)
  }

  /// Where every name stands, once.
  var names: [Range<Int>] { known.map { $0.bytes } }

  /// What libxml2 is to call; it finds the builder in the `_private` of its context.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.internalSubset = { context, _, _, _ in XMLDocumentBuilder.refuseDocumentType(context) }
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self), let input = context.pointee.input,
        let builder = XMLDocumentBuilder.at(context)
      else { return }
      builder.pointee.begin(name, line: Int(input.pointee.line), attributes, Int(count))
      if builder.pointee.hasEnded { xmlStopParser(context) }
    }
    handler.endElementNs = { context, _, _, _ in
      guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
      XMLDocumentBuilder.at(context)?.pointee.end()
    }
    let characters: charactersSAXFunc = { context, bytes, count in
      guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
      XMLDocumentBuilder.at(context)?.pointee.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    return handler
  }

  private static func at(_ context: xmlParserCtxtPtr) -> UnsafeMutablePointer<XMLDocumentBuilder>? {
    context.pointee._private?.assumingMemoryBound(to: XMLDocumentBuilder.self)
  }

  private static func refuseDocumentType(_ context: UnsafeMutableRawPointer?) {
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
    at(context)?.pointee.hasDocumentType = true
    xmlStopParser(context)
  }

  private mutating func begin(
    _ name: UnsafePointer<xmlChar>?, line: Int, _ found: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    guard open.count < Self.depthLimit, let name = name.map({ self.name($0) }) else {
      depthBelow += 1
      return
    }
    if endsBeforeRules, name.outline == NameOutline.rule {
      hasEnded = true
      while !open.isEmpty { end() }
      return
    }
    let first = attributes.count
    for index in 0..<count {
      // Five pointers for each: name, prefix, namespace, and where the value begins and ends.
      guard let one = found?.advanced(by: 5 * index), let name = one[0].map({ self.name($0) }), let start = one[3],
        let end = one[4]
      else { continue }
      let place = bytes.count
      bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      attributes.append(XMLDocument.Attribute(name: name.place, outline: name.outline, value: place..<bytes.count))
    }
    open.append(Open(place: elements.count, text: text.count))
    elements.append(
      XMLDocument.Element(
        name: name.place, outline: name.outline, line: line, attributes: first..<attributes.count,
        end: elements.count + 1, text: 0..<0))
  }

  private mutating func add(_ found: UnsafeBufferPointer<xmlChar>) {
    guard depthBelow == 0 else { return }
    // Between elements stands white space only, mostly, of which one blank is enough.
    guard found.allSatisfy({ $0.isWhiteSpace }) else { return text.append(contentsOf: found) }
    if let last = text.last, last != 0x20 { text.append(0x20) }
  }

  private mutating func end() {
    guard depthBelow == 0 else {
      depthBelow -= 1
      return
    }
    guard let last = open.popLast() else { return }
    elements[last.place].end = elements.count
    guard last.text < text.count else { return }
    text.foldWhiteSpace(from: last.text)
    let place = bytes.count
    bytes.append(contentsOf: text[last.text...])
    elements[last.place].text = place..<bytes.count
    text.removeLast(text.count - last.text)
  }

  private mutating func name(_ address: UnsafePointer<xmlChar>) -> Name {
    let slot = Int(bitPattern: address) & 0x3FF
    let guess = recent[slot]
    if guess < known.count, known[guess].address == address { return known[guess] }
    if let place = places[address] {
      recent[slot] = place
      return known[place]
    }
    let start = bytes.count
    var end = address
    while end.pointee != 0 {
      bytes.append(end.pointee)
      end += 1
    }
    let name = Name(
      address: address, place: known.count, outline: bytes[start...].withUnsafeBufferPointer { NameOutline($0) },
      bytes: start..<bytes.count)
    known.append(name)
    places[address] = name.place
    recent[slot] = name.place
    return name
  }
}

extension [UInt8] {
  /// Makes one blank of every run of white space from a place on, and none of the last: text in a table is broken over
  /// lines for the eye.
  mutating func foldWhiteSpace(from start: Int) {
    guard hasBrokenText(from: start) else { return }
    var end = start
    var isPending = false
    for place in start..<count {
      let byte = self[place]
      if byte.isWhiteSpace {
        isPending = end > start
        continue
      }
      if isPending {
        self[end] = 0x20
        end += 1
        isPending = false
      }
      self[end] = byte
      end += 1
    }
    removeLast(count - end)
  }

  /// Whether white space is anything but one blank between two words.
  private func hasBrokenText(from start: Int) -> Bool {
    guard start < count, self[start] != 0x20, self[count - 1] != 0x20 else { return true }
    return self[start...].withUnsafeBufferPointer { bytes in
      // Nothing leaves the loop early, so that it takes many bytes in one step. Of two neighbours that are both white
      // space, the greater is too.
      var broken: UInt8 = bytes[0] < 0x20 ? 1 : 0
      for place in 1..<bytes.count {
        let isControl: UInt8 = bytes[place] < 0x20 ? 1 : 0
        let isSecond: UInt8 = Swift.max(bytes[place], bytes[place - 1]) <= 0x20 ? 1 : 0
        broken |= isControl | isSecond
      }
      return broken != 0
    }
  }
}

extension UInt8 {
  /// A blank, or the end of a line or a tab, as XML counts them.
  fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
