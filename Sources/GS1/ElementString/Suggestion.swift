extension ElementString {
  /// A guess at what a message was before a scanner lost or replaced its separators.
  ///
  /// A suggestion is a GUESS, never a reading: several may be given, none needs to be right, and no host may act on one
  /// without asking a person or scanning again. All that is certain is that `scan.message` has no error. Where the
  /// habit of the scanner is known, use a `ScannerProfile` instead.
  public struct Suggestion: Sendable, Hashable {
    /// What the guess takes to have happened.
    public enum Damage: UInt8, Sendable, Hashable, CaseIterable {
      /// Another text stands where separators were; `separator` has it.
      case separatorReplaced = 0
      /// Nothing stands where separators were.
      case separatorDropped = 1
      /// Capital and small letters were exchanged, and nothing else.
      case caseExchanged = 2
    }

    /// What speaks for or against the guess, from which the score is made.
    public struct Evidence: Sendable, Hashable {
      /// How many separators were assumed.
      public internal(set) var assumedSeparators = 0
      /// How many elements have a check digit that agrees.
      public internal(set) var rightCheckDigits = 0
      /// How many dates are of the years 2010 to 2049.
      public internal(set) var plausibleDates = 0
      /// How many dates are of other years.
      public internal(set) var implausibleDates = 0
      /// How often the text that is taken for a separator elsewhere is left in a value as data.
      public internal(set) var leftInValues = 0
      /// How many identifiers are seldom seen on goods.
      public internal(set) var rareIdentifiers = 0
    }

    /// The repaired message and where its parts stand in the input.
    public let scan: ScannerProfile.Scan
    /// What is taken to have happened to the separators.
    public let damage: Damage
    /// What is taken to stand for a separator; empty when it was dropped or only letters were exchanged.
    public let separator: [UInt8]
    /// Whether capital and small letters are taken to be exchanged.
    public let exchangesCase: Bool
    /// The bytes of the input that are taken for separators; empty ranges where one was dropped.
    public let assumedSeparators: [Range<Int>]
    /// What the score is made from.
    public let evidence: Evidence
    /// How well the guess fits, 1 to 99; comparable between the suggestions for one input only.
    ///
    /// 100 less 2 for each element, 12 for each separator assumed where nothing stands, 5 where a text stands that could
    /// be data and 3 where it could not, 6 for each such text left in a value, 9 where it has three characters and 14
    /// where it is `<GS>`, which nobody writes into one, 8 for each rare identifier and 3 for a less common one, 6 for each implausible date; and 6 more
    /// for each check digit that agrees, 2 for each plausible date.
    public let score: Int
    /// Whether the message holds by GS1's rules on what elements need and exclude too.
    ///
    /// False only for a guess that was made under options without them, as for BPOM's own codes of (90).
    public let holdsAssociations: Bool

    /// True: a suggestion is a guess.
    public var isGuess: Bool { true }

    /// The repaired message.
    public var message: ElementString { scan.message }

    /// The habit that the guess assumes, to read further scans with once a person has confirmed it.
    ///
    /// Nil when separators were dropped: that cannot be undone.
    public var profile: ScannerProfile? {
      guard damage != .separatorDropped else { return nil }
      var profile = ScannerProfile()
      if !separator.isEmpty { profile.separators = [separator] }
      profile.exchangesCase = exchangesCase
      profile.sendsSymbologyIdentifier = message.symbologyIdentifier != nil
      return profile
    }

    /// One line for a person, which says that it is a guess, what is assumed and what speaks for it.
    public func text(_ language: GS1Error.Language = .english) -> String {
      language == .english ? textEnglish : textIndonesian
    }
  }
}

extension ElementString.Suggestion {
  private var shownSeparator: String { VisibleText(separator.span, from: 0, to: separator.count, limit: 40).text }

  private var textEnglish: String {
    var text = "guess (score \(score)): "
    switch damage {
    case .separatorReplaced: text += "\"" + shownSeparator + "\" was typed for a separator"
    case .separatorDropped: text += "separators were dropped"
    case .caseExchanged: text += "capital and small letters were exchanged"
    }
    if exchangesCase, damage != .caseExchanged { text += ", and capital and small letters were exchanged" }
    text += "; assumed separators: \(evidence.assumedSeparators)"
    text += ", check digits that agree: \(evidence.rightCheckDigits)"
    text += ", plausible dates: \(evidence.plausibleDates)"
    if evidence.rareIdentifiers > 0 { text += ", rare identifiers: \(evidence.rareIdentifiers)" }
    if !holdsAssociations { text += "; GS1 asks for other elements beside these" }
    return text
  }

  private var textIndonesian: String {
    var text = "tebakan (skor \(score)): "
    switch damage {
    case .separatorReplaced: text += "\"" + shownSeparator + "\" diketik sebagai pemisah"
    case .separatorDropped: text += "pemisah hilang"
    case .caseExchanged: text += "huruf besar dan kecil tertukar"
    }
    if exchangesCase, damage != .caseExchanged { text += ", dan huruf besar dan kecil tertukar" }
    text += "; pemisah yang diandaikan: \(evidence.assumedSeparators)"
    text += ", digit pemeriksa yang cocok: \(evidence.rightCheckDigits)"
    text += ", tanggal yang masuk akal: \(evidence.plausibleDates)"
    if evidence.rareIdentifiers > 0 { text += ", identifier yang jarang: \(evidence.rareIdentifiers)" }
    if !holdsAssociations { text += "; GS1 meminta elemen lain di sampingnya" }
    return text
  }
}

extension ElementString {
  /// Guesses at what the message was before a scanner lost or replaced its separators, best first.
  ///
  /// Empty for a message longer than the options allow and for one no guess fits. A message without errors gets a guess
  /// only where one of its values holds what looks like a separator and further elements: `<GS>`, or the digits of a
  /// date or a GTIN behind a lost one; that too is a guess, and the message stands as it was read. Every guess reads
  /// without any error under the options; at most `options.maximumSuggestions` are given, in an order that
  /// depends on the input alone. The work is bounded: one pass for each common habit, and a fixed number of steps for
  /// the search where separators may have been.
  ///
  /// - Parameter options: Those that the message was read with.
  public func suggestions(options: Options = Options()) -> [Suggestion] {
    guard options.maximumSuggestions > 0, !bytes.isEmpty, bytes.count <= options.maximumLength, form != .digitalLink,
      form != .humanReadable, !isValid || mayHideElements
    else { return [] }
    if let loaded = options.dictionary.loaded { return suggestions(options, loaded) }
    return suggestions(options, BuiltInTables())
  }

  private func suggestions(_ options: Options, _ tables: some DictionaryTables) -> [Suggestion] {
    var search = SuggestionSearch(options: options, tables, goodReading: isValid ? self : nil)
    search.run(bytes)
    return search.ranked
  }

  /// Whether a value that ends at a separator is long enough to hold an identifier with a date behind its own text.
  private var mayHideElements: Bool {
    guard form == .raw || form == .scanData else { return false }
    return elements.contains { !$0.ai.isPredefinedLength && $0.valueLength >= 8 }
  }
}
