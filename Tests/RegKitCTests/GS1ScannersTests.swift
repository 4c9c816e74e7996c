import CRegKit
import Foundation
import GS1
import RegKitC
import Testing

@Suite struct GS1ScannersTests {
  private func suggest(
    _ text: String, limit: Int = 0, language: Int32 = REGKIT_ENGLISH, form: Int32 = REGKIT_GS1_ANY
  ) -> (status: Int32, json: String?) {
    let bytes = Array(text.utf8)
    var out: UnsafeMutablePointer<CChar>?
    var length = -1
    let status = regkit_gs1_suggest(&out, &length, bytes, bytes.count, form, nil, limit, language, nil)
    return (status, CallerMemory.take(out, length))
  }

  private static let damaged = [
    "010899123456789110ABC{GS}21XYZ", "010899123456789110ABC21XYZ17281231", "0108991234567891|10A|21B", "hello",
    "(01)08991234567891", "010899123456789117281231", "90TR142681391#91240828", "",
  ]

  @Test("the guesses are those in the answers of regkit_read, byte for byte, and each says that it is one")
  func sameAsAnswer() throws {
    try withRules { rules in
      for text in Self.damaged {
        let bytes = Array(text.utf8)
        var (answer, options) = (CallerMemory.answer, CallerMemory.options)
        #expect(regkit_read(&answer, rules, bytes, bytes.count, &options, nil) == REGKIT_OK)
        let taken = answer.take()
        let whole = try #require(taken)
        let json = try #require(suggest(text).json)
        if json == "[]" {
          #expect(!whole.contains("suggestions"), "\(text)")
        } else {
          #expect(whole.contains("\"suggestions\":" + json + "}"), "\(text)")
          let guesses = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
          #expect(guesses.allSatisfy { $0["guess"] as? Bool == true })
          #expect(guesses.count <= 5)
        }
      }
    }
    let all = try #require(suggest(Self.damaged[1], limit: .max).json)
    let one = try #require(suggest(Self.damaged[1], limit: 1).json)
    #expect(all.hasPrefix(one.dropLast()))
    #expect(suggest(Self.damaged[0], language: REGKIT_INDONESIAN).json?.contains("tebakan") == true)
  }

  @Test("NULL and values outside their range are statuses")
  func suggestArguments() {
    #expect(suggest("", language: 9).status == REGKIT_E_ARGUMENT)
    #expect(suggest("", form: 9).status == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_suggest(nil, nil, nil, 0, 0, nil, 0, 0, nil) == REGKIT_E_ARGUMENT)
    var out: UnsafeMutablePointer<CChar>?
    #expect(regkit_gs1_suggest(&out, nil, nil, 1, 0, nil, 0, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(out == nil)
  }

  private func undo(
    _ scanned: [UInt8], _ profile: String, capacity: Int = 256
  ) -> (status: Int32, bytes: [UInt8], origins: [UInt32], length: Int, error: regkit_error) {
    var error = CallerMemory.error
    var out = [UInt8](repeating: 0xEE, count: capacity + 1)
    var origins = [UInt32](repeating: 0xEEEE, count: capacity + 1)
    var length = -1
    let profile = profile.utf8.map { CChar(bitPattern: $0) }
    let status = regkit_gs1_undo_habit(
      &out, capacity, &length, &origins, scanned, scanned.count, profile, profile.count, &error)
    #expect(out[capacity] == 0xEE && origins[capacity] == 0xEEEE)
    let count = min(max(0, length), capacity)
    return (status, Array(out.prefix(count)), Array(origins.prefix(count)), length, error)
  }

  @Test("a habit is undone by the name of a preset or by JSON, with the origin of every byte")
  func undone() {
    let scanned = Array("010899123456789110ABC{GS}21XYZ\r\n".utf8)
    let named = undo(scanned, "braces")
    #expect(named.status == REGKIT_OK)
    #expect(String(decoding: named.bytes, as: UTF8.self) == "010899123456789110ABC\u{1D}21XYZ")
    #expect(named.origins == Array(0...21) + Array(25...29))
    #expect(undo(scanned, #"{"separators":["{GS}"]}"#).bytes == named.bytes)
    #expect(undo(scanned, #"{"separators_hex":["7b47537D"]}"#).bytes == named.bytes)
    let around = undo(
      Array("*]D2010899123456789110abc^21x!".utf8),
      #"{"separators":["^"],"prefix":"*","suffix":"!","sends_symbology_identifier":true,"exchanges_case":true}"#)
    #expect(String(decoding: around.bytes, as: UTF8.self) == "]d2010899123456789110ABC\u{1D}21X")
    let only = undo(Array("0108991234567891".utf8), #"{"symbology":"]d2"}"#)
    #expect(String(decoding: only.bytes, as: UTF8.self) == "]d20108991234567891" && only.origins[3] == 0)
    for capacity in [0, 1, 26] {
      let short = undo(scanned, "braces", capacity: capacity)
      #expect(short.status == REGKIT_E_CAPACITY && short.length == 27)
      #expect(short.bytes == Array(named.bytes.prefix(capacity)))
    }
  }

  @Test("a scan that does not fit the profile is refused with its place, and so is a text that is no profile")
  func unlike() {
    let unlike = undo(Array("0108991234567891".utf8), #"{"prefix":"*"}"#)
    #expect(unlike.status == REGKIT_E_MESSAGE && unlike.length == -1 && unlike.error.length > 0)
    #expect(unlike.error.text.contains("profile"))
    for wrong in [
      "", "nothing", "{", "[]", #"{"separator":"^"}"#, #"{"prefix":1}"#, #"{"separators":["a",1]}"#,
      #"{"prefix_hex":"7"}"#, #"{"prefix_hex":"zz"}"#, #"{"symbology":"Q3"}"#, #"{"prefix":"a","prefix":"b"}"#,
    ] {
      let refused = undo(Array("01".utf8), wrong)
      #expect(refused.status == REGKIT_E_ARGUMENT && refused.error.text.hasPrefix("profile: "), "\(wrong)")
    }
    #expect(regkit_gs1_undo_habit(nil, 0, nil, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_undo_habit(nil, 0, nil, nil, nil, 1, "bar", 3, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_undo_habit(nil, 1, nil, nil, nil, 0, "bar", 3, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_undo_habit(nil, 0, nil, nil, nil, 0, "bar", 3, nil) == REGKIT_OK)
  }

  private func learn(_ scanned: [UInt8], _ expected: [UInt8]) -> (status: Int32, json: String?) {
    var out: UnsafeMutablePointer<CChar>?
    var length = -1
    let status = regkit_gs1_learn_profile(
      &out, &length, scanned, scanned.count, expected, expected.count, nil)
    return (status, CallerMemory.take(out, length))
  }

  @Test("what is learnt of a scanner undoes what it typed, over random habits, also with bytes that are no UTF-8")
  func learnt() throws {
    var generator = Seeded(state: 11)
    let expected = Array("]d2010899123456789110Ab\u{1D}21cD".utf8)
    let separators: [[UInt8]] = [Array("{GS}".utf8), [0xE8], [0x1C], Array("#".utf8), [0xFF, 0x41], Array("\"".utf8)]
    let ends: [[UInt8]] = [[], Array("*".utf8), [0x80], Array("<<".utf8)]
    for _ in 0..<200 {
      let separator = try #require(separators.randomElement(using: &generator))
      let prefix = try #require(ends.randomElement(using: &generator))
      let suffix = try #require(ends.randomElement(using: &generator))
      let sends = Bool.random(using: &generator)
      let data = expected.dropFirst(sends ? 0 : 3).flatMap { $0 == 0x1D ? separator : [$0] }
      let scanned = prefix + data + suffix + [0x0D]
      let learnt = learn(scanned, expected)
      let json = try #require(learnt.json)
      #expect(undo(scanned, json).bytes == Array(expected.dropFirst(sends ? 0 : 3)), "\(json)")
    }
    #expect(
      learn(Array("*]d2010899123456789110Ab{GS}21c\r".utf8), Array("]d2010899123456789110Ab\u{1D}21c".utf8)).json
        == #"{"separators":["{GS}"],"prefix":"*","suffix":"","sends_symbology_identifier":true,"drops_line_end":true,"#
        + #""exchanges_case":false,"unambiguous":true}"#)
    #expect(learn(Array("hello".utf8), expected).status == REGKIT_E_MESSAGE)
    #expect(learn([], []).status == REGKIT_E_MESSAGE)
    var out: UnsafeMutablePointer<CChar>?
    #expect(regkit_gs1_learn_profile(nil, nil, nil, 0, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_learn_profile(&out, nil, nil, 1, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_learn_profile(&out, nil, nil, 0, nil, 1, nil) == REGKIT_E_ARGUMENT)
  }
}
