import Glibc

/// A CSV file (RFC 4180) to which lines are appended, each in one piece and on the disk before the next code is read.
final class Record {
  private let descriptor: Int32
  private let path: String

  /// Opens the file and writes the header into an empty one.
  ///
  /// A line that a crash cut off is closed, so that the next one begins on a line of its own.
  init(appendingTo path: String) throws(StationError) {
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(path) }
    self.descriptor = descriptor
    self.path = path
    let header = Self.line(Sighting.columns)
    var size = lseek(descriptor, 0, SEEK_END)
    // A pipe or a device has no size and no lines before ours.
    if size < 0 { size = 0 }
    guard size > 0 else {
      try write(header)
      return
    }
    var start = [UInt8](repeating: 0, count: header.count)
    let count = pread(descriptor, &start, start.count, 0)
    guard count == start.count, start == header else {
      throw StationError(
        message: "\(path): found another first line, expected \(Sighting.columns.joined(separator: ","))")
    }
    var last: UInt8 = 0
    if pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { try write([0x0D, 0x0A]) }
  }

  deinit { _ = close(descriptor) }

  func append(_ fields: [String]) throws(StationError) { try write(Self.line(fields)) }

  /// One line with its end; every field that needs quotes has them.
  static func line(_ fields: [String]) -> [UInt8] {
    let quoted = fields.map { field in
      field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
        ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
    }
    return Array((quoted.joined(separator: ",") + "\r\n").utf8)
  }

  private func write(_ bytes: [UInt8]) throws(StationError) {
    // One call for one line: other programs that append, and a crash, see it whole or not at all.
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      rest = rest.dropFirst(count)
    }
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> StationError {
    StationError(
      message: "\(path): found \(Console.reason()), expected a file that can be written", status: .undetermined)
  }
}
