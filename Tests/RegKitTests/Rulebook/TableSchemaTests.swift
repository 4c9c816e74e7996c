import Foundation
import Testing

@testable import RegKit

@Suite struct TableSchemaTests {
  private func problems(_ table: [UInt8]) -> [TableProblem] {
    table.withUnsafeBufferPointer { TableSchema.problems(in: $0) }
  }

  private func readerProblems(_ table: [UInt8]) -> [TableProblem] {
    table.withUnsafeBufferPointer { bytes in
      do throws(TableError) {
        _ = try TableReader.edition(from: bytes)
        return []
      } catch {
        return error.problems
      }
    }
  }

  @Test(
    "every table of the folder is valid",
    arguments: [
      "asrot-oss-2023.xml", "esertifikasi.xml", "sinkarkes-2023.xml", "perbpom-33-2018.xml", "perbpom-22-2022.xml",
      "kalender-2023-2026.xml",
      "asrot-oss-2023.xml", "esertifikasi.xml", "insw-ebpom.xml", "sinkarkes-2023.xml", "perbpom-33-2018.xml",
      "perbpom-22-2022.xml",
    ])
  func tables(name: String) throws {
    #expect(problems(try Fixture.table(name)) == [])
  }

  @Test(
    "what only the schema notices is refused too",
    arguments: [
      (#"xmlns="urn:regkit:rules:1""#, #"xmlns="urn:regkit:rules:2""#, 6),
      (#"xmlns="urn:regkit:rules:1" "#, "", 6),
      (#"id="SINKARKES.UPLOAD.FORMAT""#, #"id="sinkarkes.upload.format""#, 11),
      (#"cite="sinkarkes#langkah-19""#, #"cite=" ""#, 29),
      ("<quote>maksimal 2 MB</quote>", "<quote><b>maksimal</b> 2 MB</quote>", 18),
      (
        #"<upload context="sinkarkes.komoditas" extensions="pdf jpeg jpg png"/>"#,
        #"<upload context="SINKARKES" extensions="pdf"/>"#, 15
      ),
      ("<quote>Phytosanitary Certificate</quote>", "<quote>Phytosanitary Certificate</quote>words", 29),
      (#" base="true""#, "", 6),
    ])
  func onlySchema(old: String, new: String, line: Int) throws {
    let table = try Fixture.table("sinkarkes-2023.xml").replacing(old, by: new)
    #expect(readerProblems(table) == [], "the reader notices it itself: move this to its own tests")
    let found = problems(table)
    #expect(!found.isEmpty)
    #expect(found.first?.expected == "a table that follows Rules/rules.xsd")
    #expect(found.first?.line == line)
    let rulebook = try Rulebook.shared()
    #expect(throws: TableError(problems: found)) { try rulebook.adding(table: table) }
  }

  @Test("a message before the quote is in the wrong order")
  func order() throws {
    let quote = "<quote>maksimal 2 MB</quote>"
    let table = try Fixture.table("sinkarkes-2023.xml").replacing(quote, by: "")
      .replacing(
        #"<upload context="sinkarkes.komoditas" max-bytes="2097152"/>"#,
        by: quote + #"<upload context="sinkarkes.komoditas" max-bytes="2097152"/>"#)
    #expect(readerProblems(table) == [])
    #expect(problems(table).first?.found.contains("quote") == true)
  }

  @Test("nothing is not validated, and no XML is unusable")
  func nothing() {
    #expect(problems(Array("no XML".utf8)).count == 1)
  }
}
