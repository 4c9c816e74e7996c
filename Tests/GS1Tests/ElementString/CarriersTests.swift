import GS1
import Testing

@Suite struct CarriersTests {
  private func carrier(_ text: String) -> ElementString {
    var options = ElementString.Options()
    options.isOneCarrierOfSeveral = true
    return ElementString(reading: text.replacing("^", with: "\u{1D}"), options: options)
  }

  private func judge(_ texts: String..., options: ElementString.Options = .init()) -> [String] {
    ElementString.judgeTogether(texts.map { carrier($0) }, options: options).map {
      "\($0.carrier): \($0.error.ai?.description ?? "-") \($0.error.code)@\($0.error.offset)+\($0.error.length)"
    }
  }

  @Test("a missing association is no error of one carrier of several; all else is")
  func oneOfSeveral() {
    #expect(ElementString(bracketed: "(10)ABC").errors.map(\.code) == [.missingAssociation])
    #expect(carrier("(10)ABC").isValid)
    #expect(carrier("(10)A#").errors.map(\.code) == [.invalidCharacter])
    #expect(carrier("(01)08991234567891(37)5").errors.map(\.code) == [.excludedAssociation])
    var options = ElementString.Options()
    #expect(!options.isOneCarrierOfSeveral)
    options.isOneCarrierOfSeveral = true
    #expect(options.isOneCarrierOfSeveral && options.ignores(.missingAssociation) && options.checksAssociations)
    options.isOneCarrierOfSeveral = false
    #expect(options == ElementString.Options())
  }

  @Test("needs are met from another carrier, or by none")
  func needs() {
    #expect(judge("]E08991234567891", "]d210ABC^21X") == [])
    #expect(judge("]d210ABC^21X", "https://a.b/01/08991234567891") == [])
    #expect(judge("]d290A", "(10)ABC") == ["1: 10 missing_association@1+2"])
    #expect(judge("(90)A") == [])
    #expect(judge() == [])
    #expect(judge("(00)376104250021234569", "(02)08991234567891", "]C1375") == [])
    #expect(judge("(02)08991234567891", "]C1375") == ["1: 37 missing_association@3+2"])
  }

  @Test("exclusions across carriers, with the carrier of the element that excludes")
  func exclusions() {
    #expect(judge("]E08991234567891", "(255)9501101020917") == ["1: 255 excluded_association@1+3"])
    // Only one of the two excludes the other here, and that one is named.
    #expect(judge("(01)08991234567891(21)A", "(235)B") == ["0: 21 excluded_association@19+2"])
  }

  @Test("repeats must agree between carriers, whatever their forms")
  func repeats() {
    #expect(judge("]E08991234567891", "]d2010899123456789110A", "https://a.b/01/08991234567891") == [])
    #expect(
      judge("]E08991234567891", "]d2010629104150021310A") == ["1: 01 repeated_with_different_value@5+14"])
    #expect(judge("]d2010629104150021310A", "]E08991234567891") == ["1: 01 repeated_with_different_value@3+13"])
    #expect(judge("(90)A/B", "https://a.b/01/08991234567891?90=A%2FB") == [])
    #expect(
      judge("(90)A/B", "https://a.b/01/08991234567891?90=A%2FC")
        == ["1: 90 repeated_with_different_value@33+5"])
    #expect(judge("(90)\\(", "90(") == [])
  }

  @Test("a signature on one carrier needs the serial of the key on another")
  func signatures() {
    #expect(judge("(253)9501101020917", "(8030)AZ") == ["0: 253 serial_component_missing@18+0"])
    #expect(judge("(253)9501101020917A", "(8030)AZ") == [])
    #expect(judge("(01)08991234567891", "(21)A(8030)AZ") == [])
    #expect(judge("(01)08991234567891", "(8030)AZ") == ["1: 8030 missing_association@1+4"])
  }

  @Test("options hold for the judgement too")
  func options() {
    #expect(judge("(10)A", options: .init(ignoring: [.missingAssociation])) == [])
    var few = ElementString.Options()
    few.maximumErrors = 1
    #expect(judge("(10)A(21)B", "(17)280229", options: few).count == 1)
  }

  @Test("carriers judged together say what one message of all of them says, over random messages")
  func sameAsOneMessage() {
    var numbers = SeededNumbers(seed: 4)
    let pieces = [
      "(01)08991234567891", "(10)A", "(21)B", "(235)C", "(37)5", "(00)376104250021234569", "(02)08991234567891",
      "(8030)AZ", "(253)9501101020917", "(3920)123", "(3103)001000", "(255)9501101020917", "(90)A", "(90)B",
    ]
    for _ in 0..<500 {
      let chosen = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }
      let one = ElementString(bracketed: chosen.joined()).errors.filter { $0.code.rawValue >= 80 }
      let several = ElementString.judgeTogether(chosen.map { carrier($0) })
      #expect(
        one.map { "\($0.code) \($0.ai.map(\.description) ?? "")" }
          == several.map {
            "\($0.error.code) \($0.error.ai.map(\.description) ?? "")"
          })
      for error in several {
        let piece = chosen[error.carrier]
        #expect(error.error.offset + error.error.length <= piece.utf8.count)
        #expect(error.error.ai.map { piece.contains("(\($0))") } == true)
      }
    }
  }
}
