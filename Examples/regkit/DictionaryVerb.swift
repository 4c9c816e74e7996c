import GS1
import RegKit

/// `regkit dictionary`: what is known of Application Identifiers, and whether a dictionary can be loaded.
struct DictionaryVerb {
  static let help = """
    regkit dictionary                list every Application Identifier: digits, format, data title
    regkit dictionary AI…            show some: format, separator, what they need and exclude, place in a Digital Link
    regkit dictionary --check FILE   load a GS1 Barcode Syntax Dictionary and say what differs from the one in use
    regkit dictionary --export       write the dictionary in the format GS1 publishes

    --check prints one line for each problem, with line, byte, what was found and what was expected, and ends with status
    1; otherwise one line for each identifier that is added, removed or changed. With --json, one line of JSON for each.
    --dictionary FILE is the dictionary in use, instead of that of the library.

    Example: regkit dictionary 01 3103
    """

  private let arguments: Arguments
  private let dictionary: SyntaxDictionary
  private let language: GS1Error.Language

  init(_ arguments: Arguments) throws(CommandError) {
    self.arguments = arguments
    dictionary = try arguments.readingOptions().dictionary
    language = arguments.language == .english ? .english : .indonesian
  }

  func run() throws -> ExitStatus {
    if let path = arguments.values(of: "--check").last { return try check(path) }
    if arguments.has("--export") {
      guard !arguments.isJSON, arguments.rest.isEmpty else {
        throw CommandError(
          "dictionary: ditemukan --json atau pengenal bersama --export, seharusnya sendiri",
          "dictionary: found --json or identifiers with --export, expected it alone")
      }
      Terminal.write(Array(dictionary.published.utf8))
      return .allowed
    }
    var shown: [ApplicationIdentifier.Specification] = []
    var status = ExitStatus.allowed
    for word in arguments.rest {
      guard let ai = ApplicationIdentifier(word) else {
        throw CommandError(
          "dictionary: ditemukan \"\(word)\", seharusnya dua sampai empat angka",
          "dictionary: found \"\(word)\", expected two to four digits")
      }
      guard let specification = dictionary.specification(of: ai) else {
        Terminal.complain("regkit: (\(ai)): " + pick("not in the dictionary of ", "tidak ada dalam kamus ") + release)
        status = .refused
        continue
      }
      shown.append(specification)
    }
    if arguments.rest.isEmpty { shown = dictionary.identifiers.compactMap { dictionary.specification(of: $0) } }
    for specification in shown {
      if arguments.isJSON {
        Terminal.print(json(specification).text)
      } else {
        Terminal.print(arguments.rest.isEmpty ? line(specification) : text(specification))
      }
    }
    return status
  }

  private var release: String { dictionary.release }

  private func pick(_ english: String, _ indonesian: String) -> String {
    language == .english ? english : indonesian
  }

  // MARK: - Show

  private func line(_ specification: ApplicationIdentifier.Specification) -> String {
    let ai = "\(specification.ai)".padded(to: 6)
    return "\(ai)\(specification.format.padded(to: 34))\(specification.title)"
  }

  private func text(_ specification: ApplicationIdentifier.Specification) -> String {
    let length = specification.length
    var lines = ["(\(specification.ai)) \(specification.title)"]
    func add(_ english: String, _ indonesian: String, _ value: String) {
      lines.append("  " + pick(english, indonesian).padded(to: 15) + value)
    }
    add("format", "format", specification.format)
    let count =
      length.lowerBound == length.upperBound ? "\(length.upperBound)" : "\(length.lowerBound)–\(length.upperBound)"
    add("length", "panjang", count)
    add(
      "separator", "pemisah",
      specification.isPredefinedLength
        ? pick("not needed: the length is predefined", "tidak perlu: panjangnya telah ditentukan")
        : pick("after the value, unless it is the last", "setelah nilai, kecuali yang terakhir"))
    for alternatives in specification.required {
      let words = alternatives.map { $0.map { "(\($0))" }.joined(separator: " + ") }
      add("needs", "memerlukan", words.joined(separator: pick(" or ", " atau ")))
    }
    if !specification.excluded.isEmpty {
      add("excludes", "mengecualikan", specification.excluded.map { "(\($0))" }.joined(separator: " "))
    }
    add("Digital Link", "Digital Link", link(specification))
    return lines.joined(separator: "\n") + "\n"
  }

  private func link(_ specification: ApplicationIdentifier.Specification) -> String {
    var roles: [String] = []
    if specification.isDigitalLinkKey {
      let sequences = specification.digitalLinkQualifiers.map { $0.map { "(\($0))" }.joined(separator: " ") }
      let qualifiers =
        sequences.isEmpty ? "" : pick(" with ", " dengan ") + sequences.joined(separator: pick(" or ", " atau "))
      roles.append(pick("primary key", "kunci utama") + qualifiers)
    }
    let keys = qualified(by: specification.ai)
    if !keys.isEmpty {
      roles.append(pick("qualifier of ", "kualifikasi ") + keys.map { "(\($0))" }.joined(separator: " "))
    }
    if specification.isDigitalLinkAttribute { roles.append(pick("attribute", "atribut")) }
    return roles.isEmpty ? pick("none", "tidak ada") : roles.joined(separator: "; ")
  }

  /// The primary keys that an identifier is a qualifier of.
  private func qualified(by ai: ApplicationIdentifier) -> [ApplicationIdentifier] {
    dictionary.identifiers.filter { key in
      dictionary.specification(of: key)?.digitalLinkQualifiers.contains { $0.contains(ai) } == true
    }
  }

  private func json(_ specification: ApplicationIdentifier.Specification) -> JSONValue {
    func texts(_ list: [some CustomStringConvertible]) -> JSONValue { .array(list.map { .string($0.description) }) }
    let components = specification.components.map { component in
      JSONValue.object([
        ("format", .string(component.description)), ("minimum_length", .integer(Int64(component.minimumLength))),
        ("maximum_length", .integer(Int64(component.maximumLength))), ("optional", .bool(component.isOptional)),
        ("rules", texts(component.linterNames)),
      ])
    }
    return .object([
      ("ai", .string(specification.ai.description)), ("title", .string(specification.title)),
      ("format", .string(specification.format)),
      ("minimum_length", .integer(Int64(specification.length.lowerBound))),
      ("maximum_length", .integer(Int64(specification.length.upperBound))),
      ("needs_separator", .bool(!specification.isPredefinedLength)), ("components", .array(components)),
      ("required", .array(specification.required.map { .array($0.map { texts($0) }) })),
      ("excluded", texts(specification.excluded)),
      ("digital_link_key", .bool(specification.isDigitalLinkKey)),
      ("digital_link_qualifiers", .array(specification.digitalLinkQualifiers.map { texts($0) })),
      ("digital_link_qualifier_of", texts(qualified(by: specification.ai))),
      ("digital_link_attribute", .bool(specification.isDigitalLinkAttribute)),
      ("release", .string(release)),
    ])
  }

  // MARK: - Check

  private func check(_ path: String) throws -> ExitStatus {
    let bytes = try contents(of: path)
    do throws(SyntaxDictionary.Fault) {
      show(try SyntaxDictionary(published: bytes), path)
      return .allowed
    } catch {
      for problem in error.problems {
        Terminal.print(arguments.isJSON ? json(problem, path).text : "\(path): \(problem.message(language))")
      }
      if error.hasMore {
        Terminal.complain("regkit: \(path): " + pick("there are more problems", "ada masalah lain"))
      }
      return .refused
    }
  }

  private func json(_ problem: SyntaxDictionary.Problem, _ path: String) -> JSONValue {
    .object([
      ("file", .string(path)), ("problem", .string("\(problem.kind)")), ("line", .integer(Int64(problem.line))),
      ("offset", .integer(Int64(problem.offset))), ("length", .integer(Int64(problem.length))),
      ("found", .string(problem.found)), ("message", .string(problem.message(language))),
    ])
  }

  /// Says what a dictionary has that the one in use has not, and the other way round.
  private func show(_ new: SyntaxDictionary, _ path: String) {
    let count = new.identifiers.count
    if !arguments.isJSON {
      let words = pick(
        "release \(new.release), \(count) identifiers, no problem; against \(release):",
        "rilis \(new.release), \(count) identifier, tanpa masalah; terhadap \(release):")
      Terminal.print("\(path): " + words)
    }
    var isSame = true
    for ai in Set(dictionary.identifiers + new.identifiers).sorted() {
      let (before, after) = (dictionary.specification(of: ai), new.specification(of: ai))
      guard before != after else { continue }
      isSame = false
      let change =
        before == nil
        ? ("added", "ditambah") : after == nil ? ("removed", "dihapus") : ("changed", "diubah")
      if arguments.isJSON {
        let members: [(key: String, value: JSONValue)] = [
          ("ai", .string(ai.description)), ("change", .string(change.0)),
          ("before", before.map { .string($0.facts) } ?? .null), ("after", after.map { .string($0.facts) } ?? .null),
        ]
        Terminal.print(JSONValue.object(members).text)
      } else {
        let facts = [before, after].compactMap { $0?.facts }.joined(separator: " → ")
        Terminal.print("  (\(ai)) " + pick(change.0, change.1) + ": " + facts)
      }
    }
    if isSame {
      let same: [(key: String, value: JSONValue)] = [
        ("change", .string("none")), ("release", .string(new.release)), ("identifiers", .integer(Int64(count))),
      ]
      Terminal.print(
        arguments.isJSON
          ? JSONValue.object(same).text : "  " + pick("no identifier differs", "tidak ada identifier yang berbeda"))
    }
  }
}

extension Arguments {
  /// How messages are read: by the dictionary that was given, if any.
  func readingOptions() throws(CommandError) -> ElementString.Options {
    var options = ElementString.Options()
    options.allowsShortGTIN = has("--short-gtin")
    options.allowsUnknownIdentifiers = has("--unknown")
    for name in values(of: "--ignore") {
      guard let code = GS1Error.Code.all.first(where: { $0.name == name }) else {
        throw CommandError.slip("--ignore", "\"\(name)\"", oneOf: GS1Error.Code.all.map { $0.name })
      }
      options.ignore(code)
    }
    guard let path = values(of: "--dictionary").last else { return options }
    let bytes = try contents(of: path)
    do throws(SyntaxDictionary.Fault) {
      options.dictionary = try SyntaxDictionary(published: bytes)
    } catch {
      let language: GS1Error.Language = self.language == .english ? .english : .indonesian
      throw CommandError(
        message: error.messages(language).map { "\(path): \($0)" }.joined(separator: "\nregkit: "))
    }
    return options
  }
}

extension ApplicationIdentifier.Specification {
  /// The components as the dictionary writes them.
  fileprivate var format: String { components.map(\.description).joined(separator: " ") }

  /// Everything but the identifier in one line.
  fileprivate var facts: String {
    var words = (isPredefinedLength ? "*" : "") + (isDigitalLinkAttribute ? "?" : "")
    if !words.isEmpty { words += " " }
    words += format
    for alternatives in required {
      words += " req=" + alternatives.map { $0.map(\.description).joined(separator: "+") }.joined(separator: ",")
    }
    if !excluded.isEmpty { words += " ex=" + excluded.map(\.description).joined(separator: ",") }
    if isDigitalLinkKey {
      words += " dlpkey"
      let sequences = digitalLinkQualifiers.map { $0.map(\.description).joined(separator: ",") }
      if !sequences.isEmpty { words += "=" + sequences.joined(separator: "|") }
    }
    return words + " # " + title
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
