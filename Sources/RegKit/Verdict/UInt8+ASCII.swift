extension UInt8 {
  /// Whether the byte is a digit in ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether the byte is a letter without accents or a digit in ASCII: what the annex calls alfanumerik.
  var isLetterOrDigit: Bool { isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

  /// The letter in upper case; any other byte as it is.
  var uppercasedASCII: UInt8 { (0x61...0x7A).contains(self) ? self & 0xDF : self }

  /// The letter in lower case; any other byte as it is.
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
