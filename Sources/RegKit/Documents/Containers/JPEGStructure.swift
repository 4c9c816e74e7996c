/// The markers of a JPEG file, walked from SOI to EOI (ITU-T T.81, annex B); nothing is decompressed.
package struct JPEGStructure {
  package let integrity: FileFacts.Integrity
  /// How many scans the picture has: one for most files, about ten for progressive ones, thousands for hostile ones.
  package let scanCount: Int

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.byte(at: 0) == 0xFF && bytes.byte(at: 1) == Marker.startOfImage && bytes.byte(at: 2) == 0xFF
  }

  package init(_ bytes: UnsafeRawBufferPointer) {
    var scans = 0
    integrity = Self.walk(bytes, scans: &scans)
    scanCount = scans
  }

  private enum Marker {
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    static let temporary: UInt8 = 0x01
  }

  private static func walk(_ bytes: UnsafeRawBufferPointer, scans: inout Int) -> FileFacts.Integrity {
    var offset = 2
    while let (marker, afterMarker) = nextMarker(bytes, from: offset) {
      switch marker {
      case Marker.endOfImage:
        return .whole
      case Marker.startOfImage, Marker.temporary, Marker.restarts:
        offset = afterMarker
      default:
        if marker == Marker.startOfScan { scans &+= 1 }
        guard let length = bytes.bigEndian16(at: afterMarker) else { return .cutOff(at: bytes.count) }
        guard length >= 2 else { return .damaged("JPEG: the segment at byte \(afterMarker) is \(length) bytes long") }
        offset = afterMarker + length
      }
    }
    return .cutOff(at: bytes.count)
  }

  /// The next marker and the place after it, past scan data, fill bytes and whatever else is not a marker.
  private static func nextMarker(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (UInt8, Int)? {
    var offset = start
    while offset &+ 1 < bytes.count {
      if bytes[offset] == 0xFF, bytes[offset &+ 1] != 0, bytes[offset &+ 1] != 0xFF {
        return (bytes[offset &+ 1], offset &+ 2)
      }
      offset &+= 1
    }
    return nil
  }
}
