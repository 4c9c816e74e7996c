import GS1
import Testing

@Suite struct FixedDecimalElementTests {
  @Test("the number under an identifier is that of its typed value, whatever the value")
  func sameAsTyped() {
    let values = [
      "001500", "0125", "1", "36015000", "360", "", "-1", "1234567890123456", "360123456789012345678", "12A", "99915",
    ]
    for number in 3000...3999 {
      guard let ai = ApplicationIdentifier(number: number, digitCount: 4), ai.isKnown else { continue }
      for value in values {
        let expected: FixedDecimal? =
          switch TypedValue(value, under: ai, century: .fixed(20)) {
          case .measure(let measure): measure.amount
          case .amount(let amount): amount.value
          case .percentage(let decimal): decimal
          default: nil
          }
        let bytes = Array(value.utf8)
        let found = FixedDecimal(bytes.span, under: ai)
        #expect(found == expected, "(\(ai)) \(value)")
        #expect(expected == nil || FixedDecimal.stands(under: ai))
      }
    }
  }
}
