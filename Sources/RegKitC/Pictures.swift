import CPOSIX
public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging

  /// What a `regkit_reader` handle points to; for one thread at a time.
  final class ReaderHandle: Handle {
    static var type: String { "regkit_reader" }
    static var parameter: String { "reader" }

    let reader: SymbolReader
    /// The pages of documents to read; nil for all.
    let pages: ClosedRange<Int>?

    init(_ options: UnsafePointer<regkit_reader_options>?) throws(Failure) {
      let options =
        try options.map { (options) throws(Failure) in try regkit_reader_options(from: options, "options") }
        ?? regkit_reader_options()
      reader = SymbolReader(options: try .init(options))
      let (first, last) = (Int(options.first_page), Int(options.last_page))
      guard first == 0 && last == 0 || 1...max(last, 1) ~= first && last > 0 else {
        throw .argument("options.first_page, last_page: found \(first), \(last), expected 1 or more, in order, or 0, 0")
      }
      pages = first > 0 ? first...last : nil
    }
  }

  extension SymbolReader.Options {
    fileprivate init(_ options: regkit_reader_options) throws(Failure) {
      self.init()
      if options.symbologies != 0 { symbologies = Symbologies(rawValue: options.symbologies) }
      guard symbologies.isSubset(of: .all) else {
        throw .argument("options.symbologies: found \(options.symbologies), expected REGKIT_READS_ values")
      }
      switch options.effort {
      case REGKIT_EFFORT_BALANCED: effort = .balanced
      case REGKIT_EFFORT_FAST: effort = .fast
      case REGKIT_EFFORT_THOROUGH: effort = .thorough
      default: throw .argument("options.effort: found \(options.effort), expected a REGKIT_EFFORT_ value")
      }
    }
  }

  extension Failure {
    init(_ error: ImagingError) {
      self.init(REGKIT_E_PICTURE, error.description, offset: error.offset ?? 0)
    }
  }

  /// What a call that judges what is in a picture is given beside the picture, checked before anything is decoded.
  struct PictureCall {
    let rulebook: Rulebook
    let options: CallOptions
    private let out: CallerStorage<regkit_answer>

    init(
      _ out: UnsafeMutablePointer<regkit_answer>?, _ rules: OpaquePointer?, _ options: UnsafePointer<regkit_options>?
    ) throws(Failure) {
      self.out = try out.checked()
      rulebook = try RulesHandle.borrowed(rules).rulebook
      self.options = try CallOptions(options)
      _ = try self.options.gateway(rulebook)
    }

    /// Fills the answer, with the error where the picture cannot be judged.
    ///
    /// - Parameter judge: Nil where there is nothing to answer; nothing is filled then.
    func answer(_ judge: () throws(ImagingError) -> (json: String, outcome: Outcome)?) throws(Failure) {
      let answer: (json: String, outcome: Outcome)?
      do throws(ImagingError) {
        answer = try judge()
      } catch {
        try out.fill(ScanReport.json(for: error, named: options.name, in: options.language), .undetermined)
        throw Failure(error)
      }
      if let answer { try out.fill(answer.json, answer.outcome) }
    }

    func report(on image: GrayImage, _ reader: SymbolReader) throws(ImagingError) -> ScanReport {
      try ScanReport(
        of: image, by: reader, named: options.name, under: rulebook, edition: options.edition, asOf: options.asOf)
    }

    func report(on file: PictureFile, _ handle: ReaderHandle) throws(ImagingError) -> ScanReport {
      try ScanReport(
        of: file, pages: handle.pages, by: handle.reader, named: options.name, under: rulebook,
        edition: options.edition, asOf: options.asOf)
    }

    func answer(on report: ScanReport) -> (json: String, outcome: Outcome) {
      (report.json(in: options.language), report.outcome)
    }
  }

  /// What a caller has to scan.
  private enum Source {
    case frame(GrayImage)
    case file(PictureFile)
  }

  private func scan(
    _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
    _ options: UnsafePointer<regkit_options>?, _ source: () throws(ImagingError) -> Source
  ) throws(Failure) {
    let call = try PictureCall(out, rules, options)
    let handle = try ReaderHandle.borrowed(reader)
    try call.answer { () throws(ImagingError) in
      switch try source() {
      case .frame(let image): call.answer(on: try call.report(on: image, handle.reader))
      case .file(let file): call.answer(on: try call.report(on: file, handle))
      }
    }
  }

  private func annotate(
    _ out: UnsafeMutablePointer<regkit_answer>?, _ png: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
    _ pngLength: UnsafeMutablePointer<Int>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
    _ options: UnsafePointer<regkit_options>?, _ picture: UnsafeRawBufferPointer
  ) throws(Failure) {
    let call = try PictureCall(out, rules, options)
    guard let png, let pngLength else { throw .argument("out_png: NULL") }
    png.pointee = nil
    pngLength.pointee = 0
    let reader = try ReaderHandle.borrowed(reader).reader
    var drawn: [UInt8] = []
    var memory: UnsafeMutableRawPointer?
    do throws(Failure) {
      try call.answer { () throws(ImagingError) in
        let image = try GrayImage(decoding: picture)
        let report = try call.report(on: image, reader)
        drawn = try report.annotated(image, in: call.options.language).png()
        memory = malloc(drawn.count)
        return memory == nil ? nil : call.answer(on: report)
      }
    } catch {
      free(memory)
      throw error
    }
    guard let memory else { throw Failure(REGKIT_E_MEMORY, "no memory for \(drawn.count) bytes") }
    drawn.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { memory.copyMemory(from: base, byteCount: bytes.count) }
    }
    png.pointee = memory.assumingMemoryBound(to: UInt8.self)
    pngLength.pointee = drawn.count
  }
#endif

@c @implementation
public func regkit_bytes_free(_ bytes: UnsafeMutablePointer<UInt8>?) { free(bytes) }

@c @implementation
public func regkit_reader_open(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ options: UnsafePointer<regkit_reader_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    #if Imaging
      out.pointee = try ReaderHandle(options).handle()
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_reader_free(_ reader: OpaquePointer?) {
  #if Imaging
    ReaderHandle.release(reader)
  #endif
}

@c @implementation
public func regkit_scan(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ picture: UnsafePointer<UInt8>?, _ picture_length: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let bytes = UnsafeRawBufferPointer(try bytes(picture, picture_length, "picture"))
      try scan(out, reader, rules, options) { () throws(ImagingError) in .file(try PictureFile(decoding: bytes)) }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_scan_file(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ path: UnsafePointer<CChar>?, _ path_length: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      guard let path = try text(path, path_length, "path") else { throw .argument("path: NULL") }
      try scan(out, reader, rules, options) { () throws(ImagingError) in .file(try PictureFile(contentsOfFile: path)) }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_scan_descriptor(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ descriptor: Int32, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      try scan(out, reader, rules, options) { () throws(ImagingError) in
        .file(try PictureFile(descriptor: descriptor))
      }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_scan_gray8(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ pixels: UnsafePointer<UInt8>?, _ pixels_length: Int, _ width: Int, _ height: Int, _ row_stride: Int,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let buffer = try bytes(pixels, pixels_length, "pixels")
      try scan(out, reader, rules, options) { () throws(ImagingError) in
        .frame(try GrayImage(gray8: buffer, width: width, height: height, rowStride: row_stride))
      }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_scan_yuyv(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ pixels: UnsafePointer<UInt8>?, _ pixels_length: Int, _ width: Int, _ height: Int, _ row_stride: Int,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let buffer = try bytes(pixels, pixels_length, "pixels")
      try scan(out, reader, rules, options) { () throws(ImagingError) in
        .frame(try GrayImage(yuyv: buffer, width: width, height: height, rowStride: row_stride))
      }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_scan_annotate(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ out_png: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
  _ out_png_length: UnsafeMutablePointer<Int>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ picture: UnsafePointer<UInt8>?, _ picture_length: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    out_png?.pointee = nil
    out_png_length?.pointee = 0
    _ = try out.checked()
    #if Imaging
      let bytes = UnsafeRawBufferPointer(try bytes(picture, picture_length, "picture"))
      try annotate(out, out_png, out_png_length, reader, rules, options, bytes)
    #else
      throw unsupported
    #endif
  }
}

#if !Imaging
  let unsupported = Failure(REGKIT_E_UNSUPPORTED, "this build has no imaging")
#endif
