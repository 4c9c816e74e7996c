extension String {
  /// The text in lower case, with one blank for every run of separators and none at its ends; nil where it is not ASCII.
  ///
  /// Names are compared in this form. Nearly all of them are ASCII, for which Unicode has nothing to say.
  func foldedASCII(_ isSeparator: (UInt8) -> Bool) -> String? {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: utf8.count) { bytes in
      var count = 0
      var isPending = false
      for byte in utf8 {
        if isSeparator(byte) {
          isPending = count > 0
          continue
        }
        if isPending {
          bytes[count] = UInt8(ascii: " ")
          count += 1
          isPending = false
        }
        bytes[count] = byte.lowercasedASCII
        count += 1
      }
      return count
    }
  }
}
