public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging

  extension Resolution {
    fileprivate init(
      _ across: Double, _ down: Double, of picture: UnsafeRawBufferPointer
    ) throws(Failure) {
      if across == REGKIT_DPI_DECLARED, down == REGKIT_DPI_DECLARED {
        guard let declared = Resolution(declaredIn: picture) else {
          throw .argument("dpi: the file declares no resolution")
        }
        self = declared
        return
      }
      guard let resolution = Resolution(dpi: across, down: down) else {
        throw .argument("dpi: found \(across) x \(down), expected 25 to 9600 or REGKIT_DPI_DECLARED")
      }
      self = resolution
    }
  }

  extension PrintCheck.Claims {
    fileprivate init(_ json: UnsafePointer<CChar>?, _ count: Int) throws(Failure) {
      let facts = try parsed(json, count, "claims") { (bytes) throws(QuestionError) in try Print.Facts(json: bytes) }
      guard let claims = PrintCheck.Claims(facts ?? Print.Facts()) else {
        throw Failure(REGKIT_E_QUESTION, "claims: found a size, expected none: it is measured")
      }
      self = claims
    }
  }
#endif

@c @implementation
public func regkit_print_check(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ reader: OpaquePointer?, _ rules: OpaquePointer?,
  _ picture: UnsafePointer<UInt8>?, _ picture_length: Int, _ dpi_across: Double, _ dpi_down: Double,
  _ claims: UnsafePointer<CChar>?, _ claims_length: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    _ = try out.checked()
    #if Imaging
      let call = try PictureCall(out, rules, options)
      let reader = try ReaderHandle.borrowed(reader).reader
      let picture = UnsafeRawBufferPointer(try bytes(picture, picture_length, "picture"))
      let resolution = try Resolution(dpi_across, dpi_down, of: picture)
      let claims = try PrintCheck.Claims(claims, claims_length)
      try call.answer { () throws(ImagingError) in
        let check = try PrintCheck(
          of: try ColourImage(decoding: picture), at: resolution, by: reader, named: call.options.name, claims: claims,
          under: call.rulebook, edition: call.options.edition, asOf: call.options.asOf)
        return (check.json(in: call.options.language), check.outcome)
      }
    #else
      throw unsupported
    #endif
  }
}
