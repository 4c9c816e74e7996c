import GS1
import Testing

@testable import RegKitImaging

@Suite struct ElementStringBuilderLabelTests {
  @Test(
    "a day of (91) beside a licence number is written as BPOM reads it, any other value as it is",
    arguments: [
      ("2026-12-31", true, "261231"), ("2000-02-29", true, "000229"), ("2099-01-01", true, "990101"),
      ("2026-12-31", false, "2026-12-31"), ("1999-12-31", true, "1999-12-31"), ("2026-02-30", true, "2026-02-30"),
      ("2026-12", true, "2026-12"), ("261231", true, "261231"), ("31-12-2026", true, "31-12-2026"),
    ])
  func validity(value: String, withLicence: Bool, expected: String) throws {
    var builder = ElementStringBuilder(order: .asGiven)
    builder.options.checksAssociations = false
    builder.append(.internal91, forLabel: Array(value.utf8), withLicence: withLicence)
    #expect(try builder.build().bracketed == "(91)" + expected)
  }

  @Test("other elements are written as build writes them")
  func others() throws {
    var builder = ElementStringBuilder(order: .asGiven)
    builder.append(.gtin, forLabel: Array("0899123456789?".utf8), withLicence: true)
    builder.append(.expiry, forLabel: Array("2026-12-31".utf8), withLicence: true)
    #expect(try builder.build().bracketed == "(01)08991234567891(17)261231")
  }
}
