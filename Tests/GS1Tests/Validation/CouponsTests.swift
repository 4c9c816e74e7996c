import Testing

@testable import GS1

@Suite struct CouponsTests {
  /// Company 123456, offer 654321, saving 1, first purchase 1 of code 0 and family 123.
  private let base = "0123456" + "654321" + "11" + "11" + "0" + "123"

  @Test(
    "optional fields in their order",
    arguments: [
      "", "1" + "0" + "11" + "0" + "123" + "9", "1" + "3" + "512345" + "9" + "123" + "0123456",
      "2" + "11" + "4" + "123" + "6123456789012", "3281231", "4280101", "32812314280101", "3280101" + "4280101",
      "50123456", "59123456789012345", "61" + "1234567", "67" + "1234567890123", "9" + "0" + "0" + "0" + "0",
      "9" + "6" + "2" + "9" + "1", "3281231" + "50123456" + "90000",
    ])
  func right(_ fields: String) {
    #expect(Linter.couponcode.fault(in: base + fields) == nil)
  }

  @Test(
    "broken fields",
    arguments: [
      "0", "7", "8", "1", "14", "13", "130", "2", "20", "26", "3", "328123", "3281301", "3281200", "4281232",
      "3280101" + "4280102", "5", "5012345", "60", "68", "6112345", "9", "93", "97", "903", "9000", "90002", "900001",
      "50123456" + "3281231",
    ])
  func wrong(_ fields: String) {
    let fault = Linter.couponcode.fault(in: base + fields)
    #expect(fault?.code == .invalidCoupon)
    if let fault { #expect(fault.offset + fault.length <= base.utf8.count + fields.utf8.count) }
  }

  @Test("every shorter text is broken, and so is a character that is no digit")
  func truncated() {
    #expect(Linter.couponcode.fault(in: base) == nil)
    for count in 0..<base.utf8.count { #expect(Linter.couponcode.fault(in: String(base.prefix(count))) != nil) }
    #expect(Linter.couponcode.fault(in: "7" + base.dropFirst())?.offset == 0)
    #expect(Linter.couponcode.fault(in: base.dropLast() + "x")?.code == .invalidCharacter)
  }

  @Test(
    "a start after the end",
    arguments: [("3280101" + "4280101", true), ("3280101" + "4280102", false), ("3280102" + "4280101", true)])
  func order(_ fields: String, _ isRight: Bool) {
    #expect((Linter.couponcode.fault(in: base + fields) == nil) == isRight)
  }

  @Test(
    "positive offer codes",
    arguments: [
      ("001234561234560123456", nil), ("101234561234560123456", nil), ("201234561234560123456", 0),
      ("061234567890121234569123456789012345", nil), ("07", 1), ("", 0), ("0", 1), ("0012345612345601234567", 21),
      ("00123456123456012345", 15), ("a01234561234560123456", 0),
    ] as [(String, Int?)])
  func positiveOffer(_ text: String, _ offset: Int?) {
    #expect(Linter.couponposoffer.fault(in: text)?.offset == offset)
  }
}
