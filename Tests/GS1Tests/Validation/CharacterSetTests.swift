import GS1
import Testing

@Suite struct CharacterSetTests {
  @Test(
    "each set has exactly its characters",
    arguments: [
      (CharacterSet.digits, "0123456789"),
      (.cset82, "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),
      (.cset39, "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
      (.cset64, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),
    ])
  func sets(_ set: CharacterSet, _ characters: String) {
    #expect((UInt8.min...UInt8.max).filter { set.contains($0) } == Array(characters.utf8))
  }
}
