extension FileFacts {
  /// Learns from a file's own signature and container structure what it is and whether it is all there.
  ///
  /// Nothing is decoded, so damage inside a picture or a page goes unseen; `RegKitImaging` has the initializer that
  /// decodes. What each kind is checked for:
  ///
  /// - PNG: the chunks from the signature to IEND;
  /// - JPEG: the markers from SOI to EOI;
  /// - PDF: `%PDF-` within the first 1,024 bytes and `%%EOF` within the last 1,024; encryption and pages stay nil;
  /// - XLSX and other ZIP archives: the entry list and the start of every entry. XLSX is an archive that holds
  ///   `[Content_Types].xml` and `xl/workbook.xml`, in exactly these letters;
  /// - XLS and other compound files: the directory, and the sectors of the workbook. An XLSX under a password is a
  ///   compound file too, and is told as `.xlsx` with `isEncrypted` true.
  ///
  /// Bytes after the end of a PNG or JPEG are allowed. An empty file is `.unknown` and `.cutOff(at: 0)`.
  ///
  /// - Parameter bytes: The whole file, of any length. Read during the call only.
  public init(inspecting bytes: UnsafeRawBufferPointer) {
    self.init(kind: .unknown, byteCount: bytes.count)
    if bytes.isEmpty {
      integrity = .cutOff(at: 0)
    } else if PNGStructure.recognizes(bytes) {
      kind = .png
      integrity = PNGStructure(bytes).integrity
    } else if JPEGStructure.recognizes(bytes) {
      kind = .jpeg
      integrity = JPEGStructure(bytes).integrity
    } else if ZIPDirectory.recognizes(bytes) {
      let directory = ZIPDirectory(bytes)
      kind = directory.isWorkbook ? .xlsx : .zip
      integrity = directory.integrity
      isEncrypted = directory.isEncrypted
    } else if CompoundFileDirectory.recognizes(bytes) {
      let directory = CompoundFileDirectory(bytes)
      integrity = directory.integrity
      if directory.hasWorkbook {
        kind = .xls
        isEncrypted = directory.isWorkbookEncrypted
      } else if directory.hasEncryptedPackage {
        kind = .xlsx
        isEncrypted = true
      } else {
        kind = .compoundFile
      }
    } else if PDFStructure.recognizes(bytes) {
      kind = .pdf
      integrity = PDFStructure(bytes).integrity
    }
  }

  /// Learns the same from bytes in a span.
  public init(inspecting bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { FileFacts(inspecting: UnsafeRawBufferPointer($0)) }
  }

  /// Learns the same from bytes in an array.
  public init(inspecting bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { FileFacts(inspecting: $0) }
  }
}
