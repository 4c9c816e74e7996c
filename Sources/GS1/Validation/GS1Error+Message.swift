extension GS1Error {
  /// A language that messages are written in.
  public enum Language: Sendable, Hashable, CaseIterable {
    case english
    case indonesian

    /// The language with an ISO 639-1 code, `en` or `id`; nil for any other.
    public init?(code: some StringProtocol) {
      if code == "en" {
        self = .english
      } else if code == "id" {
        self = .indonesian
      } else {
        return nil
      }
    }
  }

  /// One line for a person: the element, the fault, what was found and what was expected.
  ///
  ///     (01) has a wrong check digit: found "2", expected 1
  ///
  /// The bytes are those that were read, the dictionary the one they were read with; with others the text is wrong but
  /// nothing fails.
  public func message(
    in bytes: Span<UInt8>, language: Language = .english, dictionary: SyntaxDictionary = .builtIn
  ) -> String {
    message(found: found(in: bytes), expected: expected(language, dictionary: dictionary), language: language)
  }

  /// The line of `message`, of what `found` and `expected` gave.
  package func message(found: String, expected: String, language: Language) -> String {
    var text = ""
    text.reserveCapacity(128 + found.utf8.count + expected.utf8.count)
    appendSubject(language, to: &text)
    if !found.isEmpty {
      text += language == .english ? ": found \"" : ": ditemukan \""
      text += found
      text += "\""
    }
    if !expected.isEmpty {
      text += found.isEmpty ? ": " : ", "
      text += language == .english ? "expected " : "seharusnya "
      text += expected
    }
    return text
  }

  /// One line for a person: the element, the fault, what was found and what was expected.
  public func message(
    in bytes: [UInt8], language: Language = .english, dictionary: SyntaxDictionary = .builtIn
  ) -> String {
    message(in: bytes.span, language: language, dictionary: dictionary)
  }

  /// The bytes at fault as text, control characters made visible.
  ///
  /// At most 40 characters, and none when something is missing rather than wrong.
  public func found(in bytes: Span<UInt8>) -> String {
    switch code {
    case .messageTooLong: return "\(length) bytes"
    case .emptyMessage, .missingValue, .missingAssociation, .missingPrimaryKey, .invalidStem, .loneGTINRequired,
      .notCarried, .tooManyErrors, .tooManyElements:
      return ""
    default: break
    }
    guard length > 0, offset < bytes.count else { return "" }
    let end = min(bytes.count, offset &+ length)
    return VisibleText(bytes, from: offset, to: end, limit: 40).text
  }

  /// The bytes at fault as text, control characters made visible.
  public func found(in bytes: [UInt8]) -> String {
    found(in: bytes.span)
  }

  /// What should have stood there, in words; empty when the fault says it all.
  ///
  /// What an element needs is said by the dictionary that the message was read with.
  public func expected(_ language: Language = .english, dictionary: SyntaxDictionary = .builtIn) -> String {
    guard code != .missingAssociation else {
      return language == .english
        ? requirementText(" with ", " or ", dictionary) : requirementText(" dengan ", " atau ", dictionary)
    }
    return language == .english ? expectedEnglish : expectedIndonesian
  }

  private func appendSubject(_ language: Language, to text: inout String) {
    let fault = language == .english ? faultEnglish : faultIndonesian
    guard let ai else {
      text += fault.alone
      return
    }
    text += "("
    text += ai.description
    text += ") "
    text += fault.ofElement
  }

  // The numbers that complete a message, by code: valueTooShort, valueTooLong: shortest | longest << 8;
  // invalidCharacter: raw character set; wrongCheckDigit: ASCII digit; wrongCheckPair: ASCII first << 8 | second;
  // invalidDate: part | last day << 8 | zero << 16; invalidTime: part; missingAssociation: which condition;
  // excludedAssociation: packed other AI; otherIndustry: code character; loneGTINRequired: digits | component << 8;
  // tooMany…: the limit.

  private var lowerBound: UInt32 { detail & 0xFF }
  private var upperBound: UInt32 { detail >> 8 & 0xFF }

  private func ascii(_ shift: UInt32) -> String {
    String(decoding: [UInt8(truncatingIfNeeded: detail >> shift)], as: UTF8.self)
  }

  /// The words for one fault: for a message without element, and as the predicate of an element.
  private struct Words {
    let alone: String
    let ofElement: String

    init(_ alone: String, _ ofElement: String? = nil) {
      self.alone = alone
      self.ofElement = ofElement ?? alone
    }
  }

  private var faultEnglish: Words {
    switch code {
    case .emptyMessage: Words("the message is empty")
    case .messageTooLong: Words("the message is too long")
    case .notAnElementString: Words("the data is not an element string")
    case .unsupportedSymbology: Words("the symbology does not carry an element string")
    case .misplacedSeparator: Words("a separator stands where an Application Identifier must begin")
    case .unclosedBracket: Words("the bracket is not closed")
    case .textOutsideBrackets: Words("text stands outside the elements")
    case .malformedApplicationIdentifier: Words("not an Application Identifier")
    case .unknownApplicationIdentifier:
      Words("no known Application Identifier", "is not a known Application Identifier")
    case .missingValue: Words("a value is missing", "has no value")
    case .valueTooShort: Words("a value is too short", "is too short")
    case .valueTooLong: Words("a value is too long", "is too long")
    case .invalidCharacter: Words("an invalid character", "has an invalid character")
    case .invalidPadding: Words("wrong base 64 padding", "has wrong base 64 padding")
    case .addOnAlone: Words("the symbol is an add-on without its main symbol")
    case .invalidAddOn: Words("a wrong add-on", "stands before a wrong add-on")
    case .otherIndustry: Words("the data are those of another industry: FNC1 stands in second position")
    case .escapedData: Words("the data left GS1 at the escape character of a composite")
    case .checkDigitNotSent: Words("the reader did not transmit the check digit")
    case .wrongCheckDigit: Words("a wrong check digit", "has a wrong check digit")
    case .wrongCheckPair: Words("a wrong check character pair", "has a wrong check character pair")
    case .invalidCompanyPrefix: Words("no GS1 Company Prefix", "has no GS1 Company Prefix")
    case .ambiguousBrackets: Words("brackets in a value", "holds an identifier in brackets")
    case .elementsNotPromised: Words("the symbol does not say that its data are an element string")
    case .invalidDate: Words("a day that does not exist", "has a day that does not exist")
    case .invalidTime: Words("a time that does not exist", "has a time that does not exist")
    case .invalidCountry: Words("an unknown country", "has an unknown country")
    case .invalidCurrency: Words("an unknown currency", "has an unknown currency")
    case .invalidSex: Words("an unknown code for sex", "has an unknown code for sex")
    case .invalidMediaType: Words("an unknown media type", "has an unknown media type")
    case .invalidPackageType: Words("an unknown package type", "has an unknown package type")
    case .invalidImporterIndex: Words("an invalid importer index", "has an invalid importer index")
    case .invalidWinding: Words("an invalid winding direction", "has an invalid winding direction")
    case .invalidFlag: Words("an invalid yes-or-no digit", "has an invalid yes-or-no digit")
    case .zeroNotAllowed: Words("a zero that is not allowed", "has a part that must not be zero")
    case .zeroRequired: Words("a zero is required", "has a part that must be zero")
    case .leadingZero: Words("a leading zero", "must not begin with zero")
    case .nonDigitRequired: Words("only digits", "has only digits")
    case .hyphenRequired: Words("a character other than a hyphen", "has a character other than a hyphen at the end")
    case .invalidLatitude: Words("a latitude out of range", "has a latitude out of range")
    case .invalidLongitude: Words("a longitude out of range", "has a longitude out of range")
    case .invalidIBAN: Words("not an IBAN", "is not an IBAN")
    case .invalidPercentEncoding: Words("wrong percent-encoding", "has wrong percent-encoding")
    case .invalidPiece: Words("a wrong piece of total", "has a wrong piece of total")
    case .invalidPosition: Words("a wrong position in a sequence", "has a wrong position in a sequence")
    case .invalidCoupon: Words("a broken coupon code", "has a broken coupon code")
    case .notADigitalLink: Words("the data is not a GS1 Digital Link URI")
    case .invalidURICharacter:
      Words("a character that a URI must not have", "stands in a URI with a character that a URI must not have")
    case .invalidDomain: Words("the URI has no good domain")
    case .misplacedQualifier:
      Words("an element stands at a wrong place in the path", "must not stand at this place in the path")
    case .qualifierInQuery: Words("a key qualifier stands in the query", "stands in the query")
    case .notAnAttribute:
      Words("an element must not stand in the query of a URI", "must not stand in the query of a URI")
    case .repeatedInURI: Words("an element stands twice in the URI", "stands twice in the URI")
    case .missingPrimaryKey: Words("no element is a primary key of GS1 Digital Link")
    case .invalidStem: Words("the stem is not the beginning of a URI")
    case .missingAssociation: Words("an element needs another", "needs another element in the same message")
    case .excludedAssociation: Words("two elements exclude each other", "must not stand with another element")
    case .repeatedWithDifferentValue: Words("a repeat with another value", "is repeated with another value")
    case .serialComponentMissing: Words("a key without serial", "has no serial component, which a signature needs")
    case .loneGTINRequired: Words("the symbology carries one GTIN only", "does not fit a symbology of one GTIN")
    case .notCarried: Words("the symbology cannot carry the message", "cannot be carried so that it is read back")
    case .unlikeProfile: Words("the text is unlike the scanner profile")
    case .unreadableValue: Words("no such value", "has no such value")
    case .noRoom: Words("no room for the value", "has no room for the value")
    case .tooManyErrors: Words("too many errors, reading stopped")
    case .tooManyElements: Words("too many elements, reading stopped")
    default: Words(code.name)
    }
  }

  private var faultIndonesian: Words {
    switch code {
    case .emptyMessage: Words("pesan kosong")
    case .messageTooLong: Words("pesan terlalu panjang")
    case .notAnElementString: Words("data bukan element string")
    case .unsupportedSymbology: Words("simbologi ini tidak membawa element string")
    case .misplacedSeparator: Words("pemisah berada di tempat Application Identifier seharusnya mulai")
    case .unclosedBracket: Words("kurung tidak ditutup")
    case .textOutsideBrackets: Words("ada teks di luar elemen")
    case .malformedApplicationIdentifier: Words("bukan Application Identifier")
    case .unknownApplicationIdentifier:
      Words("Application Identifier tidak dikenal", "bukan Application Identifier yang dikenal")
    case .missingValue: Words("nilai tidak ada", "tidak mempunyai nilai")
    case .valueTooShort: Words("nilai terlalu pendek", "terlalu pendek")
    case .valueTooLong: Words("nilai terlalu panjang", "terlalu panjang")
    case .invalidCharacter: Words("karakter tidak sah", "memuat karakter yang tidak sah")
    case .invalidPadding: Words("isian base 64 salah", "memuat isian base 64 yang salah")
    case .addOnAlone: Words("simbol ini add-on tanpa simbol utamanya")
    case .invalidAddOn: Words("add-on salah", "diikuti add-on yang salah")
    case .otherIndustry: Words("data ini milik industri lain: FNC1 berada di posisi kedua")
    case .escapedData: Words("data keluar dari GS1 pada karakter escape sebuah composite")
    case .checkDigitNotSent: Words("pemindai tidak mengirim digit pemeriksa")
    case .wrongCheckDigit: Words("digit pemeriksa salah", "mempunyai digit pemeriksa yang salah")
    case .wrongCheckPair: Words("pasangan karakter pemeriksa salah", "mempunyai pasangan karakter pemeriksa yang salah")
    case .invalidCompanyPrefix: Words("tidak ada GS1 Company Prefix", "tidak memuat GS1 Company Prefix")
    case .ambiguousBrackets: Words("kurung dalam nilai", "memuat identifier dalam kurung")
    case .elementsNotPromised: Words("simbol tidak menyatakan bahwa datanya element string")
    case .invalidDate: Words("tanggal tidak ada dalam kalender", "memuat tanggal yang tidak ada dalam kalender")
    case .invalidTime: Words("waktu tidak ada", "memuat waktu yang tidak ada")
    case .invalidCountry: Words("negara tidak dikenal", "memuat kode negara yang tidak dikenal")
    case .invalidCurrency: Words("mata uang tidak dikenal", "memuat kode mata uang yang tidak dikenal")
    case .invalidSex: Words("kode jenis kelamin tidak dikenal", "memuat kode jenis kelamin yang tidak dikenal")
    case .invalidMediaType: Words("jenis media tidak dikenal", "memuat jenis media yang tidak dikenal")
    case .invalidPackageType: Words("jenis kemasan tidak dikenal", "memuat jenis kemasan yang tidak dikenal")
    case .invalidImporterIndex: Words("indeks importir tidak sah", "memuat indeks importir yang tidak sah")
    case .invalidWinding: Words("arah gulungan tidak sah", "memuat arah gulungan yang tidak sah")
    case .invalidFlag: Words("digit ya-atau-tidak tidak sah", "memuat digit ya-atau-tidak yang tidak sah")
    case .zeroNotAllowed: Words("nol tidak diperbolehkan", "memuat bagian yang tidak boleh nol")
    case .zeroRequired: Words("nol diwajibkan", "memuat bagian yang harus nol")
    case .leadingZero: Words("diawali nol", "tidak boleh diawali nol")
    case .nonDigitRequired: Words("hanya angka", "hanya memuat angka")
    case .hyphenRequired: Words("karakter selain tanda hubung", "memuat karakter selain tanda hubung di akhir")
    case .invalidLatitude: Words("lintang di luar rentang", "memuat lintang di luar rentang")
    case .invalidLongitude: Words("bujur di luar rentang", "memuat bujur di luar rentang")
    case .invalidIBAN: Words("bukan IBAN", "bukan IBAN")
    case .invalidPercentEncoding: Words("percent-encoding salah", "memuat percent-encoding yang salah")
    case .invalidPiece: Words("nomor bagian dari jumlah salah", "memuat nomor bagian dari jumlah yang salah")
    case .invalidPosition: Words("posisi dalam urutan salah", "memuat posisi dalam urutan yang salah")
    case .invalidCoupon: Words("kode kupon rusak", "memuat kode kupon yang rusak")
    case .notADigitalLink: Words("data bukan URI GS1 Digital Link")
    case .invalidURICharacter:
      Words(
        "karakter yang tidak boleh ada dalam URI", "berada dalam URI dengan karakter yang tidak boleh ada dalam URI")
    case .invalidDomain: Words("URI tidak mempunyai domain yang sah")
    case .misplacedQualifier:
      Words("elemen berada di tempat yang salah dalam path", "tidak boleh berada di tempat ini dalam path")
    case .qualifierInQuery: Words("kualifikasi kunci berada dalam query", "berada dalam query")
    case .notAnAttribute:
      Words("ada elemen yang tidak boleh berada dalam query URI", "tidak boleh berada dalam query URI")
    case .repeatedInURI: Words("elemen muncul dua kali dalam URI", "muncul dua kali dalam URI")
    case .missingPrimaryKey: Words("tidak ada elemen yang menjadi kunci utama GS1 Digital Link")
    case .invalidStem: Words("stem bukan awal sebuah URI")
    case .missingAssociation: Words("elemen memerlukan elemen lain", "memerlukan elemen lain dalam pesan yang sama")
    case .excludedAssociation: Words("dua elemen saling meniadakan", "tidak boleh bersama elemen lain")
    case .repeatedWithDifferentValue: Words("pengulangan dengan nilai lain", "diulang dengan nilai lain")
    case .serialComponentMissing:
      Words("kunci tanpa nomor seri", "tidak memuat bagian nomor seri yang diperlukan tanda tangan digital")
    case .loneGTINRequired:
      Words("simbologi ini hanya membawa satu GTIN", "tidak sesuai untuk simbologi dengan satu GTIN")
    case .notCarried:
      Words("simbologi ini tidak dapat membawa pesan itu", "tidak dapat dibawa sehingga terbaca kembali")
    case .unlikeProfile: Words("teks tidak sesuai profil pemindai")
    case .unreadableValue: Words("nilai itu tidak ada", "tidak mengenal nilai itu")
    case .noRoom: Words("tidak ada tempat untuk nilai itu", "tidak dapat memuat nilai itu")
    case .tooManyErrors: Words("terlalu banyak kesalahan, pembacaan dihentikan")
    case .tooManyElements: Words("terlalu banyak elemen, pembacaan dihentikan")
    default: Words(code.name)
    }
  }

  private var expectedEnglish: String {
    switch code {
    case .emptyMessage: "at least one element"
    case .messageTooLong: "at most \(detail) bytes"
    case .tooManyErrors, .tooManyElements: "at most \(detail)"
    case .notAnElementString: "an Application Identifier, a bracket, a symbology identifier or a GS1 Digital Link URI"
    case .unsupportedSymbology: symbologiesText("or a plain ", "")
    case .addOnAlone: "]E3, or ]E0 for the main symbol"
    case .invalidAddOn: "2 or 5 digits"
    case .otherIndustry: firstPositionText(" or ")
    case .escapedData: "]e0"
    case .checkDigitNotSent: "]I1 with all 14 digits"
    case .loneGTINRequired: loneGTINText("(01) alone, with ", "(01) first, with ", " digits", " after leading zeros")
    case .notCarried: ""
    case .unlikeProfile: "the prefix, the suffix and the symbology identifier of the profile"
    case .unreadableValue: "a value of the kind that the identifier is for"
    case .noRoom: "no more digits and decimals than the identifier allows"
    case .unclosedBracket: "a closing bracket after two to four digits"
    case .textOutsideBrackets: "an opening bracket, or before one the data title in text beside a symbol"
    case .malformedApplicationIdentifier: "two to four digits"
    case .missingValue, .valueTooShort, .valueTooLong: lengthText("character", "characters", "to")
    case .invalidCharacter:
      characterSetText("a digit", "a CSET 82 character", "a CSET 39 character", "a base 64 character")
    case .invalidPadding: "at most two \"=\", up to a length that three divides"
    case .wrongCheckDigit: ascii(0)
    case .wrongCheckPair: ascii(8) + ascii(0)
    case .invalidCompanyPrefix: "four digits"
    case .ambiguousBrackets: "a space before an element, or bracketed text"
    case .elementsNotPromised: "FNC1 in first position, or a separator"
    case .invalidDate: dateText("digits", "a month from 01 to 12", "a day from ", " to ")
    case .invalidTime:
      detail == 0 ? "an hour from 00 to 23" : detail == 1 ? "minutes from 00 to 59" : "seconds from 00 to 59"
    case .invalidCountry: "an ISO 3166-1 code"
    case .invalidCurrency: "an ISO 4217 number"
    case .invalidSex: "0, 1, 2 or 9"
    case .invalidMediaType: "01 to 10 or 80 to 99"
    case .invalidPackageType: "a package type code of GS1, which has not every one of UN/ECE Recommendation 21"
    case .invalidImporterIndex: "a letter, a digit, \"-\" or \"_\""
    case .invalidWinding: "0, 1 or 9"
    case .invalidFlag: "0 or 1"
    case .zeroNotAllowed: "a number above zero"
    case .zeroRequired: "only zeros"
    case .leadingZero: "a first digit from 1 to 9"
    case .nonDigitRequired: "at least one other character"
    case .hyphenRequired: "-"
    case .invalidLatitude: "0000000000 to 1800000000"
    case .invalidLongitude: "0000000000 to 3600000000"
    case .invalidIBAN:
      ibanText(
        "at least 11 characters", "a country", "digits and capital letters", "check digits that give 1 modulo 97")
    case .invalidPercentEncoding: "two hexadecimal digits after %"
    case .invalidPiece: "a piece from 1 to the total"
    case .invalidPosition: "a position, a slash and an end not before it, without leading zeros"
    case .notADigitalLink: "http:// or https://, a domain and a path with a primary key"
    case .invalidURICharacter: "the character as % and two hexadecimal digits"
    case .invalidDomain: "letters, digits, \"-\" and \".\", or an IPv6 address in brackets, and a port after \":\""
    case .misplacedQualifier: "the qualifiers of the primary key in their order"
    case .qualifierInQuery: "its place in the path"
    case .repeatedInURI: "each identifier once"
    case .missingPrimaryKey: "a key such as (00), (01) or (414)"
    case .invalidStem: "http:// or https://, a domain and a path, without query"
    case .excludedAssociation: "no (" + other + ")"
    case .repeatedWithDifferentValue: "the first value again"
    case .serialComponentMissing: "a serial component"
    default: ""
    }
  }

  private var expectedIndonesian: String {
    switch code {
    case .emptyMessage: "paling sedikit satu elemen"
    case .messageTooLong: "paling banyak \(detail) byte"
    case .tooManyErrors, .tooManyElements: "paling banyak \(detail)"
    case .notAnElementString: "Application Identifier, kurung, symbology identifier atau URI GS1 Digital Link"
    case .unsupportedSymbology: symbologiesText("atau ", " biasa")
    case .addOnAlone: "]E3, atau ]E0 untuk simbol utamanya"
    case .invalidAddOn: "2 atau 5 digit"
    case .otherIndustry: firstPositionText(" atau ")
    case .escapedData: "]e0"
    case .checkDigitNotSent: "]I1 dengan 14 digit lengkap"
    case .loneGTINRequired:
      loneGTINText("hanya (01), dengan ", "(01) di depan, dengan ", " digit", " setelah nol di depan")
    case .notCarried: ""
    case .unlikeProfile: "awalan, akhiran dan symbology identifier menurut profil"
    case .unreadableValue: "nilai sesuai jenis untuk identifier itu"
    case .noRoom: "digit dan desimal tidak lebih daripada yang diizinkan identifier itu"
    case .unclosedBracket: "kurung tutup setelah dua sampai empat digit"
    case .textOutsideBrackets: "kurung buka, atau sebelumnya judul data dalam teks di samping simbol"
    case .malformedApplicationIdentifier: "dua sampai empat digit"
    case .missingValue, .valueTooShort, .valueTooLong: lengthText("karakter", "karakter", "sampai")
    case .invalidCharacter: characterSetText("digit", "karakter CSET 82", "karakter CSET 39", "karakter base 64")
    case .invalidPadding: "paling banyak dua \"=\", sampai panjang yang habis dibagi tiga"
    case .wrongCheckDigit: ascii(0)
    case .wrongCheckPair: ascii(8) + ascii(0)
    case .invalidCompanyPrefix: "empat digit"
    case .ambiguousBrackets: "spasi sebelum elemen, atau teks berkurung"
    case .elementsNotPromised: "FNC1 di posisi pertama, atau pemisah"
    case .invalidDate: dateText("digit", "bulan 01 sampai 12", "hari ", " sampai ")
    case .invalidTime: detail == 0 ? "jam 00 sampai 23" : detail == 1 ? "menit 00 sampai 59" : "detik 00 sampai 59"
    case .invalidCountry: "kode ISO 3166-1"
    case .invalidCurrency: "nomor ISO 4217"
    case .invalidSex: "0, 1, 2 atau 9"
    case .invalidMediaType: "01 sampai 10 atau 80 sampai 99"
    case .invalidPackageType: "kode jenis kemasan GS1, yang tidak memuat semua kode UN/ECE Recommendation 21"
    case .invalidImporterIndex: "huruf, digit, \"-\" atau \"_\""
    case .invalidWinding: "0, 1 atau 9"
    case .invalidFlag: "0 atau 1"
    case .zeroNotAllowed: "angka di atas nol"
    case .zeroRequired: "hanya nol"
    case .leadingZero: "digit pertama 1 sampai 9"
    case .nonDigitRequired: "paling sedikit satu karakter lain"
    case .hyphenRequired: "-"
    case .invalidLatitude: "0000000000 sampai 1800000000"
    case .invalidLongitude: "0000000000 sampai 3600000000"
    case .invalidIBAN:
      ibanText(
        "paling sedikit 11 karakter", "negara", "digit dan huruf besar", "digit pemeriksa yang bersisa 1 modulo 97")
    case .invalidPercentEncoding: "dua digit heksadesimal setelah %"
    case .invalidPiece: "bagian dari 1 sampai jumlah"
    case .invalidPosition: "posisi, garis miring dan akhir yang tidak mendahuluinya, tanpa nol di depan"
    case .notADigitalLink: "http:// atau https://, domain dan path dengan kunci utama"
    case .invalidURICharacter: "karakter itu sebagai % dan dua digit heksadesimal"
    case .invalidDomain: "huruf, digit, \"-\" dan \".\", atau alamat IPv6 dalam kurung siku, dan porta setelah \":\""
    case .misplacedQualifier: "kualifikasi kunci utama menurut urutannya"
    case .qualifierInQuery: "tempatnya dalam path"
    case .repeatedInURI: "setiap identifier satu kali"
    case .missingPrimaryKey: "kunci seperti (00), (01) atau (414)"
    case .invalidStem: "http:// atau https://, domain dan path, tanpa query"
    case .excludedAssociation: "tanpa (" + other + ")"
    case .repeatedWithDifferentValue: "nilai pertama lagi"
    case .serialComponentMissing: "bagian nomor seri"
    default: ""
    }
  }

  private func symbologiesText(_ before: String, _ after: String) -> String {
    "]C1, ]d2, ]d5, ]e0, ]J1, ]J4, ]Q3, ]Q4, ]E0, ]E3, ]E4, ]I0, ]I1, " + before
      + "]C0, ]d1, ]d4, ]e1, ]J0, ]J3, ]Q1, ]Q2" + after
  }

  /// The identifiers of a symbology with FNC1 in first position, after the code character in the detail.
  private func firstPositionText(_ or: String) -> String {
    switch detail {
    case 0x43: "]C1"
    case 0x4A: "]J1" + or + "]J4"
    case 0x64: "]d2" + or + "]d5"
    default: "]Q3" + or + "]Q4"
    }
  }

  /// What a symbology of one GTIN carries; the digits are in the detail, and above them whether a component follows.
  private func loneGTINText(_ alone: String, _ first: String, _ digits: String, _ zeros: String) -> String {
    let count = Int(lowerBound)
    let text = (upperBound == 0 ? alone : first) + "\(count)" + digits
    return count < 14 ? text + zeros : text
  }

  private var other: String {
    ApplicationIdentifier(packed: UInt16(truncatingIfNeeded: detail)).description
  }

  private func lengthText(_ one: String, _ many: String, _ to: String) -> String {
    if lowerBound == upperBound { return "\(upperBound) " + (upperBound == 1 ? one : many) }
    return "\(lowerBound) " + to + " \(upperBound) " + many
  }

  private func characterSetText(_ digit: String, _ set82: String, _ set39: String, _ set64: String) -> String {
    switch CharacterSet(rawValue: UInt8(truncatingIfNeeded: detail)) {
    case .digits: digit
    case .cset39: set39
    case .cset64: set64
    default: set82
    }
  }

  private func dateText(_ digits: String, _ month: String, _ day: String, _ to: String) -> String {
    switch lowerBound {
    case 0: digits
    case 1: month
    default: day + (detail >> 16 & 1 == 1 ? "00" : "01") + to + "\(upperBound)"
    }
  }

  private func ibanText(_ short: String, _ country: String, _ character: String, _ check: String) -> String {
    switch detail {
    case 0: short
    case 1: country
    case 2: character
    default: check
    }
  }

  /// The alternatives of the condition that failed: `(01) with (21), (253) or (8003)`.
  private func requirementText(_ with: String, _ or: String, _ dictionary: SyntaxDictionary) -> String {
    guard let ai else { return "" }
    let text =
      if let loaded = dictionary.loaded {
        loaded.entry(of: ai)?.requirementText(Int(detail), with, or)
      } else {
        BuiltInTables().entry(of: ai)?.requirementText(Int(detail), with, or)
      }
    return text ?? ""
  }
}
