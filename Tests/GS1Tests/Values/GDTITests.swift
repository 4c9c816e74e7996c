import GS1
import Testing

@Suite struct GDTITests {
  @Test("the key alone and with a serial component")
  func parts() {
    let key = GDTI("8991234567891")
    #expect(key?.digits == "8991234567891" && key?.serial == nil)
    #expect(key != nil && key == GDTI(body: "899123456789"))
    let one = GDTI("8991234567891007")
    #expect(one?.digits == "8991234567891" && one?.serial == "007" && one?.description == "8991234567891007")
    #expect(one != nil && one == GDTI(body: "899123456789", serial: "007") && one != key)
    #expect(
      GDTI("899123456789177777777777777777") != nil && GDTI(body: "899123456789", serial: "77777777777777777") != nil)
  }

  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 13 {
      #expect(GDTI(body: vector.body)?.description == "" + vector.full)
      #expect((0...9).filter { GDTI("" + vector.body + "\($0)1") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: ["", "8991234567892", "899123456789", "8991234567891777777777777777777", "8991234567891 "])
  func refused(_ text: String) {
    #expect(GDTI(text) == nil)
  }

  @Test("a serial component is right or there is none")
  func serial() {
    for serial in ["", "777777777777777777", "\u{1D}", "é"] {
      #expect(GDTI(body: "899123456789", serial: serial) == nil)
    }
    #expect(GDTI(body: "89912345678") == nil && GDTI(body: "8991234567891") == nil)
  }
}
