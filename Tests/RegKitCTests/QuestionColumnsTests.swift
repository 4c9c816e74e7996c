import CRegKit
import RegKitC
import Testing

@Suite struct QuestionColumnsTests {
  private static let questions: [String?] = [
    #"{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_kuasi"}}"#,
    #"{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_tradisional"},"id":7}"#, nil,
    #"{"area":"eligibility","inputs":{"kbli":"21012"},"lang":"id"}"#, "", #"{"area":"nothing"}"#, "\0", nil,
    #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"type":"vial","volume_ml":5}}}"#,
    #"{"area":"barcode_authentication","inputs":{"text":"(90)DBL9509204710A1(10)A(17)290331(21)B"}}"#,
  ]

  private func check<Offset: FixedWidthInteger & SignedInteger>(
    _: Offset.Type, _ slice: Range<Int>, of questions: [String?] = Self.questions
  ) throws {
    try withRules { rules in
      let column = TextColumn(questions.map { $0.map { Array($0.utf8) } })
      var given = column.column(width: Int32(MemoryLayout<Offset>.size), slice)
      var offsets = [Offset](repeating: 77, count: slice.count + 1)
      var outcomes = [Int32](repeating: 77, count: slice.count)
      var numbers = outcomes
      var bits = [UInt8](repeating: 0xAA, count: slice.count / 8 + 1)
      var answered = bits
      var options = CallerMemory.options
      options.as_of = 20_261_121
      var answers = regkit_answers()
      answers.struct_size = MemoryLayout<regkit_answers>.size
      let status = offsets.withUnsafeMutableBytes { offsets in
        outcomes.withUnsafeMutableBufferPointer { outcomes in
          numbers.withUnsafeMutableBufferPointer { numbers in
            bits.withUnsafeMutableBufferPointer { bits in
              answered.withUnsafeMutableBufferPointer { answered in
                answers.offsets = offsets.baseAddress
                (answers.outcomes, answers.validity) = (outcomes.baseAddress, bits.baseAddress)
                answers.outcome = regkit_numbers(numbers: numbers.baseAddress, validity: answered.baseAddress)
                return regkit_ask_column(&answers, rules, &given, &options, nil)
              }
            }
          }
        }
      }
      #expect(status == REGKIT_OK)
      defer { regkit_bytes_free(answers.bytes) }
      let bytes = UnsafeBufferPointer(start: answers.bytes, count: answers.bytes_length)
      #expect(offsets[0] == 0 && Int(offsets[slice.count]) == bytes.count)
      for row in 0..<slice.count {
        let isThere = bits[row / 8] >> UInt8(row % 8) & 1 == 1
        let hasOutcome = answered[row / 8] >> UInt8(row % 8) & 1 == 1
        let text = String(decoding: bytes[Int(offsets[row])..<Int(offsets[row + 1])], as: UTF8.self)
        guard let question = questions[slice.lowerBound + row] else {
          #expect(!isThere && !hasOutcome && text.isEmpty && outcomes[row] == REGKIT_GS1_ROW_NULL && numbers[row] == 0)
          continue
        }
        var answer = CallerMemory.answer
        let status = regkit_ask(&answer, rules, question, question.utf8.count, &options, nil)
        #expect(isThere && text == answer.take())
        #expect(outcomes[row] == (status == REGKIT_OK ? answer.outcome : status))
        #expect(hasOutcome == (status == REGKIT_OK))
        #expect(numbers[row] == (hasOutcome ? min(answer.outcome, 2) : 0))
      }
      #expect(answers.allowed == outcomes.count { $0 == REGKIT_ALLOWED })
      #expect(answers.refused == outcomes.count { $0 == REGKIT_REFUSED })
      #expect(answers.undetermined == outcomes.count { $0 == REGKIT_UNDETERMINED })
      #expect(answers.failed == outcomes.count { $0 == REGKIT_E_QUESTION })
      #expect(answers.null == outcomes.count { $0 == REGKIT_GS1_ROW_NULL } && answers.bad_offsets == 0)
      if slice.count == Self.questions.count {
        #expect(answers.allowed > 0 && answers.refused > 0 && answers.undetermined > 0 && answers.failed == 3)
      }
    }
  }

  @Test("rows say what regkit_ask says of one question, in slices and with 32 and 64 bits")
  func sameAsOne() throws {
    for slice in [0..<Self.questions.count, 2..<6, 4..<4, 9..<10] {
      try check(Int32.self, slice)
      try check(Int64.self, slice)
    }
  }

  @Test("many rows say the same, however many are kept before they are written")
  func manyRows() throws {
    let many = (0..<15).flatMap { _ in Self.questions }
    for slice in [0..<150, 3..<67, 5..<134] { try check(Int32.self, slice, of: many) }
  }

  @Test("answers may be left out, and offsets that lie are a status of their row")
  func leftOut() throws {
    try withRules { rules in
      let column = TextColumn(Self.questions.map { $0.map { Array($0.utf8) } })
      column.setOffset(1, -1)
      var given = column.column(width: 8)
      var outcomes = [Int32](repeating: 77, count: Self.questions.count)
      var answers = regkit_answers()
      answers.struct_size = MemoryLayout<regkit_answers>.size
      answers.bytes = UnsafeMutablePointer(bitPattern: 16)
      let status = outcomes.withUnsafeMutableBufferPointer { outcomes in
        answers.outcomes = outcomes.baseAddress
        return regkit_ask_column(&answers, rules, &given, nil, nil)
      }
      #expect(status == REGKIT_OK && answers.bytes == nil && answers.bytes_length == 0)
      #expect(outcomes.prefix(2) == [REGKIT_GS1_ROW_BAD_OFFSETS, REGKIT_GS1_ROW_BAD_OFFSETS])
      #expect(answers.bad_offsets == 2 && answers.null == 2 && outcomes[3] == REGKIT_UNDETERMINED)
    }
  }

  @Test("wrong calls are statuses")
  func arguments() throws {
    try withRules { rules in
      let column = TextColumn([Array("{}".utf8)])
      var given = column.column(width: 8)
      var offsets = [Int64](repeating: 0, count: 3)
      var answers = regkit_answers()
      #expect(regkit_ask_column(&answers, rules, &given, nil, nil) == REGKIT_E_ARGUMENT)
      answers.struct_size = MemoryLayout<regkit_answers>.size
      #expect(regkit_ask_column(nil, rules, &given, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_ask_column(&answers, nil, &given, nil, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_ask_column(&answers, rules, nil, nil, nil) == REGKIT_E_ARGUMENT)
      let status = offsets.withUnsafeMutableBytes { offsets in
        answers.offsets = offsets.baseAddress.map { $0 + 1 }
        return regkit_ask_column(&answers, rules, &given, nil, nil)
      }
      #expect(status == REGKIT_E_ARGUMENT && answers.bytes == nil)
      answers.offsets = nil
      #expect(regkit_ask_column(&answers, rules, &given, nil, nil) == REGKIT_OK && answers.failed == 1)
    }
  }
}
