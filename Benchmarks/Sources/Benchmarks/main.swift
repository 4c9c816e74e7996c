// Usage: Benchmarks [messages] [rounds]
// What RegKit takes to read a million messages with every check on, beside a minimal splitter in C that checks nothing.

import GS1
import RegKit

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let count = max(1000, arguments.first ?? 1_000_000)
let rounds = max(1, arguments.dropFirst().first ?? 25)
let storage = Storage()
let corpus = Corpus(count: count, seed: 20_260_801)

func padded(_ text: String, _ width: Int, right: Bool = true) -> String {
  let fill = String(repeating: " ", count: max(0, width - text.count))
  return right ? fill + text : text + fill
}

func fixed(_ number: Double, _ digits: Int) -> String {
  let scale = digits == 1 ? 10.0 : 100.0
  let whole = Int(number * scale + 0.5)
  let rest = String(whole % Int(scale))
  return "\(whole / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
}

print("\(count) messages of \(fixed(Double(corpus.raw.bytes.count) / Double(count), 1)) bytes raw, one thread,")
print("the fastest of \(rounds) rounds in which the C splitter and RegKit take turns, and the median of their ratios\n")
print(padded("", 20, right: false) + "ns/message   baseline      ratio   at most     median   malloc/pass")
let rows: [(String, Pass, Column, Double)] = [
  ("raw", Passes.raw, corpus.raw, 1.8), ("scan data", Passes.scanData, corpus.scanData, 2.0),
  ("bracketed", Passes.bracketed, corpus.bracketed, 2.7), ("Digital Link", Passes.digitalLink, corpus.digitalLink, 4.5),
  ("raw + HRI text", Passes.humanReadable, corpus.raw, 2.5),
]
for (name, pass, column, limit) in rows {
  let result = Measurement(pass, over: column, against: corpus.raw, rounds: rounds, storage: storage)
  print(
    padded(name, 20, right: false) + padded(fixed(result.nanoseconds, 1), 10)
      + padded(fixed(result.baselineNanoseconds, 1), 11) + padded(fixed(result.ratio, 2) + " x", 11)
      + padded(fixed(limit, 1) + " x", 10) + padded(fixed(result.medianRatio, 2) + " x", 11)
      + padded("\(result.allocations)", 14))
}

/// A message of about so many bytes: a GTIN, then (91) to (99) and on again with the same values.
func message(ofLength length: Int, as form: String) -> [UInt8] {
  var text: [UInt8] = []
  func add(_ ai: String, _ value: String, needsSeparator: Bool) {
    text +=
      form == "bracketed" ? Array("(\(ai))\(value)".utf8) : Array((ai + value).utf8) + (needsSeparator ? [0x1D] : [])
  }
  if length < 20 {
    add("90", String(repeating: "A", count: max(1, length - (form == "bracketed" ? 4 : 3))), needsSeparator: true)
    return text
  }
  add("01", "08991234567891", needsSeparator: false)
  var next = 0
  while text.count < length {
    let room = min(80, max(1, length - text.count - 4))
    add("\(91 + next % 9)", String(repeating: "A", count: room), needsSeparator: true)
    next += 1
  }
  return text
}

print("\nlength of a message, ns/byte" + padded("raw", 10) + padded("bracketed", 12))
for length in [10, 100, 1000, 8000] {
  var line = padded("\(length) bytes", 28, right: false)
  for (form, pass) in [("raw", Passes.raw), ("bracketed", Passes.bracketed)] {
    var column = Column()
    let one = message(ofLength: length, as: form)
    for _ in 0..<max(100, 4_000_000 / length) { column.append(one) }
    let result = Measurement(pass, over: column, against: column, rounds: rounds, storage: storage)
    line += padded(fixed(result.nanoseconds / Double(one.count), 2), form == "raw" ? 10 : 12)
  }
  print(line)
}

print("\ncount of messages, raw" + padded("ns/message", 16))
for share in [100, 10, 1] {
  let column = Corpus(count: max(1000, count / share), seed: 20_260_801).raw
  let result = Measurement(Passes.raw, over: column, against: column, rounds: rounds, storage: storage)
  print(padded("\(column.count)", 22, right: false) + padded(fixed(result.nanoseconds, 1), 16))
}

print(
  "\nrows of one column, raw, \(3 * rounds) rounds\n" + padded("", 23) + padded("ns/row", 15) + padded("instead of", 13)
    + padded("ratio", 10)
    + padded("at most", 10) + padded("median", 10))
let rowStorage = RowStorage(rows: corpus.raw.count)
let wideOffsets = corpus.raw.offsets.map { Int64($0) }
let rulebook = try Rulebook.embedded()
let judge = CodeJudge(rulebook, words: CodeWords(rulebook), asOf: CalendarDay(2026, 11, 21))
let parsed = { ColumnPasses.time { ColumnPasses.anyForm(corpus.raw, rowStorage) } }
let parsedText = { ColumnPasses.time { ColumnPasses.anyForm(corpus.bracketed, rowStorage) } }
let loop = { ColumnPasses.time { ColumnPasses.oneByOne(corpus.raw, storage, rowStorage) } }
let comparisons: [(String, Double, () -> UInt64, () -> UInt64)] = [
  ("32 bits / one by one", 1.0, { ColumnPasses.time { ColumnPasses.narrow(corpus.raw, rowStorage) } }, loop),
  ("64 bits / one by one", 1.0, { ColumnPasses.time { ColumnPasses.wide(wideOffsets, corpus.raw, rowStorage) } }, loop),
  ("two values / one by one", 1.5, { ColumnPasses.time { ColumnPasses.values(corpus.raw, rowStorage) } }, loop),
  ("judged / parsed", 2.0, { ColumnPasses.time { ColumnPasses.judged(corpus.raw, by: judge, rowStorage) } }, parsed),
  (
    "judged / parsed, brackets", 2.0,
    { ColumnPasses.time { ColumnPasses.judged(corpus.bracketed, by: judge, rowStorage) } },
    parsedText
  ),
  (
    "two threads / one", 0.56, { ColumnPasses.threads(2, corpus.raw, rowStorage) },
    { ColumnPasses.threads(1, corpus.raw, rowStorage) }
  ),
]
for (name, limit, one, other) in comparisons {
  // The two sides differ by less than the noise of the other tables' rounds.
  let result = Comparison(rounds: 3 * rounds, one, other)
  print(
    padded(name, 28, right: false) + padded(fixed(result.first / Double(count), 1), 10)
      + padded(fixed(result.second / Double(count), 1), 13) + padded(fixed(result.ratio, 2) + " x", 10)
      + padded(fixed(limit, 2) + " x", 10) + padded(fixed(result.medianRatio, 2) + " x", 10))
}

print(
  "\none answer of the rules" + padded("ns", 15) + padded("baseline", 11) + padded("ratio", 11) + padded("at most", 13))
let verdicts = try Verdicts(rulebook)
let answers: [(String, Int, Double, Int, () -> Int)] = [
  ("eligibility", verdicts.businessCount, 25, 500, verdicts.eligibility),
  ("packaging", verdicts.packCount, 25, 500, verdicts.packaging),
  ("content", verdicts.codeCount, 25, 500, verdicts.content),
  ("eligibility in JSON", verdicts.businessCount, 400, 50, verdicts.eligibilityInJSON),
  ("packaging in JSON", verdicts.packCount, 400, 50, verdicts.packagingInJSON),
  ("content in JSON", verdicts.codeCount, 400, 50, verdicts.contentInJSON),
  ("a whole dossier", verdicts.dossierCount, 30_000, 5, verdicts.wholeDossiers),
  ("opening the tables", 1, 60_000, 1, { (try? Rulebook.embedded())?.editions.count ?? 0 }),
]
for (name, questions, limit, calls, answer) in answers {
  let baseline = { ColumnPasses.time { Passes.baseline(corpus.raw, storage) } }
  let result = Comparison(
    rounds: rounds, { ColumnPasses.time { (0..<calls).reduce(0) { sum, _ in sum &+ answer() } } }, baseline)
  let one = result.first / Double(calls * questions)
  let message = result.second / Double(corpus.raw.count)
  print(
    padded(name, 24, right: false) + padded(fixed(one, 1), 15) + padded(fixed(message, 1), 11)
      + padded(fixed(one / message, 1) + " x", 13) + padded(fixed(limit, 1) + " x", 13))
}

print(
  "\nmemory held, KiB" + padded("calls", 22) + padded("before", 11) + padded("after", 11) + padded("growth", 10)
    + padded("at most", 10))
let growths: [(String, Int, Int, () -> Int)] = [
  ("eligibility", 5 * count, verdicts.businessCount, verdicts.eligibility),
  ("packaging", 5 * count, verdicts.packCount, verdicts.packaging),
  ("content", 5 * count, verdicts.codeCount, verdicts.content),
  ("packaging in JSON", count / 2, verdicts.packCount, verdicts.packagingInJSON),
  ("content in JSON", count / 2, verdicts.codeCount, verdicts.contentInJSON),
  ("a whole dossier", count / 100, verdicts.dossierCount, verdicts.wholeDossiers),
]
for (name, calls, questions, answer) in growths {
  let result = MemoryGrowth(over: calls / questions, answer)
  print(
    padded(name, 24, right: false) + padded("\(calls / questions * questions)", 14) + padded("\(result.before)", 11)
      + padded("\(result.after)", 11) + padded("\(result.growth)", 10) + padded("256", 10))
}

print(
  "\nbeside ten times the rules" + padded("ns", 11) + padded("as they are", 13) + padded("ratio", 10)
    + padded("at most", 10) + padded("median", 10))
let (registrationDay, barcodeDay) = (CalendarDay(2024, 1, 1), CalendarDay(2020, 1, 1))
let plain = try Verdicts(verdicts.rulebook, registrationDay: registrationDay, barcodeDay: barcodeDay)
let tenfold = try Verdicts(TenfoldTables.rulebook(), registrationDay: registrationDay, barcodeDay: barcodeDay)
let grown: [(String, Int, () -> Int, () -> Int)] = [
  ("eligibility", plain.businessCount, tenfold.eligibility, plain.eligibility),
  ("packaging", plain.packCount, tenfold.packaging, plain.packaging),
  ("content", plain.codeCount, tenfold.content, plain.content),
]
for (name, questions, tenfold, plain) in grown {
  precondition(tenfold() == plain(), "rules that do not apply have changed the findings")
  let result = Comparison(
    rounds: rounds, { ColumnPasses.time { (0..<500).reduce(0) { sum, _ in sum &+ tenfold() } } },
    { ColumnPasses.time { (0..<500).reduce(0) { sum, _ in sum &+ plain() } } })
  print(
    padded(name, 24, right: false) + padded(fixed(result.first / Double(500 * questions), 1), 13)
      + padded(fixed(result.second / Double(500 * questions), 1), 13) + padded(fixed(result.ratio, 2) + " x", 10)
      + padded(fixed(1.1, 2) + " x", 10) + padded(fixed(result.medianRatio, 2) + " x", 10))
}
