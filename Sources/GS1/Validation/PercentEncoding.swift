/// Percent-encoding inside a value (RFC 3986, section 2.1): `%` stands only before two hexadecimal digits.
enum PercentEncoding {
  static func fault(in text: Span<UInt8>) -> Fault? {
    var place = 0
    while place < text.count {
      guard text[place] == 0x25 else {
        place &+= 1
        continue
      }
      guard place &+ 2 < text.count, isHexadecimal(text[place &+ 1]), isHexadecimal(text[place &+ 2]) else {
        return Fault(.invalidPercentEncoding, at: place, length: min(3, text.count &- place))
      }
      place &+= 3
    }
    return nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
