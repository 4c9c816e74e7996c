internal import GS1

/// A question in the JSON vocabulary, checked against the fields of its area.
struct GatewayQuestion {
  let area: Area
  let inputs: Inputs
  var edition: String?
  var asOf: CalendarDay?
  let language: Language
  /// What the bytes of a file turned out to be, for `documents`.
  var content: FileFacts?
  /// The caller's own id, given back in the answer.
  let id: JSONValue?

  /// The keys of a question; those after `id` belong to worked cases, accepted so that a case can be asked as it is.
  private static let keys = [
    "area", "inputs", "edition", "as_of", "lang", "id", "rule", "expected", "why", "note", "ambiguous",
  ]

  init(_ json: JSONValue, for gateway: Gateway) throws(QuestionError) {
    let rulebook = gateway.rulebook
    guard case .object(let members) = json else {
      throw QuestionError(problems: [.init(.wrongType, "", found: .type(json.typeName), expected: .type("object"))])
    }
    var problems = QuestionProblems()
    for member in members where !Self.keys.contains(member.key) {
      problems.append(.unknown(.unknownKey, member.key, found: member.key, known: Self.keys.prefix(6).map { $0 }))
    }
    let areaName = Self.text("area", json, &problems)
    if areaName == nil && problems.isEmpty {
      problems.append(
        .init(.missingKey, "area", found: .nothing, expected: .oneOf(Area.allCases.map { $0.rawValue })))
    }
    let area = areaName.flatMap { Area(rawValue: $0) }
    if let areaName, area == nil {
      problems.append(.unknown(.unknownArea, "area", found: areaName, known: Area.allCases.map { $0.rawValue }))
    }
    let edition = Self.text("edition", json, &problems)
    // An edition of another subject chooses nothing here: a host may name the barcode edition in all its questions, and
    // every answer says which edition answered.
    if let edition, !rulebook.editions.contains(where: { $0.id == edition }) {
      problems.append(.unknown(.unknownEdition, "edition", found: edition, known: rulebook.editions.map { $0.id }))
    }
    var asOf: CalendarDay?
    if let text = Self.text("as_of", json, &problems) {
      asOf = CalendarDay(iso: text)
      if asOf == nil { problems.append(.init(.unknownValue, "as_of", found: "\"\(text)\"", expected: "yyyy-mm-dd")) }
    }
    var spoken = gateway.language
    if let text = Self.text("lang", json, &problems) {
      if let named = Language(rawValue: text) {
        spoken = named
      } else {
        problems.append(.unknown(.unknownValue, "lang", found: text, known: ["id", "en"]))
      }
    }
    let inputs = json["inputs"] ?? .object([])
    if let area { Inputs.check(inputs, against: area.fields, path: "inputs", &problems) }
    guard problems.isEmpty, let area else { throw problems.error }
    self.area = area
    self.inputs = Inputs(json: inputs)
    self.edition = edition ?? gateway.edition
    self.asOf = asOf ?? gateway.asOf
    self.language = spoken
    self.id = json["id"]
  }

  /// The language a question asks for, whatever else may be wrong with it.
  static func language(of json: JSONValue) -> Language? {
    guard case .string(let text) = json["lang"] else { return nil }
    return Language(rawValue: text)
  }

  private static func text(_ key: String, _ json: JSONValue, _ problems: inout QuestionProblems) -> String? {
    switch json[key] {
    case nil, .null: return nil
    case .string(let text): return text
    case let other?:
      problems.append(.noString(other, key))
      return nil
    }
  }
}

/// The facts of a question, read by key; the values were checked against the area's fields before.
struct Inputs {
  let json: JSONValue

  @inline(never)
  func text(_ key: String) -> String? {
    guard case .string(let text) = json[key] else { return nil }
    return text
  }

  func flag(_ key: String) -> Bool? {
    guard case .bool(let flag) = json[key] else { return nil }
    return flag
  }

  func measure(_ key: String) -> Double? {
    switch json[key] {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  func count(_ key: String) -> Int? {
    guard case .integer(let number) = json[key] else { return nil }
    return Int(exactly: number)
  }

  func day(_ key: String) -> CalendarDay? { text(key).flatMap { CalendarDay(iso: $0) } }

  func days(_ key: String) -> [CalendarDay]? { texts(key)?.compactMap { CalendarDay(iso: $0) } }

  func moment(_ key: String) -> Moment? { text(key).flatMap { Moment(iso: $0) } }

  func word<Word: RawRepresentable>(_ key: String) -> Word? where Word.RawValue == String {
    text(key).flatMap { Word(rawValue: $0) }
  }

  func group(_ key: String) -> Inputs { Inputs(json: json[key] ?? .null) }

  func list(_ key: String) -> [Inputs]? {
    guard case .array(let items) = json[key] else { return nil }
    return items.map { Inputs(json: $0) }
  }

  func texts(_ key: String) -> [String]? {
    guard case .array(let items) = json[key] else { return nil }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The texts of an object under keys of the caller's; a null is no text.
  func record(_ key: String) -> [(key: String, value: String)]? {
    guard case .object(let members) = json[key] else { return nil }
    return members.compactMap { member in
      if case .string(let text) = member.value { (member.key, text) } else { nil }
    }
  }

  /// The flags of an object under keys of the caller's.
  func flags(_ key: String) -> [String: Bool] {
    guard case .object(let members) = json[key] else { return [:] }
    var flags: [String: Bool] = [:]
    for member in members {
      if case .bool(let flag) = member.value { flags[member.key] = flag }
    }
    return flags
  }

  func has(_ key: String) -> Bool {
    switch json[key] {
    case nil, .null: false
    default: true
    }
  }

  // MARK: - Checking

  /// Checks an object and adds what is wrong.
  static func check(
    _ json: JSONValue, against fields: [Field], path: String, _ problems: inout QuestionProblems
  ) {
    var path = FieldPath(path)
    check(json, against: fields, &path, &problems)
  }

  private static func check(
    _ json: JSONValue, against fields: [Field], _ path: inout FieldPath, _ problems: inout QuestionProblems
  ) {
    guard case .object(let members) = json else {
      if case .null = json { return }
      problems.append(.init(.wrongType, path.text, found: .type(json.typeName), expected: .type("object")))
      return
    }
    for member in members {
      guard let field = fields.first(where: { $0.name == member.key }) else {
        problems.append(
          .unknown(.unknownKey, path.text(of: member.key), found: member.key, known: fields.map { $0.name }))
        continue
      }
      path.enter(member.key)
      check(member.value, field.kind, &path, &problems)
      path.leave()
    }
  }

  private static func check(
    _ value: JSONValue, _ kind: Field.Kind, _ path: inout FieldPath, _ problems: inout QuestionProblems
  ) {
    switch (value, kind) {
    case (.null, _), (.string, .text), (.bool, .flag): break
    case (.string(let word), .words(let known)):
      if !known.contains(word) { problems.append(.unknown(.unknownValue, path.text, found: word, known: known)) }
    case (.string(let text), .day):
      if CalendarDay(iso: text) == nil {
        problems.append(.init(.unknownValue, path.text, found: "\"\(text)\"", expected: "yyyy-mm-dd"))
      }
    case (.string(let text), .moment):
      if Moment(iso: text) == nil {
        problems.append(
          .init(
            .unknownValue, path.text, found: "\"\(text)\"", expected: "yyyy-mm-ddThh:mm:ss+07:00, Z, WIB, WITA, WIT"))
      }
    case (.array(let items), .days):
      for (index, item) in items.enumerated() {
        // No day is no item of a list, though a key without a value is only one left out.
        if case .null = item {
          problems.append(.noString(item, path.text(of: index)))
        } else {
          path.enter(item: index)
          check(item, .day, &path, &problems)
          path.leave()
        }
      }
    case (.integer(let number), .measure), (.integer(let number), .count):
      if number < 0 { problems.append(.init(.unknownValue, path.text, found: "\(number)", expected: "≥ 0")) }
    case (.real(let number), .measure):
      if !(number >= 0 && number.isFinite) {
        problems.append(.init(.unknownValue, path.text, found: "\(number)", expected: "≥ 0"))
      }
    case (.real(let number), .count):
      problems.append(.init(.wrongType, path.text, found: "\(number)", expected: .wholeNumber))
    case (.array(let items), .texts):
      for (index, item) in items.enumerated() {
        if case .string = item { continue }
        problems.append(.noString(item, path.text(of: index)))
      }
    case (.object, .group(let fields)): check(value, against: fields, &path, &problems)
    case (.array(let items), .list(let fields)):
      for (index, item) in items.enumerated() {
        path.enter(item: index)
        check(item, against: fields, &path, &problems)
        path.leave()
      }
    case (.object(let members), .record): check(members, .text, &path, &problems)
    case (.object(let members), .flags): check(members, .flag, &path, &problems)
    default:
      problems.append(.init(.wrongType, path.text, found: .type(value.typeName), expected: .type(kind.typeName)))
    }
  }

  /// Checks the values of an object under keys of the caller's.
  private static func check(
    _ members: [(key: String, value: JSONValue)], _ kind: Field.Kind, _ path: inout FieldPath,
    _ problems: inout QuestionProblems
  ) {
    for member in members {
      path.enter(member.key)
      check(member.value, kind, &path, &problems)
      path.leave()
    }
  }
}

extension Field.Kind {
  /// The JSON type a field of this kind takes.
  var typeName: String {
    switch self {
    case .text, .words, .day, .moment: "string"
    case .flag: "boolean"
    case .measure, .count: "number"
    case .group, .record, .flags: "object"
    case .list, .texts, .days: "array"
    }
  }
}

extension QuestionError.Problem {
  /// A value of another type where a text has to stand.
  static func noString(_ found: JSONValue, _ path: String) -> Self {
    Self(.wrongType, path, found: .type(found.typeName), expected: .type("string"))
  }

  /// A word that is not among the known ones, with the nearest of them.
  static func unknown(_ code: QuestionError.Code, _ path: String, found: String, known: [String]) -> Self {
    Self(code, path, found: "\"\(found)\"", expected: .oneOf(known), suggestion: Nearest.to(found, in: known))
  }
}
