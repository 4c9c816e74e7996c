internal import GS1

extension BarcodeContent {
  /// Which of the elements are there that say whether a code is BPOM's, and what it is for.
  struct Signs: OptionSet {
    let rawValue: UInt8
    static let licenceNumber = Signs(rawValue: 1)
    static let gtin = Signs(rawValue: 2)
    static let batch = Signs(rawValue: 4)
    static let expiry = Signs(rawValue: 8)
    static let serial = Signs(rawValue: 16)

    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// The signs of a message, found in one pass over its elements.
    @inline(__always)
    init(in message: MessageView) {
      // A bit for each number of two digits is quicker than to ask five times of each element which it is.
      var (upTo63, above): (UInt64, UInt64) = (0, 0)
      for element in message.elements {
        guard let number = element.ai.twoDigitNumber else { continue }
        let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: number)
        upTo63 |= number < 64 ? bit : 0
        above |= number < 64 ? 0 : bit
      }
      @inline(__always)
      func sign(_ sign: Signs, _ ai: ApplicationIdentifier) -> UInt8 {
        let seen = ai.number < 64 ? upTo63 : above
        return seen &>> UInt64(truncatingIfNeeded: ai.number) & 1 == 1 ? sign.rawValue : 0
      }
      rawValue =
        sign(.licenceNumber, .licenceNumber) | sign(.gtin, .gtin) | sign(.batch, .batch) | sign(.expiry, .expiry)
        | sign(.serial, .serial)
    }

    /// Whether there is a licence number or GTIN at all; a code without either is no code of BPOM's.
    @inline(__always)
    var areOfBPOM: Bool { rawValue & 3 != 0 }

    /// The method that the elements speak for: authentication for a GTIN or two of batch, expiry and serial.
    @inline(__always)
    var method: Method {
      let pack = rawValue >> 2
      return rawValue & 2 != 0 || pack & (pack &- 1) != 0 ? .otentifikasi : .identifikasi
    }
  }
}
