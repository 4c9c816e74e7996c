@testable import RegKitImaging
import Testing

@Suite struct PDFHazardsTests {
  private func reason(_ bytes: [UInt8]) -> String? { bytes.withUnsafeBytes { PDFHazards($0).reason } }

  /// A file in which `count` streams have a length that is the next stream.
  private func chain(_ count: Int, entry: String = "/Length ", header: String = " 0 obj\n") -> [UInt8] {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    builder.add("<</Type/Pages/Count 0/Kids[]>>")
    for index in 0..<count {
      builder.add("<</X( 999 0 obj )\(entry)\(index + 4) 0 R>>\nstream\nA\nendstream", header: header)
    }
    builder.add("1")
    return builder.finished()
  }

  @Test(
    "honest files have none",
    arguments: [
      "three-pages.pdf", "three-pages-streams.pdf", "no-pages.pdf", "owner-password.pdf", "user-password.pdf",
    ])
  func honest(name: String) throws {
    let bytes = try Fixture.bytes(name)
    #expect(reason(bytes) == nil)
    #expect(bytes.withUnsafeBytes { PDFHazards($0).mentionsEncryption } == name.contains("password"))
  }

  @Test("a thousand streams whose lengths are numbers in other objects are usual")
  func lengths() {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    builder.add("<</Type/Pages/Count 0/Kids[]>>")
    for index in 0..<1_000 {
      builder.add("<</Length \(4 + 2 * index) 0 R>>\nstream\nA\nendstream")
      builder.add("1")
    }
    #expect(reason(builder.finished()) == nil)
  }

  @Test("streams whose lengths are other streams are found, however they are written")
  func chains() {
    #expect(reason(chain(257)) == nil)
    #expect(reason(chain(258)) == "257 stream lengths that are no numbers")
    for entry in ["/Leng#74h ", "/Length%\n", "/Y<</Length 1>>/Length ", "/Length 1/Length "] {
      #expect(reason(chain(300, entry: entry)) != nil, "\(entry)")
    }
    for header in [" 0 %\nobj\n", "%\n0 obj ", "\0" + "0\tobj\u{C}"] {
      #expect(reason(chain(300, header: header)) != nil, "\(header)")
    }
  }

  @Test("objects that are only references to objects are found")
  func references() {
    var builder = PDFBuilder()
    for index in 0..<300 { builder.add("\(index + 2) 0 R") }
    #expect(reason(builder.finished()) != nil)
  }

  /// The zlib stream of the 109 KB picture that unpacks to 112 MB.
  private func bomb() throws -> [UInt8] {
    let bytes = try Fixture.bytes("bomb.png")
    let type = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("IDAT".utf8)) })
    return Array(bytes[(type + 4)..<(bytes.count - 16)])
  }

  @Test(
    "a stream that hides objects may not unpack to more than 64 MiB",
    arguments: [
      "/Type/XRef/Size 4/W[1 4 1]/Root 1 0 R/Filter/FlateDecode", "/Type/ObjStm/N 2/First 9/Filter[/FlateDecode]",
      "/N 2/F#69rst 9/Filter/Fl", "/X( 1 0 obj )/N 2/First 9/Filter/FlateDecode",
    ])
  func bombs(dictionary: String) throws {
    var builder = PDFBuilder()
    builder.addStream(dictionary, try bomb())
    let found = reason(builder.finishedAtLastObject())
    #expect(found?.hasPrefix("object streams that unpack to more than 671") == true, "\(found ?? "nothing")")
  }

  @Test("a picture may unpack to more")
  func picture() throws {
    var builder = PDFBuilder()
    builder.addStream("/Subtype/Image/Filter/FlateDecode", try bomb())
    #expect(reason(builder.finished()) == nil)
  }

  @Test(
    "an object stream packed in an unusual way is not trusted",
    arguments: [
      "/N 2/First 9/Filter[/FlateDecode/FlateDecode]", "/N 2/First 9/Filter/LZWDecode", "/N 2/First 9/Filter 7 0 R",
      "/N 7 0 R/First 9/Filter/FlateDecode", "/N 2/First 7 0 R", "/N 2/First 9/DecodeParms 7 0 R",
      "/N 2/First 9/Length 7 0 R", "/Size 7 0 R/W[1 1 1]",
      "/N 2/First 9/DecodeParms<</Predictor 12/Columns 4000000000>>",
      "/Size 7/W[1 1 1]/DecodeParms[<</Col#75mns 7 0 R>>]",
    ])
  func unusual(dictionary: String) {
    var builder = PDFBuilder()
    builder.addStream(dictionary, [0x78, 0x9C, 3, 0, 0, 0, 0, 1])
    #expect(reason(builder.finished()) != nil)
  }

  @Test("an encrypted object stream, which nothing can measure, must be short")
  func encrypted() {
    for (count, isTrusted) in [(60_000, true), (70_000, false)] {
      var builder = PDFBuilder()
      builder.addStream("/N 2/First 9/Filter/FlateDecode", [UInt8](repeating: 0x41, count: count))
      #expect((reason(builder.finished(trailer: "/Encrypt 9 0 R")) == nil) == isTrusted)
      #expect(reason(builder.finished()) == nil)
    }
  }

  @Test("objects without number or end do not make the look itself slow")
  func many() {
    let clock = ContinuousClock()
    var text = Array("%PDF-1.7\n".utf8)
    for _ in 0..<200_000 { text += Array(" obj<<".utf8) }
    let time = clock.measure { #expect(reason(text) == "objects inside one another") }
    #expect(time < .seconds(20))
  }
}
