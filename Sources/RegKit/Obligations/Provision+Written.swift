extension Provision {
  /// Reads a place the way people write it: "Pasal 12 ayat (3)", "pasal 18(2) huruf a", "Lampiran C", or the path itself.
  ///
  /// Nil for a text that names no place, or one in words that the law does not use.
  public init?(written text: String) {
    if let provision = Provision(path: text) {
      self = provision
      return
    }
    // A citation is short; what is longer is none.
    guard text.utf8.count <= 100 else { return nil }
    var path = ""
    var kind: String?
    for word in Self.words(of: text) {
      if let known = Self.kinds.first(where: { $0 == word }) {
        guard kind == nil else { return nil }
        kind = known
      } else {
        // A number in brackets after an article is its ayat, a letter after that its huruf, though neither word stands there.
        guard let step = kind ?? Self.nextKind(after: path, word) else { return nil }
        path += (path.isEmpty ? "" : "/") + step + "-" + word
        kind = nil
      }
    }
    guard kind == nil, !path.isEmpty, path.hasPrefix("pasal-") || path.hasPrefix("lampiran-") else { return nil }
    self.init(path: path)
  }

  private static let kinds = ["pasal", "ayat", "huruf", "angka", "lampiran"]

  private static func nextKind(after path: String, _ word: String) -> String? {
    let isNumber = word.utf8.allSatisfy { $0.isDigit }
    switch path.utf8.filter({ $0 == UInt8(ascii: "/") }).count {
    case 0 where path.isEmpty && isNumber: return "pasal"
    case 0 where path.hasPrefix("pasal-") && isNumber: return "ayat"
    case 1 where path.hasPrefix("pasal-") && !isNumber && word.utf8.count == 1: return "huruf"
    default: return nil
    }
  }

  /// Runs of letters or of digits in lower case; anything else parts them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var last: UInt8?
    for byte in text.lowercased().utf8 {
      defer { last = byte }
      guard byte.isLetterOrDigit else { continue }
      let letter = String(decoding: [byte], as: UTF8.self)
      if let last, last.isLetterOrDigit, last.isDigit == byte.isDigit, !words.isEmpty {
        words[words.count - 1] += letter
      } else {
        words.append(letter)
      }
    }
    return words
  }
}
