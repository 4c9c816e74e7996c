public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_read_column(
  _ out: UnsafeMutablePointer<regkit_readings>?, _ rules: OpaquePointer?, _ column: UnsafePointer<regkit_gs1_column>?,
  _ values: UnsafeMutablePointer<regkit_gs1_values>?, _ value_count: Int, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    var readings = try regkit_readings(from: out, "out")
    let handle = try RulesHandle.borrowed(rules)
    let column = try column.checked()
    let wanted = try WantedValues(values, value_count)
    let asked = try CallOptions(options).gateway(handle.rulebook)
    let words = try handle.columnWords()
    let judge = CodeJudge(handle.rulebook, words: words.words, edition: asked.edition, asOf: asked.asOf)
    readings.edition = judge.edition.flatMap { words.edition($0.id) }
    if column.offset_width == 4 {
      try read(column, Int32.self, judge, wanted, readings, into: CallerStorage(out, "out"))
    } else {
      try read(column, Int64.self, judge, wanted, readings, into: CallerStorage(out, "out"))
    }
  }
}

private func read<Offset: FixedWidthInteger & SignedInteger>(
  _ column: regkit_gs1_column, _: Offset.Type, _ judge: CodeJudge, _ wanted: WantedValues, _ readings: regkit_readings,
  into out: CallerStorage<regkit_readings>
) throws(Failure) {
  let codes = try messages(of: column, Offset.self)
  var values: [32 of ValueColumn<Offset>] = try wanted.columns(codes.count)
  let rows = try CodeRows(readings, codes.count)
  var span = values.mutableSpan
  let counts = span.withUnsafeMutableBufferPointer { values in
    judge.read(codes, into: rows, values: UnsafeMutableBufferPointer(rebasing: values[..<wanted.count]))
  }
  var counted = readings
  counted.allowed = counts.allowed
  counted.refused = counts.refused
  counted.undetermined = counts.undetermined
  counted.null = counts.null
  counted.bad_offsets = counts.badOffsets
  out.store(counted)
  try wanted.fill(from: values)
}

extension CodeRows {
  fileprivate init(_ wanted: regkit_readings, _ count: Int) throws(Failure) {
    self.init()
    outcomes = try RegKitC.outcomes(wanted.outcomes, count, "out.outcomes")
    warnings = try rows(wanted.warnings, count, "out.warnings")
    outcome = try NumberColumn(wanted.outcome, count, "out.outcome")
    rule = try NumberColumn(wanted.rule, count, "out.rule")
    citation = try NumberColumn(wanted.citation, count, "out.citation")
    error = try NumberColumn(wanted.error, count, "out.error")
    fault = try NumberColumn(wanted.fault, count, "out.fault")
    method = try NumberColumn(wanted.method, count, "out.method")
    expiry = try NumberColumn(wanted.expiry, count, "out.expiry")
  }
}
