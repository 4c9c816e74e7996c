@preconcurrency import Glibc
import RegKit
import RegKitImaging

/// Standard input, output and error of the command, line by line.
///
/// Output that cannot be written ends the command here, for every verb: what was not said may not look like a yes.
enum Terminal {
  /// The language of messages; set once, before the first.
  nonisolated(unsafe) static var language = Language.english

  /// The words in the language of messages.
  static func pick(_ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }

  /// What the system says of an error by its number.
  static func reason(_ number: Int32) -> String {
    let text = strerror(number).map { String(cString: $0) } ?? "?"
    return language == .indonesian ? SystemReason.indonesian(text) : text
  }

  /// The words of the command line as the bytes they are; `CommandLine.arguments` repairs what is no UTF-8.
  static var words: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { place in
      CommandLine.unsafeArgv[place].map { word in
        Array(UnsafeRawBufferPointer(start: word, count: strlen(word)))
      }
    }
  }

  /// Writes a line to standard output at once, so that a program at the other end of a pipe has it.
  ///
  /// Control characters show as signs: what a barcode holds may not command the terminal. Line ends and tabs are ours.
  static func print(_ line: String) {
    send(printable(line) + "\n")
  }

  /// A line as it may be printed, with signs for control characters.
  static func printable(_ line: String) -> String {
    line.unicodeScalars.contains(where: isControl) ? visible(line) : line
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
  }

  private static func visible(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      text.unicodeScalars.append(isControl(scalar) ? Unicode.Scalar(0x2400 + scalar.value % 0x20) ?? "·" : scalar)
    }
    return text
  }

  /// Writes bytes to standard output as they are, or with signs for control characters where a person is watching.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isatty(1) == 0 else { return send(visible(String(decoding: bytes, as: UTF8.self))) }
    send(bytes)
  }

  /// Writes bytes to standard output as they are, or with signs for control characters where a person is watching.
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { write($0) }
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { send($0) }
  }

  private static func send(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(1, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        // Somebody gave us a descriptor that does not wait.
        var waiting = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
        continue
      }
      guard count > 0 else { giveUp(count < 0 ? errno : ENOSPC) }
      rest = rest.dropFirst(count)
    }
  }

  /// Closes standard output: some file systems only now say that what was written did not arrive.
  static func finish() {
    guard close(1) != 0, errno != EBADF, errno != EINTR else { return }
    giveUp(errno)
  }

  /// Ends the command since its answer cannot be written.
  private static func giveUp(_ number: Int32) -> Never {
    if number == EPIPE {
      // Who closes a pipe, as `head` does, has seen enough: end as a command does that nobody told to ignore the signal.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
      exit(128 + SIGPIPE)
    }
    let reason = reason(number)
    complain(
      "regkit: "
        + pick(
          "keluaran standar: ditemukan \(reason), seharusnya ada tempat untuk jawabannya",
          "standard output: found \(reason), expected room for the answer"))
    exit(ExitStatus.undetermined.rawValue)
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    let text = line + "\n"
    text.withCString { _ = Glibc.write(2, $0, strlen($0)) }
  }

  /// Shows how far a long job has come, where a person is watching.
  static func progress(_ done: Int, of total: Int, _ name: String) {
    guard total > 1, isatty(2) == 1 else { return }
    let text = done < total ? "\r\u{1B}[K\(done + 1)/\(total) \(name)" : "\r\u{1B}[K"
    text.withCString { _ = Glibc.write(2, $0, strlen($0)) }
  }

  /// Takes standard input from a file from here on.
  static func takeInput(from path: String) throws(CommandError) {
    guard freopen(path, "r", stdin) != nil else {
      let reason = reason(errno)
      throw CommandError(
        "\(path): ditemukan \(reason), seharusnya berkas yang dapat dibaca",
        "\(path): found \(reason), expected a file that can be read", status: .undetermined)
    }
  }

  /// The bytes of standard input up to the next line end, without it; nil at the end of input.
  ///
  /// `readLine` gives text and repairs what is no UTF-8; scanners send bytes.
  static func readBytes() -> [UInt8]? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let count = getline(&line, &capacity, stdin)
    guard count > 0, let line else { return nil }
    var bytes = Array(UnsafeRawBufferPointer(start: line, count: count))
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }
}
