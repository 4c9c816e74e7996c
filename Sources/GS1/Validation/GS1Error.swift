/// A fault in a message: what, where and for which Application Identifier.
///
/// An error is a few numbers. The texts (`message`, `expected`, `found`, `caretLine`) are made on request from the
/// error and the bytes that were read, so that reading costs nothing for them. Offsets and lengths are bytes of the
/// input as given, symbology identifier, brackets and escapes included.
///
/// Two errors are equal when their code and offset are; what was found and expected is not compared.
public struct GS1Error: Error, Sendable {
  /// Which rule was broken.
  public let code: Code
  private let identifier: UInt16
  private let start: UInt32
  private let count: UInt32
  /// A number that completes the message; its meaning belongs to the code (see GS1Error+Message.swift).
  let detail: UInt32

  /// Stands for "no Application Identifier": digits less two is never 3.
  private static let noIdentifier: UInt16 = 0xFFFF

  @inline(never)
  init(_ code: Code, ai: ApplicationIdentifier? = nil, at offset: Int, length: Int, detail: UInt32 = 0) {
    self.code = code
    identifier = ai?.packed ?? GS1Error.noIdentifier
    start = UInt32(clamping: offset)
    count = UInt32(clamping: length)
    self.detail = detail
  }

  /// A fault of the identifier of an element, for what stands beside it or does not.
  init(_ code: Code, identifierOf element: Element, detail: UInt32 = 0) {
    self.code = code
    identifier = element.ai.packed
    start = UInt32(truncatingIfNeeded: element.offset)
    count = UInt32(truncatingIfNeeded: element.ai.digitCount)
    self.detail = detail
  }

  /// The fault of a component that begins at an offset of the input.
  @inline(never)
  init(_ fault: Fault, ai: ApplicationIdentifier, componentAt offset: Int) {
    self.init(fault.code, ai: ai, at: offset &+ fault.offset, length: fault.length, detail: fault.detail)
  }

  /// Where the fault begins, in bytes from the start of the input.
  public var offset: Int { Int(start) }

  /// How many bytes are at fault; 0 when something is missing at the offset.
  public var length: Int { Int(count) }

  /// The Application Identifier of the element at fault, or nil when the fault belongs to none.
  public var ai: ApplicationIdentifier? {
    identifier == GS1Error.noIdentifier ? nil : ApplicationIdentifier(packed: identifier)
  }

  /// The same fault at another place of the input.
  func moved(to offset: Int, length: Int) -> GS1Error {
    GS1Error(code, ai: ai, at: offset, length: length, detail: detail)
  }
}

extension GS1Error: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.code == right.code && left.start == right.start
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(start)
  }
}

extension GS1Error {
  /// The rule that was broken.
  ///
  /// Raw values and names are stable and never reused. New codes may be added.
  public struct Code: Sendable, Hashable {
    private let kind: Kind

    private init(_ kind: Kind) {
      self.kind = kind
    }

    /// The code with a raw value, or nil when no code has it.
    public init?(rawValue: UInt16) {
      guard let kind = Kind(rawValue: rawValue) else { return nil }
      self.kind = kind
    }

    /// The number of the code, below 128.
    public var rawValue: UInt16 { kind.rawValue }

    /// Every code, in the order of raw values.
    public static var all: [Code] { Kind.allCases.map { Code($0) } }

    private enum Kind: UInt16, CaseIterable {
      case emptyMessage = 1
      case messageTooLong = 2
      case notAnElementString = 3
      case unsupportedSymbology = 4
      case misplacedSeparator = 5
      case unclosedBracket = 6
      case textOutsideBrackets = 7
      case malformedApplicationIdentifier = 8
      case unknownApplicationIdentifier = 9
      case missingValue = 10
      case valueTooShort = 11
      case valueTooLong = 12
      case invalidCharacter = 13
      case invalidPadding = 14
      case addOnAlone = 15
      case invalidAddOn = 16
      case otherIndustry = 17
      case escapedData = 18
      case checkDigitNotSent = 19
      case wrongCheckDigit = 20
      case wrongCheckPair = 21
      case invalidCompanyPrefix = 22
      case ambiguousBrackets = 24
      case elementsNotPromised = 25
      case invalidDate = 30
      case invalidTime = 31
      case invalidCountry = 40
      case invalidCurrency = 41
      case invalidSex = 42
      case invalidMediaType = 43
      case invalidPackageType = 44
      case invalidImporterIndex = 45
      case invalidWinding = 46
      case invalidFlag = 47
      case zeroNotAllowed = 50
      case zeroRequired = 51
      case leadingZero = 52
      case nonDigitRequired = 53
      case hyphenRequired = 54
      case invalidLatitude = 55
      case invalidLongitude = 56
      case invalidIBAN = 57
      case invalidPercentEncoding = 58
      case invalidPiece = 59
      case invalidPosition = 60
      case invalidCoupon = 61
      case notADigitalLink = 70
      case invalidURICharacter = 71
      case invalidDomain = 72
      case misplacedQualifier = 73
      case qualifierInQuery = 74
      case notAnAttribute = 75
      case repeatedInURI = 76
      case missingPrimaryKey = 77
      case invalidStem = 78
      case missingAssociation = 80
      case excludedAssociation = 81
      case repeatedWithDifferentValue = 82
      case serialComponentMissing = 83
      case loneGTINRequired = 90
      case notCarried = 91
      case unlikeProfile = 92
      case unreadableValue = 93
      case noRoom = 94
      case tooManyErrors = 100
      case tooManyElements = 101
    }

    /// Whether a part of the data could not be told apart, so that more may stand there than the elements say.
    package var leavesUnread: Bool {
      if kind == .tooManyElements || kind == .tooManyErrors { return true }
      // The others are so few that one word of bits tells them.
      return switch kind {
      case .messageTooLong, .unsupportedSymbology, .unclosedBracket, .textOutsideBrackets,
        .malformedApplicationIdentifier, .unknownApplicationIdentifier:
        true
      default: false
      }
    }

    /// The name of the code in lower case with underscores, for example `wrong_check_digit`.
    public var name: String { staticName.description }

    /// The name in static memory, for callers that hand it on as a pointer.
    public var staticName: StaticString {
      switch kind {
      case .emptyMessage: "empty_message"
      case .messageTooLong: "message_too_long"
      case .notAnElementString: "not_an_element_string"
      case .unsupportedSymbology: "unsupported_symbology"
      case .misplacedSeparator: "misplaced_separator"
      case .unclosedBracket: "unclosed_bracket"
      case .textOutsideBrackets: "text_outside_brackets"
      case .malformedApplicationIdentifier: "malformed_application_identifier"
      case .unknownApplicationIdentifier: "unknown_application_identifier"
      case .missingValue: "missing_value"
      case .valueTooShort: "value_too_short"
      case .valueTooLong: "value_too_long"
      case .invalidCharacter: "invalid_character"
      case .invalidPadding: "invalid_padding"
      case .addOnAlone: "add_on_alone"
      case .invalidAddOn: "invalid_add_on"
      case .otherIndustry: "other_industry"
      case .escapedData: "escaped_data"
      case .checkDigitNotSent: "check_digit_not_sent"
      case .wrongCheckDigit: "wrong_check_digit"
      case .wrongCheckPair: "wrong_check_pair"
      case .invalidCompanyPrefix: "invalid_company_prefix"
      case .ambiguousBrackets: "ambiguous_brackets"
      case .elementsNotPromised: "elements_not_promised"
      case .invalidDate: "invalid_date"
      case .invalidTime: "invalid_time"
      case .invalidCountry: "invalid_country"
      case .invalidCurrency: "invalid_currency"
      case .invalidSex: "invalid_sex"
      case .invalidMediaType: "invalid_media_type"
      case .invalidPackageType: "invalid_package_type"
      case .invalidImporterIndex: "invalid_importer_index"
      case .invalidWinding: "invalid_winding"
      case .invalidFlag: "invalid_flag"
      case .zeroNotAllowed: "zero_not_allowed"
      case .zeroRequired: "zero_required"
      case .leadingZero: "leading_zero"
      case .nonDigitRequired: "non_digit_required"
      case .hyphenRequired: "hyphen_required"
      case .invalidLatitude: "invalid_latitude"
      case .invalidLongitude: "invalid_longitude"
      case .invalidIBAN: "invalid_iban"
      case .invalidPercentEncoding: "invalid_percent_encoding"
      case .invalidPiece: "invalid_piece"
      case .invalidPosition: "invalid_position"
      case .invalidCoupon: "invalid_coupon"
      case .notADigitalLink: "not_a_digital_link"
      case .invalidURICharacter: "invalid_uri_character"
      case .invalidDomain: "invalid_domain"
      case .misplacedQualifier: "misplaced_qualifier"
      case .qualifierInQuery: "qualifier_in_query"
      case .notAnAttribute: "not_an_attribute"
      case .repeatedInURI: "repeated_in_uri"
      case .missingPrimaryKey: "missing_primary_key"
      case .invalidStem: "invalid_stem"
      case .missingAssociation: "missing_association"
      case .excludedAssociation: "excluded_association"
      case .repeatedWithDifferentValue: "repeated_with_different_value"
      case .serialComponentMissing: "serial_component_missing"
      case .loneGTINRequired: "lone_gtin_required"
      case .notCarried: "not_carried"
      case .unlikeProfile: "unlike_profile"
      case .unreadableValue: "unreadable_value"
      case .noRoom: "no_room"
      case .tooManyErrors: "too_many_errors"
      case .tooManyElements: "too_many_elements"
      }
    }

    /// The message has no data.
    public static let emptyMessage = Self(.emptyMessage)
    /// The message is longer than the options allow; nothing of it was read.
    public static let messageTooLong = Self(.messageTooLong)
    /// The data is not an element string in any form known here.
    public static let notAnElementString = Self(.notAnElementString)
    /// The symbology identifier is malformed or belongs to a symbology that carries no element string.
    public static let unsupportedSymbology = Self(.unsupportedSymbology)
    /// A separator (FNC1) stands where an Application Identifier must begin.
    public static let misplacedSeparator = Self(.misplacedSeparator)
    /// A bracket round an Application Identifier is never closed.
    public static let unclosedBracket = Self(.unclosedBracket)
    /// Text stands where an opening bracket must.
    public static let textOutsideBrackets = Self(.textOutsideBrackets)
    /// What stands for an Application Identifier is not two to four digits.
    public static let malformedApplicationIdentifier = Self(.malformedApplicationIdentifier)
    /// The dictionary has no such Application Identifier.
    public static let unknownApplicationIdentifier = Self(.unknownApplicationIdentifier)
    /// No value follows the Application Identifier.
    public static let missingValue = Self(.missingValue)
    /// The value, or a component of it, ends too early.
    public static let valueTooShort = Self(.valueTooShort)
    /// The value goes on after its last component.
    public static let valueTooLong = Self(.valueTooLong)
    /// A character is not in the character set of its component.
    public static let invalidCharacter = Self(.invalidCharacter)
    /// The base 64 padding is wrong: at most two `=`, to a length that three divides.
    public static let invalidPadding = Self(.invalidPadding)
    /// The symbol is the add-on of an EAN or UPC symbol without its main symbol, which has the GTIN.
    public static let addOnAlone = Self(.addOnAlone)
    /// Behind the thirteen digits of an EAN or UPC symbol stand not two or five digits of an add-on.
    public static let invalidAddOn = Self(.invalidAddOn)
    /// FNC1 stands in second position: the data follow what another industry has agreed on, not GS1.
    public static let otherIndustry = Self(.otherIndustry)
    /// The data stand behind the escape character of a composite, which ends GS1 data.
    public static let escapedData = Self(.escapedData)
    /// The reader verified the check digit of an Interleaved 2 of 5 symbol and did not transmit it.
    public static let checkDigitNotSent = Self(.checkDigitNotSent)
    /// The check digit does not agree with the digits before it.
    public static let wrongCheckDigit = Self(.wrongCheckDigit)
    /// The check character pair does not agree with the characters before it.
    public static let wrongCheckPair = Self(.wrongCheckPair)
    /// No GS1 Company Prefix stands at its place: its first four characters are not all digits.
    public static let invalidCompanyPrefix = Self(.invalidCompanyPrefix)
    /// In text beside a symbol a value holds a known identifier in brackets, which may be an element of its own.
    public static let ambiguousBrackets = Self(.ambiguousBrackets)
    /// A symbol that promises no element string has no separator either: that its digits are elements is not said anywhere.
    public static let elementsNotPromised = Self(.elementsNotPromised)
    /// The month or the day does not exist.
    public static let invalidDate = Self(.invalidDate)
    /// The hour, minute or second does not exist.
    public static let invalidTime = Self(.invalidTime)
    /// The code is not a country of ISO 3166-1.
    public static let invalidCountry = Self(.invalidCountry)
    /// The code is not a currency of ISO 4217.
    public static let invalidCurrency = Self(.invalidCurrency)
    /// The code is not a biological sex of ISO/IEC 5218.
    public static let invalidSex = Self(.invalidSex)
    /// The code is not an AIDC media type.
    public static let invalidMediaType = Self(.invalidMediaType)
    /// The code is not a package type of UN/ECE Recommendation 21 or GS1.
    public static let invalidPackageType = Self(.invalidPackageType)
    /// The character is not an importer index of EU 2018/574.
    public static let invalidImporterIndex = Self(.invalidImporterIndex)
    /// The digit is not a winding direction.
    public static let invalidWinding = Self(.invalidWinding)
    /// The digit is neither no (0) nor yes (1).
    public static let invalidFlag = Self(.invalidFlag)
    /// The number is zero and must not be.
    public static let zeroNotAllowed = Self(.zeroNotAllowed)
    /// The digits must all be zero.
    public static let zeroRequired = Self(.zeroRequired)
    /// The number begins with a zero.
    public static let leadingZero = Self(.leadingZero)
    /// The value has only digits and needs another character.
    public static let nonDigitRequired = Self(.nonDigitRequired)
    /// The component may only be a hyphen.
    public static let hyphenRequired = Self(.hyphenRequired)
    /// The latitude is out of range.
    public static let invalidLatitude = Self(.invalidLatitude)
    /// The longitude is out of range.
    public static let invalidLongitude = Self(.invalidLongitude)
    /// The bank account number breaks ISO 13616.
    public static let invalidIBAN = Self(.invalidIBAN)
    /// A percent sign is not followed by two hexadecimal digits.
    public static let invalidPercentEncoding = Self(.invalidPercentEncoding)
    /// The piece number or the total is zero, or the piece is beyond the total.
    public static let invalidPiece = Self(.invalidPiece)
    /// The position in a sequence is malformed, zero or beyond the end.
    public static let invalidPosition = Self(.invalidPosition)
    /// The coupon code breaks its format.
    public static let invalidCoupon = Self(.invalidCoupon)
    /// The data is not a URI with a primary key of GS1 Digital Link in its path.
    public static let notADigitalLink = Self(.notADigitalLink)
    /// A character must not stand in a URI as it is (RFC 3986).
    public static let invalidURICharacter = Self(.invalidURICharacter)
    /// The domain of a URI is missing or has a character that no domain has.
    public static let invalidDomain = Self(.invalidDomain)
    /// In the path of a URI stands what does not qualify its primary key, or not in the order of the standard.
    public static let misplacedQualifier = Self(.misplacedQualifier)
    /// In the query of a URI stands a key qualifier that belongs into its path.
    public static let qualifierInQuery = Self(.qualifierInQuery)
    /// In the query of a URI stands what must not be a data attribute.
    public static let notAnAttribute = Self(.notAnAttribute)
    /// The same Application Identifier stands twice in a URI.
    public static let repeatedInURI = Self(.repeatedInURI)
    /// The message has no primary key of GS1 Digital Link, so no URI can be made of it.
    public static let missingPrimaryKey = Self(.missingPrimaryKey)
    /// The beginning that was given for a URI is not a scheme, a domain and a path.
    public static let invalidStem = Self(.invalidStem)
    /// Another element that this one needs is not in the message.
    public static let missingAssociation = Self(.missingAssociation)
    /// Another element that this one excludes is in the message.
    public static let excludedAssociation = Self(.excludedAssociation)
    /// The same Application Identifier stands twice with different values.
    public static let repeatedWithDifferentValue = Self(.repeatedWithDifferentValue)
    /// A digital signature needs the serial component of this key.
    public static let serialComponentMissing = Self(.serialComponentMissing)
    /// The symbology carries one GTIN of a certain length, and the message is another or has more elements.
    public static let loneGTINRequired = Self(.loneGTINRequired)
    /// The element would not be read back as it is from the form or symbology that was asked for.
    public static let notCarried = Self(.notCarried)
    /// What was scanned does not begin or end as the scanner profile says.
    public static let unlikeProfile = Self(.unlikeProfile)
    /// A value to be built is no value of the kind that its identifier is for; reading a message never gives it.
    public static let unreadableValue = Self(.unreadableValue)
    /// A value to be built has no room under its identifier; reading a message never gives it.
    public static let noRoom = Self(.noRoom)
    /// More errors followed than the options allow to report; reading stopped.
    public static let tooManyErrors = Self(.tooManyErrors)
    /// More elements followed than the options allow; reading stopped.
    public static let tooManyElements = Self(.tooManyElements)
  }
}

extension GS1Error.Code: CustomStringConvertible {
  /// The name of the code.
  public var description: String { name }
}
