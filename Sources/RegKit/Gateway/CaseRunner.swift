/// Runs worked cases, situations with their expected answers, against the tables.
///
/// A case is one JSON object a line: a question (`area`, `inputs`, `edition`, `as_of`), the `expected` part of the answer,
/// and `ambiguous` where the source leaves another reading open. Only the expected keys are compared; lists are compared
/// without their order; `verdict_in` lists verdicts any of which will do; and an ambiguous case must be answered as one.
/// A question that could not be asked fails its case, unless the case expects the `error`: a misspelt key must not pass as
/// an answer nobody looked at. Officers keep such files to test their tables.
public struct CaseRunner: Sendable {
  /// What became of one case.
  public struct Result: Sendable {
    /// The case's own id, or "" when it has none.
    public let id: String
    public let area: String
    public let isAmbiguous: Bool
    /// One line for each difference between the answer and what was expected; empty when the case passes.
    public let differences: [String]
    public var passes: Bool { differences.isEmpty }
  }

  private let gateway: Gateway

  public init(_ gateway: Gateway) {
    self.gateway = gateway
  }

  /// Runs the case on one line; nil for a blank line.
  public func run(_ line: String) -> Result? {
    let bytes = Array(line.utf8)
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
    let json: JSONValue
    do throws(JSONError) {
      json = try bytes.withParsedJSON()
    } catch {
      return Result(
        id: "", area: "", isAmbiguous: false, differences: ["no JSON at byte \(error.offset): \(error.reason)"])
    }
    return run(json)
  }

  private func run(_ json: JSONValue) -> Result {
    var differences: [String] = []
    var expectsAmbiguity = false
    switch json["ambiguous"] {
    case .bool(let flag)?: expectsAmbiguity = flag
    case nil, .null?: break
    case let other?: differences.append("ambiguous: found \(other.text), expected true or false")
    }
    let text = gateway.answer(json).json
    if let answer = try? Array(text.utf8).withParsedJSON() {
      if case .object(let expected) = json["expected"] {
        for member in expected { Self.compare(member.key, member.value, answer, &differences) }
      } else {
        differences.append("expected: found nothing, expected an object")
      }
      if expectsAmbiguity, answer["ambiguous"].isTrue == false {
        differences.append("ambiguous: found nothing, expected true")
      }
      let expectsError = json["expected"]?["error"] != nil
      if !(differences.isEmpty && expectsError), case .string(let message)? = answer["error"]?["message"] {
        differences.append("error: \(message)")
      }
    }
    return Result(
      id: json["id"].string ?? "", area: json["area"].string ?? "", isAmbiguous: expectsAmbiguity,
      differences: differences)
  }

  private static func compare(
    _ key: String, _ expected: JSONValue, _ answer: JSONValue, _ differences: inout [String]
  ) {
    if key == "verdict_in", case .array(let accepted) = expected {
      let found = answer["verdict"]
      if !accepted.contains(where: { found.map { $0.text } == $0.text }) {
        differences.append("verdict: found \(found?.text ?? "nothing"), expected one of \(expected.text)")
      }
      return
    }
    let found = answer[key]
    guard let found, isSame(found, expected) else {
      differences.append("\(key): found \(found?.text ?? "nothing"), expected \(expected.text)")
      return
    }
  }

  /// Whether a value is the expected one; lists may be in any order and objects may hold more.
  private static func isSame(_ found: JSONValue, _ expected: JSONValue) -> Bool {
    switch (found, expected) {
    case (.array(let items), .array(let wanted)):
      return items.map { $0.text }.sorted() == wanted.map { $0.text }.sorted()
    case (.object, .object(let members)):
      return members.allSatisfy { member in found[member.key].map { isSame($0, member.value) } ?? false }
    default: return found.text == expected.text
    }
  }
}

extension [UInt8] {
  fileprivate func withParsedJSON() throws(JSONError) -> JSONValue {
    let result: Swift.Result<JSONValue, JSONError> = withUnsafeBufferPointer { bytes in
      do throws(JSONError) { return .success(try JSONValue.parse(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}

extension JSONValue? {
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var isTrue: Bool { if case .bool(true) = self { true } else { false } }
}

extension CaseRunner.Result {
  /// The result as JSON text on one line.
  public var json: String {
    JSONValue.object([
      ("id", .string(id)), ("area", .string(area)), ("passes", .bool(passes)), ("ambiguous", .bool(isAmbiguous)),
      ("differences", .array(differences.map { .string($0) })),
    ]).text
  }
}
