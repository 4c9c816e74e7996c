import CRegKit
import GS1
import RegKitC
import Testing

@Suite struct GS1CarriersTests {
  private func judge(
    _ carriers: [String], capacity: Int = 16, options: regkit_gs1_options = CallerMemory.gs1Options
  ) -> (status: Int32, count: Int, faults: [String]) {
    var options = options
    var faults = [regkit_gs1_indexed_fault](repeating: regkit_gs1_indexed_fault(), count: 17)
    faults[capacity].index = 4242
    var count = -1
    let status = withTexts(carriers.map { Array($0.utf8) }) { texts in
      regkit_gs1_judge_carriers(
        &count, texts, texts.count, REGKIT_GS1_ANY, &options, &faults, capacity, nil)
    }
    #expect(faults[capacity].index == 4242)
    return (
      status, count,
      faults.prefix(min(max(count, 0), capacity)).map {
        "\($0.index) \(String(cString: regkit_gs1_fault_name($0.fault.code))) \($0.fault.offset)+\($0.fault.length)"
      }
    )
  }

  @Test("what one carrier needs may be on another, and what they say twice must agree")
  func together() {
    #expect(judge(["]E08991234567891", "(10)ABC(21)X"]).count == 0)
    #expect(judge(["(10)ABC"]).faults == ["0 missing_association 7+0"] || judge(["(10)ABC"]).count == 1)
    #expect(judge(["]E08991234567891", "https://id.gs1.org/01/08991234567891/10/A"]).count == 0)
    let differing = judge(["]E08991234567891", "(01)08991234567891(10)A", "(10)B"])
    #expect(differing.status == REGKIT_OK && differing.count == 1)
    #expect(differing.faults.first?.hasPrefix("2 repeated_with_different_value") == true, "\(differing)")
    #expect(judge([]).count == 0)
  }

  @Test("short storage is a status, and the count says what is needed")
  func capacity() {
    let short = judge(["(10)A(21)X", "(10)B", "(21)Y"], capacity: 1)
    #expect(short.status == REGKIT_E_CAPACITY && short.count > 1 && short.faults.count == 1)
  }

  @Test("NULL and values outside their range are statuses")
  func arguments() {
    var count = -1
    var options = CallerMemory.gs1Options
    #expect(regkit_gs1_judge_carriers(nil, nil, 0, 0, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_judge_carriers(&count, nil, 1, 0, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_judge_carriers(&count, nil, -1, 0, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_judge_carriers(&count, nil, 0, 9, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_judge_carriers(&count, nil, 0, 0, nil, nil, 1, nil) == REGKIT_E_ARGUMENT)
    options.struct_size = 1
    #expect(regkit_gs1_judge_carriers(&count, nil, 0, 0, &options, nil, 0, nil) == REGKIT_E_ARGUMENT)
    var text = regkit_gs1_text(bytes: nil, length: 1)
    #expect(regkit_gs1_judge_carriers(&count, &text, 1, 0, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(count == -1)
    text.length = 0
    #expect(regkit_gs1_judge_carriers(&count, &text, 1, 0, nil, nil, 0, nil) == REGKIT_OK)
  }

  @Test("over random carriers the C function says what the Swift function says, whatever one_of_several_carriers is")
  func sameAsSwift() {
    var generator = Seeded(state: 7)
    let elements = [
      "(01)08991234567891", "(01)98991234567894", "(02)08991234567891", "(37)5", "(10)A", "(10)B", "(21)X",
      "(17)281231",
      "(00)089912345678912349", "(400)P", "(8030)Q", "(91)z",
    ]
    for round in 0..<1000 {
      let carriers = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in elements.randomElement(using: &generator) }
          .joined()
      }
      var reading = ElementString.Options()
      reading.isOneCarrierOfSeveral = true
      let swift = ElementString.judgeTogether(carriers.map { ElementString(reading: $0, options: reading) })
      var options = CallerMemory.gs1Options
      options.one_of_several_carriers = round % 2 == 0 ? 1 : 0
      let judged = judge(carriers, options: options)
      #expect(judged.count == swift.count, "\(carriers)")
      #expect(
        judged.faults
          == swift.prefix(16).map { "\($0.carrier) \($0.error.code.name) \($0.error.offset)+\($0.error.length)" },
        "\(carriers)")
    }
  }
}
