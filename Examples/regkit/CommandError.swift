import RegKitImaging

/// Why a call is not carried out, in words for standard error.
struct CommandError: Error {
  let message: String
  /// How the command ends: `usage` where the words of the call are at fault, `undetermined` where a file is.
  var status = ExitStatus.usage
}

/// The bytes of a file of at most 8 MiB, or of standard input where the path is "-".
func contents(of path: String) throws(CommandError) -> [UInt8] {
  do throws(ImagingError) {
    return try readFile(path == "-" ? "/dev/stdin" : path, limit: 8 << 20)
  } catch {
    throw CommandError(message: "\(path): \(error)", status: .undetermined)
  }
}
