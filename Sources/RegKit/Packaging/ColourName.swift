/// A colour by the words people name it with, in Indonesian or English: `hitam`, `Hitam pekat`, `black`.
package struct ColourName {
  /// The words in small letters; those for black and white in Indonesian, as the tables write them.
  private let words: [String]
  /// Words that say how a colour looks and not which it is.
  private static let looks = ["pekat", "solid", "doff", "matt", "matte", "glossy", "mengkilap", "jet"]
  private static let inIndonesian = ["black": "hitam", "white": "putih"]

  package init(_ text: String) {
    words = Eligibility.normalized(text).split(separator: " ").map { word in
      Self.inIndonesian[String(word)] ?? String(word)
    }
  }

  /// The name without what only says how the colour looks: `hitam` of "hitam pekat".
  package var plain: String {
    let kept = words.filter { !Self.looks.contains($0) }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  /// Whether it is, or holds, the other colour: `putih bergaris hitam` holds `hitam`.
  package func holds(_ other: ColourName) -> Bool {
    let (own, other) = (plain.split(separator: " "), other.plain.split(separator: " "))
    guard let first = other.first, own.count >= other.count else { return false }
    return own.indices.contains { start in own[start] == first && own[start...].starts(with: other) }
  }

  /// Whether two names may mean one colour beyond doubt.
  func isSame(as other: ColourName) -> Bool { plain == other.plain }

  /// Whether it is black or white and nothing else.
  var isBlackOrWhite: Bool { plain == "hitam" || plain == "putih" }
}
