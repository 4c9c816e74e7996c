import Testing

@testable import GS1

@Suite struct GS1ErrorTests {
  @Test("raw values and names are stable, unique and below 128")
  func codes() {
    let all = GS1Error.Code.all
    #expect(Set(all.map(\.rawValue)).count == all.count)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.allSatisfy { $0.rawValue < 128 })
    #expect(all.allSatisfy { GS1Error.Code(rawValue: $0.rawValue) == $0 })
    #expect(GS1Error.Code(rawValue: 0) == nil && GS1Error.Code(rawValue: 127) == nil)
    #expect(all.allSatisfy { $0.name.allSatisfy { $0 == "_" || $0.isLowercase } })
    // A few that programs will have written down.
    let written: [(GS1Error.Code, UInt16, String)] = [
      (.emptyMessage, 1, "empty_message"), (.unknownApplicationIdentifier, 9, "unknown_application_identifier"),
      (.valueTooShort, 11, "value_too_short"), (.valueTooLong, 12, "value_too_long"),
      (.invalidCharacter, 13, "invalid_character"), (.wrongCheckDigit, 20, "wrong_check_digit"),
      (.invalidDate, 30, "invalid_date"), (.invalidIBAN, 57, "invalid_iban"),
      (.notADigitalLink, 70, "not_a_digital_link"), (.invalidStem, 78, "invalid_stem"),
      (.missingAssociation, 80, "missing_association"), (.excludedAssociation, 81, "excluded_association"),
      (.repeatedWithDifferentValue, 82, "repeated_with_different_value"), (.tooManyErrors, 100, "too_many_errors"),
    ]
    for (code, raw, name) in written {
      #expect(code.rawValue == raw && code.name == name && code.description == name)
    }
  }

  @Test("errors are equal by code and offset")
  func equality() {
    let error = GS1Error(.wrongCheckDigit, ai: .gtin, at: 17, length: 1, detail: 0x31)
    #expect(error == GS1Error(.wrongCheckDigit, ai: .sscc, at: 17, length: 2))
    #expect(error != GS1Error(.wrongCheckDigit, ai: .gtin, at: 18, length: 1, detail: 0x31))
    #expect(error != GS1Error(.wrongCheckPair, ai: .gtin, at: 17, length: 1, detail: 0x31))
    #expect(error.hashValue == GS1Error(.wrongCheckDigit, at: 17, length: 0).hashValue)
  }

  @Test("numbers out of range are clamped")
  func clamping() {
    let error = GS1Error(.invalidCharacter, at: -1, length: .max)
    #expect(error.offset == 0 && error.length == Int(UInt32.max) && error.ai == nil)
  }

  @Test("the errors that leave a part of the data unread, and no others")
  func unread() {
    let unread = GS1Error.Code.all.filter(\.leavesUnread).map(\.name)
    #expect(
      unread == [
        "message_too_long", "unsupported_symbology", "unclosed_bracket", "text_outside_brackets",
        "malformed_application_identifier", "unknown_application_identifier", "too_many_errors", "too_many_elements",
      ])
  }
}
