import CRegKit
import RegKitC
import Testing

@Suite struct QuestionsTests {
  private func ask(
    _ question: String, _ rules: OpaquePointer, _ options: regkit_options? = nil
  ) -> (status: Int32, outcome: Int32, json: String?, error: regkit_error) {
    var answer = CallerMemory.answer
    var error = CallerMemory.error
    var chosen = options ?? CallerMemory.options
    let status = regkit_ask(&answer, rules, question, question.utf8.count, &chosen, &error)
    return (status, answer.outcome, answer.take(), error)
  }

  @Test(
    "the outcome of the answer is in the struct",
    arguments: [
      (#"{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_kuasi"}}"#, REGKIT_ALLOWED),
      (#"{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_tradisional"}}"#, REGKIT_REFUSED),
      (#"{"area":"eligibility","inputs":{"kbli":"21012"}}"#, REGKIT_UNDETERMINED),
    ])
  func outcome(question: String, expected: Int32) throws {
    try withRules { rules in
      let answer = ask(question, rules)
      #expect(answer.status == REGKIT_OK)
      #expect(answer.outcome == expected)
    }
  }

  @Test("a question that is no JSON has a status, a place, and an answer that says so")
  func notJSON() throws {
    try withRules { rules in
      let answer = ask(#"{"area":"#, rules)
      #expect(answer.status == REGKIT_E_QUESTION)
      #expect(answer.error.code == REGKIT_E_QUESTION)
      #expect(answer.error.offset == 8)
      #expect((answer.json ?? "").contains(#""code":"not_json""#))
    }
  }

  @Test("an unknown key is named with the nearest known one")
  func unknownKey() throws {
    try withRules { rules in
      let answer = ask(#"{"area":"eligibility","inputs":{"kblli":"1"}}"#, rules)
      #expect(answer.status == REGKIT_E_QUESTION)
      #expect(answer.error.text.hasPrefix("inputs.kblli: found \"kblli\", expected one of kbli, "))
      #expect(answer.error.text.hasSuffix("(did you mean kbli?)"))
    }
  }

  @Test("day, edition and language of the options apply, and wrong ones are refused")
  func options() throws {
    try withRules { rules in
      let question = #"{"area":"method","inputs":{"product_class":"obat_kuasi"}}"#
      var options = CallerMemory.options
      options.as_of = 20_230_101
      #expect((ask(question, rules, options).json ?? "").contains(#""edition":"22/2022""#))
      options.as_of = 20_230_230
      let refused = ask(question, rules, options)
      #expect(refused.status == REGKIT_E_ARGUMENT)
      #expect(refused.error.text == "options.as_of: found 20230230, expected a day as yyyymmdd or 0")
      options.as_of = 0
      options.language = 7
      #expect(ask(question, rules, options).status == REGKIT_E_ARGUMENT)
      options.language = REGKIT_INDONESIAN
      "44/1999".withCString { edition in
        options.edition = edition
        options.edition_length = 7
        #expect(ask(question, rules, options).status == REGKIT_E_ARGUMENT)
      }
    }
  }

  @Test("a file's bytes are judged against its name")
  func file() throws {
    try withRules { rules in
      let question =
        #"{"area":"documents","inputs":{"context":"sinkarkes.komoditas","filename":"a.png","size_bytes":9}}"#
      let bytes = Array("%PDF-1.7\n".utf8)
      var answer = CallerMemory.answer
      #expect(
        regkit_ask_file(&answer, rules, question, question.utf8.count, bytes, bytes.count, nil, nil) == REGKIT_OK)
      #expect(answer.outcome == REGKIT_REFUSED)
      #expect((answer.take() ?? "").contains(#""failed":["signature""#))
    }
  }

  @Test("the data of a code is read with NUL and all")
  func read() throws {
    try withRules { rules in
      let data: [UInt8] = Array("(90)TR1\0".utf8)
      var answer = CallerMemory.answer
      #expect(regkit_read(&answer, rules, data, data.count, nil, nil) == REGKIT_OK)
      #expect(answer.outcome == REGKIT_REFUSED)
      #expect((answer.take() ?? "").contains(#"(90)TR1\u0000"#))
    }
  }

  @Test("NULL and wrong sizes are statuses, not crashes")
  func arguments() throws {
    try withRules { rules in
      var answer = CallerMemory.answer
      #expect(regkit_ask(nil, rules, "{}", 2, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_ask(&answer, nil, "{}", 2, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_ask(&answer, rules, nil, 2, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_ask(&answer, rules, nil, 0, nil, nil) == REGKIT_E_QUESTION)
      _ = answer.take()
      var small = regkit_answer()
      small.struct_size = 8
      #expect(regkit_ask(&small, rules, "{}", 2, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(small.json == nil)
      #expect(regkit_ask_file(&answer, rules, "{}", 2, nil, 3, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_read(&answer, rules, nil, 3, nil, nil) == REGKIT_E_ARGUMENT)
      var options = regkit_options()
      options.struct_size = 4
      #expect(regkit_ask(&answer, rules, "{}", 2, &options, nil) == REGKIT_E_ARGUMENT)
    }
  }
}
