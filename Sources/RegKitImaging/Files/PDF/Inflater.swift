internal import CZLib

/// A zlib stream (RFC 1950) unpacked piece by piece, never more of it than is asked for.
final class Inflater {
  private let bytes: [UInt8]
  private var offset = 0
  private var isAtEnd = false
  /// zlib remembers where its stream stands in memory, so it may not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ bytes: [UInt8]) throws(ImagingError) {
    self.bytes = bytes
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard regkit_inflate_start(stream) == Z_OK else {
      // Without a start there is nothing for `inflateEnd` to release, and it says so.
      throw .outOfMemory("zlib")
    }
  }

  deinit {
    _ = inflateEnd(stream)
    stream.deallocate()
  }

  /// - Throws: `cutOff` when the bytes end before the stream does, `damaged` when zlib refuses them.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Int {
    var written = 0
    while written < buffer.count, !isAtEnd {
      var status = Z_OK
      bytes.withUnsafeBufferPointer { input in
        let piece = min(input.count - offset, Int(UInt32.max >> 1))
        let room = min(buffer.count - written, Int(UInt32.max >> 1))
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + offset })
        stream.pointee.avail_in = UInt32(piece)
        stream.pointee.next_out = buffer.baseAddress.map { $0 + written }
        stream.pointee.avail_out = UInt32(room)
        status = inflate(stream, Z_NO_FLUSH)
        offset += piece - Int(stream.pointee.avail_in)
        written += room - Int(stream.pointee.avail_out)
      }
      switch status {
      case Z_STREAM_END: isAtEnd = true
      case Z_OK: break
      case Z_BUF_ERROR:
        // Nothing more to read. What came before counts: writers that leave out the checksum at the end are known.
        guard written == 0 else { return written }
        isAtEnd = true
      case Z_MEM_ERROR: throw .outOfMemory("zlib")
      default:
        throw .damagedPDF("FlateDecode: " + (stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"))
      }
    }
    return written
  }
}
