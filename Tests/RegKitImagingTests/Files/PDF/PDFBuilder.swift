/// Writes PDF files byte by byte, also ones no honest program would write.
struct PDFBuilder {
  private(set) var bytes = Array("%PDF-1.7\n".utf8)
  private var offsets: [Int] = []

  /// Appends the next object; the first is number 1, the catalog.
  mutating func add(_ body: String, header: String = " 0 obj\n") {
    offsets.append(bytes.count)
    bytes += Array("\(offsets.count)\(header)\(body)\nendobj\n".utf8)
  }

  mutating func addStream(_ dictionary: String, _ data: [UInt8]) {
    offsets.append(bytes.count)
    bytes += Array("\(offsets.count) 0 obj\n<<\(dictionary)/Length \(data.count)>>\nstream\n".utf8)
    bytes += data + Array("\nendstream\nendobj\n".utf8)
  }

  /// The file with a plain cross-reference table.
  func finished(trailer: String = "") -> [UInt8] {
    var text = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    text += "trailer\n<</Size \(offsets.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(bytes.count)\n%%EOF\n"
    return bytes + Array(text.utf8)
  }

  /// The file whose last object, a cross-reference stream, begins where the file says.
  func finishedAtLastObject() -> [UInt8] {
    bytes + Array("startxref\n\(offsets.last ?? 0)\n%%EOF\n".utf8)
  }
}
