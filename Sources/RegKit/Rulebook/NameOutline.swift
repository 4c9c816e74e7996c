/// What tells names apart in one comparison: the letters of a short name, the ends of a long one.
///
/// Reading the tables asks for tens of thousands of attributes. Names with the same outline are the same up to
/// `wholeLength` bytes; longer ones have to be compared as well.
struct NameOutline: Equatable {
  static let wholeLength = 8

  /// Of "rule", which no other name has.
  static var rule: NameOutline { NameOutline(bits: 0x7275_6C65) }

  private let bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  init(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count > Self.wholeLength else {
      bits = Self.packed(name, 0..<name.count)
      return
    }
    // The complement is the outline of no short name: none begins with the complement of a letter.
    bits = ~(Self.packed(name, 0..<4) << 32 | Self.packed(name, name.count - 4..<name.count))
  }

  private static func packed(_ name: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> UInt64 {
    var bits: UInt64 = 0
    for place in places { bits = bits << 8 | UInt64(name[place]) }
    return bits
  }
}
