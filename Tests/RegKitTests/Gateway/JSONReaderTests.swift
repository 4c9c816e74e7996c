import Testing

@testable import RegKit

@Suite struct JSONReaderTests {
  private func parse(_ text: String) throws -> String? {
    let bytes = Array(text.utf8)
    return try? bytes.withUnsafeBufferPointer { try JSONValue.parse($0) }.text
  }

  private func read(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { JSONReader.value(of: $0)?.text }
  }

  /// The same value read by Jansson: an escape in its neighbour leaves the whole to it.
  private func readByJansson(_ text: String) throws -> String? {
    #expect(read(#"["\u0041",\#(text)]"#) == nil)
    guard let both = try parse(#"["\u0041",\#(text)]"#) else { return nil }
    return String(both.dropFirst(5).dropLast())
  }

  @Test(
    "what questions are made of is read",
    arguments: [
      (
        #" { "a" : [ 1 , -2 , 0 , 0.6 , 10.25 , true , false , null ] } "#, #"{"a":[1,-2,0,0.6,10.25,true,false,null]}"#
      ),
      ("[]", "[]"), ("{}", "{}"), ("\"\"", "\"\""), ("-0", "0"), ("\t\r\n7\n", "7"), (#""é→\#u{7F}""#, #""é→\#u{7F}""#),
      ("999999999999999", "999999999999999"), ("99999999.9999999", "99999999.9999999"), ("0.00000000000001", "1e-14"),
    ])
  func plain(text: String, value: String) {
    #expect(read(text) == value)
  }

  @Test(
    "what may be wrong, or is not plain, is left to Jansson",
    arguments: [
      "", " ", "01", "-", "-01", "1.", ".5", "1.e1", "1e1", "+1", "-0.0", "-1.5", "1000000000000000",
      "0.0000000000000001",
      "tru", "truex", "nullnull", "[1 2]", "[1,]", "[,1]", "[1", "{\"a\":1,}", "{\"a\"}", "{\"a\" 1}", "{a:1}",
      "{\"a\":1",
      "\"a", "\"\\n\"", "\"\u{1}\"", "{\"a\":1,\"a\":2}", "{}x", "NaN", "'a'", "//", "\u{FEFF}1",
      String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
    ])
  func doubtful(text: String) {
    #expect(read(text) == nil)
  }

  @Test(
    "a byte order mark before the text is passed over, and counted in offsets",
    arguments: [("{}", "{}"), (#"{"a":"\u0041"}"#, #"{"a":"A"}"#), (" 7\n", "7"), ("\"\u{FEFF}\"", "\"\u{FEFF}\"")])
  func byteOrderMark(text: String, value: String) throws {
    #expect(try parse("\u{FEFF}" + text) == value)
    #expect(try parse("\u{FEFF}\u{FEFF}" + text) == nil)
  }

  @Test(
    "what is wrong behind a byte order mark is told with its place in the bytes given",
    arguments: ["", "{", "{\"a\":1,\"a\":2}", "[1,]", String(repeating: "[", count: 65)])
  func offsetsBehindByteOrderMark(text: String) throws {
    func offset(_ bytes: [UInt8]) -> Int? {
      bytes.withUnsafeBufferPointer { bytes in
        do throws(JSONError) {
          _ = try JSONValue.parse(bytes)
          return nil
        } catch {
          return error.offset
        }
      }
    }
    let plain = try #require(offset(Array(text.utf8)))
    #expect(offset([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == plain + 3)
    for cut in 1...2 { #expect(offset([0xEF, 0xBB, 0xBF].prefix(cut) + Array(text.utf8)) != nil) }
  }

  @Test("bytes that are no UTF-8 are left to Jansson", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]])
  func notUTF8(bytes: [UInt8]) {
    let text = [0x22] + bytes + [0x22]
    #expect(text.withUnsafeBufferPointer { JSONReader.value(of: $0)?.text } == nil)
  }

  @Test("whatever it reads, in thousands of damaged questions, Jansson reads as the same")
  func sameAsJansson() throws {
    var random = SeededRandom(seed: 65)
    let seeds = [
      #"{"area":"packaging","inputs":{"primary_packaging":{"type":"vial","volume_ml":4.99},"tamper_security":true}}"#,
      #"{"id":[1,-20,0.125,null,[],{}],"as_of":"2024-02-29","inputs":{"text":"(90)DBL9509204704A1 é→"}}"#,
    ]
    let pieces =
      Array(#"{}[]:,"\0123456789.-+eE truefalsn"#).map { String($0) } + ["\u{0}", "\u{1F}", "é", "\n", "00", "\"a\":"]
    var readBoth = 0
    for _ in 0..<20_000 {
      var characters = Array(seeds.randomElement(using: &random) ?? "").map { String($0) }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<characters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(pieces.randomElement(using: &random) ?? "", at: place)
        default: characters[place] = pieces.randomElement(using: &random) ?? ""
        }
      }
      let text = characters.joined()
      guard let own = read(text) else { continue }
      readBoth += 1
      #expect(try readByJansson(text) == own, "\(text)")
    }
    #expect(readBoth > 4000)
  }

  @Test("fractions are the numbers that Jansson reads, to the last bit")
  func fractions() throws {
    var random = SeededRandom(seed: 66)
    for _ in 0..<20_000 {
      let places = Int.random(in: 1...12, using: &random)
      let whole = String(Int.random(in: 0..<1000, using: &random))
      let text = whole + "." + (0..<places).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      let bytes = Array(text.utf8)
      guard case .real(let number)? = bytes.withUnsafeBufferPointer({ JSONReader.value(of: $0) }) else {
        Issue.record("\(text)")
        continue
      }
      #expect(number == Double(text), "\(text)")
    }
  }
}
