import CPOSIX
import CRegKit
import GS1
import RegKit

/// A pointer and length of the caller as bytes; NULL is allowed for no bytes only.
func bytes(
  _ pointer: UnsafePointer<UInt8>?, _ count: Int, _ name: String
) throws(Failure) -> UnsafeBufferPointer<UInt8> {
  guard count >= 0 else { throw .argument("\(name): a length beyond the address space") }
  guard pointer != nil || count == 0 else { throw .argument("\(name): NULL with a length of \(count)") }
  return UnsafeBufferPointer(start: pointer, count: count)
}

/// An address of the caller that must be a multiple of the width of what stands there.
func checkAlignment(_ address: UnsafeRawPointer, _ width: Int, _ name: String) throws(Failure) {
  guard UInt(bitPattern: address) % UInt(width) == 0 else {
    throw .argument("\(name): found an address that is not a multiple of \(width), expected one")
  }
}

/// Text of the caller; it must be UTF-8, since it becomes part of answers.
func text(_ pointer: UnsafePointer<CChar>?, _ count: Int, _ name: String) throws(Failure) -> String? {
  guard let pointer else {
    guard count == 0 else { throw .argument("\(name): NULL with a length of \(count)") }
    return nil
  }
  guard count >= 0 else { throw .argument("\(name): a length beyond the address space") }
  let raw = UnsafeRawBufferPointer(start: pointer, count: count)
  guard let text = String(validating: raw, as: UTF8.self) else { throw .argument("\(name): no UTF-8") }
  return text
}

/// What JSON of the caller says; nil for NULL.
func parsed<Value>(
  _ json: UnsafePointer<CChar>?, _ count: Int, _ name: String, _ parse: ([UInt8]) throws(QuestionError) -> Value
) throws(Failure) -> Value? {
  let raw = UnsafeRawPointer(json)?.assumingMemoryBound(to: UInt8.self)
  let bytes = try bytes(raw, count, name)
  guard json != nil else { return nil }
  do throws(QuestionError) {
    return try parse(Array(bytes))
  } catch {
    let lines = error.problems.map { "\(name): " + $0.message(in: .english) }
    throw Failure(REGKIT_E_QUESTION, lines.joined(separator: "\n"), offset: error.problems.first?.offset ?? 0)
  }
}

/// The caller's options, checked; all of them have a default.
struct CallOptions {
  let language: Language
  let asOf: CalendarDay?
  let edition: String?
  let name: String?

  init(_ options: UnsafePointer<regkit_options>?) throws(Failure) {
    guard let given = options else {
      (language, asOf, edition, name) = (.english, nil, nil, nil)
      return
    }
    let options = try regkit_options(from: given, "options")
    language = try .init(code: options.language)
    asOf = try Self.day(options.as_of)
    edition = try text(options.edition, options.edition_length, "options.edition")
    name = try text(options.name, options.name_length, "options.name")
  }

  private static func day(_ number: Int32) throws(Failure) -> CalendarDay? {
    guard number != 0 else { return nil }
    guard number > 0, let day = CalendarDay(Int(number / 10000), Int(number / 100 % 100), Int(number % 100)) else {
      throw .argument("options.as_of: found \(number), expected a day as yyyymmdd or 0")
    }
    return day
  }

  /// A gateway that answers by these options.
  func gateway(_ rulebook: Rulebook) throws(Failure) -> Gateway {
    if let edition, !rulebook.editions.contains(where: { $0.id == edition }) {
      let known = rulebook.editions.map { $0.id }.joined(separator: ", ")
      throw .argument("options.edition: found \"\(edition)\", expected one of \(known)")
    }
    return Gateway(rulebook, language: language, edition: edition, asOf: asOf)
  }
}

extension Language {
  init(code: Int32) throws(Failure) {
    switch code {
    case REGKIT_INDONESIAN: self = .indonesian
    case REGKIT_ENGLISH: self = .english
    default: throw .argument("language: found \(code), expected REGKIT_INDONESIAN or REGKIT_ENGLISH")
    }
  }
}

/// Text for the caller to own: bytes of `malloc` that end in NUL.
func allocated(_ text: String) throws(Failure) -> (pointer: UnsafeMutablePointer<CChar>, length: Int) {
  var text = text
  let count = text.utf8.count
  guard let memory = malloc(count + 1) else { throw Failure(REGKIT_E_MEMORY, "no memory for \(count) bytes") }
  text.withUTF8 { bytes in
    if let base = bytes.baseAddress { memory.copyMemory(from: base, byteCount: bytes.count) }
  }
  memory.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
  return (memory.assumingMemoryBound(to: CChar.self), count)
}

extension Outcome {
  /// Its number in the header.
  var code: Int32 {
    switch self {
    case .allowed: REGKIT_ALLOWED
    case .refused: REGKIT_REFUSED
    case .undetermined: REGKIT_UNDETERMINED
    }
  }
}

extension UnsafeMutablePointer<regkit_answer>? {
  /// The caller's answer struct, emptied, after checking that it may be written to.
  func checked() throws(Failure) -> CallerStorage<regkit_answer> {
    let storage = try CallerStorage(self, "out")
    storage.store(regkit_answer(outcome: .undetermined))
    return storage
  }
}

extension CallerStorage<regkit_answer> {
  func fill(_ json: String, _ outcome: Outcome) throws(Failure) {
    var answer = regkit_answer(outcome: outcome)
    (answer.json, answer.json_length) = try allocated(json)
    store(answer)
  }
}

extension regkit_answer {
  fileprivate init(outcome: Outcome) {
    self.init()
    self.outcome = outcome.code
  }
}
