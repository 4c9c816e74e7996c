import RegKit

/// What is told of a slip in a call, in the language of the call.
struct SlipWords {
  let language: Language

  func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }

  /// A slip in one line: where, what was found, and what was expected, in both languages.
  func slip(_ place: String, _ found: String, _ indonesian: String, _ english: String) -> CommandError {
    CommandError(
      message: "\(place): " + pick("ditemukan ", "found ") + found + pick(", seharusnya ", ", expected ")
        + pick(indonesian, english), language: language)
  }

  /// A slip where one of several words was expected.
  func slip(_ place: String, _ found: String, oneOf known: [String]) -> CommandError {
    let list = known.joined(separator: ", ")
    return slip(place, found, "salah satu dari \(list)", "one of \(list)")
  }
}

extension Arguments {
  /// The words for slips in this call.
  var words: SlipWords { SlipWords(language: language) }
}
