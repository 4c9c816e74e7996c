import Testing

@testable import GS1

@Suite struct SequencesTests {
  @Test(
    "a piece of a total",
    arguments: [
      ("0101", nil), ("0199", nil), ("0909", nil), ("9999", nil), ("11", nil), ("0001", (0, 2)), ("0100", (2, 2)),
      ("0000", (0, 2)), ("0201", (0, 4)), ("1009", (0, 4)), ("", (0, 0)), ("011", (0, 3)), ("01a1", (0, 4)),
    ] as [(String, (Int, Int)?)])
  func pieces(_ text: String, _ place: (Int, Int)?) {
    #expect(Linter.pieceoftotal.fault(in: text) == place.map { Fault(.invalidPiece, at: $0.0, length: $0.1) })
  }

  @Test(
    "a position before a slash and an end",
    arguments: [
      ("1/1", nil), ("2/3", nil), ("9/10", nil), ("99/100", nil), ("0/1", (0, 1)), ("1/0", (2, 1)), ("01/2", (0, 2)),
      ("1/02", (2, 2)), ("2/1", (0, 3)), ("10/9", (0, 4)), ("11/10", (0, 5)), ("", (0, 0)), ("/", (0, 1)),
      ("1/", (0, 2)),
      ("/1", (0, 2)), ("123", (0, 3)), ("1//2", (0, 4)), ("a/b", (0, 3)),
    ] as [(String, (Int, Int)?)])
  func positions(_ text: String, _ place: (Int, Int)?) {
    #expect(Linter.posinseqslash.fault(in: text) == place.map { Fault(.invalidPosition, at: $0.0, length: $0.1) })
  }
}
