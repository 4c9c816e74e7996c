import GS1
import Testing

@Suite struct GRAITests {
  @Test("the key alone and with a serial component")
  func parts() {
    let key = GRAI("08991234567891")
    #expect(key?.digits == "8991234567891" && key?.serial == nil)
    #expect(key != nil && key == GRAI(body: "899123456789"))
    let one = GRAI("08991234567891007")
    #expect(one?.digits == "8991234567891" && one?.serial == "007" && one?.description == "08991234567891007")
    #expect(one != nil && one == GRAI(body: "899123456789", serial: "007") && one != key)
    #expect(
      GRAI("089912345678917777777777777777") != nil && GRAI(body: "899123456789", serial: "7777777777777777") != nil)
  }

  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 13 {
      #expect(GRAI(body: vector.body)?.description == "0" + vector.full)
      #expect((0...9).filter { GRAI("0" + vector.body + "\($0)1") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: [
      "", "08991234567892", "0899123456789", "0899123456789177777777777777777", "08991234567891 ", "18991234567891",
    ])
  func refused(_ text: String) {
    #expect(GRAI(text) == nil)
  }

  @Test("a serial component is right or there is none")
  func serial() {
    for serial in ["", "77777777777777777", "\u{1D}", "é"] {
      #expect(GRAI(body: "899123456789", serial: serial) == nil)
    }
    #expect(GRAI(body: "89912345678") == nil && GRAI(body: "8991234567891") == nil)
  }
}
