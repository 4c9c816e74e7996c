/// One filter of a stream with its parameters (ISO 32000-1, 7.4).
struct PDFFilter {
  enum Kind {
    case asciiHex, ascii85, runLength, lzw, flate, fax, jpeg
    /// One that RegKit does not undo, by its name.
    case other(String)
  }

  let kind: Kind
  fileprivate let parameters: PDFObject

  /// The most filters on one stream: real files have two.
  private static let most = 8

  /// The filters of a stream, in the order in which they are undone.
  static func list(of dictionary: PDFObject) throws(ImagingError) -> [PDFFilter] {
    let filter = dictionary.member("Filter", "F")
    let parameters = dictionary.member("DecodeParms", "DP")
    if filter.isNull { return [] }
    guard filter.isArray else { return [PDFFilter(filter, parameters.isArray ? parameters.item(0) : parameters)] }
    guard filter.count <= most else { throw .unsupported("PDF: \(filter.count) filters", expected: "<= \(most)") }
    return (0..<filter.count).map { index in
      PDFFilter(filter.item(index), parameters.isArray ? parameters.item(index) : parameters)
    }
  }

  private init(_ filter: PDFObject, _ parameters: PDFObject) {
    self.parameters = parameters
    if filter.isNamed("FlateDecode", "Fl") {
      kind = .flate
    } else if filter.isNamed("DCTDecode", "DCT") {
      kind = .jpeg
    } else if filter.isNamed("CCITTFaxDecode", "CCF") {
      kind = .fax
    } else if filter.isNamed("LZWDecode", "LZW") {
      kind = .lzw
    } else if filter.isNamed("RunLengthDecode", "RL") {
      kind = .runLength
    } else if filter.isNamed("ASCII85Decode", "A85") {
      kind = .ascii85
    } else if filter.isNamed("ASCIIHexDecode", "AHx") {
      kind = .asciiHex
    } else {
      kind = .other(filter.name.map { String(decoding: $0, as: UTF8.self) } ?? "?")
    }
  }

  /// The bytes of a stream with these filters undone, as a source that is read piece by piece.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that a filter before the last may make.
  ///   - cost: What such filters make is added, also when it comes to nothing in the end: a stream of zeros, packed well,
  ///     is nothing but work.
  static func source(
    of bytes: [UInt8], through filters: [PDFFilter], limit: Int, cost: inout Int
  ) throws(ImagingError) -> PDFByteSource {
    do throws(ImagingError) {
      var source = PDFByteSource.bytes(ByteCursor(bytes))
      for (index, filter) in filters.enumerated() {
        // What is packed again is small; only the last filter makes a picture.
        let stored = index == 0 ? bytes : try source.readAll(limit: limit, cost: &cost)
        source = try filter.undone(stored, limit: limit, cost: &cost)
      }
      return source
    } catch {
      // How far a filter came before it failed is not known.
      cost += min(max(limit, 0), 1 << 40)
      throw error
    }
  }

  private func undone(_ bytes: [UInt8], limit: Int, cost: inout Int) throws(ImagingError) -> PDFByteSource {
    // These unpack at once, all that they hold.
    func whole(_ unpacked: [UInt8]) -> PDFByteSource {
      cost += unpacked.count
      return .bytes(ByteCursor(unpacked))
    }
    switch kind {
    case .flate: return try PDFPredictor.source(over: .inflater(try Inflater(bytes)), parameters)
    case .lzw:
      let isEarly = parameters.member("EarlyChange").integer != 0
      let unpacked = try PDFTextFilters.lzw(bytes, isEarly: isEarly, limit: limit)
      return try PDFPredictor.source(over: whole(unpacked), parameters)
    case .runLength: return whole(try PDFTextFilters.runLength(bytes, limit: limit))
    case .ascii85: return whole(try PDFTextFilters.ascii85(bytes, limit: limit))
    case .asciiHex: return whole(PDFTextFilters.asciiHex(bytes))
    case .fax: return .fax(try CCITTFaxDecoder(bytes, CCITTFaxDecoder.Parameters(parameters)))
    case .jpeg: throw .unsupported("DCTDecode", expected: "a picture")
    case .other(let name):
      throw .unsupported("PDF: \(name)", expected: "FlateDecode, DCTDecode, CCITTFaxDecode, LZWDecode")
    }
  }
}

/// Where the bytes of a stream come from, its filters undone; a value is read by one owner only.
enum PDFByteSource {
  case bytes(ByteCursor)
  case inflater(Inflater)
  case predictor(PDFPredictor)
  case fax(CCITTFaxDecoder)

  /// Fills the buffer from its start; fewer bytes than it holds come only at the end of the data.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Int {
    switch self {
    case .bytes(let cursor): cursor.read(into: buffer)
    case .inflater(let inflater): try inflater.read(into: buffer)
    case .predictor(let predictor): try predictor.read(into: buffer)
    case .fax(let decoder): try decoder.read(into: buffer)
    }
  }

  /// Everything to the end; data that is longer is refused.
  ///
  /// What was unpacked for it is added to `cost`; bytes that were there already are not.
  func readAll(limit: Int, cost: inout Int) throws(ImagingError) -> [UInt8] {
    if case .bytes(let cursor) = self {
      let rest = cursor.readAll()
      guard rest.count <= limit else { throw .fileTooLarge(byteCount: rest.count, allowed: limit) }
      return rest
    }
    var all: [UInt8] = []
    // A page can have thousands of short streams, its glyphs: the pieces begin small and grow.
    var piece = [UInt8](repeating: 0, count: 1 << 9)
    while true {
      let count = try read(&piece)
      all.append(contentsOf: piece[..<count])
      cost += count
      guard all.count <= limit else { throw .fileTooLarge(byteCount: all.count, allowed: limit) }
      if count < piece.count { return all }
      if piece.count < 1 << 16 { piece = [UInt8](repeating: 0, count: piece.count * 2) }
    }
  }

  func read(_ piece: inout [UInt8]) throws(ImagingError) -> Int {
    try piece.withUnsafeMutableBufferPointer { (buffer) throws(ImagingError) in try read(into: buffer) }
  }
}

/// Bytes that are already there.
final class ByteCursor {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What is left, without a copy when that is everything.
  func readAll() -> [UInt8] {
    defer { offset = bytes.count }
    return offset == 0 ? bytes : Array(bytes[offset...])
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    for index in 0..<count { buffer[index] = bytes[offset &+ index] }
    offset += count
    return count
  }
}
