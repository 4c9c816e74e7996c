import RegKit

/// `regkit cases`: worked cases against the tables, counted by area.
struct CasesVerb {
  static let help = """
    regkit cases FILE [--area AREA]…    run worked cases against the rule tables

    Each line of FILE is a question with the "expected" part of its answer; "-" reads standard input. Prints every case that
    differs and a count for each area; ambiguous cases must be answered as ambiguous. A question that cannot be asked differs,
    unless "error" is expected. The status is 1 when one differs.
    With --json, one line of JSON for each case.

    Example: regkit cases Tests/RegKitTests/Fixtures/cases.jsonl --area packaging
    """

  private let arguments: Arguments
  private let gateway: Gateway

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard arguments.rest.count == 1 else {
      throw CommandError(
        "cases: ditemukan \(arguments.rest.count) berkas, seharusnya satu",
        "cases: found \(arguments.rest.count) files, expected one")
    }
    for area in arguments.values(of: "--area") where Area(rawValue: area) == nil {
      let known = Area.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw CommandError(
        "--area: ditemukan \"\(area)\", seharusnya salah satu dari \(known)",
        "--area: found \"\(area)\", expected one of \(known)")
    }
    self.arguments = arguments
    gateway = arguments.gateway(rulebook)
  }

  private struct Count {
    let area: String
    var passed = 0
    var failed = 0
    var ambiguous = 0
  }

  func run() throws -> ExitStatus {
    let wanted = arguments.values(of: "--area")
    if let path = arguments.rest.first, path != "-" { try Terminal.takeInput(from: path) }
    let runner = CaseRunner(gateway)
    var counts: [Count] = []
    while let line = Terminal.readBytes() {
      guard let result = runner.run(String(decoding: line, as: UTF8.self)),
        // What is of no known area is never left out: nobody would see that it was not run.
        wanted.isEmpty || wanted.contains(result.area) || Area(rawValue: result.area) == nil
      else { continue }
      let index = counts.firstIndex { $0.area == result.area } ?? counts.endIndex
      if index == counts.endIndex { counts.append(Count(area: result.area)) }
      if result.passes { counts[index].passed += 1 } else { counts[index].failed += 1 }
      if result.isAmbiguous && result.passes { counts[index].ambiguous += 1 }
      if arguments.isJSON { Terminal.print(result.json) }
      for difference in result.differences where !arguments.isJSON {
        Terminal.print("✗ \(result.id) (\(result.area)): \(difference)")
      }
    }
    for count in counts where !arguments.isJSON {
      let name = count.area.isEmpty ? Terminal.pick("(tanpa area)", "(no area)") : count.area
      let ambiguous =
        count.ambiguous == 0
        ? ""
        : Terminal.pick(
          ", \(count.ambiguous) bermakna ganda dan dinyatakan demikian", ", \(count.ambiguous) ambiguous and said so")
      Terminal.print("\(name): " + Self.line(passed: count.passed, failed: count.failed) + ambiguous)
    }
    let failed = counts.reduce(0) { $0 + $1.failed }
    if !arguments.isJSON { Terminal.print(Self.line(passed: counts.reduce(0) { $0 + $1.passed }, failed: failed)) }
    return failed == 0 ? .allowed : .refused
  }

  private static func line(passed: Int, failed: Int) -> String {
    Terminal.pick("\(passed) lulus, \(failed) gagal", "\(passed) passed, \(failed) failed")
  }
}
