/// The list of entries at the end of a ZIP archive (APPNOTE 6.3, 4.3); nothing is decompressed.
///
/// An archive cut short has lost this list; its kind is then told by the entries' own headers.
struct ZIPDirectory {
  private(set) var integrity: FileFacts.Integrity
  /// Whether some entry needs a password; nil when the list is not there.
  private(set) var isEncrypted: Bool?
  /// Whether the entries are those of an Excel workbook.
  var isWorkbook: Bool { hasContentTypes && hasWorkbook }

  private var hasContentTypes = false
  private var hasWorkbook = false

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.has("PK\u{3}\u{4}", at: 0) || bytes.has("PK\u{5}\u{6}", at: 0)
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    integrity = .cutOff(at: bytes.count)
    guard let end = Self.endRecord(bytes) else {
      noteLocalEntries(bytes)
      return
    }
    guard let list = Self.list(bytes, endRecord: end) else {
      integrity = .damaged("ZIP: the entry list is not where the end record says")
      noteLocalEntries(bytes)
      return
    }
    integrity = .whole
    isEncrypted = false
    readList(bytes, list)
  }

  /// The place of the end record, whose comment may be up to 65,535 bytes long and must fit the file.
  private static func endRecord(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var limit = bytes.count
    let start = bytes.count - 22 - 65_535
    while let offset = bytes.lastOffset(of: "PK\u{5}\u{6}", in: start..<Swift.max(start, limit)) {
      if let comment = bytes.littleEndian16(at: offset + 20), offset + 22 + comment <= bytes.count { return offset }
      limit = offset + 3
    }
    return nil
  }

  private struct List {
    /// Where the list stands in the file, and ends.
    var range: Range<Int>
    /// How many entries the end record promises.
    var count: Int
    /// What to add to the offsets the archive gives: other bytes may stand before it.
    var shift: Int
  }

  private static func list(_ bytes: UnsafeRawBufferPointer, endRecord: Int) -> List? {
    guard var count = bytes.littleEndian16(at: endRecord + 10), var size = bytes.littleEndian32(at: endRecord + 12),
      var offset = bytes.littleEndian32(at: endRecord + 16)
    else { return nil }
    var end = endRecord
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, bytes.has("PK\u{6}\u{7}", at: endRecord - 20) {
      guard let place = bytes.littleEndian64(at: endRecord - 20 + 8), bytes.has("PK\u{6}\u{6}", at: place),
        let wideCount = bytes.littleEndian64(at: place + 32), let wideSize = bytes.littleEndian64(at: place + 40),
        let wideOffset = bytes.littleEndian64(at: place + 48)
      else { return nil }
      (count, size, offset, end) = (wideCount, wideSize, wideOffset, place)
    }
    guard size <= end, offset <= end - size else { return nil }
    let start = end - size
    guard count == 0 || bytes.has("PK\u{1}\u{2}", at: start) else { return nil }
    return List(range: start..<end, count: count, shift: start - offset)
  }

  private mutating func readList(_ bytes: UnsafeRawBufferPointer, _ list: List) {
    var offset = list.range.lowerBound
    var count = 0
    while offset < list.range.upperBound, bytes.has("PK\u{1}\u{2}", at: offset),
      let flags = bytes.littleEndian16(at: offset + 8), let size = bytes.littleEndian32(at: offset + 20),
      let nameLength = bytes.littleEndian16(at: offset + 28), let extraLength = bytes.littleEndian16(at: offset + 30),
      let commentLength = bytes.littleEndian16(at: offset + 32), let local = bytes.littleEndian32(at: offset + 42)
    {
      noteName(bytes, at: offset + 46, length: nameLength)
      if flags & 1 != 0 { isEncrypted = true }
      if local != 0xFFFF_FFFF {
        let place = local + list.shift
        guard bytes.has("PK\u{3}\u{4}", at: place) else {
          integrity = .damaged("ZIP: no entry begins at byte \(place)")
          return
        }
        if size != 0xFFFF_FFFF, place + 30 + size > list.range.lowerBound {
          integrity = .damaged("ZIP: the entry at byte \(place) runs into the entry list")
        }
      }
      count &+= 1
      offset += 46 + nameLength + extraLength + commentLength
    }
    if count != list.count || offset != list.range.upperBound {
      integrity = .damaged("ZIP: \(count) entries found, \(list.count) expected")
    }
  }

  /// Reads the names of the entries themselves, one after the other, as far as they are there.
  private mutating func noteLocalEntries(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while let place = bytes.firstOffset(of: "PK\u{3}\u{4}", in: offset..<bytes.count) {
      if let length = bytes.littleEndian16(at: place + 26) { noteName(bytes, at: place + 30, length: length) }
      offset = place + 4
    }
  }

  private mutating func noteName(_ bytes: UnsafeRawBufferPointer, at offset: Int, length: Int) {
    if length == 19, bytes.has("[Content_Types].xml", at: offset) { hasContentTypes = true }
    if length == 15, bytes.has("xl/workbook.xml", at: offset) { hasWorkbook = true }
  }
}
