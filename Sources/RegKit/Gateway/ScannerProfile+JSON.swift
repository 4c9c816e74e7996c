package import GS1

/// Why a text is no scanner profile.
package struct ProfileError: Error {
  package let offset: Int
  package let message: String
}

extension ScannerProfile {
  /// The profile as JSON, which `init(text:)` reads again.
  ///
  /// Texts are strings; those that are no UTF-8 are hexadecimal under a name that ends in `_hex`.
  package var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let texts = Self.strings(separators) {
      members.append(("separators", .array(texts.map { .string($0) })))
    } else {
      members.append(("separators_hex", .array(separators.map { .string(Self.hexadecimal($0)) })))
    }
    for (name, bytes) in [("prefix", prefix), ("suffix", suffix)] {
      if let texts = Self.strings([bytes]), let text = texts.first {
        members.append((name, .string(text)))
      } else {
        members.append((name + "_hex", .string(Self.hexadecimal(bytes))))
      }
    }
    members.append(("sends_symbology_identifier", .bool(sendsSymbologyIdentifier)))
    if let symbology { members.append(("symbology", .string(symbology.description))) }
    members.append(("drops_line_end", .bool(dropsLineEnd)))
    members.append(("exchanges_case", .bool(exchangesCase)))
    members.append(("unambiguous", .bool(isUnambiguous)))
    return .object(members)
  }

  /// Reads the name of a common habit, or a profile in JSON, whose members may all be missing.
  package init(text bytes: UnsafeBufferPointer<UInt8>) throws(ProfileError) {
    guard bytes.first == UInt8(ascii: "{") else {
      let name = String(decoding: bytes, as: UTF8.self)
      guard let preset = ScannerProfile.preset(name) else {
        let known = ScannerProfile.presets.map { $0.name }.joined(separator: ", ")
        throw ProfileError(offset: 0, message: "found \"\(name)\", expected JSON or one of \(known)")
      }
      self = preset
      return
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue.parse(bytes)
    } catch {
      throw ProfileError(offset: error.offset, message: error.reason)
    }
    guard case .object(let members) = json else {
      throw ProfileError(offset: 0, message: "found no object, expected one")
    }
    self.init()
    for (key, value) in members { try read(key, value) }
  }

  private mutating func read(_ key: String, _ value: JSONValue) throws(ProfileError) {
    switch (key, value) {
    case ("separators", .array(let items)), ("separators_hex", .array(let items)):
      separators = try Self.texts(items, key, isHexadecimal: key == "separators_hex")
      if separators.contains(where: { $0.isEmpty }) {
        throw ProfileError(offset: 0, message: "\(key): found an empty text, expected what is typed for a separator")
      }
    case ("prefix", .string), ("prefix_hex", .string):
      prefix = try Self.texts([value], key, isHexadecimal: key == "prefix_hex").first ?? []
    case ("suffix", .string), ("suffix_hex", .string):
      suffix = try Self.texts([value], key, isHexadecimal: key == "suffix_hex").first ?? []
    case ("sends_symbology_identifier", .bool(let flag)): sendsSymbologyIdentifier = flag
    case ("drops_line_end", .bool(let flag)): dropsLineEnd = flag
    case ("exchanges_case", .bool(let flag)): exchangesCase = flag
    case ("symbology", .string(let text)):
      let bytes = Array(text.utf8)
      guard bytes.count == 3, let parts = ScanDataParts(of: bytes.span) else {
        throw ProfileError(offset: 0, message: "symbology: found \"\(text)\", expected ]Q3 or its like")
      }
      symbology = parts.symbology
    // What is said about a profile, not by it.
    case ("unambiguous", .bool): break
    default:
      throw ProfileError(
        offset: 0,
        message: "found \"\(key)\" with a value of type \(value.typeName), expected separators, prefix, suffix, "
          + "sends_symbology_identifier, symbology, drops_line_end or exchanges_case")
    }
  }

  private static func texts(
    _ items: [JSONValue], _ key: String, isHexadecimal: Bool
  ) throws(ProfileError) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for item in items {
      guard case .string(let text) = item, let bytes = isHexadecimal ? bytes(hexadecimal: text) : Array(text.utf8)
      else {
        throw ProfileError(
          offset: 0,
          message: "\(key): found a \(item.typeName), expected text"
            + (isHexadecimal ? " of hexadecimal digits in pairs" : ""))
      }
      texts.append(bytes)
    }
    return texts
  }

  /// The texts as strings; nil when one is no UTF-8.
  private static func strings(_ texts: [[UInt8]]) -> [String]? {
    var strings: [String] = []
    for text in texts {
      guard let string = String(validating: text, as: UTF8.self) else { return nil }
      strings.append(string)
    }
    return strings
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digit(digits[place]), let low = digit(digits[place + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte &- 0x30
    case 0x41...0x46: byte &- 0x37
    case 0x61...0x66: byte &- 0x57
    default: nil
    }
  }
}
