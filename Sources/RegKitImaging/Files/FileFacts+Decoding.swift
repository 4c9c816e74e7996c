public import RegKit

extension FileFacts {
  /// Learns from real decoders what a file is and whether all of it is there and right.
  ///
  /// The kind and the container structure come from `FileFacts(inspecting:)`. A PNG is then decoded to its last chunk
  /// with every checksum, a JPEG to its last scan, and a PDF is opened, which tells its pages and encryption. A PDF
  /// that opens without a password but restricts its reader is encrypted too. One that opens only after its
  /// cross-reference table was rebuilt, as viewers do in silence, is damaged, and its pages are still counted. Excel files and unknown files are not
  /// looked at further.
  ///
  /// A file beyond the limits is not decoded, nor is a PDF that would make the decoder run out of stack or memory; its
  /// integrity is then `.unknown` unless its structure already shows that it is cut off or damaged.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. Read during the call only.
  ///   - limits: The largest file and picture to decode.
  public init(decoding bytes: UnsafeRawBufferPointer, limits: ImageLimits = .default) {
    self.init(inspecting: bytes)
    guard !bytes.isEmpty else { return }
    guard bytes.count <= limits.maxFileBytes else {
      noteRefusal(nil)
      return
    }
    switch kind {
    case .png:
      noteRefusal(of: Self.checkPNG, bytes, limits)
    case .jpeg:
      noteRefusal(of: Self.checkJPEG, bytes, limits)
    case .pdf:
      let inspection = PDFInspection(
        UnsafeRawBufferPointer(rebasing: bytes[..<PDFStructure.lengthWithoutPadding(bytes)]))
      isEncrypted = inspection.isEncrypted
      pageCount = inspection.pageCount
      if case .whole = integrity {
        if let damage = inspection.damage { integrity = .damaged(damage) }
        if inspection.hazard != nil { integrity = .unknown }
      }
    default:
      break
    }
  }

  /// Learns the same from bytes in an array.
  public init(decoding bytes: [UInt8], limits: ImageLimits = .default) {
    self = bytes.withUnsafeBytes { FileFacts(decoding: $0, limits: limits) }
  }

  private static func checkPNG(_ bytes: UnsafeRawBufferPointer, _ limits: ImageLimits) throws(ImagingError) {
    try PNGDecoder(bytes, limits: limits, checksEverything: true).checkWhole()
  }

  private static func checkJPEG(_ bytes: UnsafeRawBufferPointer, _ limits: ImageLimits) throws(ImagingError) {
    try JPEGDecoder(bytes, limits: limits).checkWhole()
  }

  private mutating func noteRefusal(
    of check: (UnsafeRawBufferPointer, ImageLimits) throws(ImagingError) -> Void, _ bytes: UnsafeRawBufferPointer,
    _ limits: ImageLimits
  ) {
    do throws(ImagingError) {
      try check(bytes, limits)
    } catch {
      noteRefusal(error)
    }
  }

  /// Keeps what the structure already told; a decoder's refusal only adds to a file that looked whole.
  private mutating func noteRefusal(_ error: ImagingError?) {
    guard case .whole = integrity else { return }
    guard let error else {
      integrity = .unknown
      return
    }
    switch error.code {
    case .cutOff: integrity = .cutOff(at: error.offset ?? byteCount)
    case .pictureTooLarge, .unsupported, .outOfMemory, .fileTooLarge: integrity = .unknown
    default: integrity = .damaged(error.found)
    }
  }
}
