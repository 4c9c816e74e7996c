import Testing

@testable import GS1

extension Linter {
  /// The fault of a text under this rule.
  func fault(in text: String) -> Fault? {
    fault(in: Array(text.utf8).span)
  }
}

@Suite struct LinterTests {
  @Test("every rule that the dictionary names exists, and every rule is named")
  func names() {
    var named = Set<String>()
    for ai in ApplicationIdentifier.known {
      for component in ai.specification?.components ?? [] { named.formUnion(component.linterNames) }
    }
    #expect(named.count == 34)
    #expect(named == Set(Linter.allCases.map(\.name)))
  }

  @Test("no rule traps on any text of up to two bytes, nor on long ones", arguments: Linter.allCases)
  func anyText(_ linter: Linter) {
    _ = linter.fault(in: "")
    for first in UInt8.min...UInt8.max {
      _ = linter.fault(in: [first].span)
      for second in stride(from: UInt8(0), through: 255, by: 5) { _ = linter.fault(in: [first, second].span) }
    }
    for byte in [UInt8(0), 0x30, 0x39, 0x41, 0x25, 0xFF] {
      for count in [3, 4, 5, 6, 8, 10, 14, 18, 90, 99, 100, 5000] {
        let fault = linter.fault(in: Array(repeating: byte, count: count).span)
        if let fault { #expect(fault.offset >= 0 && fault.length >= 0 && fault.offset + fault.length <= count) }
      }
    }
  }
}
