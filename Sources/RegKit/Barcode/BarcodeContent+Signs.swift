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
      // Bits are quicker than to ask five times of each element which it is.
      var (upTo31, hasLicence): (UInt32, Bool) = (0, false)
      for element in message.elements {
        guard let number = element.ai.twoDigitNumber else { continue }
        hasLicence = hasLicence || element.ai == .licenceNumber
        upTo31 |= number < 32 ? 1 as UInt32 &<< UInt32(truncatingIfNeeded: number) : 0
      }
      @inline(__always)
      func sign(_ sign: Signs, _ ai: ApplicationIdentifier) -> UInt8 {
        upTo31 &>> UInt32(truncatingIfNeeded: ai.number) & 1 == 1 ? sign.rawValue : 0
      }
      rawValue =
        (hasLicence ? Self.licenceNumber.rawValue : 0) | sign(.gtin, .gtin) | sign(.batch, .batch)
        | sign(.expiry, .expiry)
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
