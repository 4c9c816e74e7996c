package import GS1
public import RegKit

/// Why a label or a sheet of labels cannot be made, and the nearest labels that can.
///
/// Two errors are equal when their codes are: the rest is for people, and a program must not match on it.
public struct LabelError: Error, Sendable {
  /// What went wrong, for programs.
  public let code: Code
  /// What is wrong in words, where the code leaves it open, such as which length is out of range; nil where it does not.
  public let subject: Message?
  /// What was found, as a figure, a name or the characters at fault; empty when something is missing.
  public let found: String
  /// What was needed instead; empty when there is nothing to say beyond the code.
  public var expected: String { expectation.english }
  /// The same in both languages: GS1 says in words what a value should be.
  let expectation: Message
  /// Everything there is to say, for faults that others tell in their own words.
  private let account: Message?
  /// Labels for the same data that can be made, the nearest first; empty where size is not what is wrong.
  public internal(set) var proposals: [LabelProposal]
  /// What the rules say of the label, for `notLegal`.
  public let judgement: LabelJudgement?
  /// For a sheet, the errors of the other rows that cannot be made, in their order, the first 99 of them.
  public internal(set) var others: [LabelError] = []
  /// The line of a table of labels, from 1; nil when the error is of no line.
  public internal(set) var line: Int?
  /// The column of a table of labels, from 1; nil when the error is of no column.
  public internal(set) var column: Int?

  @inline(never)
  init(
    _ code: Code, of subject: Message? = nil, found: String, expected: String = "", proposals: [LabelProposal] = [],
    judgement: LabelJudgement? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.code = code
    self.subject = subject
    self.found = found
    expectation = Message(indonesian: expected, english: expected)
    account = nil
    self.proposals = proposals
    self.judgement = judgement
    self.line = line
    self.column = column
  }

  private init(_ code: Code, found: String, expectation: Message, account: Message) {
    self.code = code
    subject = nil
    self.found = found
    self.expectation = expectation
    self.account = account
    proposals = []
    judgement = nil
    line = nil
    column = nil
  }

  /// The error for what GS1 finds wrong with a message.
  init(_ code: Code, _ error: GS1Error, in message: ElementString) {
    let (bytes, dictionary) = (message.bytes, message.dictionary)
    func account(_ language: GS1Error.Language) -> String {
      error.message(in: bytes, language: language, dictionary: dictionary)
    }
    self.init(
      code, found: error.found(in: bytes),
      expectation: Message(
        indonesian: error.expected(.indonesian, dictionary: dictionary),
        english: error.expected(.english, dictionary: dictionary)),
      account: Message(indonesian: account(.indonesian), english: account(.english)))
  }

  /// The error for elements of which no message can be built, told by the first reason.
  package init(_ failure: ElementStringBuilder.Failure) {
    guard let misfit = failure.misfits.first else {
      if let error = failure.message.errors.first {
        self.init(.invalidMessage, error, in: failure.message)
      } else {
        self.init(.invalidMessage, found: "")
      }
      return
    }
    self.init(
      .invalidMessage, found: misfit.found, expectation: Message(indonesian: "", english: ""),
      account: Message(indonesian: misfit.message(in: .indonesian), english: misfit.message(in: .english)))
  }

  /// The error for what a library says in words of its own, which are English.
  init(_ code: Code, reason: String) {
    self.init(
      code, found: "", expectation: Message(indonesian: "", english: ""),
      account: Message(indonesian: reason, english: reason))
  }

  /// The same error with labels that can be made.
  func proposing(_ proposals: [LabelProposal]) -> LabelError {
    var error = self
    error.proposals = proposals
    return error
  }

  /// The same error at a line and column of a table.
  func at(line: Int, column: Int?) -> LabelError {
    var error = self
    error.line = line
    error.column = column
    return error
  }
}

extension LabelError {
  /// The verdict on content and print, for `notLegal`.
  public var verdict: Verdict? { judgement?.verdict }
}

extension LabelError: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension LabelError {
  /// What went wrong; codes may be added, and none is ever reused.
  public struct Code: Sendable, Hashable {
    private enum Kind: Int, Sendable, CaseIterable {
      case noData = 1
      case dataTooLong = 2
      case invalidMessage = 3
      case notCarried = 4
      case invalidRequest = 5
      case modulesTooSmall = 6
      case notLegal = 7
      case noRoom = 8
      case pictureTooLarge = 9
      case encoderFailed = 10
      case notReadBack = 11
      case outOfMemory = 12
      case invalidTable = 13
      case invalidSheet = 14
    }

    private let kind: Kind
    private init(_ kind: Kind) { self.kind = kind }

    /// There is nothing to encode.
    public static let noData = Self(.noData)
    /// No symbol of the form and level holds so much.
    public static let dataTooLong = Self(.dataTooLong)
    /// The element string has errors, of which the first is told.
    public static let invalidMessage = Self(.invalidMessage)
    /// The element string is valid but holds what the symbol cannot carry.
    public static let notCarried = Self(.notCarried)
    /// A part of the request is outside its range.
    public static let invalidRequest = Self(.invalidRequest)
    /// A module would have less than two dots, or be too small to be read from a scan.
    public static let modulesTooSmall = Self(.modulesTooSmall)
    /// A rule of BPOM blocks what the label says or how it is printed.
    public static let notLegal = Self(.notLegal)
    /// The smallest symbol that can be read is larger than the room given.
    public static let noRoom = Self(.noRoom)
    /// The picture has more dots than RegKit makes.
    public static let pictureTooLarge = Self(.pictureTooLarge)
    /// The library that encodes refused the data, for a reason that it tells in English.
    public static let encoderFailed = Self(.encoderFailed)
    /// The finished label does not read as what it was to say.
    public static let notReadBack = Self(.notReadBack)
    /// A library could not get memory.
    public static let outOfMemory = Self(.outOfMemory)
    /// The table of labels cannot be read, at `line` and `column`.
    public static let invalidTable = Self(.invalidTable)
    /// The labels do not fit the sheet.
    public static let invalidSheet = Self(.invalidSheet)

    /// A number that stays the same in every version.
    public var rawValue: Int { kind.rawValue }

    /// Every code there is.
    static var all: [Code] { Kind.allCases.map { Code($0) } }

    /// The name in lower snake case, for JSON and logs.
    public var name: String {
      switch kind {
      case .noData: "no_data"
      case .dataTooLong: "data_too_long"
      case .invalidMessage: "invalid_message"
      case .notCarried: "not_carried"
      case .invalidRequest: "invalid_request"
      case .modulesTooSmall: "modules_too_small"
      case .notLegal: "not_legal"
      case .noRoom: "no_room"
      case .pictureTooLarge: "picture_too_large"
      case .encoderFailed: "encoder_failed"
      case .notReadBack: "not_read_back"
      case .outOfMemory: "out_of_memory"
      case .invalidTable: "invalid_table"
      case .invalidSheet: "invalid_sheet"
      }
    }

    var sentence: Message {
      switch kind {
      case .noData: Message(indonesian: "tidak ada data untuk dikodekan", english: "there is nothing to encode")
      case .dataTooLong:
        Message(indonesian: "data terlalu panjang untuk simbol ini", english: "the data are too long for this symbol")
      case .invalidMessage:
        Message(indonesian: "element string mengandung kesalahan", english: "the element string has errors")
      case .notCarried:
        Message(indonesian: "simbol tidak dapat memuat data ini", english: "the symbol cannot carry these data")
      case .invalidRequest:
        Message(indonesian: "permintaan label di luar batas", english: "the label asked for is out of range")
      case .modulesTooSmall:
        Message(
          indonesian: "modul terlalu kecil untuk dipindai", english: "the modules are too small to be scanned")
      case .notLegal:
        Message(indonesian: "label tidak memenuhi peraturan", english: "the label does not meet the regulation")
      case .noRoom:
        Message(
          indonesian: "simbol yang masih terbaca tidak muat di tempatnya",
          english: "no symbol that can be read fits the room")
      case .pictureTooLarge:
        Message(indonesian: "titik gambar terlalu banyak", english: "the picture has too many dots")
      case .encoderFailed:
        Message(indonesian: "pustaka pengode menolak data", english: "the encoding library refused the data")
      case .notReadBack:
        Message(
          indonesian: "label yang jadi tidak terbaca sebagaimana mestinya",
          english: "the finished label does not read as it should")
      case .outOfMemory: Message(indonesian: "memori tidak cukup", english: "there is not enough memory")
      case .invalidTable:
        Message(indonesian: "tabel label tidak dapat dibaca", english: "the table of labels cannot be read")
      case .invalidSheet:
        Message(indonesian: "label tidak muat pada lembarnya", english: "the labels do not fit the sheet")
      }
    }
  }
}

extension LabelError: CustomStringConvertible {
  /// What is wrong in English; the same as `message(in: .english)`.
  public var description: String { message(in: .english) }

  /// One line: where, what is wrong, what was found and what was expected, and the nearest label that can be made.
  public func message(in language: Language) -> String {
    func pick(_ indonesian: String, _ english: String) -> String {
      language == .indonesian ? indonesian : english
    }
    var text = ""
    if let line {
      text += pick("baris ", "line ") + "\(line)"
      if let column { text += pick(", kolom ", ", column ") + "\(column)" }
      text += ": "
    }
    text += code.sentence[language]
    if let account {
      text += ": " + account[language]
    } else {
      if let subject { text += ": " + subject[language] }
      text += values(pick("ditemukan ", "found "), pick("seharusnya ", "expected "))
    }
    guard let nearest = proposals.first else { return text }
    text += "; " + pick("yang terdekat: ", "nearest: ") + nearest.text(in: language)
    return text
  }

  /// What was found and expected, behind their words.
  private func values(_ foundWord: String, _ expectedWord: String) -> String {
    var text = ""
    if !found.isEmpty { text += ": " + foundWord + found }
    if !expected.isEmpty { text += (found.isEmpty ? ": " : ", ") + expectedWord + expected }
    return text
  }
}
