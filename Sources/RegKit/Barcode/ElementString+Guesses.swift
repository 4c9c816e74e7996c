package import GS1

extension ElementString {
  /// Guesses at what a message was before a scanner lost its separators; guesses, never readings.
  ///
  /// The rules of GS1 hold. Only where the elements themselves are broken and no guess has a GS1 key are the rules on
  /// associations left out, because BPOM's own codes (90)(10)(17)(21) have none. A code of BPOM's whose elements are good
  /// needs no guess.
  package var guesses: [Suggestion] { guesses(options: Options()) }

  /// The same under the options that the message was read with.
  package func guesses(options: Options) -> [Suggestion] {
    let associations: [GS1Error.Code] = [
      .missingAssociation, .excludedAssociation, .serialComponentMissing, .repeatedWithDifferentValue,
    ]
    let isBroken = errors.contains { !associations.contains($0.code) }
    guard isBroken || !BarcodeContent.isPresent(in: self) else { return [] }
    var options = options
    options.dictionary = dictionary
    let strict = suggestions(options: options)
    guard strict.isEmpty, isBroken else { return strict }
    options.checksAssociations = false
    return suggestions(options: options)
  }
}
