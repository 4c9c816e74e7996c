import GS1
@testable import RegKitImaging
import Testing

@Suite struct AppearanceTableTests {
  private let blank: GrayImage

  init() throws {
    blank = try GrayImage(gray8: [UInt8](repeating: 200, count: 400 * 300), width: 400, height: 300)
  }

  private func symbol(_ text: String, x: Int, y: Int, size: Int = 40) -> Symbol {
    let corners = [(0, 0), (0, size), (size, size), (size, 0)].map { Symbol.Point(x: x + $0.0, y: y + $0.1) }
    return Symbol(bytes: Array(text.utf8), symbologyIdentifier: .qrCode, corners: corners)
  }

  /// The texts that each frame of a sequence brings.
  private func feed(_ table: inout AppearanceTable, _ frames: [[Symbol]], from first: UInt64 = 1) -> [[String]] {
    frames.enumerated().map { index, symbols in
      let moment = table.begin(frame: first + UInt64(index), at: 0)
      return table.take(symbols, from: blank, x: 0, y: 0, waitingSince: moment)
        .map { String(decoding: $0.symbol.bytes, as: UTF8.self) }
    }
  }

  @Test("never more codes are remembered than the limit says, and the one unread for longest goes first")
  func limit() {
    var table = AppearanceTable(.init(goneAfterFrames: nil, goneAfterMilliseconds: nil, limit: 3))
    let (a, b, c, d) = (
      symbol("a", x: 0, y: 0), symbol("b", x: 50, y: 0), symbol("c", x: 100, y: 0), symbol("d", x: 150, y: 0)
    )
    #expect(feed(&table, [[a], [b], [c], [a], [d]]) == [["a"], ["b"], ["c"], [], ["d"]])
    #expect(table.count == 3)
    // b went; a, c and d are known still.
    #expect(feed(&table, [[a, c, d], [b]], from: 6) == [[], ["b"]])
    for number in 0..<5_000 {
      _ = feed(&table, [[symbol("n\(number)", x: number % 300, y: number % 200)]], from: UInt64(100 + number))
      #expect(table.count <= 3)
    }
  }

  @Test("of one frame with more codes than the limit the rest is left out, and none of them is told twice")
  func crowd() {
    var table = AppearanceTable(.init(limit: 2))
    let crowd = (0..<5).map { symbol("n\($0)", x: $0 * 60, y: 0) }
    #expect(feed(&table, [crowd, crowd]) == [["n0", "n1"], []])
  }

  @Test("a known code that comes late in the frame keeps its place when a new one needs room")
  func noRoom() {
    var table = AppearanceTable(.init(limit: 1))
    let (old, new) = (symbol("old", x: 200, y: 0), symbol("new", x: 0, y: 0))
    #expect(feed(&table, [[old], [new, old], [new, old]]) == [["old"], [], []])
  }

  @Test("a code that goes on at its speed is followed through frames in which it is not read")
  func prediction() {
    var table = AppearanceTable(.init())
    let seen = (0..<5).map { [symbol("a", x: $0 * 15, y: 10)] }
    let missed = [[Symbol]](repeating: [], count: 8)
    let found = feed(&table, seen + missed + [[symbol("a", x: 12 * 15 + 4, y: 12)]])
    #expect(found.joined().count == 1)
  }

  @Test("other data or another carrier at the same place is another code")
  func contents() {
    var table = AppearanceTable(.init())
    var other = symbol("a", x: 10, y: 10)
    other.symbologyIdentifier = .gs1QRCode
    #expect(
      feed(&table, [[symbol("a", x: 10, y: 10)], [symbol("b", x: 10, y: 10)], [other]]) == [["a"], ["b"], ["a"]])
  }

  @Test("nine equal labels in a grid are nine, in whatever order they are read")
  func grid() {
    let places = (0..<9).map { (x: $0 % 3 * 46, y: $0 / 3 * 46) }
    let labels = places.map { symbol("same", x: $0.x, y: $0.y) }
    var random = FixedRandom(state: 5)
    var table = AppearanceTable(.init())
    var count = 0
    for frame in 1...60 {
      // Each label is missed now and then.
      let read = labels.shuffled(using: &random).filter { _ in UInt8.random(in: 0...9, using: &random) < 7 }
      count += feed(&table, [read], from: UInt64(frame)).joined().count
    }
    #expect(count == 9)
  }
}
