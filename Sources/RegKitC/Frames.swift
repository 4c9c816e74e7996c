public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging

  /// What a `regkit_frames` handle points to; for one thread at a time.
  private final class FramesHandle: Handle {
    static var type: String { "regkit_frames" }
    static var parameter: String { "frames" }

    let scanner: FrameScanner

    init(_ scanner: FrameScanner) { self.scanner = scanner }
  }

  extension FrameScanner.Options {
    /// The caller's options, checked; all of them have a default.
    fileprivate init(_ options: UnsafePointer<regkit_frames_options>?) throws(Failure) {
      self.init()
      guard let given = options else { return }
      let options = try regkit_frames_options(from: given, "options")
      let numbers = [options.region_x, options.region_y, options.region_width, options.region_height]
      guard numbers.allSatisfy({ $0 >= 0 }) else { throw .argument("options.region: beyond the address space") }
      if numbers.contains(where: { $0 != 0 }) {
        guard options.region_width > 0, options.region_height > 0 else {
          throw .argument("options.region: found a side of 0, expected both sides, or 0 for all four numbers")
        }
        region = .init(
          x: options.region_x, y: options.region_y, width: options.region_width, height: options.region_height)
      }
      if options.gone_after_frames != 0 {
        goneAfterFrames = options.gone_after_frames == UInt32.max ? nil : Int(options.gone_after_frames)
      }
      if options.gone_after_ms != 0 {
        goneAfterMilliseconds = options.gone_after_ms == UInt32.max ? nil : Int64(options.gone_after_ms)
      }
      if options.linear_confirmations != 0 { linearConfirmations = Int(options.linear_confirmations) }
      guard options.limit <= 100_000 else {
        throw .argument("options.limit: found \(options.limit), expected at most 100000, or 0 for 1000")
      }
      if options.limit != 0 { limit = Int(options.limit) }
    }
  }
#endif

@c @implementation
public func regkit_frames_open(
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ options: UnsafePointer<regkit_frames_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    #if Imaging
      let scanner = FrameScanner(options: try .init(options))
      out.pointee = FramesHandle(scanner).handle()
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_frames_free(_ frames: OpaquePointer?) {
  #if Imaging
    FramesHandle.release(frames)
  #endif
}

#if Imaging
  private func feed(
    _ out: UnsafeMutablePointer<regkit_answer>?, _ frames: OpaquePointer?, _ rules: OpaquePointer?,
    _ options: UnsafePointer<regkit_options>?,
    _ feed: (FrameScanner) throws(ImagingError) -> [FrameScanner.Appearance]
  ) throws(Failure) {
    let call = try PictureCall(out, rules, options)
    let scanner = try FramesHandle.borrowed(frames).scanner
    try call.answer { () throws(ImagingError) in
      let appearances = try feed(scanner)
      guard !appearances.isEmpty else { return nil }
      let report = scanner.report(
        on: appearances, named: call.options.name, under: call.rulebook, edition: call.options.edition,
        asOf: call.options.asOf)
      return (report.json(in: call.options.language), report.report.outcome)
    }
  }
#endif

@c @implementation
public func regkit_frames_feed_gray8(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ frames: OpaquePointer?, _ rules: OpaquePointer?,
  _ pixels: UnsafePointer<UInt8>?, _ pixels_length: Int, _ width: Int, _ height: Int, _ row_stride: Int,
  _ at_ms: Int64, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let buffer = try bytes(pixels, pixels_length, "pixels")
      try feed(out, frames, rules, options) { (scanner) throws(ImagingError) in
        try scanner.feed(gray8: buffer, width: width, height: height, rowStride: row_stride, at: at_ms)
      }
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_frames_feed_yuyv(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ frames: OpaquePointer?, _ rules: OpaquePointer?,
  _ pixels: UnsafePointer<UInt8>?, _ pixels_length: Int, _ width: Int, _ height: Int, _ row_stride: Int,
  _ at_ms: Int64, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let buffer = try bytes(pixels, pixels_length, "pixels")
      try feed(out, frames, rules, options) { (scanner) throws(ImagingError) in
        try scanner.feed(GrayImage(yuyv: buffer, width: width, height: height, rowStride: row_stride), at: at_ms)
      }
    #else
      throw unsupported
    #endif
  }
}
