/// The nearest known word to an unknown one, for answers that say what was probably meant.
enum Nearest {
  /// The candidate with the fewest edits to `word`, or nil when none is near enough to be a likely slip.
  static func to(_ word: String, in candidates: [String]) -> String? {
    let letters = Array(word.lowercased().utf8)
    // A long text is no slip of a known word, and the cost grows with both lengths.
    guard (1...64).contains(letters.count) else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(letters, Array(candidate.lowercased().utf8))
      if distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, letters.count / 3) else { return nil }
    return best.candidate
  }

  /// The number of insertions, deletions, replacements and neighbour swaps between two words.
  private static func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        let replaced = previous[column] + (letter == otherLetter ? 0 : 1)
        var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[other.count]
  }
}
