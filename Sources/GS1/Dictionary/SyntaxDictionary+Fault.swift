extension SyntaxDictionary {
  /// Why a published dictionary was not loaded: every problem that was found, in the order of the file.
  public struct Fault: Error, Sendable, Hashable {
    /// The most problems that are listed.
    public static let maximumProblems = 100

    /// At least one problem and at most `maximumProblems`.
    public let problems: [Problem]
    /// Whether reading stopped because there were more.
    public let hasMore: Bool

    /// Every problem as one line for a person.
    public func messages(_ language: GS1Error.Language = .english) -> [String] {
      problems.map { $0.message(language) }
    }
  }

  /// One thing that is wrong in a published dictionary, and where.
  public struct Problem: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
      /// The file is longer than 1 MiB.
      case fileTooLong = 1
      /// A line is longer than 4,096 bytes.
      case lineTooLong
      /// A byte that no text has: a control character other than a tab, or no UTF-8.
      case invalidByte
      /// The file has no entry.
      case noEntries
      /// An entry does not begin with an identifier of two to four digits or a range of them.
      case invalidIdentifier
      /// A range whose ends differ in their count of digits or are in the wrong order.
      case invalidRange
      /// An identifier that an earlier line has.
      case repeatedIdentifier
      /// Identifiers with the same first two digits differ in their count of digits.
      case mixedDigitCounts
      /// A flag that is neither `*` nor `?`.
      case unknownFlag
      /// The length of the value or the flag `*` contradicts what the first two digits promise.
      case predefinedLength
      /// An entry without a component that must be there.
      case missingComponent
      /// A component that is not written as the format wants it.
      case invalidComponent
      /// A component of no characters or of more than 127, or a value of more than 255.
      case invalidLength
      /// A component that must be there after one that need not.
      case mandatoryAfterOptional
      /// A component of variable length that is not the last.
      case variableLengthInside
      /// A content rule that the library does not have.
      case unknownLinter
      /// An attribute that is not `req`, `ex` or `dlpkey`.
      case unknownAttribute
      /// A second `dlpkey`.
      case repeatedAttribute
      /// An identifier in an attribute is not digits with an `n` for each digit left open.
      case invalidPattern
      /// A qualifier of a Digital Link key that the file has no entry for.
      case unknownQualifier
      /// More of something than the library has room for.
      case tooMany
    }

    /// What is wrong.
    public let kind: Kind
    /// The line, from 1; 0 when it is about the file as a whole.
    public let line: Int
    /// The first byte at fault, from the start of the file.
    public let offset: Int
    /// How many bytes are at fault.
    public let length: Int
    /// What stands there, at most 40 characters, control characters made visible.
    public let found: String
    /// A name or a number for the message, the same in every language.
    let detail: String
    /// What there is too much of.
    let part: Part?

    init(
      _ kind: Kind, line: Int, offset: Int, length: Int, found: String, detail: String = "", part: Part? = nil
    ) {
      self.kind = kind
      self.line = line
      self.offset = offset
      self.length = length
      self.found = found
      self.detail = detail
      self.part = part
    }

    /// Something that there is room for a limited number of.
    enum Part: Sendable, Hashable {
      case identifiers, slots, patterns, shapes, components, componentsOfValue, linters, masks, requirements
      case requirementWords, qualifierLists, qualifiers, titles, titleBytes
    }
  }
}

extension SyntaxDictionary.Problem {
  /// One line for a person: the place, the problem, what was found and what was expected.
  ///
  ///     line 12, byte 345: unknown content rule: found "csun", expected csum
  public func message(_ language: GS1Error.Language = .english) -> String {
    let isEnglish = language == .english
    var text = ""
    if line > 0 { text += isEnglish ? "line \(line), byte \(offset): " : "baris \(line), bita \(offset): " }
    text += isEnglish ? english : indonesian
    var separator = ": "
    if !found.isEmpty {
      text += separator + (isEnglish ? "found \"" : "ditemukan \"") + found + "\""
      separator = ", "
    }
    let expected = isEnglish ? expectedInEnglish : expectedInIndonesian
    return text + separator + (isEnglish ? "expected " : "seharusnya ") + expected
  }

  private var english: String {
    switch kind {
    case .fileTooLong: "the file is too long"
    case .lineTooLong: "the line is too long"
    case .invalidByte: "not text"
    case .noEntries: "no entry"
    case .invalidIdentifier: "not an Application Identifier"
    case .invalidRange: "not a range of Application Identifiers"
    case .repeatedIdentifier: "the Application Identifier has two entries"
    case .mixedDigitCounts: "another count of digits than others that begin with the same two"
    case .unknownFlag: "unknown flag"
    case .predefinedLength: "not what the first two digits promise"
    case .missingComponent: "no component that must be there"
    case .invalidComponent: "not a component"
    case .invalidLength: "a length out of range"
    case .mandatoryAfterOptional: "a component that must be there after one that need not"
    case .variableLengthInside: "a component of variable length that is not the last"
    case .unknownLinter: "unknown content rule"
    case .unknownAttribute: "unknown attribute"
    case .repeatedAttribute: "an attribute that was already given"
    case .invalidPattern: "not an Application Identifier or a pattern of them"
    case .unknownQualifier: "a qualifier without an entry"
    case .tooMany: "too many " + partInEnglish
    }
  }

  private var indonesian: String {
    switch kind {
    case .fileTooLong: "berkas terlalu panjang"
    case .lineTooLong: "baris terlalu panjang"
    case .invalidByte: "bukan teks"
    case .noEntries: "tidak ada entri"
    case .invalidIdentifier: "bukan Application Identifier"
    case .invalidRange: "bukan rentang Application Identifier"
    case .repeatedIdentifier: "Application Identifier memiliki dua entri"
    case .mixedDigitCounts: "jumlah digit berbeda dari yang lain dengan dua digit awal yang sama"
    case .unknownFlag: "tanda tidak dikenal"
    case .predefinedLength: "tidak sesuai dengan yang dijanjikan dua digit awal"
    case .missingComponent: "tidak ada komponen yang wajib"
    case .invalidComponent: "bukan komponen"
    case .invalidLength: "panjang di luar batas"
    case .mandatoryAfterOptional: "komponen wajib setelah komponen pilihan"
    case .variableLengthInside: "komponen dengan panjang berubah yang bukan terakhir"
    case .unknownLinter: "aturan isi tidak dikenal"
    case .unknownAttribute: "atribut tidak dikenal"
    case .repeatedAttribute: "atribut yang sudah diberikan"
    case .invalidPattern: "bukan Application Identifier atau polanya"
    case .unknownQualifier: "kualifikasi tanpa entri"
    case .tooMany: "terlalu banyak " + partInIndonesian
    }
  }

  private var expectedInEnglish: String {
    switch kind {
    case .fileTooLong, .lineTooLong: "at most \(detail) bytes"
    case .invalidByte: "UTF-8 without control characters"
    case .noEntries: "at least one line such as 01 *? N14,csum"
    case .invalidIdentifier: "two to four digits, or a range such as 3100-3105"
    case .invalidRange: "two identifiers of as many digits, the lower first"
    case .repeatedIdentifier: "one entry; the first is on line \(detail)"
    case .mixedDigitCounts: "\(detail) digits"
    case .unknownFlag: "* or ?"
    case .predefinedLength: detail.isEmpty ? "no flag *" : "the flag * and a value of always \(detail) characters"
    case .missingComponent: "one such as N6 or X..20"
    case .invalidComponent: "N, X, Y or Z and a length, such as N6, X..20,gcppos1 or [N4],hhmi"
    case .invalidLength: "1 to \(detail)"
    case .mandatoryAfterOptional: "brackets around it"
    case .variableLengthInside: "a fixed length"
    case .unknownLinter: detail.isEmpty ? "a name such as csum" : detail
    case .unknownAttribute: detail.isEmpty ? "req=, ex= or dlpkey" : detail
    case .repeatedAttribute: "one dlpkey"
    case .invalidPattern: "two to four digits, n for any, such as 01 or 310n"
    case .unknownQualifier: "an identifier of the file"
    case .tooMany: "at most \(detail)"
    }
  }

  private var expectedInIndonesian: String {
    switch kind {
    case .fileTooLong, .lineTooLong: "paling banyak \(detail) bita"
    case .invalidByte: "UTF-8 tanpa karakter kendali"
    case .noEntries: "paling sedikit satu baris seperti 01 *? N14,csum"
    case .invalidIdentifier: "dua sampai empat digit, atau rentang seperti 3100-3105"
    case .invalidRange: "dua identifier dengan jumlah digit yang sama, yang kecil di depan"
    case .repeatedIdentifier: "satu entri; yang pertama pada baris \(detail)"
    case .mixedDigitCounts: "\(detail) digit"
    case .unknownFlag: "* atau ?"
    case .predefinedLength: detail.isEmpty ? "tanpa tanda *" : "tanda * dan nilai yang selalu \(detail) karakter"
    case .missingComponent: "satu seperti N6 atau X..20"
    case .invalidComponent: "N, X, Y atau Z dan panjang, seperti N6, X..20,gcppos1 atau [N4],hhmi"
    case .invalidLength: "1 sampai \(detail)"
    case .mandatoryAfterOptional: "tanda kurung siku di sekelilingnya"
    case .variableLengthInside: "panjang tetap"
    case .unknownLinter: detail.isEmpty ? "nama seperti csum" : detail
    case .unknownAttribute: detail.isEmpty ? "req=, ex= atau dlpkey" : detail
    case .repeatedAttribute: "satu dlpkey"
    case .invalidPattern: "dua sampai empat digit, n untuk sembarang, seperti 01 atau 310n"
    case .unknownQualifier: "identifier dari berkas ini"
    case .tooMany: "paling banyak \(detail)"
    }
  }

  private var partInEnglish: String {
    switch part {
    case .identifiers, nil: "Application Identifiers"
    case .slots: "places for Application Identifiers by their digits"
    case .patterns: "different patterns in req= and ex="
    case .shapes: "different formats"
    case .components: "components of different formats"
    case .componentsOfValue: "components of a value"
    case .linters: "content rules of a component"
    case .masks: "different combinations of patterns"
    case .requirements: "different requirements"
    case .requirementWords: "alternatives of different requirements"
    case .qualifierLists: "different lists of qualifiers"
    case .qualifiers: "qualifiers of a key"
    case .titles: "different titles"
    case .titleBytes: "bytes of different titles"
    }
  }

  private var partInIndonesian: String {
    switch part {
    case .identifiers, nil: "Application Identifier"
    case .slots: "tempat Application Identifier menurut digitnya"
    case .patterns: "pola berbeda dalam req= dan ex="
    case .shapes: "format berbeda"
    case .components: "komponen dari format berbeda"
    case .componentsOfValue: "komponen sebuah nilai"
    case .linters: "aturan isi sebuah komponen"
    case .masks: "gabungan pola berbeda"
    case .requirements: "persyaratan berbeda"
    case .requirementWords: "pilihan dari persyaratan berbeda"
    case .qualifierLists: "daftar kualifikasi berbeda"
    case .qualifiers: "kualifikasi sebuah kunci"
    case .titles: "judul berbeda"
    case .titleBytes: "bita judul berbeda"
    }
  }
}
