/// Counts what a text of a page shows when it shows marks alone, such as dots, bars or dashes, of which a code could be set
/// in a font of letters.
///
/// Text with a letter or a digit in it is read by people, whatever marks stand between.
struct PDFTextMarks {
  private var markCount = 0
  private var hasLetters = false

  /// How many marks the text shows; none when it has letters.
  var count: Int { hasLetters ? 0 : markCount }

  /// Adds a string as it stands in the content, with its parentheses or angle brackets (ISO 32000-1, 7.3.4).
  mutating func add(_ string: Slice<UnsafeRawBufferPointer>) {
    if string.first == PDFLexer.Character.less { addHexadecimal(string.dropFirst()) } else { addLiteral(string) }
  }

  private mutating func addHexadecimal(_ digits: Slice<UnsafeRawBufferPointer>) {
    var high: UInt8?
    for digit in digits {
      guard let value = PDFLexer.Character.hexadecimal(digit) else { continue }
      if let first = high {
        add(character: first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    // An odd digit stands before a 0.
    if let high { add(character: high << 4) }
  }

  private mutating func addLiteral(_ string: Slice<UnsafeRawBufferPointer>) {
    var rest = string.dropFirst()
    if rest.last == PDFLexer.Character.closeParenthesis { rest = rest.dropLast() }
    while let byte = rest.popFirst() {
      guard byte == PDFLexer.Character.backslash, let escaped = rest.popFirst() else {
        add(character: byte)
        continue
      }
      switch escaped {
      case 0x30...0x37:
        var value = escaped & 7
        for _ in 0..<2 {
          guard let digit = rest.first, 0x30...0x37 ~= digit else { break }
          value = value << 3 | digit & 7
          rest = rest.dropFirst()
        }
        add(character: value)
      // \n \r \t \b \f are spaces.
      case 0x6E, 0x72, 0x74, 0x62, 0x66: break
      default: add(character: escaped)
      }
    }
  }

  private mutating func add(character: UInt8) {
    switch character {
    case ...0x20: break
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: hasLetters = true
    default: markCount &+= 1
    }
  }
}
