@preconcurrency import Glibc
import RegKit

/// How far a long job over lines has come, for whoever watches standard error.
struct Progress {
  private let language: Language
  private let isShown: Bool
  private let isTerminal: Bool
  private let isAsked: Bool
  private let begin = Progress.now()
  private var last = 0.0
  private var lines = 0
  private var refused = 0

  /// Progress is shown on a terminal on which nothing else appears, or where it was asked for.
  init(isAsked: Bool, _ language: Language) {
    self.language = language
    self.isAsked = isAsked
    isTerminal = isatty(2) == 1
    isShown = isAsked || isTerminal && isatty(1) == 0
  }

  mutating func add(isGood: Bool) {
    lines += 1
    if !isGood { refused += 1 }
    // Looking at the clock takes longer than reading a line.
    guard isShown, lines & 0xFFF == 0 else { return }
    let time = Progress.now() - begin
    guard time - last >= 0.5 else { return }
    last = time
    show(time, isLast: false)
  }

  /// Says the last figures where they were asked for, and leaves the terminal clean where not.
  func finish() {
    guard isShown else { return }
    if isAsked {
      show(Progress.now() - begin, isLast: true)
    } else if last > 0 {
      put("\r\u{1B}[K")
    }
  }

  private func show(_ time: Double, isLast: Bool) {
    let rate = time > 0 ? Int(Double(lines) / time) : 0
    let text =
      language == .english
      ? "\(grouped(lines)) \(lines == 1 ? "line" : "lines"), \(grouped(rate)) lines/s, \(grouped(refused)) with errors"
      : "\(grouped(lines)) baris, \(grouped(rate)) baris/detik, \(grouped(refused)) dengan kesalahan"
    put((isTerminal ? "\r\u{1B}[K" : "") + text + (isLast || !isTerminal ? "\n" : ""))
  }

  private func put(_ text: String) {
    text.withCString { _ = write(2, $0, strlen($0)) }
  }

  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    let separator: Character = language == .english ? "," : "."
    return String(
      digits.enumerated().flatMap { place, digit in
        place > 0 && (digits.count - place) % 3 == 0 ? [separator, digit] : [digit]
      })
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
