@preconcurrency import Glibc
import GS1
import Synchronization

/// The terminal of the station.
enum Console {
  static func print(_ line: String) {
    Swift.print(line)
    fflush(nil)
  }

  static func complain(_ line: String) { write(printable(Array(line.utf8), limit: .max) + "\n") }

  /// Sounds the bell of the terminal, which hears it on standard error also where standard output goes into a file.
  static func beep() { write("\u{07}") }

  private static func write(_ text: String) { text.withCString { _ = Glibc.write(2, $0, strlen($0)) } }

  /// Text for people of bytes that may hold anything: control characters show as signs.
  static func printable(_ bytes: [UInt8], limit: Int = 2_000) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(limit), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "·")
      case 0x7F...0x9F: text += "␡"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The system's words for what went wrong last.
  static func reason() -> String { strerror(errno).map { String(cString: $0) } ?? "?" }

  /// Sleeps so long, or until a signal comes.
  static func sleep(milliseconds: Int) { _ = usleep(UInt32(clamping: milliseconds) &* 1_000) }
}

/// Ctrl-C and a polite kill, noted for the next time anybody looks.
enum StopSignal {
  private static let mark = Atomic<Bool>(false)

  static var hasCome: Bool { mark.load(ordering: .relaxed) }

  static func listen() {
    // Who starts the station may have these signals blocked, and a program inherits that.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGTERM] { sigaddset(&wanted, number) }
    sigprocmask(SIG_UNBLOCK, &wanted, nil)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      // Without SA_RESTART: a read that waits for a frame ends.
      action.__sigaction_handler.sa_handler = { _ in StopSignal.mark.store(true, ordering: .relaxed) }
      sigaction(number, &action, nil)
    }
  }
}

/// The clock of the machine; the library has none.
enum Clock {
  struct Time {
    fileprivate let seconds: Int
    fileprivate let milliseconds: Int

    /// UTC, as in 2026-11-21T08:30:05.125Z.
    var iso: String { format(gmtime_r, "%Y-%m-%dT%H:%M:%S") + "." + padded(milliseconds) + "Z" }
    /// The time of day where the machine stands.
    var clock: String { format(localtime_r, "%H:%M:%S") }

    fileprivate func format(
      _ split: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?, _ form: String
    ) -> String {
      var (time, parts) = (time_t(seconds), tm())
      _ = split(&time, &parts)
      var text = [CChar](repeating: 0, count: 64)
      let count = strftime(&text, text.count, form, &parts)
      return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func padded(_ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(3 - digits.count, 0)) + digits
    }
  }

  static func now() -> Time {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Time(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// Milliseconds that never run backwards, for frames.
  static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec / 1_000_000)
  }

  /// Today, where the machine stands.
  static func today() -> CalendarDay? { CalendarDay(iso: now().format(localtime_r, "%Y-%m-%d")) }
}
