import CRegKit
import Foundation
import RegKitC
import Testing

@Suite struct DocumentDesksTests {
  private func open(
    _ rules: OpaquePointer, manifest: String?, dossier: String?, _ error: inout regkit_error
  ) -> (status: Int32, desk: OpaquePointer?) {
    var desk: OpaquePointer?
    let status =
      switch (manifest, dossier) {
      case (let manifest?, let dossier?):
        regkit_desk_open(
          &desk, rules, manifest, manifest.utf8.count, dossier, dossier.utf8.count, nil, &error)
      case (let manifest?, nil): regkit_desk_open(&desk, rules, manifest, manifest.utf8.count, nil, 0, nil, &error)
      default: regkit_desk_open(&desk, rules, nil, 0, nil, 0, nil, &error)
      }
    return (status, desk)
  }

  private func sample(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).appending(path: "../../../Examples/Samples").standardized
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  @Test("a desk judges files one by one and says at the end what is missing")
  func desk() throws {
    var error = CallerMemory.error
    let manifest = #"{"context":"sinkarkes.komoditas","files":[{"file":"label.jpg"},{"file":"gone.pdf"}]}"#
    let dossier = #"{"licences":[{"nie":"NA18240104109"}],"product":{"product_class":"kosmetika"}}"#
    var opened: OpaquePointer?
    try withRules { rules in
      let (status, desk) = open(rules, manifest: manifest, dossier: dossier, &error)
      #expect(status == REGKIT_OK)
      opened = desk
    }
    // The rules are released, and the desk still answers.
    let desk = try #require(opened)
    defer { regkit_desk_free(desk) }
    let label = try sample("authentication-gs1-qr.jpg")
    var answer = CallerMemory.answer
    #expect(regkit_desk_check(&answer, desk, "label.jpg", 9, label, label.count, &error) == REGKIT_OK)
    #expect(answer.outcome == REGKIT_REFUSED)
    let json = answer.take() ?? ""
    #expect(json.hasPrefix(#"{"file":"label.jpg","context":"sinkarkes.komoditas""#))
    #expect(json.contains(#""subject":"codes[0].(90)""#))
    #expect(regkit_desk_check(&answer, desk, "broken.png", 10, nil, 0, &error) == REGKIT_OK)
    #expect(answer.outcome == REGKIT_REFUSED && answer.take()?.contains(#""failed":["empty""#) == true)
    #expect(regkit_desk_close(&answer, desk, &error) == REGKIT_OK)
    #expect(answer.outcome == REGKIT_REFUSED)
    #expect(answer.take()?.contains(#""missing":["gone.pdf"]"#) == true)
  }

  @Test("what cannot be understood and NULL are a status")
  func faults() throws {
    var error = CallerMemory.error
    var answer = CallerMemory.answer
    try withRules { rules in
      let wrong = open(rules, manifest: #"{"files":[{"fle":"a"}]}"#, dossier: nil, &error)
      #expect(
        wrong.status == REGKIT_E_QUESTION && wrong.desk == nil && error.text.hasPrefix("manifest: files[0].fle: "))
      #expect(open(rules, manifest: "{}", dossier: "{", &error).status == REGKIT_E_QUESTION)
      #expect(error.text.hasPrefix("dossier: "))
      #expect(regkit_desk_open(nil, rules, nil, 0, nil, 0, nil, &error) == REGKIT_E_ARGUMENT)
      let (status, desk) = open(rules, manifest: nil, dossier: nil, &error)
      #expect(status == REGKIT_OK)
      defer { regkit_desk_free(desk) }
      #expect(regkit_desk_check(&answer, desk, nil, 0, nil, 0, &error) == REGKIT_E_ARGUMENT)
      #expect(regkit_desk_check(&answer, desk, "a", 1, nil, 5, &error) == REGKIT_E_ARGUMENT)
      #expect(regkit_desk_check(nil, desk, "a", 1, nil, 0, &error) == REGKIT_E_ARGUMENT)
    }
    #expect(regkit_desk_check(&answer, nil, "a", 1, nil, 0, &error) == REGKIT_E_ARGUMENT)
    #expect(regkit_desk_close(&answer, nil, &error) == REGKIT_E_ARGUMENT)
    regkit_desk_free(nil)
  }
}
