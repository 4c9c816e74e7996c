import Foundation
import FoundationXML
import Testing

@testable import RegKitImaging

@Suite struct LabelSVGTests {
  @Test("the drawing has its size in millimetres and every black module once")
  func drawing() throws {
    let label = try LabelSamples.label { $0.carriesMark = true }
    let svg = String(decoding: label.svg(), as: UTF8.self)
    #expect(svg.contains(#"width="10.414mm" height="12.414mm" viewBox="0 0 10.414 12.414""#))
    #expect(svg.contains(#"<rect width="10.414" height="12.414" fill="white"/>"#))
    #expect(svg.contains(#"transform="translate(1.016 1.016) scale(0.254000)""#))
    var black = 0
    label.modules.forEachRun { _, _, length in black += length }
    let path = try #require(svg.split(separator: " d=\"").last?.split(separator: "\"").first)
    let lengths = path.split(separator: "h").compactMap { part in part.firstIndex(of: "v").flatMap { Int(part[..<$0]) }
    }
    #expect(lengths.reduce(0, +) == black)
    #expect(XMLParser(data: Data(label.svg())).parse())
  }

  @Test("text is escaped")
  func escapes() throws {
    let label = try LabelSamples.label { $0.lines = [#"<a & "b">"#] }
    #expect(String(decoding: label.svg(), as: UTF8.self).contains(#">&lt;a &amp; "b"&gt;</text>"#))
    #expect(XMLParser(data: Data(label.svg())).parse())
  }
}
