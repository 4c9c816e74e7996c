internal import CXML2

/// An element of a parsed XML document, with the line it starts on.
struct XMLElement {
  let name: String
  let line: Int
  let attributes: [(name: String, value: String)]
  let children: [XMLElement]
  /// The text directly inside, with runs of white space folded into one blank.
  let text: String

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

extension XMLElement {
  /// Tables are small; a file beyond this is not one.
  private static let byteLimit = 8 << 20

  /// Parses a document in memory: no network, no entities, no document type.
  ///
  /// libxml2 reads nothing but the bytes it is given. A document type declaration is refused outright, and with it every
  /// entity that could be defined or fetched.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) -> XMLElement {
    guard bytes.count <= byteLimit, let length = Int32(exactly: bytes.count) else {
      throw TableError(problem(0, "a file of \(bytes.count) bytes", "at most \(byteLimit) bytes"))
    }
    guard let base = bytes.baseAddress, length > 0 else {
      throw TableError(problem(0, "an empty file", "a rule table"))
    }
    guard let context = xmlNewParserCtxt() else { throw TableError(problem(0, "no memory", "a parser")) }
    defer { xmlFreeParserCtxt(context) }
    let options = Int32(
      bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    let document = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      xmlCtxtReadMemory(context, $0, length, nil, nil, options)
    }
    guard let document else {
      throw TableError(problem(Int(context.pointee.lastError.line), reason(context), "well-formed XML"))
    }
    defer { xmlFreeDoc(document) }
    guard xmlGetIntSubset(document) == nil else {
      throw TableError(problem(1, "a document type declaration", "none: rule tables have no DTD and no entities"))
    }
    guard let root = xmlDocGetRootElement(document) else { throw TableError(problem(1, "no element", "<edition>")) }
    return XMLElement(root, depth: 0)
  }

  private static func problem(_ line: Int, _ found: String, _ expected: String) -> TableProblem {
    TableProblem(line: line, element: "edition", attribute: nil, found: found, expected: expected)
  }

  private static func reason(_ context: xmlParserCtxtPtr) -> String {
    guard let message = context.pointee.lastError.message else { return "damaged XML" }
    return folded(String(cString: message))
  }

  private init(_ node: xmlNodePtr, depth: Int) {
    var attributes: [(name: String, value: String)] = []
    var attribute = node.pointee.properties
    while let current = attribute {
      attributes.append((Self.string(current.pointee.name), Self.value(of: current, in: node.pointee.doc)))
      attribute = current.pointee.next
    }
    var children: [XMLElement] = []
    var text = ""
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE where depth < 8: children.append(XMLElement(current, depth: depth + 1))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: text += Self.string(current.pointee.content)
      default: break
      }
      child = current.pointee.next
    }
    name = Self.string(node.pointee.name)
    line = Int(xmlGetLineNo(node))
    self.attributes = attributes
    self.children = children
    self.text = Self.folded(text)
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
    guard let bytes else { return "" }
    return String(decodingCString: bytes, as: UTF8.self)
  }

  private static func value(of attribute: xmlAttrPtr, in document: xmlDocPtr?) -> String {
    guard let text = xmlNodeListGetString(document, attribute.pointee.children, 1) else { return "" }
    defer { regkit_xml_free(text) }
    return string(text)
  }

  /// Text in a table is broken over lines for the eye; a run of white space is one blank.
  private static func folded(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var pendingBlank = false
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        pendingBlank = !result.isEmpty
      } else {
        if pendingBlank { result.append(0x20) }
        pendingBlank = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension TableError {
  init(_ problem: TableProblem) { self.init(problems: [problem]) }
}
