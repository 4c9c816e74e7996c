internal import CRuleTables
internal import CXML2

/// The XSD of the rule tables, applied by libxml2 after RegKit's own checks have passed.
///
/// Our checks speak to the officer who edits a table; the schema is the published form and the second pair of eyes. What
/// only the schema notices is a gap in our checks, and is reported all the same.
enum TableSchema {
  static func problems(in bytes: UnsafeBufferPointer<UInt8>) -> [TableProblem] {
    var schemaLength = 0
    let schemaBytes = embedded_rule_schema(&schemaLength)
    defer { embedded_rule_bytes_free(schemaBytes) }
    guard let base = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return [] }
    guard let schemaBytes, let length = Int32(exactly: schemaLength) else { return [unusable] }
    let parser = UnsafeRawPointer(schemaBytes).withMemoryRebound(to: CChar.self, capacity: schemaLength) {
      xmlSchemaNewMemParserCtxt($0, length)
    }
    defer { xmlSchemaFreeParserCtxt(parser) }
    guard let schema = xmlSchemaParse(parser) else { return [unusable] }
    defer { xmlSchemaFree(schema) }
    guard let context = xmlSchemaNewValidCtxt(schema) else { return [unusable] }
    defer { xmlSchemaFreeValidCtxt(context) }
    let options = Int32(
      bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    let document = UnsafeRawPointer(base).withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      xmlReadMemory($0, count, nil, nil, options)
    }
    guard let document else { return [unusable] }
    defer { xmlFreeDoc(document) }

    var problems: [TableProblem] = []
    withUnsafeMutablePointer(to: &problems) { list in
      xmlSchemaSetValidStructuredErrors(
        context,
        { user, error in
          guard let user, let error else { return }
          let text = error.pointee.message.map { String(cString: $0) } ?? "?"
          let problem = TableProblem(
            line: Int(error.pointee.line), element: "edition", attribute: nil, found: text.trimmingNewline(),
            expected: "a table that follows Rules/rules.xsd")
          user.assumingMemoryBound(to: [TableProblem].self).pointee.append(problem)
        }, list)
      _ = xmlSchemaValidateDoc(context, document)
    }
    return problems
  }

  private static var unusable: TableProblem {
    TableProblem(line: 0, element: "edition", attribute: nil, found: "no schema", expected: "the embedded rules.xsd")
  }
}

extension String {
  fileprivate func trimmingNewline() -> String {
    var text = self
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return text
  }
}
