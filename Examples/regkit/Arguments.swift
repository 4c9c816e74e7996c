import GS1
import RegKit

/// The words after a verb, sorted into options and the rest.
struct Arguments {
  /// Why the words cannot be understood; the command ends with status 2.
  struct UsageError: Error {
    let message: String
  }

  var isJSON = false
  var language = Language.english
  var edition: String?
  var asOf: CalendarDay?
  /// Rule tables to add to the embedded ones, or to put in the place of the edition of the same id.
  var tables: [String] = []
  var asksForHelp = false
  /// Options that only one verb knows, with their values; a flag has the value "".
  var own: [(name: String, value: String)] = []
  /// Everything that is no option.
  var rest: [String] = []

  /// Sorts the words of a call.
  ///
  /// - Parameters:
  ///   - flags: The options of the verb that stand alone.
  ///   - valued: The options of the verb that take a value.
  init(_ words: some Sequence<String>, flags: [String] = [], valued: [String] = []) throws(UsageError) {
    var words = Array(words)[...]
    while let word = words.popFirst() {
      switch word {
      case "--":
        rest += words
        return
      case "--json": isJSON = true
      case "--help", "-h": asksForHelp = true
      case "--lang":
        let value = try Self.value(of: word, &words)
        guard let language = Language(rawValue: value) else {
          throw UsageError(message: "--lang: found \"\(value)\", expected id or en")
        }
        self.language = language
      case "--table": tables.append(try Self.value(of: word, &words))
      case "--edition": edition = try Self.value(of: word, &words)
      case "--as-of":
        let value = try Self.value(of: word, &words)
        guard let day = CalendarDay(iso: value) else {
          throw UsageError(message: "--as-of: found \"\(value)\", expected a day written yyyy-mm-dd")
        }
        asOf = day
      case _ where flags.contains(word): own.append((word, ""))
      case _ where valued.contains(word): own.append((word, try Self.value(of: word, &words)))
      case _ where word.hasPrefix("--"):
        let known = ["--json", "--lang", "--edition", "--as-of", "--table", "--help"] + flags + valued
        throw UsageError(message: "found the option \(word), expected one of \(known.joined(separator: ", "))")
      default: rest.append(word)
      }
    }
  }

  private static func value(of option: String, _ words: inout ArraySlice<String>) throws(UsageError) -> String {
    guard let value = words.popFirst() else { throw UsageError(message: "\(option): found nothing, expected a value") }
    return value
  }

  func has(_ flag: String) -> Bool { own.contains { $0.name == flag } }

  func values(of option: String) -> [String] { own.filter { $0.name == option }.map { $0.value } }
}
