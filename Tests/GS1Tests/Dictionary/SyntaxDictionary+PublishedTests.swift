import Testing

@testable import GS1

@Suite struct SyntaxDictionaryPublishedTests {
  /// A dictionary as GS1 releases it, with several `req=` that must all hold: (8050) and (8051) are new, the batch is
  /// longer than that of the library, (11) is not there.
  static let released = """
    # Release: 2030-01-02
    00         *?  N18,csum,gcppos2        dlpkey                                   # SSCC
    01         *?  N14,csum,gcppos2        ex=255,37 dlpkey=22,10,21|8051           # GTIN
    10          ?  X..25                   req=01,8006                              # LOT
    17         *?  N6,yymmd0               req=01                                   # USE BY or EXPIRY
    21             X..20                   req=01,8006                              # SERIAL
    22             X..20                   req=01                                   # CPV
    250         ?  X..30                   req=01,8006 req=21                       # SECONDARY SERIAL
    30          ?  N..8                    req=01                                   # VAR. COUNT
    3100-3105  *?  N6                      req=01 ex=310n                           # NET WEIGHT (kg)
    37          ?  N..12                   req=00                                   # COUNT
    8006        ?  N14,csum,gcppos2 N4,pieceoftotal   ex=01 dlpkey=22,10,21         # ITIP
    8050        ?  N4 [X..6]               req=01 ex=8006                           # NEW m²
    8051           X..12                   req=01                                   # NEW QUALIFIER
    """

  /// The same with groups of what must stand together, as GS1 writes it since.
  static let grouped = released.replacing("req=01,8006 req=21 ", with: "req=01+21,8006+21")

  static let dictionary = try? SyntaxDictionary(published: released)

  private func problems(_ text: String) -> [SyntaxDictionary.Problem] {
    problems(Array(text.utf8))
  }

  private func problems(_ bytes: [UInt8]) -> [SyntaxDictionary.Problem] {
    do throws(SyntaxDictionary.Fault) {
      _ = try SyntaxDictionary(published: bytes)
      return []
    } catch {
      return error.problems
    }
  }

  // MARK: - Loading

  @Test("what the library knows is written, loaded and then the same, identifier by identifier and word by word")
  func exported() throws {
    let builtIn = SyntaxDictionary.builtIn
    let loaded = try SyntaxDictionary(published: builtIn.published)
    #expect(loaded.release == builtIn.release)
    #expect(loaded.identifiers == builtIn.identifiers)
    for ai in builtIn.identifiers { #expect(loaded.specification(of: ai) == builtIn.specification(of: ai)) }
    #expect(loaded.published == builtIn.published)
    let text = DictionaryText(Array(builtIn.published.utf8).span)
    #expect(DictionaryPacking(text.rows.map(\.specification)).words == .builtIn)
  }

  @Test(
    "the published dictionary is the one of the library",
    .enabled(if: PublishedDictionary.text != nil, "the published dictionary is not on this machine"))
  func published() throws {
    let text = try #require(PublishedDictionary.text)
    let loaded = try SyntaxDictionary(published: text)
    let builtIn = SyntaxDictionary.builtIn
    #expect(loaded.identifiers == builtIn.identifiers)
    for ai in builtIn.identifiers { #expect(loaded.specification(of: ai) == builtIn.specification(of: ai)) }
    // A file between releases.
    #expect(loaded.release == "UNSET")
    #expect(try SyntaxDictionary(published: text, release: "2026-01-27").release == "2026-01-27")
    let windows = try SyntaxDictionary(published: text.replacing("\n", with: "\r\n"))
    for ai in builtIn.identifiers { #expect(windows.specification(of: ai) == builtIn.specification(of: ai)) }
  }

  @Test("every requirement of a release holds, and groups say the same")
  func requirements() throws {
    let released = try SyntaxDictionary(published: Self.released)
    let grouped = try SyntaxDictionary(published: Self.grouped)
    #expect(Self.released != Self.grouped)
    let ai = try #require(ApplicationIdentifier("250"))
    #expect(released.specification(of: ai)?.required.count == 2)
    #expect(
      grouped.specification(of: ai)?.required.map { $0.map { $0.map(\.description) } } == [
        [["01", "21"], ["21", "8006"]]
      ])
    for (text, isValid) in [
      ("(01)08991234567891(21)A(250)B", true), ("(01)08991234567891(250)B", false), ("(21)A(250)B", false),
      ("(8006)089912345678910102(21)A(250)B", true), ("(250)B", false),
    ] {
      for dictionary in [released, grouped] {
        var options = ElementString.Options()
        options.dictionary = dictionary
        let ofBatch = ElementString(bracketed: text, options: options).errors(of: ai)
        #expect(ofBatch.isEmpty == isValid, "\(text)")
      }
    }
    let both = try SyntaxDictionary(published: "01 *? N14,csum\n21 X..20\n22 X..20\n90 X..30 req=01+21,01+22 req=22")
    let required = both.specification(of: .internal90)?.required.map { $0.map { $0.map(\.description) } }
    #expect(required == [[["01", "21"], ["01", "22"]], [["22"]]])
  }

  @Test("the release is what the file says, what the caller says, or unset")
  func release() throws {
    #expect(Self.dictionary?.release == "2030-01-02")
    #expect(try SyntaxDictionary(published: "90 X..30").release == "UNSET")
    #expect(try SyntaxDictionary(published: "# Release: UNSET\n90 X..30").release == "UNSET")
    #expect(try SyntaxDictionary(published: "90 X..30\n# Release: late").release == "UNSET")
    #expect(try SyntaxDictionary(published: Self.released, release: "own").release == "own")
  }

  @Test("tabs, blanks, comments, line ends, a byte order mark and titles of any script are no problem")
  func spelling() throws {
    let text = "\u{FEFF}#c\r\n\r\n  90\t?\tX..30\t\t# DATA # 日本語 ²\r\n\t# more\r\n91 X1"
    let dictionary = try SyntaxDictionary(published: text)
    #expect(dictionary.identifiers == [.internal90, .internal91])
    #expect(dictionary.title(of: .internal90) == "DATA # 日本語 ²")
    #expect(dictionary.title(of: .internal91) == "")
    #expect(dictionary.specification(of: .internal90)?.isDigitalLinkAttribute == true)
  }

  // MARK: - Problems

  typealias Kind = SyntaxDictionary.Problem.Kind

  @Test(
    "each problem is named with its line, its byte, what was found and what was expected",
    arguments: [
      ("90 X..30,csun", Kind.unknownLinter, 9, "csun", "expected csum"),
      ("90 X..30,", .unknownLinter, 9, "", "expected "),
      ("90 W3", .invalidComponent, 3, "W3", "expected N, X, Y or Z"),
      ("90 N", .invalidComponent, 3, "N", "expected N, X, Y or Z"),
      ("90 [N3", .invalidComponent, 3, "[N3", "expected N, X, Y or Z"),
      ("90 N3]", .invalidComponent, 3, "N3]", "expected N, X, Y or Z"),
      ("90 []", .invalidComponent, 3, "[]", "expected N, X, Y or Z"),
      ("90 N.5", .invalidComponent, 3, "N.5", "expected N, X, Y or Z"),
      ("90 N0", .invalidLength, 4, "0", "expected 1 to 127"),
      ("90 X..128", .invalidLength, 6, "128", "expected 1 to 127"),
      ("90 X..99999999999999999999", .invalidLength, 6, "99999999999999999999", "expected 1 to 127"),
      ("90 X100 X100 X100", .invalidLength, 3, "X100 X100 X100", "expected 1 to 255"),
      ("90 X3 [X2] X1", .mandatoryAfterOptional, 11, "X1", "expected brackets"),
      ("90 X..3 X1", .variableLengthInside, 3, "X..3", "expected a fixed length"),
      ("90", .missingComponent, 2, "", "expected one such as N6"),
      ("90 ? req=01", .missingComponent, 2, "", "expected one such as N6"),
      ("90 [X3]", .missingComponent, 3, "[X3]", "expected one such as N6"),
      ("90 X3,csum,mi,ss,hh", .tooMany, 3, "X3,csum,mi,ss,hh", "too many content rules"),
      (
        "90 X1 [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X1]", .tooMany, 3,
        "X1 [X1] [X1] [X1] [X1] [X1] [X1] [X1] [X…", "expected at most 15"
      ),
      ("90 X3\n\n90 X4", .repeatedIdentifier, 7, "90", "the first is on line 1"),
      ("3100-3105 * N6\n3103 * N6", .repeatedIdentifier, 15, "3103", "the first is on line 1"),
      ("235 X3\n2300 X4", .mixedDigitCounts, 0, "235", "expected 4 digits"),
      ("00 N18", .predefinedLength, 3, "N18", "expected the flag * and a value of always 18"),
      ("00 * N17", .predefinedLength, 5, "N17", "expected the flag * and a value of always 18"),
      ("11 * N..6", .predefinedLength, 5, "N..6", "expected the flag * and a value of always 6"),
      ("90 * X30", .predefinedLength, 0, "90", "expected no flag *"),
      ("90 ! X3", .unknownFlag, 3, "!", "expected * or ?"),
      ("310n * N6", .invalidIdentifier, 0, "310n", "expected two to four digits"),
      ("9 X3", .invalidIdentifier, 0, "9", "expected two to four digits"),
      ("12345 X3", .invalidIdentifier, 0, "12345", "expected two to four digits"),
      ("90- X3", .invalidIdentifier, 0, "90-", "expected two to four digits"),
      ("90-91-92 X3", .invalidIdentifier, 0, "90-91-92", "expected two to four digits"),
      ("99-90 X3", .invalidRange, 0, "99-90", "the lower first"),
      ("90-90 X3", .invalidRange, 0, "90-90", "the lower first"),
      ("90-910 X3", .invalidRange, 0, "90-910", "the lower first"),
      ("90 X3 reg=01", .unknownAttribute, 6, "reg=01", "expected req"),
      ("90 X3 something=01", .unknownAttribute, 6, "something=01", "expected req=, ex= or dlpkey"),
      ("90 X3 req", .unknownAttribute, 6, "req", "expected req"),
      ("90 X3 dlpkey dlpkey=91\n91 X3", .repeatedAttribute, 13, "dlpkey=91", "expected one dlpkey"),
      ("90 X3 req=", .invalidPattern, 10, "", "two to four digits, n for any"),
      ("90 X3 req=01,", .invalidPattern, 13, "", "two to four digits, n for any"),
      ("90 X3 req=01++21", .invalidPattern, 13, "", "two to four digits, n for any"),
      ("90 X3 ex=3n10n", .invalidPattern, 9, "3n10n", "two to four digits, n for any"),
      ("90 X3 ex=nn", .invalidPattern, 9, "nn", "two to four digits, n for any"),
      ("90 X3 dlpkey=", .invalidPattern, 13, "", "two to four digits, n for any"),
      ("90 X3 dlpkey=91|", .invalidPattern, 16, "", "two to four digits, n for any"),
      ("90 X3 dlpkey=91", .unknownQualifier, 13, "91", "expected an identifier of the file"),
      ("90 X3 dlpkey=90|90|90|90|90", .tooMany, 13, "90|90|90|90|90", "too many qualifiers of a key"),
      ("90 X3\n91 X\u{0}3", .invalidByte, 10, "·", "expected UTF-8"),
      ("", .noEntries, 0, "", "expected at least one line"),
      ("# nothing\n\n", .noEntries, 0, "", "expected at least one line"),
    ])
  func problem(_ text: String, _ kind: Kind, _ offset: Int, _ found: String, _ message: String) throws {
    let problems = problems(text)
    let problem = try #require(problems.first)
    #expect(problems.count == 1, "\(problems)")
    #expect(problem.kind == kind)
    #expect(problem.offset == offset)
    #expect(problem.found == found)
    #expect(problem.message().contains(message), "\(problem.message())")
    let lines = text.utf8.prefix(offset).filter { $0 == 0x0A }.count + 1
    #expect(problem.line == (kind == .noEntries ? 0 : lines))
    let indonesian = problem.message(.indonesian)
    #expect(indonesian.contains("seharusnya ") && indonesian != problem.message())
    if problem.line > 0 {
      #expect(problem.message().hasPrefix("line \(lines), byte \(offset): "))
      #expect(indonesian.hasPrefix("baris \(lines), bita \(offset): "))
    }
  }

  @Test(
    "bytes that are no text are a problem where they stand",
    arguments: [
      [0x00], [0x0B], [0x7F], [0x80], [0xC1, 0x81], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0x0D, 0x41],
    ] as [[UInt8]])
  func bytes(_ garbage: [UInt8]) {
    let found = problems(Array("90 X3 # A".utf8) + garbage + Array("\n91 X3\n".utf8))
    #expect(found.map(\.kind) == [.invalidByte])
    #expect(found.map(\.offset) == [9])
    #expect(found.map(\.line) == [1])
  }

  @Test("all problems of a file come at once, in order, up to a limit")
  func allAtOnce() throws {
    let found = problems("9 X3\n90 X3,csun W3\n91 X3 req=1\n92 X3\n92 X3\n# fine\n93 Q")
    #expect(found.map(\.line) == [1, 2, 2, 3, 5, 7])
    #expect(
      found.map(\.kind) == [
        .invalidIdentifier, .unknownLinter, .invalidComponent, .invalidPattern, .repeatedIdentifier, .invalidComponent,
      ])
    do throws(SyntaxDictionary.Fault) {
      _ = try SyntaxDictionary(published: String(repeating: "9 X3\n", count: 1000))
      Issue.record("loaded")
    } catch {
      #expect(error.hasMore)
      #expect(error.problems.count == SyntaxDictionary.Fault.maximumProblems)
      #expect(error.messages(.indonesian).count == error.problems.count)
    }
  }

  @Test("more than the tables hold is refused, and as much as they hold is not")
  func limits() throws {
    let long = problems("90 X3 # " + String(repeating: "A", count: 4089))
    #expect(long.map(\.kind) == [.lineTooLong] && long.map(\.found) == ["4097"])
    #expect(problems("90 X3 # " + String(repeating: "A", count: 4088)) == [])
    let file = String(repeating: "#23456789012345\n", count: 1 << 16)
    #expect(problems(file).map(\.kind) == [.noEntries])
    #expect(problems(file + "#").map(\.kind) == [.fileTooLong])

    // 1,022 identifiers, but no more, and whatever the range promises.
    func range(_ first: Int, _ last: Int) -> String { "\(first)-\(last) X..3\n" }
    #expect(problems(range(5000, 6021)) == [])
    #expect(problems(range(5000, 6022)).map(\.kind) == [.tooMany])
    #expect(problems(range(5000, 9999)).map(\.kind) == [.tooMany])

    func patterns(_ count: Int) -> String { (0..<count).map { "\(5000 + $0)" }.joined(separator: ",") }
    #expect(problems("90 X3 ex=" + patterns(128)) == [])
    #expect(problems("90 X3 ex=" + patterns(129)).map(\.found) == ["129"])
    #expect(problems("90 X3 ex=" + patterns(500)).map(\.kind) == [.tooMany])

    func lines(_ count: Int, _ rest: (Int) -> String) -> String {
      (0..<count).map { "\(5000 + $0) \(rest($0))\n" }.joined()
    }
    let formats = (0..<200).map { "X\($0 % 100 + 1)" + ($0 < 100 ? "" : " X1") }
    #expect(problems(lines(100) { formats[$0] }) == [])
    #expect(problems(lines(129) { formats[$0] }).map(\.detail) == ["128"])
    #expect(problems(lines(30) { _ in "X1 X2 X3 X4 X5 X6 X7 X8 X9" }) == [])
    #expect(
      problems(lines(100) { "X\($0 + 1) X1 X1 X1 [X1] [X1]" }).map { $0.part == .components } == [true])
    // Two digits of each of so many need 100 places each.
    #expect(problems((10...99).map { "\($0)00 X3\n" }.joined()).contains { $0.part == .slots } == false)
    // Combinations of patterns.
    func pair(_ number: Int) -> String { "req=\(5000 + number % 20)+\(5100 + number / 20)" }
    #expect(problems(lines(200) { "X3 " + pair($0) }) == [])
    #expect(problems(lines(300) { "X3 " + pair($0) }).contains { $0.part == .requirements })
    #expect(
      problems(lines(300) { "X3 " + pair($0).replacing("req=", with: "ex=").replacing("+", with: ",") })
        .contains { $0.part == .masks })
    let titles = lines(1000) { "X3 # " + String(repeating: "T", count: 60) + "\($0)" }
    #expect(problems(titles).map { $0.part == .titles } == [])
    let longTitles = lines(1000) { "X3 # " + String(repeating: "T", count: 80) + "\($0)" }
    #expect(problems(longTitles).map { $0.part == .titleBytes } == [true])
    #expect(problems(lines(32) { "X3 dlpkey=\(5000 + $0)" }).map { $0.part == .qualifierLists } == [true])
    #expect(problems(lines(31) { "X3 dlpkey=\(5000 + $0)" }) == [])
  }

  @Test("every kind of problem has words of its own in both languages")
  func words() {
    var texts: Set<String> = []
    for kind in Kind.allCases {
      let problem = SyntaxDictionary.Problem(kind, line: 0, offset: 0, length: 0, found: "")
      texts.insert(problem.message())
      texts.insert(problem.message(.indonesian))
    }
    #expect(texts.count == 2 * Kind.allCases.count)
  }

  @Test(
    "20,000 texts with bytes changed, left out and moved give a dictionary or a fault, and what loads can be read by")
  func mutations() {
    var numbers = SeededNumbers(seed: 77)
    let original = Array(Self.released.utf8)
    let signs = Array("0123456789-*?NXYZ[].,+|=#\n\r\t nreqexdlpk\u{0}".utf8) + [0xC3, 0xFF]
    let message = Array("]Q3010899123456789110ABC\u{1D}8050123450\u{1D}3103001000".utf8)
    var loadedCount = 0
    for _ in 0..<20_000 {
      var text = original
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: text.indices, using: &numbers)
        let sign = signs.randomElement(using: &numbers) ?? 0
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: text[place] = sign
        case 1: text.insert(sign, at: place)
        case 2: text.remove(at: place)
        case 3: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...80, using: &numbers)))
        default:
          let end = min(text.count, place + Int.random(in: 1...100, using: &numbers))
          text.insert(contentsOf: text[place..<end], at: Int.random(in: text.indices, using: &numbers))
        }
        if text.isEmpty { text = original }
      }
      do throws(SyntaxDictionary.Fault) {
        var options = ElementString.Options()
        options.dictionary = try SyntaxDictionary(published: text)
        loadedCount += 1
        _ = ElementString(scanData: message, options: options)
      } catch {
        if error.problems.isEmpty { Issue.record("a fault without a problem") }
      }
    }
    #expect(loadedCount > 1000 && loadedCount < 19_000)
  }
}
