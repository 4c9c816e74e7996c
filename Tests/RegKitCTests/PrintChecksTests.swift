import CRegKit
import Foundation
import RegKitC
import Testing

@Suite struct PrintChecksTests {
  private func print(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).appending(path: "../../RegKitImagingTests/Fixtures").standardized
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  private func check(
    _ picture: [UInt8], dpi: (Double, Double), claims: String? = nil, _ error: inout regkit_error
  ) throws -> (status: Int32, outcome: Int32, json: String) {
    try withRules { rules in
      var reader: OpaquePointer?
      #expect(regkit_reader_open(&reader, nil, nil) == REGKIT_OK)
      defer { regkit_reader_free(reader) }
      var answer = CallerMemory.answer
      let status =
        claims.map { claims in
          claims.withCString {
            regkit_print_check(
              &answer, reader, rules, picture, picture.count, dpi.0, dpi.1, $0, claims.utf8.count, nil, &error)
          }
        }
        ?? regkit_print_check(
          &answer, reader, rules, picture, picture.count, dpi.0, dpi.1, nil, 0, nil, &error)
      return (status, answer.outcome, answer.take() ?? "")
    }
  }

  @Test("a scan of stated resolution is measured and judged")
  func measured() throws {
    var error = CallerMemory.error
    for (name, outcome) in [
      ("print-qr-5.9mm.jpg", REGKIT_REFUSED), ("print-qr-6.0mm.jpg", REGKIT_UNDETERMINED),
      ("print-qr-6.1mm.jpg", REGKIT_ALLOWED),
    ] {
      let answer = try check(try print(name), dpi: (600, 600), &error)
      #expect(answer.status == REGKIT_OK && answer.outcome == outcome)
      #expect(answer.json.contains(#""note":"This is no print quality grade of ISO/IEC 15415"#))
      #expect(answer.json.contains(#""columns":33,"rows":33"#))
    }
  }

  @Test("what the file declares counts only where the caller asks for it")
  func declared() throws {
    var error = CallerMemory.error
    let picture = try print("print-qr-12mm.jpg")
    let declared = (REGKIT_DPI_DECLARED, REGKIT_DPI_DECLARED)
    #expect(try check(picture, dpi: declared, &error).json.contains(#""dpi":[300"#))
    for dpi in [(0, 0), (300, 0), (-1, 300), (.nan, 300), (1e9, 300)] as [(Double, Double)] {
      #expect(try check(picture, dpi: dpi, &error).status == REGKIT_E_ARGUMENT)
      #expect(error.text.hasPrefix("dpi: found "))
    }
    #expect(try check(try print("dpi-none.png"), dpi: declared, &error).status == REGKIT_E_ARGUMENT)
    #expect(error.text == "dpi: the file declares no resolution")
  }

  @Test("claims are the fields of area print, without the sizes")
  func claims() throws {
    var error = CallerMemory.error
    let picture = try print("print-qr-12mm.jpg")
    let wrong = #"{"codes":[{"issuer":"badan_pom"},{"issuer":"pelaku_usaha","text":"BPOM RI"}]}"#
    let answer = try check(picture, dpi: (300, 300), claims: wrong, &error)
    #expect(answer.outcome == REGKIT_REFUSED && answer.json.contains(#""marks":{"outcome":"refused""#))
    for (claims, message) in [
      (#"{"inc":"hitam"}"#, "claims: inc: found"), ("[]", "claims: "), ("{", "claims: "),
      (#"{"width_cm":1}"#, "claims: found a size"),
    ] {
      #expect(try check(picture, dpi: (300, 300), claims: claims, &error).status == REGKIT_E_QUESTION)
      #expect(error.text.hasPrefix(message), "\(error.text)")
    }
  }

  @Test("what is no picture or NULL is a status")
  func bad() throws {
    var error = CallerMemory.error
    let answer = try check(Array("hello".utf8), dpi: (300, 300), &error)
    #expect(answer.status == REGKIT_E_PICTURE && answer.json.contains(#""error":{"code":"unknown_format""#))
    #expect(regkit_print_check(nil, nil, nil, nil, 0, 300, 300, nil, 0, nil, &error) == REGKIT_E_ARGUMENT)
    var empty = CallerMemory.answer
    #expect(regkit_print_check(&empty, nil, nil, nil, 5, 300, 300, nil, 4, nil, &error) == REGKIT_E_ARGUMENT)
  }
}
