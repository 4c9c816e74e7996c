/// The International Bank Account Number of (8007): country, two check digits, account; ISO 13616-1.
///
/// With its first four characters moved to the end and letters read as 10 to 35, the number leaves 1 modulo 97. The
/// length that each country prescribes is not checked; fewer than eleven characters are never an account.
enum IBAN {
  static func fault(in text: Span<UInt8>) -> Fault? {
    guard text.count > 10 else { return Fault(.invalidIBAN, at: 0, length: text.count, detail: 0) }
    guard Codes.isCountry(text[0], text[1]) else { return Fault(.invalidIBAN, at: 0, length: 2, detail: 1) }
    var remainder = 0
    for step in 0..<text.count {
      let place = step < text.count &- 4 ? step &+ 4 : step &- (text.count &- 4)
      switch text[place] {
      case 0x30...0x39: remainder = (remainder &* 10 &+ Int(text[place]) &- 0x30) % 97
      case 0x41...0x5A: remainder = (remainder &* 100 &+ Int(text[place]) &- 0x41 &+ 10) % 97
      default: return Fault(.invalidIBAN, at: place, length: 1, detail: 2)
      }
    }
    return remainder == 1 ? nil : Fault(.invalidIBAN, at: 2, length: 2, detail: 3)
  }
}
