import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelErrorTests {
  @Test("codes keep their numbers and names, and have a sentence in both languages")
  func codes() {
    let codes: [(LabelError.Code, Int, String)] = [
      (.noData, 1, "no_data"), (.dataTooLong, 2, "data_too_long"), (.invalidMessage, 3, "invalid_message"),
      (.notCarried, 4, "not_carried"), (.invalidRequest, 5, "invalid_request"),
      (.modulesTooSmall, 6, "modules_too_small"), (.notLegal, 7, "not_legal"), (.noRoom, 8, "no_room"),
      (.pictureTooLarge, 9, "picture_too_large"), (.encoderFailed, 10, "encoder_failed"),
      (.notReadBack, 11, "not_read_back"), (.outOfMemory, 12, "out_of_memory"), (.invalidTable, 13, "invalid_table"),
      (.invalidSheet, 14, "invalid_sheet"),
    ]
    #expect(codes.map { $0.0 } == LabelError.Code.all)
    for (code, number, name) in codes {
      #expect(code.rawValue == number && code.name == name)
      #expect(!code.sentence[.english].isEmpty && !code.sentence[.indonesian].isEmpty)
    }
  }

  @Test("what GS1 finds wrong is told in its words, and as values for programs")
  func ofGS1() throws {
    let message = ElementString(bracketed: "(01)08991234567892")
    let error = LabelError(.invalidMessage, try #require(message.errors.first), in: message)
    #expect(error.found == "2" && error.expected == "1")
    #expect(
      error.message(in: .indonesian)
        == "element string mengandung kesalahan: (01) mempunyai digit pemeriksa yang salah: ditemukan \"2\", seharusnya 1"
    )
    #expect(
      LabelError(.encoderFailed, reason: "Error 255").description == "the encoding library refused the data: Error 255")
  }

  @Test("one line says where, what, found, expected and the nearest label, in both languages")
  func lines() {
    let geometry = LabelGeometry(modules: 33, quietZone: 4, dotsPerInch: 300, dotsPerModule: 3)
    let proposal = LabelProposal(form: .bpom, level: .medium, geometry: geometry, carriesMark: true)
    let error = LabelError(.modulesTooSmall, found: "X 0.1 mm", expected: ">= 0.19 mm", proposals: [proposal])
    #expect(
      error.at(line: 3, column: 2).description
        == "line 3, column 2: the modules are too small to be scanned: found X 0.1 mm, expected >= 0.19 mm; nearest: bpom M "
        + "8.382 × 8.382 mm (with quiet zone 10.414 mm), X 0.254 mm = 3 dots at 300 dpi, with BPOM RI")
    #expect(
      error.message(in: .indonesian)
        == "modul terlalu kecil untuk dipindai: ditemukan X 0.1 mm, seharusnya >= 0.19 mm; yang terdekat: bpom M "
        + "8.382 × 8.382 mm (dengan zona tenang 10.414 mm), X 0.254 mm = 3 titik pada 300 dpi, dengan BPOM RI")
    let subject = Message(indonesian: "kolom copies", english: "column copies")
    let table = LabelError(.invalidTable, of: subject, found: "-1", expected: "0 … 1000")
    #expect(
      table.description
        == "the table of labels cannot be read: column copies: found -1, expected 0 … 1000")
    #expect(LabelError(.noData, found: "a") == LabelError(.noData, found: "b"))
  }
}
