import Foundation
import GS1

/// The published syntax dictionary, when the machine has it: under REGKIT_SHARED, or `../shared` beside the package.
///
/// It is read here by other code than the table generator, so that both would have to err alike.
struct PublishedDictionary {
  struct Entry {
    var flags = ""
    var components: [String] = []
    var required: [[[String]]] = []
    var excluded: [String] = []
    var isKey = false
    var qualifiers: [[String]] = []
    var title = ""
  }

  let entries: [String: Entry]

  static let shared: PublishedDictionary? = text.map { PublishedDictionary(text: $0) }

  /// The file as it is.
  static let text: String? = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["REGKIT_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    let file = folder.appendingPathComponent("gs1/gs1-syntax-dictionary.txt")
    return try? String(contentsOf: file, encoding: .utf8)
  }()

  init(text: String) {
    var entries: [String: Entry] = [:]
    for line in text.split(separator: "\n") where line.first?.isNumber == true {
      let halves = line.split(separator: "#", maxSplits: 1)
      var entry = Entry()
      if halves.count > 1 { entry.title = halves[1].trimmingCharacters(in: .whitespaces) }
      var words = halves[0].split(separator: " ").map(String.init)
      let range = words.removeFirst().split(separator: "-").map(String.init)
      for word in words {
        if word.hasPrefix("req=") {
          entry.required.append(
            word.dropFirst(4).split(separator: ",").map { $0.split(separator: "+").map(String.init) })
        } else if word.hasPrefix("ex=") {
          entry.excluded += word.dropFirst(3).split(separator: ",").map(String.init)
        } else if word.hasPrefix("dlpkey") {
          entry.isKey = true
          entry.qualifiers = word.dropFirst(7).split(separator: "|").map { $0.split(separator: ",").map(String.init) }
        } else if word.allSatisfy({ $0 == "*" || $0 == "?" }) {
          entry.flags = word
        } else {
          entry.components.append(word)
        }
      }
      guard let first = Int(range[0]), let last = Int(range.last ?? "") else { continue }
      for number in first...max(first, last) {
        let digits = String(number)
        entries[String(repeating: "0", count: range[0].count - digits.count) + digits] = entry
      }
    }
    self.entries = entries
  }
}
