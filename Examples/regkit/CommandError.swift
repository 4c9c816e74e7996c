import RegKit
import RegKitImaging

/// Why a call is not carried out, in words for standard error.
struct CommandError: Error {
  let message: String
  /// How the command ends: `usage` where the words of the call are at fault, `undetermined` where a file is.
  var status = ExitStatus.usage
  /// The language of the message.
  var language = Language.english
}

/// The bytes of a file of at most 8 MiB, or of standard input where the path is "-".
func contents(of path: String, in language: Language = .english) throws(CommandError) -> [UInt8] {
  do throws(ImagingError) {
    return try readFile(path == "-" ? "/dev/stdin" : path, limit: 8 << 20)
  } catch {
    throw CommandError(
      message: "\(path): \(language == .english ? error.descriptionEN : error.descriptionID)", status: .undetermined,
      language: language)
  }
}
