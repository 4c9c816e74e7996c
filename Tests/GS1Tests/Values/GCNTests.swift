import GS1
import Testing

@Suite struct GCNTests {
  @Test("the key alone and with a serial component")
  func parts() {
    let key = GCN("8991234567891")
    #expect(key?.digits == "8991234567891" && key?.serial == nil)
    #expect(key != nil && key == GCN(body: "899123456789"))
    let one = GCN("8991234567891007")
    #expect(one?.digits == "8991234567891" && one?.serial == "007" && one?.description == "8991234567891007")
    #expect(one != nil && one == GCN(body: "899123456789", serial: "007") && one != key)
    #expect(GCN("8991234567891777777777777") != nil && GCN(body: "899123456789", serial: "777777777777") != nil)
  }

  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 13 {
      #expect(GCN(body: vector.body)?.description == "" + vector.full)
      #expect((0...9).filter { GCN("" + vector.body + "\($0)1") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: ["", "8991234567892", "899123456789", "89912345678917777777777777", "8991234567891A"])
  func refused(_ text: String) {
    #expect(GCN(text) == nil)
  }

  @Test("a serial component is right or there is none")
  func serial() {
    for serial in ["", "7777777777777", "\u{1D}", "é"] { #expect(GCN(body: "899123456789", serial: serial) == nil) }
    #expect(GCN(body: "89912345678") == nil && GCN(body: "8991234567891") == nil)
  }
}
