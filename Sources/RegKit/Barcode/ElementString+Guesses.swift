package import GS1

extension ElementString {
  /// Guesses at what a message was before a scanner lost its separators; guesses, never readings.
  ///
  /// The rules of GS1 hold, but for those on associations where the data begin with a licence number: BPOM's own codes
  /// (90)(10)(17)(21) have no GS1 key. They are left out too where no guess holds them all and the elements themselves are
  /// broken. Such a guess says so by `holdsAssociations`.
  package var guesses: [Suggestion] { guesses(options: Options()) }

  /// The same under the options that the message was read with.
  package func guesses(options: Options) -> [Suggestion] {
    let associations: [GS1Error.Code] = [
      .missingAssociation, .excludedAssociation, .serialComponentMissing, .repeatedWithDifferentValue,
    ]
    let isBroken = errors.contains { !associations.contains($0.code) }
    // Only what a scanner transmits hides elements in a value that reads well.
    guard isBroken || form == .raw || form == .scanData else { return [] }
    var options = options
    options.dictionary = dictionary
    if elements.first?.ai != .internal90 {
      let strict = suggestions(options: options)
      guard strict.isEmpty, isBroken else { return strict }
    }
    options.checksAssociations = false
    return (isBroken ? self : ElementString(reading: bytes, options: options)).suggestions(options: options)
  }
}
