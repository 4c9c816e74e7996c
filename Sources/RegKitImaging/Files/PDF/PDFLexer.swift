/// Steps through the tokens of a PDF file or a page's content (ISO 32000-1, 7.2 and 7.3), only as finely as `PDFHazards`
/// and `PDFPageContent` need them.
struct PDFLexer {
  /// One token; what nobody looks at is `.other`.
  enum Token {
    case openDictionary, closeDictionary, openArray, closeArray
    /// A name, without its slash, as the range it covers; escapes are resolved by `name(_:is:)`.
    case name(Range<Int>)
    case integer(Int)
    /// A string with its parentheses or angle brackets, as the range it covers.
    case string(Range<Int>)
    case word(Range<Int>)
    case other
    case end
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next() -> Token {
    skipSpace()
    guard offset < bytes.count else { return .end }
    let start = offset
    let byte = bytes[offset]
    offset &+= 1
    switch byte {
    case Character.less:
      if peek == Character.less {
        offset &+= 1
        return .openDictionary
      }
      while let digit = peek {
        offset &+= 1
        if digit == Character.greater { break }
      }
      return .string(start..<offset)
    case Character.greater:
      guard peek == Character.greater else { return .other }
      offset &+= 1
      return .closeDictionary
    case Character.openBracket: return .openArray
    case Character.closeBracket: return .closeArray
    case Character.openParenthesis:
      skipString()
      return .string(start..<min(offset, bytes.count))
    case Character.closeParenthesis, Character.openBrace, Character.closeBrace: return .other
    case Character.slash:
      while let byte = peek, Character.isRegular(byte) { offset &+= 1 }
      return .name(start &+ 1..<offset)
    default:
      while let byte = peek, Character.isRegular(byte) { offset &+= 1 }
      return integer(start..<offset).map { .integer($0) } ?? .word(start..<offset)
    }
  }

  /// Whether a name, its `#` escapes resolved, is this one.
  func name(_ range: Range<Int>, is expected: StaticString) -> Bool {
    var place = range.lowerBound
    for index in 0..<expected.utf8CodeUnitCount {
      guard place < range.upperBound else { return false }
      var byte = bytes[place]
      if byte == Character.number, place + 2 < range.upperBound, let high = Character.hexadecimal(bytes[place + 1]),
        let low = Character.hexadecimal(bytes[place + 2])
      {
        byte = high << 4 | low
        place += 2
      }
      guard byte == expected.utf8Start[index] else { return false }
      place += 1
    }
    return place == range.upperBound
  }

  /// A name with its `#` escapes resolved.
  func name(_ range: Range<Int>) -> [UInt8] {
    var name: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == Character.number, place + 2 < range.upperBound,
        let high = Character.hexadecimal(bytes[place + 1]), let low = Character.hexadecimal(bytes[place + 2])
      {
        name.append(high << 4 | low)
        place += 3
      } else {
        name.append(bytes[place])
        place += 1
      }
    }
    return name
  }

  /// The value of a number with a sign or a fraction; nil for a word that is none.
  func number(_ range: Range<Int>) -> Double? {
    var digits = range
    var sign = 1.0
    if let first = digits.first, bytes[first] == Character.plus || bytes[first] == Character.minus {
      if bytes[first] == Character.minus { sign = -1 }
      digits = digits.dropFirst()
    }
    // Longer ones are no coordinates.
    guard 1...40 ~= digits.count else { return nil }
    var (value, scale) = (0.0, 1.0)
    var hasFraction = false
    for index in digits {
      switch bytes[index] {
      case 0x30...0x39:
        value = value * 10 + Double(bytes[index] - 0x30)
        if hasFraction { scale *= 10 }
      case Character.fullStop where !hasFraction: hasFraction = true
      default: return nil
      }
    }
    return sign * value / scale
  }

  /// Moves on to a place that was looked up in the bytes themselves.
  mutating func move(to place: Int) { offset = min(max(place, 0), bytes.count) }

  func word(_ range: Range<Int>, is expected: StaticString) -> Bool {
    guard range.count == expected.utf8CodeUnitCount else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != expected.utf8Start[index] { return false }
    return true
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = peek {
      if byte == Character.percent {
        while let byte = peek, byte != 0x0A, byte != 0x0D { offset &+= 1 }
      } else if Character.isSpace(byte) {
        offset &+= 1
      } else {
        return
      }
    }
  }

  private mutating func skipString() {
    var depth = 1
    while depth > 0, let byte = peek {
      offset &+= 1
      switch byte {
      case Character.backslash: offset &+= 1
      case Character.openParenthesis: depth &+= 1
      case Character.closeParenthesis: depth &-= 1
      default: break
      }
    }
  }

  /// The value of an unsigned integer of at most 18 digits; anything else is no integer.
  private func integer(_ range: Range<Int>) -> Int? {
    guard range.count <= 18 else { return nil }
    var value = 0
    for index in range {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value &* 10 &+ Int(bytes[index] &- 0x30)
    }
    return value
  }

  enum Character {
    static let number: UInt8 = 0x23
    static let percent: UInt8 = 0x25
    static let openParenthesis: UInt8 = 0x28
    static let closeParenthesis: UInt8 = 0x29
    static let plus: UInt8 = 0x2B
    static let minus: UInt8 = 0x2D
    static let fullStop: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let less: UInt8 = 0x3C
    static let greater: UInt8 = 0x3E
    static let openBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let closeBracket: UInt8 = 0x5D
    static let openBrace: UInt8 = 0x7B
    static let closeBrace: UInt8 = 0x7D

    static func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C || byte == 0
    }

    /// The value of a hexadecimal digit; nil for any other character.
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x41 + 10
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }

    static func isRegular(_ byte: UInt8) -> Bool {
      switch byte {
      case percent, openParenthesis, closeParenthesis, slash, less, greater, openBracket, closeBracket, openBrace,
        closeBrace:
        false
      default: !isSpace(byte)
      }
    }
  }
}
