import Glibc
import RegKit
import RegKitImaging

/// The `regkit` command: the rules and readers of RegKit for people and shell scripts.
@main
struct Command {
  static func main() {
    let words = Terminal.words.dropFirst()
    Terminal.language = Self.language(of: words)
    let status: ExitStatus
    do {
      status = try run(words)
    } catch let error as CommandError {
      Terminal.complain("regkit: " + error.message)
      if error.status == .usage { Terminal.complain(Terminal.pick("Coba: regkit --help", "Try: regkit --help")) }
      status = error.status
    } catch let error as TableError {
      for problem in error.problems {
        Terminal.complain(
          "regkit: " + Terminal.pick("tabel aturan: ", "rule table: ") + problem.message(in: Terminal.language))
      }
      status = .usage
    } catch {
      Terminal.complain("regkit: \(error)")
      status = .undetermined
    }
    Terminal.finish()
    exit(status.rawValue)
  }

  /// The language that the words ask for, whether or not the rest of them is understood.
  private static func language(of words: ArraySlice<[UInt8]>) -> Language {
    let options = words.prefix { $0 != Array("--".utf8) }
    guard let place = options.lastIndex(of: Array("--lang".utf8)), place + 1 < words.endIndex else { return .english }
    return Language(rawValue: String(decoding: words[place + 1], as: UTF8.self)) ?? .english
  }

  private static func run(_ words: ArraySlice<[UInt8]>) throws -> ExitStatus {
    guard let name = words.first.map({ String(decoding: $0, as: UTF8.self) }), name != "--help", name != "-h",
      name != "help"
    else {
      Terminal.print(help)
      return words.isEmpty ? .usage : .allowed
    }
    if name == "--version" {
      Terminal.print("regkit 0.1.0")
      return .allowed
    }
    guard let verb = Verb(rawValue: name) else {
      let known = Verb.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw CommandError(
        "ditemukan kata kerja \"\(name)\", seharusnya salah satu dari \(known)",
        "found the verb \"\(name)\", expected one of \(known)")
    }
    let arguments = try Arguments(words.dropFirst(), flags: verb.flags, valued: verb.valuedOptions)
    if arguments.asksForHelp {
      Terminal.print(verb.help)
      return .allowed
    }
    var rulebook = try Rulebook.embedded()
    let tables = try arguments.tables.map { try contents(of: $0) }
    do throws(TableError) {
      rulebook = try rulebook.adding(tables: tables)
    } catch {
      for problem in error.problems {
        Terminal.complain("regkit: \(arguments.tables[problem.table]): " + problem.message(in: Terminal.language))
      }
      return .usage
    }
    if let edition = arguments.edition, !rulebook.editions.contains(where: { $0.id == edition }) {
      let known = rulebook.editions.map { $0.id }
      throw CommandError.slip("--edition", "\"\(edition)\"", oneOf: known)
    }
    return try verb.run(arguments, rulebook)
  }

  static let help = """
    regkit VERB …    the rules of BPOM and GS1, with the article of law beside each answer

      scan FILE…             read the barcodes in pictures and PDF documents and judge them
      print-check FILE…      measure how 2D barcodes are printed, and judge it
      parse TEXT|-           read element strings, one a line
      build AI=VALUE…        make an element string, check digits computed
      render TEXT|-          write element strings in another form, one a line
      label AI=VALUE…        make a label that is legal and scans: PNG, SVG, PDF; sheets of labels from CSV
      check AREA key=value…  ask one question
      assess [FILE]          answer questions in JSON, one a line
      dossier FILE           judge everything on one product, on the screen or as a report
      documents check DIR    judge a folder of uploads, and the codes in their pictures
      cases FILE             run worked cases against the rule tables
      flow [SYSTEM]          draw the workflow of a system
      dictionary [AI…]       what is known of Application Identifiers; check and export dictionaries
      rules [ID]             list the rules, show one, check a table; what covers each, what is stale

    Options of every verb: --json, --lang id|en, --edition ID, --as-of yyyy-mm-dd, --help, and --table FILE to answer by
    an edited rule table in place of the embedded edition of its id
    Exit status: 0 allowed or valid, 1 refused or invalid, 2 usage, 3 undetermined or unreadable
    """
}

/// What the command can do.
enum Verb: String, CaseIterable {
  case scan
  case printCheck = "print-check"
  case parse, build, render, label, check, assess, dossier, documents, cases, flow, rules, dictionary

  var flags: [String] {
    switch self {
    case .parse: ["--gs1", "--progress", "--together"] + Arguments.ruleFlags
    case .flow: FlowVerb.flags
    case .dictionary: ["--export"]
    case .build: BuildVerb.flags + Arguments.ruleFlags
    case .render: OutputForm.flags + ["--progress"] + Arguments.ruleFlags
    case .label: LabelVerb.flags + Arguments.ruleFlags
    case .rules: RulesVerb.flags
    default: []
    }
  }

  var valuedOptions: [String] {
    switch self {
    case .parse: ["--file", "--from", "--dictionary", "--ignore"] + Arguments.habitOptions
    case .build: OutputForm.valuedOptions + ["--dictionary", "--ignore"]
    case .render: OutputForm.valuedOptions + ["--file", "--from", "--dictionary", "--ignore"] + Arguments.habitOptions
    case .scan: ScanVerb.valuedOptions
    case .label: LabelVerb.valuedOptions
    case .printCheck: PrintCheckVerb.valuedOptions
    case .dossier: DossierVerb.valuedOptions
    case .documents: DocumentsVerb.valuedOptions
    case .cases: ["--area"]
    case .rules: ["--check"]
    case .dictionary: ["--check", "--dictionary"]
    default: []
    }
  }

  func run(_ arguments: Arguments, _ rulebook: Rulebook) throws -> ExitStatus {
    switch self {
    case .scan: try ScanVerb(arguments, rulebook).run()
    case .printCheck: try PrintCheckVerb(arguments, rulebook).run()
    case .parse: try ParseVerb(arguments, rulebook).run()
    case .build: try BuildVerb(arguments, rulebook).run()
    case .render: try RenderVerb(arguments, rulebook).run()
    case .label: try LabelVerb(arguments, rulebook).run()
    case .check: try CheckVerb(arguments, rulebook).run()
    case .assess: try AssessVerb(arguments, rulebook).run()
    case .dossier: try DossierVerb(arguments, rulebook).run()
    case .documents: try DocumentsVerb(arguments, rulebook).run()
    case .cases: try CasesVerb(arguments, rulebook).run()
    case .flow: try FlowVerb(arguments, rulebook).run()
    case .rules: try RulesVerb(arguments, rulebook).run()
    case .dictionary: try DictionaryVerb(arguments).run()
    }
  }

  var help: String {
    switch self {
    case .scan: ScanVerb.help
    case .printCheck: PrintCheckVerb.help
    case .parse: ParseVerb.help
    case .build: BuildVerb.help
    case .render: RenderVerb.help
    case .label: LabelVerb.help
    case .check: CheckVerb.help
    case .assess: AssessVerb.help
    case .dossier: DossierVerb.help
    case .documents: DocumentsVerb.help
    case .cases: CasesVerb.help
    case .flow: FlowVerb.help
    case .rules: RulesVerb.help
    case .dictionary: DictionaryVerb.help
    }
  }
}

extension Arguments {
  /// A gateway that answers by these options.
  func gateway(_ rulebook: Rulebook) -> Gateway {
    Gateway(rulebook, language: language, edition: edition, asOf: asOf)
  }
}
