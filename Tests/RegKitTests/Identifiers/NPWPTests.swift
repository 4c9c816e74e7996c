import RegKit
import Testing

@Suite struct NPWPTests {
  /// Random numbers with the answer and the printed form of python-stdnum 2.2, which refuses what we only warn about.
  @Test(
    "the check digit is judged as python-stdnum judges it, and the form is its form",
    arguments: [
      ("836044503261001", true, "83.604.450.3-261.001"),
      ("92.670.206.8-029.012", false, "92.670.206.8-029.012"),
      ("0334272812664000", true, "33.427.281.2-664.000"),
      ("210522282380012", false, "21.052.228.2-380.012"),
      ("33.094.445.5-389.000", true, "33.094.445.5-389.000"),
      ("0770330821013000", false, "77.033.082.1-013.000"),
      ("547811075286000", true, "54.781.107.5-286.000"),
      ("52.269.391.3-780.000", false, "52.269.391.3-780.000"),
      ("0186250478632012", true, "18.625.047.8-632.012"),
      ("170052834001000", false, "17.005.283.4-001.000"),
      ("28.112.759.7-792.000", true, "28.112.759.7-792.000"),
      ("0222608740296001", false, "22.260.874.0-296.001"),
      ("266944735552000", true, "26.694.473.5-552.000"),
      ("24.383.155.3-989.012", false, "24.383.155.3-989.012"),
      ("0401027677022001", true, "40.102.767.7-022.001"),
      ("556878364958000", false, "55.687.836.4-958.000"),
      ("35.408.239.8-066.001", true, "35.408.239.8-066.001"),
      ("0404477334610001", false, "40.447.733.4-610.001"),
      ("088613831317001", true, "08.861.383.1-317.001"),
      ("41.079.249.1-713.001", false, "41.079.249.1-713.001"),
      ("0247998446492012", true, "24.799.844.6-492.012"),
      ("945790908058001", false, "94.579.090.8-058.001"),
      ("03.068.963.2-972.001", true, "03.068.963.2-972.001"),
      ("0542634333562012", false, "54.263.433.3-562.012"),
    ])
  func oracle(text: String, isLuhn: Bool, formatted: String) throws {
    let number = try NPWP(text)
    #expect(number.hasLuhnCheckDigit == isLuhn)
    #expect(try NPWP(number.fifteenDigits ?? "").formatted == formatted)
    #expect(number.sixteenDigits == "0" + (number.fifteenDigits ?? ""))
    #expect(try NPWP(number.formatted) == number)
  }

  @Test("the parts are where the printed form separates them")
  func parts() throws {
    let number = try NPWP("01.312.166.0-091.000")
    #expect(number.compact == "013121660091000")
    #expect(number.taxpayer == "01312166")
    #expect(number.checkDigit == "0")
    #expect(number.office == "091")
    #expect(number.branch == "000")
    #expect(number.nik == nil)
    #expect(number.description == "01.312.166.0-091.000")
  }

  @Test("a number of sixteen digits is a NIK unless it begins with zero")
  func sixteen() throws {
    let resident = try NPWP("3171011708450001")
    #expect(resident.nik?.region == "317101")
    #expect(resident.fifteenDigits == nil)
    #expect(resident.hasLuhnCheckDigit == nil)
    #expect(resident.taxpayer == nil)
    #expect(resident.sixteenDigits == "3171011708450001")
    #expect(resident.formatted == "3171011708450001")
    #expect(try NPWP("0013121660091000").fifteenDigits == "013121660091000")
    #expect(!NPWP.isValid("3171013208450001"))
  }

  @Test(
    "what is no number is refused with its place",
    arguments: [
      ("01.312.166.0-091", .length, 16), ("01.312.166.0-091.000.00", .length, 22),
      ("01.312.166.X-091.000", .character, 11),
      ("", .empty, 0), (".-.", .empty, 3), ("01,312", .character, 2),
    ] as [(String, IdentifierError.Code, Int)])
  func refused(text: String, code: IdentifierError.Code, offset: Int) {
    do throws(IdentifierError) {
      _ = try NPWP(text)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.code == code)
      #expect(error.offset == offset)
      #expect(error.expected == "99.999.999.9-999.999, 0 + 15 × 0–9, NIK")
    }
  }
}
