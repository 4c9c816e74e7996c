/// What scanners may type, good and damaged, of every form: the same texts in every run.
struct ScanTexts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func one<Item>(of items: [Item]) -> Item { items[below(items.count)] }

  private mutating func word(_ length: Int, from signs: String = "ABCDEFGHJKLMNP0123456789") -> String {
    let signs = Array(signs)
    return String((0..<length).map { _ in one(of: signs) })
  }

  private mutating func element() -> (ai: String, value: String) {
    switch below(10) {
    case 0, 1:
      let nie = [
        "DKL1234567890A1", "GTL1234567890A1", "DBL9509204710A1", "MD123456789012345", "ML" + word(15),
        "NA18240104109", word(below(19) + 1), word(12) + "-",
      ]
      return ("90", one(of: nie))
    case 2: return ("91", one(of: ["271231", "270230", "2712", "27123A", "261100", "200101"]))
    case 3, 4: return ("01", one(of: ["08991234567891", "08991234567892", "0899123456789", "0899123456789A"]))
    case 5: return ("10", one(of: ["A1", word(below(22) + 1), "A-1", "B/2", "#", "A(1", "\u{E9}"]))
    case 6, 7: return ("17", one(of: ["290331", "290200", "291332", "29033", "200101", "2903 1"]))
    case 8: return ("21", one(of: [word(below(22) + 1), "0250EUT", "1 2"]))
    default:
      return (one(of: ["37", "11", "15", "99", "3103", "98", "8020", "00"]), word(below(19), from: "0123456789"))
    }
  }

  private mutating func elements() -> [(ai: String, value: String)] {
    let pack: [(ai: String, value: String)] = [
      ("90", "DBL9509204710A1"), ("10", word(6)), ("17", "290331"), ("21", word(10)),
    ]
    switch below(6) {
    case 0: return pack
    case 1: return [("90", "NA18240104109"), ("91", "271231")]
    case 2: return Array(pack.dropFirst()) + [("01", "08991234567891")]
    case 3:
      var changed = pack
      changed[below(4)] = element()
      return changed
    default: return (0..<(below(6) + 1)).map { _ in element() }
    }
  }

  private mutating func written(_ elements: [(ai: String, value: String)]) -> [UInt8] {
    let raw = elements.map { $0.ai + $0.value }.joined(separator: "\u{1D}")
    let bracketed = elements.map { "(\($0.ai))\($0.value.replacing("(", with: "\\("))" }.joined()
    let path = elements.map { "/\($0.ai)/\($0.value.replacing("/", with: "%2F").replacing(" ", with: "%20"))" }.joined()
    let text =
      switch below(7) {
      case 0, 1: bracketed
      case 2: raw
      case 3: one(of: ["]Q3", "]d2", "]C1", "]e0"]) + raw
      case 4: one(of: ["]Q1", "]d1", "]Q3", "]z9", "]E0", "]A0"]) + bracketed
      case 5: "https://id.gs1.org" + path
      default: "HTTPS://EXAMPLE.COM/a" + path
      }
    return Array(text.utf8)
  }

  private mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var text = text
    switch below(6) {
    case 0 where !text.isEmpty: text[below(text.count)] = UInt8(below(256))
    case 1 where !text.isEmpty: text.remove(at: below(text.count))
    case 2: text.insert(one(of: [0x00, 0x1D, 0x28, 0x29, 0x5D, 0x20, 0x0A]), at: below(text.count + 1))
    case 3: text.removeLast(below(text.count + 1))
    case 4: text += Array("\r\n".utf8)
    default: text += Array(one(of: ["(", "(21", "(9999)x", ")", "\u{1D}", " ", "\u{1D}99"]).utf8)
    }
    return text
  }

  /// The next text.
  mutating func next() -> [UInt8] {
    switch below(60) {
    case 0: return []
    case 1: return Array("hello \(below(99))".utf8)
    case 2: return Array("]E08991234567898".utf8)
    case 3: return (0..<300).flatMap { _ in Array("(10)A".utf8) } + Array("(90)DBL9509204710A1".utf8)
    case 4: return Array("(90)".utf8) + [UInt8](repeating: 0x41, count: below(200))
    case 5: return (0..<50).flatMap { _ in Array("(01)1".utf8) }
    default: break
    }
    var text = written(elements())
    for _ in 0..<max(0, below(4) - 1) { text = damaged(text) }
    return text
  }
}
