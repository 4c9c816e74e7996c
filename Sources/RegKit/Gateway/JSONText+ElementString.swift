package import GS1

extension JSONValue {
  /// The elements of a message, in its order.
  ///
  /// - Parameters:
  ///   - scan: What the message was made from by undoing a scanner's habit; places are those of what was scanned.
  ///   - century: Around which years of two digits are.
  static func elements(
    of message: ElementString, scan: ScannerProfile.Scan?, _ century: CalendarDay.Century
  ) -> JSONValue {
    .writing { text in
      text.writeArray(of: message.elements) { text, element in
        text.writeObject { text in
          let range = scan?.range(of: element) ?? element.offset..<element.valueRange.upperBound
          text.write(element, of: message, at: range, scan?.valueRange(of: element) ?? element.valueRange)
          if !element.ai.holdsText, let typed = message.typedValue(of: element, century: century), !typed.isText {
            text.write("typed", typed.json)
          }
        }
      }
    }
  }

  /// Errors with their places in the bytes that were read.
  package static func errors(
    _ errors: [GS1Error], in bytes: [UInt8], _ dictionary: SyntaxDictionary, _ language: Language
  ) -> JSONValue {
    .writing { text in
      text.writeArray(of: errors) { text, error in
        text.writeObject { $0.write(error, in: bytes, dictionary, language) }
      }
    }
  }
}

extension JSONText {
  /// Writes the members of an element: its identifier and value, and where the two stand.
  mutating func write(
    _ element: Element, of message: ElementString, at range: Range<Int>, _ valueRange: Range<Int>
  ) {
    write("ai", element.ai.description)
    write("title", message.dictionary.title(of: element.ai) ?? "")
    let value = message.value(of: element)
    if let text = JSONValue.text(value) {
      write("value", text)
    } else {
      for member in JSONValue.members("value", value) { write(member.key, member.value) }
    }
    write("offset", range.lowerBound)
    write("value_offset", valueRange.lowerBound)
    write("length", valueRange.count)
  }

  /// Writes the members of an error.
  mutating func write(
    _ error: GS1Error, in bytes: [UInt8], _ dictionary: SyntaxDictionary, _ language: Language
  ) {
    let (found, expected) = (error.found(in: bytes), error.expected(language.gs1, dictionary: dictionary))
    write("code", error.code.name)
    write("offset", error.offset)
    write("length", error.length)
    write("ai", error.ai?.description ?? "")
    write("found", found)
    write("expected", expected)
    write("message", error.message(found: found, expected: expected, language: language.gs1))
  }
}
