/// A place in a source document, down to the letter: `pasal-18/ayat-2/huruf-a`.
///
/// The path is a list of `kind-number` steps joined by `/`. `text` writes it the way the law cites itself,
/// "Pasal 18 ayat (2) huruf a".
public struct Provision: Sendable, Hashable, CustomStringConvertible {
  /// The machine form, for example `pasal-18/ayat-2/huruf-a`.
  public let path: String
  /// The form people write, for example "Pasal 18 ayat (2) huruf a".
  public let text: String

  /// Reads a path, or returns nil when a step is not `kind-number` with a kind RegKit knows.
  public init?(path: String) {
    guard !path.isEmpty else { return nil }
    var text = ""
    for step in path.split(separator: "/", omittingEmptySubsequences: false) {
      let parts = step.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let kind = parts.first, let number = parts.last, !number.isEmpty,
        number.utf8.allSatisfy({ $0.isLetterOrDigit }),
        let written = Self.written(kind: String(kind), number: String(number))
      else { return nil }
      if !text.isEmpty { text += " " }
      text += written
    }
    self.path = path
    self.text = text
  }

  private static func written(kind: String, number: String) -> String? {
    switch kind {
    case "pasal": "Pasal " + number
    case "ayat": "ayat (" + number + ")"
    case "huruf": "huruf " + number
    case "angka": "angka " + number
    case "lampiran": "Lampiran " + number.uppercased()
    case "bagian": "bagian " + number.uppercased()
    case "baris": "baris " + number
    case "catatan": "catatan " + number
    case "langkah": "langkah " + number
    case "paragraf": "paragraf " + number
    default: nil
    }
  }

  public var description: String { path }
}
