internal import CPOSIX

/// Reads a whole file into memory, refusing one that is longer than `limit` bytes.
///
/// An empty file gives an empty array. A directory is refused. A pipe is read to its end, so `/dev/stdin` works; one
/// that nobody writes to waits for ever, as it would for any program.
///
/// - Parameters:
///   - path: The file's path, absolute or relative to the working directory, in UTF-8 without NUL.
///   - limit: The most bytes to accept; reading stops as soon as there is one more.
/// - Returns: The bytes, owned by the caller.
/// - Throws: `fileNotReadable` with the system's reason, or `fileTooLarge`.
public func readFile(_ path: String, limit: Int) throws(ImagingError) -> [UInt8] {
  for byte in path.utf8 where byte == 0 { throw .fileNotReadable("NUL in the path") }

  var descriptor = path.withCString { regkit_open_for_reading($0) }
  while descriptor < 0, regkit_interrupted() != 0 { descriptor = path.withCString { regkit_open_for_reading($0) } }
  guard descriptor >= 0 else { throw .fileNotReadable(systemReason()) }
  defer { _ = close(descriptor) }
  return try readFile(descriptor: descriptor, limit: limit)
}

/// Reads what an open file descriptor gives, from where it stands to its end, refusing more than `limit` bytes.
///
/// The descriptor stays open and stands at the end afterwards. One that must not wait is refused where it would have to.
///
/// - Throws: `fileNotReadable` with the system's reason, or `fileTooLarge`.
public func readFile(descriptor: Int32, limit: Int) throws(ImagingError) -> [UInt8] {
  let size = regkit_size_of_open_file(descriptor)
  guard size != -2 else { throw .fileNotReadable(systemReason()) }
  guard size >= 0 else { throw .fileNotReadable("a directory") }
  guard size <= Int64(clamping: limit) else { throw .fileTooLarge(byteCount: Int(size), allowed: limit) }

  // The size is a hint: a file may grow or shrink while it is read, and a pipe has none.
  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(size))
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if regkit_interrupted() != 0 { continue }
      throw .fileNotReadable(systemReason())
    }
    if count == 0 { return bytes }
    guard count <= limit - bytes.count else { throw .fileTooLarge(byteCount: bytes.count + count, allowed: limit) }
    bytes.append(contentsOf: chunk[..<count])
  }
}

private func systemReason() -> String {
  let number = regkit_errno()
  var text = [CChar](repeating: 0, count: 128)
  return text.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return "" }
    regkit_error_text(number, start, buffer.count)
    return String(cString: start)
  }
}
