extension Gateway {
  /// Answers a question given as keys and values in text, as a command line or a form has them.
  ///
  /// - Parameters:
  ///   - area: The name of the area.
  ///   - pairs: A key with full stops and indexes for what is inside, `primary_packaging.type` or `codes[0].issuer`, and its
  ///     value as text. What kind of value it is, the area's fields know. A key given twice is an error.
  ///   - content: What the bytes of a file turned out to be, for `documents`.
  public func answer(
    area: String, pairs: [(key: String, value: String)], content: FileFacts? = nil
  ) -> Answer {
    let fields = Area(rawValue: area)?.fields ?? []
    var inputs: [(key: String, value: JSONValue)] = []
    var taken = TakenKeys()
    var problems = QuestionProblems()
    for pair in pairs {
      let steps = Self.steps(of: pair.key, among: fields)
      guard taken.take(steps) else {
        problems.append(
          .init(
            .repeatedKey, "inputs." + pair.key, found: .secondValue(Finding.shown(pair.value)), expected: .oneValue))
        continue
      }
      Self.set(Self.value(pair.value, Self.kind(of: pair.key, among: fields)), at: steps, in: &inputs)
    }
    guard problems.isEmpty else { return failure(problems.error, id: nil, in: language) }
    return answer(.object([("area", .string(area)), ("inputs", .object(inputs))]), content: content)
  }

  private enum Step: Hashable {
    case member(String)
    case item(Int)
  }

  /// The places in an object that have a value already.
  private struct TakenKeys {
    private var values: Set<[Step]> = []
    /// The objects and lists that values stand in.
    private var groups: Set<[Step]> = []

    /// Takes a place for a value; false where one stands there already, in it or around it.
    mutating func take(_ steps: [Step]) -> Bool {
      guard !groups.contains(steps) else { return false }
      for length in 1..<max(1, steps.count) where values.contains(Array(steps.prefix(length))) { return false }
      guard values.insert(steps).inserted else { return false }
      for length in 1..<max(1, steps.count) { groups.insert(Array(steps.prefix(length))) }
      return true
    }
  }

  /// The steps into an object that a key names, `codes[0].issuer` as member, item, member.
  ///
  /// An index that is no small number stays a part of its name, and so is answered as an unknown key; so does
  /// a key with more parts than any field has. What follows the name of a record is one key, whatever is in it.
  private static func steps(of key: String, among fields: [Field]) -> [Step] {
    var steps: [Step] = []
    if let point = key.utf8.firstIndex(of: UInt8(ascii: ".")), isRecord(key[..<point], among: fields) {
      return [.member(String(key[..<point])), .member(String(key[key.utf8.index(after: point)...]))]
    }
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 8 else { return [.member(key)] }
    for part in parts {
      if part.last == "]", let open = part.firstIndex(of: "["),
        let index = Int(part[part.index(after: open)...].dropLast()), (0..<64).contains(index)
      {
        steps.append(.member(String(part[..<open])))
        steps.append(.item(index))
      } else {
        steps.append(.member(String(part)))
      }
    }
    return steps
  }

  private static func isRecord(_ name: Substring, among fields: [Field]) -> Bool {
    switch fields.first(where: { $0.name == name })?.kind {
    case .record?, .flags?: true
    default: false
    }
  }

  private static func kind(of key: String, among fields: [Field]) -> Field.Kind? {
    let steps = steps(of: key, among: fields)
    var fields = fields
    var kind: Field.Kind?
    for case .member(let name) in steps {
      if case .flags? = kind { return .flag }
      kind = fields.first { $0.name == name }?.kind
      switch kind {
      case .group(let inner), .list(let inner): fields = inner
      default: fields = []
      }
    }
    return kind
  }

  /// A text as the kind of value the field takes; a text that is none stays text and is refused with its type.
  private static func value(_ text: String, _ kind: Field.Kind?) -> JSONValue {
    switch kind {
    case .flag where text == "true": .bool(true)
    case .flag where text == "false": .bool(false)
    case .count, .measure: number(text) ?? .string(text)
    default: .string(text)
    }
  }

  /// A number as JSON writes it, with sign and exponent; nil for anything else.
  private static func number(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    let parsed: JSONValue? = bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONError) { return try JSONValue.parse(bytes) } catch { return nil }
    }
    switch parsed {
    case .integer?, .real?: return parsed
    default: return nil
    }
  }

  private static func set(_ value: JSONValue, at steps: [Step], in members: inout [(key: String, value: JSONValue)]) {
    guard case .member(let name)? = steps.first else { return }
    let index = members.firstIndex { $0.key == name }
    let old = index.map { members[$0].value } ?? .null
    let new = setting(value, at: steps.dropFirst(), in: old)
    if let index { members[index].value = new } else { members.append((name, new)) }
  }

  private static func setting(_ value: JSONValue, at steps: ArraySlice<Step>, in old: JSONValue) -> JSONValue {
    switch steps.first {
    case nil: return value
    case .member?:
      var members: [(key: String, value: JSONValue)] = []
      if case .object(let known) = old { members = known }
      set(value, at: Array(steps), in: &members)
      return .object(members)
    case .item(let index)?:
      var items: [JSONValue] = []
      if case .array(let known) = old { items = known }
      while items.count <= index { items.append(.object([])) }
      items[index] = setting(value, at: steps.dropFirst(), in: items[index])
      return .array(items)
    }
  }
}

extension Gateway.Answer {
  /// What is the area's own in the answer, `failed: format`, one line each.
  public var detailLines: [String] {
    details.compactMap { detail in
      switch detail.value {
      case .string(let text): "\(detail.key): \(text)"
      case .array(let items) where items.isEmpty: nil
      case .array(let items): "\(detail.key): " + items.map { $0.plain }.joined(separator: ", ")
      case .object, .null: nil
      default: "\(detail.key): \(detail.value.text)"
      }
    }
  }
}

extension JSONValue {
  /// The value for people; a move of a workflow is told by its action and where it leads.
  fileprivate var plain: String {
    if case .string(let text) = self { return text }
    if case .string(let action)? = self["action"], case .string(let to)? = self["to"] { return action + " → " + to }
    return text
  }
}
