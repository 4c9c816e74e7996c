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
}

/// The bytes of a file of at most 8 MiB, or of standard input where the path is "-".
func contents(of path: String, in language: Language = .english) throws(CommandError) -> [UInt8] {
  do throws(ImagingError) {
    return try readFile(path == "-" ? "/dev/stdin" : path, limit: 8 << 20)
  } catch {
    throw CommandError("\(path): \(error.descriptionID)", "\(path): \(error.descriptionEN)", status: .undetermined)
  }
}
