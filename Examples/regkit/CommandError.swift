import Glibc
import RegKit
import RegKitImaging

/// Why a call is not carried out, in words for standard error.
struct CommandError: Error {
  let message: String
  /// How the command ends: `usage` where the words of the call are at fault, `undetermined` where a file is.
  let status: ExitStatus

  /// Words that are in the language of the call already.
  init(message: String, status: ExitStatus = .usage) {
    self.message = message
    self.status = status
  }

  /// The same words in both languages.
  init(_ indonesian: String, _ english: String, status: ExitStatus = .usage) {
    self.init(message: Terminal.pick(indonesian, english), status: status)
  }

  /// A slip in one line: where, what was found, and what was expected in both languages.
  static func slip(_ place: String, _ found: String, _ indonesian: String, _ english: String) -> CommandError {
    CommandError(
      "\(place): ditemukan \(found), seharusnya \(indonesian)", "\(place): found \(found), expected \(english)")
  }

  /// A slip where one of several words was expected.
  static func slip(_ place: String, _ found: String, oneOf known: [String]) -> CommandError {
    let list = known.joined(separator: ", ")
    return slip(place, found, "salah satu dari \(list)", "one of \(list)")
  }
}

/// The bytes of a file of at most 8 MiB, or of standard input where the path is "-".
func contents(of path: String) throws(CommandError) -> [UInt8] {
  do throws(ImagingError) {
    return try readFile(path == "-" ? "/dev/stdin" : path, limit: 8 << 20)
  } catch {
    throw CommandError("\(path): \(error.descriptionID)", "\(path): \(error.descriptionEN)", status: .undetermined)
  }
}

/// Writes a file; "-" is standard output, which may then not be a terminal.
///
/// - Parameter option: The option that named the file.
func write(_ bytes: [UInt8], to path: String, of option: String) throws(CommandError) {
  guard path != "-" else {
    guard isatty(1) == 0 else {
      throw .slip(option, Terminal.pick("terminal", "a terminal"), "berkas atau pipa", "a file or a pipe")
    }
    return Terminal.write(bytes)
  }
  if let file = fopen(path, "wb") {
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    if fclose(file) == 0, isWritten { return }
  }
  let reason = Terminal.reason(errno)
  throw CommandError(
    "\(path): ditemukan \(reason), seharusnya berkas yang dapat ditulis",
    "\(path): found \(reason), expected a file that can be written", status: .undetermined)
}
