import GS1
@testable import RegKitImaging
import Testing

@Suite struct SymbolCollectionTests {
  private func symbol(
    _ data: String, _ identifier: SymbologyIdentifier = .qrCode, x: Int, y: Int, size: Int = 10
  ) -> Symbol {
    Symbol(
      bytes: Array(data.utf8), symbologyIdentifier: identifier,
      corners: [
        .init(x: x, y: y), .init(x: x, y: y + size), .init(x: x + size, y: y + size), .init(x: x + size, y: y),
      ])
  }

  private func gathered(_ symbols: [Symbol]) -> [Symbol] {
    var collection = SymbolCollection()
    for symbol in symbols { collection.add(symbol) }
    return collection.inReadingOrder()
  }

  @Test("the same code in touching places is one; apart, other data or another kind, it is two")
  func merging() {
    let first = symbol("A", x: 0, y: 0)
    #expect(gathered([first, symbol("A", x: 3, y: 2)]).count == 1)
    #expect(gathered([first, symbol("A", x: 10, y: 10)]).count == 1)
    #expect(gathered([first, symbol("A", x: 11, y: 0)]).count == 2)
    #expect(gathered([first, symbol("B", x: 1, y: 1)]).count == 2)
    #expect(gathered([first, symbol("A", .gs1QRCode, x: 1, y: 1)]).count == 2)
  }

  @Test("a linear code is one wherever its pieces are, and they make one rectangle where they touch")
  func linear() {
    let merged = gathered([symbol("1", .ean13, x: 0, y: 0), symbol("1", .ean13, x: 5, y: 5)])
    #expect(merged.map(\.corners) == [Box([.init(x: 0, y: 0), .init(x: 15, y: 15)]).corners])
    #expect(gathered([symbol("1", .ean13, x: 0, y: 0), symbol("1", .ean13, x: 500, y: 0)]).count == 1)
  }

  @Test("rows come from the top, each from the left, though a row may slope")
  func order() {
    let symbols = [
      symbol("d", x: 0, y: 40), symbol("c", x: 40, y: 0), symbol("a", x: 0, y: 4), symbol("b", x: 20, y: 2),
      symbol("e", x: 20, y: 38),
    ]
    #expect(gathered(symbols).map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "b", "c", "d", "e"])
    #expect(gathered([]).isEmpty)
  }

  @Test("parts become one message where their parity is that of the whole, and stay parts where it is not")
  func parts() {
    func joined(_ words: [String], _ identifier: SymbologyIdentifier, parity: Int) -> [Symbol] {
      var collection = SymbolCollection()
      for (index, word) in words.enumerated() {
        var part = symbol(word, identifier, x: index * 20, y: 0)
        part.part = Symbol.Part(index: index, count: words.count, parity: parity)
        collection.add(part)
      }
      return collection.joiningParts().inReadingOrder()
    }
    // By hand: 0x41 ^ 0x42 ^ 0x43 is 0x40.
    #expect(joined(["AB", "C"], .qrCode, parity: 0x40).map(\.text) == ["ABC"])
    let apart = joined(["AB", "C"], .qrCode, parity: 0x41)
    #expect(apart.map(\.text) == ["AB", "C"] && apart.allSatisfy { $0.part != nil })
    // Data Matrix has a number of the file there, which the data does not tell.
    #expect(joined(["AB", "C"], .dataMatrix, parity: 0x41).map(\.text) == ["ABC"])
  }
}
