internal import CXML2

/// An XML document in memory: its elements, their attributes and all their bytes, each in one list in the order of the file.
///
/// A table has thousands of small elements. In flat lists they cost little to make and nothing to throw away; as a tree of
/// objects and texts they would cost more than all that is read from them.
final class XMLDocument: Sendable {
  struct Element: Sendable {
    /// The place of its name.
    let name: Int
    let outline: NameOutline
    let line: Int
    /// The places of its attributes.
    let attributes: Range<Int>
    /// The place after the last element inside.
    var end: Int
    /// Where the text directly inside stands.
    var text: Range<Int>
  }

  struct Attribute: Sendable {
    /// The place of its name.
    let name: Int
    let outline: NameOutline
    /// Where its value stands.
    let value: Range<Int>
  }

  /// Where every name of an element or attribute stands, once.
  let names: [Range<Int>]
  let elements: [Element]
  let attributes: [Attribute]
  /// The names, values and texts.
  let bytes: [UInt8]

  /// Tables are small; a file beyond this is not one.
  private static let byteLimit = 8 << 20

  /// Reads a document in memory: no network, no entities, no document type.
  ///
  /// libxml2 reads nothing but the bytes it is given. It stops at a document type declaration, before any entity could be
  /// defined or fetched.
  ///
  /// - Parameter endsBeforeRules: Whether to stop at the first `<rule>`, and look at nothing behind it.
  init(_ bytes: UnsafeBufferPointer<UInt8>, endsBeforeRules: Bool = false) throws(TableError) {
    guard bytes.count <= Self.byteLimit, let length = Int32(exactly: bytes.count) else {
      throw Self.error(0, "a file of \(bytes.count) bytes", "at most \(Self.byteLimit) bytes")
    }
    guard let base = bytes.baseAddress, length > 0 else { throw Self.error(0, "an empty file", "a rule table") }
    guard let context = xmlNewParserCtxt(), let handler = context.pointee.sax else {
      throw Self.error(0, "no memory", "a parser")
    }
    defer { xmlFreeParserCtxt(context) }
    handler.pointee = XMLDocumentBuilder.handler
    var builder = XMLDocumentBuilder(byteCount: endsBeforeRules ? 4096 : bytes.count, endsBeforeRules: endsBeforeRules)
    // NOENT lets `&amp;` in an attribute come as the character it stands for. Without a document type there are no
    // entities but the five of XML itself.
    let options = Int32(
      bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
        | XML_PARSE_NOWARNING.rawValue)
    withUnsafeMutablePointer(to: &builder) { builder in
      context.pointee._private = UnsafeMutableRawPointer(builder)
      // The builder makes the document; libxml2, which has no handler of its own left, makes none.
      _ = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        xmlCtxtReadMemory(context, $0, length, nil, nil, options)
      }
    }
    guard !builder.hasDocumentType else {
      throw Self.error(1, "a document type declaration", "none: rule tables have no DTD and no entities")
    }
    guard context.pointee.wellFormed != 0 || builder.hasEnded else {
      throw Self.error(Int(context.pointee.lastError.line), Self.reason(context), "well-formed XML")
    }
    guard !builder.elements.isEmpty else { throw Self.error(1, "no element", "<edition>") }
    names = builder.names
    elements = builder.elements
    attributes = builder.attributes
    self.bytes = builder.bytes
  }

  var root: XMLElement { XMLElement(document: self, place: 0) }

  /// What stands at a place.
  func string(_ place: Range<Int>) -> String {
    place.isEmpty ? "" : bytes[place].withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the name at a place is this one, whose outline is the same.
  func has(_ name: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    name.count <= NameOutline.wholeLength || bytes[names[place]].elementsEqual(name)
  }

  static func error(_ line: Int, _ found: String, _ expected: String) -> TableError {
    TableError(problems: [
      TableProblem(line: line, element: "edition", attribute: nil, found: found, expected: expected)
    ])
  }

  private static func reason(_ context: xmlParserCtxtPtr) -> String {
    guard let message = context.pointee.lastError.message else { return "damaged XML" }
    var text = Array(String(cString: message).utf8)
    text.foldWhiteSpace(from: 0)
    return String(decoding: text, as: UTF8.self)
  }
}
