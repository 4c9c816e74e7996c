import CPOSIX
public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_ask_column(
  _ out: UnsafeMutablePointer<regkit_answers>?, _ rules: OpaquePointer?, _ column: UnsafePointer<regkit_gs1_column>?,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    var answers = try regkit_answers(from: out, "out")
    (answers.bytes, answers.bytes_length) = (nil, 0)
    let storage = try CallerStorage(out, "out")
    storage.store(answers)
    let column = try column.checked()
    let gateway = try CallOptions(options).gateway(try RulesHandle.borrowed(rules).rulebook)
    if column.offset_width == 4 {
      try ask(column, Int32.self, gateway, answers, into: storage)
    } else {
      try ask(column, Int64.self, gateway, answers, into: storage)
    }
  }
}

private func ask<Offset: FixedWidthInteger & SignedInteger>(
  _ column: regkit_gs1_column, _: Offset.Type, _ gateway: Gateway, _ wanted: regkit_answers,
  into out: CallerStorage<regkit_answers>
) throws(Failure) {
  let questions = try messages(of: column, Offset.self)
  let outcomes = try outcomes(wanted.outcomes, questions.count, "out.outcomes")
  let outcome = try NumberColumn(wanted.outcome, questions.count, "out.outcome")
  var answers = try AnswerArray<Offset>(wanted)
  let counts = gateway.answer(questions, outcomes: outcomes, outcome: outcome, isAnswerWanted: answers.isWanted) {
    answers.append($1, $0)
  }
  guard !answers.isOutOfMemory else {
    answers.free()
    throw Failure(REGKIT_E_MEMORY, "no memory for the answers of \(questions.count) rows")
  }
  var counted = wanted
  counted.allowed = counts.allowed
  counted.refused = counts.refused
  counted.undetermined = counts.undetermined
  counted.failed = counts.failed
  counted.null = counts.null
  counted.bad_offsets = counts.badOffsets
  (counted.bytes, counted.bytes_length) = (answers.bytes, answers.count)
  out.store(counted)
  if answers.isFull {
    throw Failure(REGKIT_E_CAPACITY, "the answers have more bytes than an offset of 4 bytes can say")
  }
}

/// A string array of Arrow as it grows: offsets and bits in storage of the caller, bytes of `malloc` that will be theirs.
private struct AnswerArray<Offset: FixedWidthInteger & SignedInteger> {
  private let offsets: UnsafeMutablePointer<Offset>?
  private let validity: UnsafeMutablePointer<UInt8>?
  private(set) var bytes: UnsafeMutablePointer<UInt8>?
  private(set) var count = 0
  private var capacity = 0
  /// Whether an answer did not fit; no later one is taken.
  private(set) var isFull = false
  private(set) var isOutOfMemory = false

  init(_ wanted: regkit_answers) throws(Failure) {
    if let offsets = wanted.offsets { try checkAlignment(offsets, MemoryLayout<Offset>.size, "out.offsets") }
    offsets = wanted.offsets?.assumingMemoryBound(to: Offset.self)
    validity = wanted.validity
    offsets?[0] = 0
  }

  var isWanted: Bool { offsets != nil }

  /// Takes the answer of a row, nil for null; rows come one after the other.
  mutating func append(_ answer: String?, _ row: Int) {
    var isThere = false
    if let answer, isWanted { isThere = append(answer) }
    offsets?[row + 1] = Offset(truncatingIfNeeded: count)
    guard let validity else { return }
    if row % 8 == 0 { validity[row / 8] = 0 }
    if isThere { validity[row / 8] |= 1 << UInt8(row % 8) }
  }

  private mutating func append(_ answer: String) -> Bool {
    var answer = answer
    let (end, isTooFar) = count.addingReportingOverflow(answer.utf8.count)
    if isTooFar || end > Int(clamping: Offset.max) { isFull = true }
    guard !isFull, reserve(end), let bytes else { return false }
    answer.withUTF8 { text in
      if let base = text.baseAddress { (bytes + count).update(from: base, count: text.count) }
    }
    count = end
    return true
  }

  private mutating func reserve(_ needed: Int) -> Bool {
    guard needed > capacity || bytes == nil else { return true }
    let larger = max(needed, capacity > Int.max / 2 ? needed : capacity * 2, 4096)
    guard !isOutOfMemory, let grown = realloc(bytes, larger) else {
      isOutOfMemory = true
      return false
    }
    bytes = grown.assumingMemoryBound(to: UInt8.self)
    capacity = larger
    return true
  }

  mutating func free() {
    CPOSIX.free(bytes)
    bytes = nil
  }
}
