/// The two ends of a PDF file: the `%PDF-` readers look for at its start and the `%%EOF` at its end.
package struct PDFStructure {
  let integrity: FileFacts.Integrity

  /// How far from the end of the file, in bytes, readers look for a mark (ISO 32000-1, annex H, notes 13 and 18).
  private static let reach = 1_024

  /// How far `%PDF-` is looked for: other bytes may stand before it.
  package static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.firstOffset(of: "%PDF-", in: 0..<reach + 5) != nil
  }

  /// The length of a file without the NUL and blanks with which some programs fill it up to a round size.
  package static func lengthWithoutPadding(_ bytes: UnsafeRawBufferPointer) -> Int {
    var end = bytes.count
    while end > 0, [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    let end = Self.lengthWithoutPadding(bytes)
    let hasEnd = bytes.lastOffset(of: "%%EOF", in: end - Self.reach..<end) != nil
    integrity = hasEnd ? .whole : .cutOff(at: bytes.count)
  }
}
