extension Print.Facts {
  /// Reads what is known of a print from JSON in UTF-8: one object with the fields of `Area.print`.
  ///
  /// - Throws: Every problem found, with its path such as `codes[0].issuer`, what was found and expected, and the nearest
  ///   known key or value.
  public init(json bytes: [UInt8]) throws(QuestionError) {
    self.init(try Inputs(object: bytes, of: Area.print.fields))
  }

  /// Reads the fields of `Area.print`, whose keys and values were checked.
  init(_ inputs: Inputs) {
    self.init(
      widthCentimetres: inputs.measure("width_cm"), heightCentimetres: inputs.measure("height_cm"),
      ink: inputs.text("ink"), background: inputs.text("background"), isReadable: inputs.flag("readable_by_ttac"),
      codes: inputs.list("codes")?.map { Print.Code(issuer: $0.word("issuer"), text: $0.text("text")) })
  }
}

extension Inputs {
  /// Reads an object of known fields from JSON in UTF-8; every key and value is checked.
  init(object bytes: [UInt8], of fields: [Field]) throws(QuestionError) {
    let parsed: Result<JSONValue, JSONError> = bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONError) { return .success(try JSONValue.parse(bytes)) } catch { return .failure(error) }
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try parsed.get()
    } catch {
      let problem = QuestionError.Problem(
        .notJSON, "", offset: error.offset, found: .sign(error.reason), expected: "JSON")
      throw QuestionError(problems: [problem])
    }
    guard case .object = json else {
      throw QuestionError(problems: [.init(.wrongType, "", found: .type(json.typeName), expected: .type("object"))])
    }
    var problems = QuestionProblems()
    Inputs.check(json, against: fields, path: "", &problems)
    guard problems.isEmpty else { throw problems.error }
    self.init(json: json)
  }
}
