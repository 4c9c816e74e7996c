extension ElementString {
  /// Which rules a message is held to and how much of it is read.
  ///
  /// By default every rule of the standard applies. BPOM's own codes, for example, are read without associations:
  ///
  ///     var options = ElementString.Options()
  ///     options.checksAssociations = false
  public struct Options: Sendable, Hashable {
    /// Everything but the dictionary: plain numbers, which are copied for each message.
    struct Rules: Hashable {
      /// Bit n: errors with raw code n are not reported.
      var ignored: UInt128 = 0
      var allowsUnknownIdentifiers = false
      var allowsShortGTIN = false
      var maximumLength = 65_536
      var maximumElements = 4096
      var maximumErrors = 4096

      @inline(__always)
      func ignores(_ code: GS1Error.Code) -> Bool { ignored != 0 && ignored >> UInt128(code.rawValue) & 1 == 1 }
    }

    var rules = Rules()

    /// The dictionary that says which Application Identifiers there are; the one of the library unless another is given.
    public var dictionary = SyntaxDictionary.builtIn

    /// Whether an Application Identifier that the dictionary lacks is taken as text of 1 to 90 characters.
    ///
    /// Never one that begins, or begins with, a known identifier. Without brackets its length must follow from its
    /// first two digits.
    public var allowsUnknownIdentifiers: Bool {
      get { rules.allowsUnknownIdentifiers }
      set { rules.allowsUnknownIdentifiers = newValue }
    }

    /// Whether a GS1 Digital Link URI may have the GTIN of (01) with 8, 12 or 13 digits, without its leading zeros.
    ///
    /// Early URIs were made so. The value has 14 digits nevertheless.
    public var allowsShortGTIN: Bool {
      get { rules.allowsShortGTIN }
      set { rules.allowsShortGTIN = newValue }
    }

    /// The longest message that is read, in bytes.
    ///
    /// The largest symbols hold less than 8 kB.
    public var maximumLength: Int {
      get { rules.maximumLength }
      set { rules.maximumLength = newValue }
    }

    /// The most elements that are delivered; then reading stops with `tooManyElements`.
    public var maximumElements: Int {
      get { rules.maximumElements }
      set { rules.maximumElements = newValue }
    }

    /// The most errors that are delivered, the last of them `tooManyErrors`; then reading stops.
    public var maximumErrors: Int {
      get { rules.maximumErrors }
      set { rules.maximumErrors = newValue }
    }

    /// The most guesses that `ElementString.suggestions(options:)` gives.
    public var maximumSuggestions = 5

    /// The full rules of the standard.
    public init() {}

    /// The rules of the standard except those that a list of codes stands for.
    public init(ignoring codes: [GS1Error.Code]) {
      for code in codes { ignore(code) }
    }

    /// Whether errors with the code are not reported.
    @inline(__always)
    public func ignores(_ code: GS1Error.Code) -> Bool {
      rules.ignores(code)
    }

    /// Switches one rule off: errors with the code are not reported and do not make an element bad.
    public mutating func ignore(_ code: GS1Error.Code) {
      rules.ignored |= 1 << UInt128(code.rawValue)
    }

    /// Switches one rule on again.
    public mutating func restore(_ code: GS1Error.Code) {
      rules.ignored &= ~(1 << UInt128(code.rawValue))
    }

    /// Whether elements must stand with those they need and without those they exclude.
    public var checksAssociations: Bool {
      get { !ignores(.missingAssociation) || !ignores(.excludedAssociation) || !ignores(.serialComponentMissing) }
      set { set([.missingAssociation, .excludedAssociation, .serialComponentMissing], isOn: newValue) }
    }

    /// Whether the message is one of several carriers on the same pack, which only together have every element.
    ///
    /// Then an element that needs another is no error of this carrier: the other may be on the next one.
    /// `ElementString.judgeTogether` judges them all.
    public var isOneCarrierOfSeveral: Bool {
      get { ignores(.missingAssociation) }
      set { set([.missingAssociation], isOn: !newValue) }
    }

    /// Whether an element may be repeated only with the same value, and not at all in a GS1 Digital Link URI.
    public var checksRepeats: Bool {
      get { !ignores(.repeatedWithDifferentValue) || !ignores(.repeatedInURI) }
      set { set([.repeatedWithDifferentValue, .repeatedInURI], isOn: newValue) }
    }

    /// Whether check digits and check character pairs must agree.
    public var checksCheckDigits: Bool {
      get { !ignores(.wrongCheckDigit) || !ignores(.wrongCheckPair) }
      set { set([.wrongCheckDigit, .wrongCheckPair], isOn: newValue) }
    }

    /// Whether dates and times must exist.
    public var checksDates: Bool {
      get { !ignores(.invalidDate) || !ignores(.invalidTime) }
      set { set([.invalidDate, .invalidTime], isOn: newValue) }
    }

    private mutating func set(_ codes: [GS1Error.Code], isOn: Bool) {
      for code in codes {
        if isOn { restore(code) } else { ignore(code) }
      }
    }
  }
}
