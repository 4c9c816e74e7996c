/// Numbers that look random and are the same on every run (xorshift).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed | 1
    for _ in 0..<16 { _ = next() }
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Messages of one form, one after the other, with the offset of each and that of the end.
struct Column {
  var bytes: [UInt8] = []
  var offsets: [UInt32] = [0]
  var count: Int { offsets.count - 1 }

  mutating func append(_ message: [UInt8]) {
    bytes += message
    offsets.append(UInt32(bytes.count))
  }
}

/// The same messages in every form.
///
/// In 100: 55 (01)(17)(10)(21) in four orders, 10 (90)(91), 8 (90)(10)(17)(21), 8 (01)(21)(91)(92), 10 (00),
/// 5 (00)(02)(37)(10), 4 that are wrong: a check digit, a date, a lost separator, an unknown identifier, a character.
struct Corpus {
  private(set) var raw = Column()
  private(set) var scanData = Column()
  private(set) var bracketed = Column()
  /// Only messages that a URI can have.
  private(set) var digitalLink = Column()

  private typealias Pair = (ai: String, value: [UInt8])

  private static let text = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
  private static let signs = text + Array("!\"%&'*+,-./:;<=>?_".utf8)
  private static let lot = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)

  init(count: Int, seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for index in 0..<count { append(index, &numbers) }
  }

  private mutating func append(_ index: Int, _ numbers: inout SeededNumbers) {
    func pick(_ alphabet: [UInt8], _ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &numbers)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &numbers)]
      }
    }
    func digits(_ lengths: ClosedRange<Int>) -> [UInt8] { pick(Array("0123456789".utf8), lengths) }
    func checked(_ body: [UInt8]) -> [UInt8] {
      var sum = 0
      for (place, digit) in body.reversed().enumerated() { sum += (place % 2 == 0 ? 3 : 1) * Int(digit - 0x30) }
      return body + [0x30 + UInt8((10 - sum % 10) % 10)]
    }
    func gtin() -> Pair { ("01", checked([0x30] + digits(12...12))) }
    func date() -> Pair {
      let numbersOfDay = [
        Int.random(in: 24...31, using: &numbers), Int.random(in: 1...12, using: &numbers),
        Int.random(in: 0..<5, using: &numbers) == 0 ? 0 : Int.random(in: 1...28, using: &numbers),
      ]
      return ("17", numbersOfDay.flatMap { [0x30 + UInt8($0 / 10), 0x30 + UInt8($0 % 10)] })
    }
    func batch() -> Pair { ("10", pick(Corpus.lot, 4...12)) }
    func serial() -> Pair { ("21", pick(Corpus.text, 8...20)) }
    func signs(_ ai: String, _ lengths: ClosedRange<Int>) -> Pair { (ai, pick(Corpus.signs, lengths)) }

    var pairs: [Pair]
    var losesSeparators = false
    var isInURI = true
    switch Int.random(in: 0..<100, using: &numbers) {
    case ..<55:
      let all = [gtin(), date(), batch(), serial()]
      let orders = [[0, 1, 2, 3], [0, 3, 1, 2], [0, 2, 1, 3], [0, 3, 2, 1]]
      pairs = orders[Int.random(in: 0..<4, using: &numbers)].map { all[$0] }
    case ..<65: pairs = [signs("90", 8...30), signs("91", 20...60)]
    case ..<73: pairs = [signs("90", 6...20), batch(), date(), serial()]
    case ..<81: pairs = [gtin(), serial(), signs("91", 4...4), signs("92", 44...44)]
    case ..<91: pairs = [("00", checked(digits(17...17)))]
    case ..<96:
      let count = Int.random(in: 1...9999, using: &numbers)
      pairs = [("00", checked(digits(17...17))), ("02", gtin().value), ("37", Array("\(count)".utf8)), batch()]
    default:
      pairs = [gtin(), date(), batch(), serial()]
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: pairs[0].value[13] = 0x30 + (pairs[0].value[13] - 0x30 + UInt8.random(in: 1...9, using: &numbers)) % 10
      case 1:
        pairs[1].value = Array(["251301", "250230", "250432", "240001"][Int.random(in: 0..<4, using: &numbers)].utf8)
      case 2:
        pairs[2].value = pick(Corpus.lot, 12...12)
        losesSeparators = true
        isInURI = false
      case 3:
        pairs[2].ai = ["18", "83", "88", "45"][Int.random(in: 0..<4, using: &numbers)]
        isInURI = false
      default:
        let place = Int.random(in: pairs[3].value.indices, using: &numbers)
        pairs[3].value[place] = Array(" #@~".utf8)[Int.random(in: 0..<4, using: &numbers)]
      }
    }
    write(pairs, index, losesSeparators: losesSeparators, isInURI: isInURI)
  }

  private mutating func write(_ pairs: [Pair], _ index: Int, losesSeparators: Bool, isInURI: Bool) {
    var plain: [UInt8] = []
    var text: [UInt8] = []
    for (place, pair) in pairs.enumerated() {
      plain += Array(pair.ai.utf8) + pair.value
      if !["00", "01", "02", "17"].contains(pair.ai), place < pairs.count - 1, !losesSeparators { plain.append(0x1D) }
      text += Array("(\(pair.ai))".utf8) + pair.value
    }
    raw.append(plain)
    scanData.append(Array(["]Q3", "]Q3", "]d2", "]C1"][index % 4].utf8) + plain)
    bracketed.append(text)
    let key = pairs[0].ai
    guard isInURI, key == "00" || key == "01" else { return }
    let qualifiers = key == "01" ? ["10", "21"] : []
    var uri = Array("https://id.gs1.org/\(key)/".utf8) + pairs[0].value
    for qualifier in qualifiers {
      for pair in pairs where pair.ai == qualifier { uri += Array("/\(qualifier)/".utf8) + escaped(pair.value) }
    }
    var separator: UInt8 = 0x3F
    for pair in pairs.dropFirst() where !qualifiers.contains(pair.ai) {
      uri += [separator] + Array("\(pair.ai)=".utf8) + escaped(pair.value)
      separator = 0x26
    }
    digitalLink.append(uri)
  }

  private func escaped(_ value: [UInt8]) -> [UInt8] {
    value.flatMap { byte in
      Corpus.text.contains(byte) || Array("-._~".utf8).contains(byte)
        ? [byte] : [0x25] + Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
    }
  }
}
