import GS1
import RegKit
import RegKitImaging

/// What the station is asked to do.
struct StationArguments {
  enum Source {
    case folder(String)
    case device(String)
    case frames(String)

    /// How it is written in a call.
    fileprivate var form: String {
      switch self {
      case .folder: "FOLDER"
      case .device: "--device"
      case .frames: "--frames"
      }
    }

    /// The sources that an option is for when this is none of them.
    fileprivate func misses(_ option: String) -> String? {
      switch (option, self) {
      case ("--region", .folder): "--device or --frames"
      case ("--size", .folder), ("--size", .frames): "--device"
      case ("--fps", .folder), ("--fps", .device): "--frames"
      case ("--once", .device), ("--once", .frames), ("--every", .device), ("--every", .frames): "FOLDER"
      default: nil
      }
    }
  }

  static let help = """
    regkit-station FOLDER            judge every picture and PDF that comes into a folder
    regkit-station --device DEVICE   judge every code that comes before a camera, such as /dev/video0
    regkit-station --frames FOLDER   take the pictures of a folder, in the order of their names, for the frames of a camera

    Prints a line for each code, and sounds the bell when one is refused. A picture is taken once it is complete: written to
    its end, or moved into the folder. Ctrl-C ends the station.

    Of a folder:
      --once             take what is in it now, and end with the status of the gravest answer
      --every MS         how often to look into it, in milliseconds; 500 without it
    Of a camera or --frames:
      --region X,Y,W,H   search this part of each frame only, in pixels
      --size WxH         ask the camera for frames of about this size; 1280x720 without it
      --fps N            how many of the --frames make a second; 25 without it
    Of all:
      --csv FILE         append a line for each code, also for pictures without one, to FILE
      --quiet            no bell
      --lang id|en       the language of messages
      --edition ID       judge by this edition
      --as-of DAY        judge as of this day, yyyy-mm-dd; today without it

    The columns of the CSV are time (UTC), source, frame, appearance, latency_ms, symbology, text, hex, outcome, rules and
    error. Control characters in text show as signs, and a text that a spreadsheet would take for a formula has an apostrophe
    before it; hex has the bytes as they are.

    Status: 0 all allowed or stopped, 1 a code was refused, 2 a mistake in the call, 3 something could not be read.
    """

  var source = Source.folder(".")
  var isOnce = false
  var isQuiet = false
  var asksForHelp = false
  var record: String?
  var region: FrameScanner.Region?
  var size = (width: 1_280, height: 720)
  var framesPerSecond = 25
  var interval = 500
  var language = Language.english
  var edition: String?
  /// The day to judge by; nil only while the arguments are read.
  private var givenDay: CalendarDay?
  /// The day to judge by: the one given, else today's.
  var day: CalendarDay? { givenDay ?? Clock.today() }

  init(_ words: some Sequence<String>) throws(StationError) {
    var words = Array(words)[...]
    var sources: [Source] = []
    var given: [String] = []
    while let word = words.popFirst() {
      if word.hasPrefix("--") { given.append(word) }
      switch word {
      case "--help", "-h":
        asksForHelp = true
        return
      case "--once": isOnce = true
      case "--quiet": isQuiet = true
      case "--device": sources.append(.device(try Self.value(of: word, &words)))
      case "--frames": sources.append(.frames(try Self.value(of: word, &words)))
      case "--csv": record = try Self.value(of: word, &words)
      case "--edition": edition = try Self.value(of: word, &words)
      case "--lang":
        let text = try Self.value(of: word, &words)
        guard let language = Language(rawValue: text) else {
          throw StationError(message: "--lang: found \"\(text)\", expected id or en")
        }
        self.language = language
      case "--as-of":
        let text = try Self.value(of: word, &words)
        guard let day = CalendarDay(iso: text) else {
          throw StationError(message: "--as-of: found \"\(text)\", expected a day written yyyy-mm-dd")
        }
        givenDay = day
      case "--region":
        let numbers = try Self.numbers(of: word, separator: ",", count: 4, 0...100_000, &words)
        guard numbers[2] > 0, numbers[3] > 0 else {
          throw StationError(message: "--region: found a side of 0, expected X,Y,WIDTH,HEIGHT")
        }
        region = .init(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
      case "--size":
        let numbers = try Self.numbers(of: word, separator: "x", count: 2, 1...12_000, &words)
        size = (numbers[0], numbers[1])
      case "--fps": framesPerSecond = try Self.numbers(of: word, separator: ",", count: 1, 1...1_000, &words)[0]
      case "--every": interval = try Self.numbers(of: word, separator: ",", count: 1, 1...3_600_000, &words)[0]
      case _ where word.hasPrefix("-") && word != "-":
        throw StationError(message: "found the option \(word), expected one of those of --help")
      default: sources.append(.folder(word))
      }
    }
    guard let source = sources.first, sources.count == 1 else {
      throw StationError(message: "found \(sources.count) sources, expected FOLDER, --device DEVICE or --frames FOLDER")
    }
    self.source = source
    for option in given {
      guard let expected = source.misses(option) else { continue }
      throw StationError(message: "\(option): found \(source.form), expected it with \(expected)")
    }
  }

  private static func value(of option: String, _ words: inout ArraySlice<String>) throws(StationError) -> String {
    guard let value = words.popFirst() else {
      throw StationError(message: "\(option): found nothing, expected a value")
    }
    return value
  }

  private static func numbers(
    of option: String, separator: Character, count: Int, _ range: ClosedRange<Int>, _ words: inout ArraySlice<String>
  ) throws(StationError) -> [Int] {
    let text = try value(of: option, &words)
    let numbers = text.split(separator: separator, omittingEmptySubsequences: false).map { Int($0) }
    let found = numbers.compactMap { $0 }
    guard numbers.count == count, found.count == count, found.allSatisfy(range.contains) else {
      throw StationError(
        message: "\(option): found \"\(text)\", expected \(count) of \(range.lowerBound) to \(range.upperBound)"
          + (count > 1 ? " with \(separator) between them" : ""))
    }
    return found
  }
}

/// Why the station cannot go on, in words for standard error.
struct StationError: Error {
  let message: String
  var status = Status.usage
}

/// How the station ends; the numbers are those of `regkit`.
enum Status: Int32 {
  case allowed = 0
  case refused = 1
  case usage = 2
  case undetermined = 3

  init(_ outcome: Outcome) {
    switch outcome {
    case .allowed: self = .allowed
    case .refused: self = .refused
    case .undetermined: self = .undetermined
    }
  }

  /// The graver of two: a refusal, then an answer left open.
  func combined(with other: Status) -> Status {
    [Status.usage, .refused, .undetermined].first { $0 == self || $0 == other } ?? .allowed
  }
}
