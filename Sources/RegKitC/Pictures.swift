import CPOSIX
public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging

  /// What a `regkit_reader` handle points to; for one thread at a time.
  final class ReaderHandle {
    let reader: SymbolReader

    init(_ options: SymbolReader.Options) { reader = SymbolReader(options: options) }

    static func borrowed(_ handle: OpaquePointer?) throws(Failure) -> SymbolReader {
      guard let handle else { throw .argument("reader: NULL") }
      return Unmanaged<ReaderHandle>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue().reader
    }
  }

  extension SymbolReader.Options {
    init(_ options: UnsafePointer<regkit_reader_options>?) throws(Failure) {
      self.init()
      guard let options = options?.pointee else { return }
      guard options.struct_size >= MemoryLayout<regkit_reader_options>.size else {
        throw .argument(
          "options: struct_size \(options.struct_size), expected \(MemoryLayout<regkit_reader_options>.size)")
      }
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

  /// What a caller has to scan.
  private enum Source {
    case frame(GrayImage)
    case file(PictureFile)
  }

  private func scan(
    _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
    _ options: UnsafePointer<regkit_options>?, _ source: () throws(ImagingError) -> Source
  ) throws(Failure) {
    let out = try out.checked()
    let reader = try ReaderHandle.borrowed(reader)
    let rulebook = try RulesHandle.borrowed(rules)
    let options = try CallOptions(options)
    _ = try options.gateway(rulebook)
    let report: ScanReport
    do throws(ImagingError) {
      report =
        switch try source() {
        case .frame(let image):
          try ScanReport(
            of: image, by: reader, named: options.name, under: rulebook, edition: options.edition, asOf: options.asOf)
        case .file(let file):
          try ScanReport(
            of: file, by: reader, named: options.name, under: rulebook, edition: options.edition, asOf: options.asOf)
        }
    } catch {
      try out.fill(ScanReport.json(for: error, named: options.name, in: options.language), .undetermined)
      throw Failure(error)
    }
    try out.fill(report.json(in: options.language), report.outcome)
  }

  private func annotate(
    _ out: UnsafeMutablePointer<regkit_answer>?, _ png: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
    _ pngLength: UnsafeMutablePointer<Int>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
    _ options: UnsafePointer<regkit_options>?, _ picture: UnsafeRawBufferPointer
  ) throws(Failure) {
    let out = try out.checked()
    guard let png, let pngLength else { throw .argument("out_png: NULL") }
    png.pointee = nil
    pngLength.pointee = 0
    let reader = try ReaderHandle.borrowed(reader)
    let rulebook = try RulesHandle.borrowed(rules)
    let options = try CallOptions(options)
    _ = try options.gateway(rulebook)
    let report: ScanReport
    let file: [UInt8]
    do throws(ImagingError) {
      let image = try GrayImage(decoding: picture)
      report = try ScanReport(
        of: image, by: reader, named: options.name, under: rulebook, edition: options.edition, asOf: options.asOf)
      file = try report.annotated(image, in: options.language).png()
    } catch {
      try out.fill(ScanReport.json(for: error, named: options.name, in: options.language), .undetermined)
      throw Failure(error)
    }
    guard let memory = malloc(file.count) else { throw Failure(REGKIT_E_MEMORY, "no memory for \(file.count) bytes") }
    file.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { memory.copyMemory(from: base, byteCount: bytes.count) }
    }
    do throws(Failure) {
      try out.fill(report.json(in: options.language), report.outcome)
    } catch {
      free(memory)
      throw error
    }
    png.pointee = memory.assumingMemoryBound(to: UInt8.self)
    pngLength.pointee = file.count
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
      out.pointee = OpaquePointer(Unmanaged.passRetained(ReaderHandle(try .init(options))).toOpaque())
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_reader_free(_ reader: OpaquePointer?) {
  #if Imaging
    guard let reader else { return }
    Unmanaged<ReaderHandle>.fromOpaque(UnsafeRawPointer(reader)).release()
  #endif
}

@c @implementation
public func regkit_scan(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ picture: UnsafePointer<UInt8>?, _ picture_length: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    #if Imaging
      _ = try out.checked()
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
    #if Imaging
      _ = try out.checked()
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
    #if Imaging
      _ = try out.checked()
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
    #if Imaging
      _ = try out.checked()
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
