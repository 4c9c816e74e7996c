/// The classes of every byte in a URI: bit 0 may stand in a URI, bit 1 in a domain, bit 2 needs no percent-encoding.
///
/// Bit 0 is "reserved", "unreserved" and `%` of RFC 3986, bit 2 is "unreserved". Bit 1 is narrower than RFC 3986: letters,
/// digits, `-`, `.`, a colon before a port and the brackets of an IPv6 address.
private let uriClasses: [256 of UInt8] = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 1,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 1, 0, 1, 0, 1,
  1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 0, 3, 0, 5,
  0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0, 5, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]

/// What a byte may do in a URI.
enum URICharacter {
  /// Whether the byte may stand in a URI.
  @inline(__always)
  static func isAllowed(_ byte: UInt8) -> Bool { uriClasses[Int(byte)] & 1 != 0 }

  /// True in the place of each byte that must not stand in a URI.
  ///
  /// Those above a space are `"`, `<` and `>`, which differ in one bit, `\` and `^`, which differ in the same, the grave
  /// accent, and `{` to `}`.
  @inline(__always)
  static func areForbidden(_ block: SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>> {
    func every(_ byte: Int8) -> SIMD16<Int8> { SIMD16<Int8>(repeating: byte) }
    let outside = (block .< every(0x21)) .| (block .> every(0x7E))
    let braces = (block .> every(0x7A)) .& (block .< every(0x7E))
    let withoutBit = block & every(0x7D)
    let pairs = (withoutBit .== every(0x3C)) .| (withoutBit .== every(0x5C))
    return outside .| braces .| pairs .| (block .== every(0x22)) .| (block .== every(0x60))
  }

  /// The first place of a range, which must be within the bytes, with a byte that is no letter, digit, `-` or `.`; or the
  /// end.
  ///
  /// What stands before it is text of CSET 82 as it is, no part of the URI around it, and good in a domain.
  @inline(__always)
  static func endOfPlainText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    ByteSearch.first(
      bytes, start, end, block: { areNotPlain($0) }, byte: { !isPlain($0) })
  }

  @inline(__always)
  private static func areNotPlain(_ block: SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>> {
    func every(_ byte: Int8) -> SIMD16<Int8> { SIMD16<Int8>(repeating: byte) }
    let small = block | every(0x20)
    let letters = (small .> every(0x60)) .& (small .< every(0x7B)) .& (block .> every(0x40))
    let digits = (block .> every(0x2F)) .& (block .< every(0x3A))
    let signs = (block .> every(0x2C)) .& (block .< every(0x2F))
    return .!(letters .| digits .| signs)
  }

  /// Whether the byte is a letter, a digit, `-` or `.`.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool { uriClasses[Int(byte)] & 6 == 6 }

  /// Whether the byte may stand in the domain, brackets and port included.
  static func isOfDomain(_ byte: UInt8) -> Bool { uriClasses[Int(byte)] & 2 != 0 }

  /// Whether the byte stands for itself everywhere in a URI.
  static func isUnreserved(_ byte: UInt8) -> Bool { uriClasses[Int(byte)] & 4 != 0 }
}
