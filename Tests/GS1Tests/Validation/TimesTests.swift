import Testing

@testable import GS1

@Suite struct TimesTests {
  @Test(
    "times of day",
    arguments: [
      (Linter.hh, "00", nil), (.hh, "23", nil), (.hh, "24", (0, 2)), (.hh, "2", (0, 1)), (.hh, "", (0, 0)),
      (.hh, "2a", (0, 2)), (.hh, "123", (0, 3)), (.mi, "00", nil), (.mi, "59", nil), (.mi, "60", (0, 2)),
      (.ss, "00", nil), (.ss, "59", nil), (.ss, "60", (0, 2)), (.hhmi, "0000", nil), (.hhmi, "2359", nil),
      (.hhmi, "2400", (0, 2)), (.hhmi, "2360", (2, 2)), (.hhmi, "235", (0, 3)), (.hhmi, "", (0, 0)),
    ] as [(Linter, String, (Int, Int)?)])
  func times(_ linter: Linter, _ text: String, _ place: (Int, Int)?) {
    let fault = linter.fault(in: text)
    #expect(fault?.offset == place?.0 && fault?.length == place?.1)
    if let fault { #expect(fault.code == .invalidTime) }
  }

  @Test("a fault says whether hours, minutes or seconds are wrong")
  func parts() {
    #expect(Linter.hh.fault(in: "24") == Fault(.invalidTime, at: 0, length: 2, detail: 0))
    #expect(Linter.mi.fault(in: "60") == Fault(.invalidTime, at: 0, length: 2, detail: 1))
    #expect(Linter.ss.fault(in: "60") == Fault(.invalidTime, at: 0, length: 2, detail: 2))
    #expect(Linter.hhmi.fault(in: "2400") == Fault(.invalidTime, at: 0, length: 2, detail: 0))
    #expect(Linter.hhmi.fault(in: "0060") == Fault(.invalidTime, at: 2, length: 2, detail: 1))
  }
}
