// Numbers, dates and amounts in the JSON vocabulary.

extension Gateway {
  func identifiers(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = Identifiers.Facts(
      kind: inputs.word("kind"), value: inputs.text("value"), productClass: inputs.word("product_class"),
      vintage: inputs.text("kbli_vintage").flatMap { Int($0) },
      amount: inputs.count("amount_rp").flatMap { UInt64(exactly: $0) }, amountInWords: inputs.text("terbilang"))
    guard let answer = Identifiers.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    // A number that is right in itself and stands on the wrong product is no invalid number.
    let refused = answer.fitsProduct == false ? "mismatch" : "invalid"
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(answer.verdict.word(allowed: "valid", refused: refused)))
    ]
    if let formatted = answer.formatted { extras.append(("formatted", .string(formatted))) }
    if let compact = answer.compact { extras.append(("compact", .string(compact))) }
    if !answer.parts.isEmpty { extras.append(("parts", .object(answer.parts.map { ($0.name, .string($0.text)) }))) }
    for part in answer.parts where answer.compact == nil { extras.append((part.name, .string(part.text))) }
    if let nie = answer.nie {
      extras.append(("product_classes", .array(nie.productClasses.map { .string($0.rawValue) })))
    }
    if let fits = answer.fitsProduct { extras.append(("fits_product", .bool(fits))) }
    if let conversion = answer.conversion { extras.append(("kbli_2025", Self.json(conversion))) }
    if !answer.predecessors.isEmpty {
      extras.append(("kbli_2020", .array(answer.predecessors.map { .string($0) })))
    }
    if let words = answer.amountInWords { extras.append(("terbilang", .string(words))) }
    if let error = answer.error {
      extras.append(("fault", Self.json(error, question.language)))
    }
    return compose(question, answer.verdict, extras)
  }

  private static func json(_ conversion: KBLICode.Conversion) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("fate", .string(conversion.fate.rawValue))]
    if let name = conversion.name { members.append(("nama_kbli", .string(name))) }
    members.append(("successors", .array(conversion.successors.map { .string($0) })))
    return .object(members)
  }

  private static func json(_ error: IdentifierError, _ language: Language) -> JSONValue {
    .object([
      ("code", .string(error.code.rawValue)), ("offset", .integer(Int64(error.offset))),
      ("found", .string(error.found)), ("expected", .string(error.expected)),
      ("message", .string(error.message(in: language))),
    ])
  }
}
