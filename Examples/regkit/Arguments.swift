import GS1
import RegKit

/// The words after a verb, sorted into options and the rest.
struct Arguments {
  var isJSON = false
  var language = Language.english
  var edition: String?
  var asOf: CalendarDay?
  /// Rule tables to add to the embedded ones, or to put in the place of the edition of the same id.
  var tables: [String] = []
  var asksForHelp = false
  /// Options that only one verb knows, with their values; a flag has an empty value.
  private var own: [(name: String, value: [UInt8])] = []
  /// Everything that is no option, as bytes: what a scanner typed need not be text.
  private(set) var texts: [[UInt8]] = []

  /// Everything that is no option, as text; what is no UTF-8 becomes U+FFFD.
  var rest: [String] { texts.map { String(decoding: $0, as: UTF8.self) } }

  /// Sorts the words of a call.
  ///
  /// - Parameters:
  ///   - flags: The options of the verb that stand alone.
  ///   - valued: The options of the verb that take a value.
  init(_ words: some Sequence<[UInt8]>, flags: [String] = [], valued: [String] = []) throws(CommandError) {
    var words = Array(words)[...]
    while let bytes = words.popFirst() {
      let word = String(decoding: bytes, as: UTF8.self)
      switch word {
      case "--":
        texts += words
        return
      case "--json": isJSON = true
      case "--help", "-h": asksForHelp = true
      case "--lang":
        let value = try self.value(of: word, &words)
        guard let language = Language(rawValue: value) else {
          throw CommandError.slip("--lang", "\"\(value)\"", "id atau en", "id or en")
        }
        self.language = language
      case "--table": tables.append(try self.value(of: word, &words))
      case "--edition": edition = try self.value(of: word, &words)
      case "--as-of":
        let value = try self.value(of: word, &words)
        guard let day = CalendarDay(iso: value) else {
          throw CommandError.slip(
            "--as-of", "\"\(value)\"", "hari yang ditulis yyyy-mm-dd", "a day written yyyy-mm-dd")
        }
        asOf = day
      case _ where flags.contains(word): own.append((word, []))
      case _ where valued.contains(word): own.append((word, try self.bytes(of: word, &words)))
      case _ where word.hasPrefix("--"):
        let known = ["--json", "--lang", "--edition", "--as-of", "--table", "--help"] + flags + valued
        throw CommandError.slip(Terminal.pick("opsi", "option"), word, oneOf: known)
      default: texts.append(bytes)
      }
    }
  }

  private func value(of option: String, _ words: inout ArraySlice<[UInt8]>) throws(CommandError) -> String {
    String(decoding: try bytes(of: option, &words), as: UTF8.self)
  }

  private func bytes(of option: String, _ words: inout ArraySlice<[UInt8]>) throws(CommandError) -> [UInt8] {
    guard let value = words.popFirst() else {
      throw CommandError.slip(option, Terminal.pick("tidak ada nilai", "nothing"), "suatu nilai", "a value")
    }
    return value
  }

  func has(_ flag: String) -> Bool { own.contains { $0.name == flag } }

  func values(of option: String) -> [String] { bytes(of: option).map { String(decoding: $0, as: UTF8.self) } }

  /// The values of an option as they were given, which need not be text.
  func bytes(of option: String) -> [[UInt8]] { own.filter { $0.name == option }.map { $0.value } }
}
