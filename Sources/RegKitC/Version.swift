import CPOSIX
import CRegKit

@c @implementation
public func regkit_version() -> UnsafePointer<CChar> {
  pointer(to: "0.1.0")
}

@c @implementation
public func regkit_build_info() -> UnsafePointer<CChar> {
  #if hasFeature(Embedded)
    #if Imaging
      pointer(to: #"{"version":"0.1.0","runtime":"embedded","imaging":true,"dictionary":"2026-01-27+WR25-306"}"#)
    #else
      pointer(to: #"{"version":"0.1.0","runtime":"embedded","imaging":false,"dictionary":"2026-01-27+WR25-306"}"#)
    #endif
  #else
    #if Imaging
      pointer(to: #"{"version":"0.1.0","runtime":"static","imaging":true,"dictionary":"2026-01-27+WR25-306"}"#)
    #else
      pointer(to: #"{"version":"0.1.0","runtime":"static","imaging":false,"dictionary":"2026-01-27+WR25-306"}"#)
    #endif
  #endif
}

@c @implementation
public func regkit_text_free(_ text: UnsafeMutablePointer<CChar>?) {
  free(text)
}

/// A C string in static memory.
func pointer(to text: StaticString) -> UnsafePointer<CChar> {
  UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}
