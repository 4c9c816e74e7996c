import GS1
import RegKit
import RegKitImaging

/// What one code says, in lines for people: its data, its fields, GS1's view and BPOM's verdict.
struct ReadingText {
  let lines: [String]

  /// - Parameter symbol: What carried the data, for what it says of its characters.
  init(_ reading: BarcodeReading, of symbol: Symbol, _ language: Language) {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let message = reading.message
    var lines = [pick("data     ", "data     ") + Self.visible(message.bytes)]
    if case .declared = symbol.characterSet, let text = symbol.text {
      let utf8 = Array(text.utf8)
      if utf8 != symbol.bytes { lines.append(pick("teks     ", "text     ") + Self.visible(utf8)) }
    } else if symbol.text == nil {
      lines.append(
        pick(
          "teks     bukan UTF-8, dan kode tidak menyebutkan himpunan karakter yang dikenal",
          "text     not UTF-8, and the code declares no character set that is known"))
    }
    let elements = message.elements.map {
      "(\($0.ai)) \(message.dictionary.title(of: $0.ai) ?? "?") = \(Self.visible(message.value(of: $0)))"
    }
    if !elements.isEmpty { lines.append(pick("elemen   ", "elements ") + elements.joined(separator: "; ")) }
    if message.isValid {
      lines.append("GS1      " + pick("sah", "valid"))
    } else {
      for error in message.errors {
        lines.append(
          "GS1      "
            + error.message(
              in: message.bytes, language: language == .english ? .english : .indonesian,
              dictionary: message.dictionary))
      }
    }
    guard let content = reading.content else {
      lines.append("BPOM     " + pick("bukan 2D Barcode BPOM; tidak dinilai", "no 2D barcode of BPOM; not judged"))
      self.lines = lines
      return
    }
    let fields = content.fields
    let named: [(String, String?)] = [
      ("NIE", fields.nie), (pick("berlaku s.d.", "valid until"), fields.nieExpiry?.description), ("GTIN", fields.gtin),
      (pick("bets", "batch"), fields.batch), (pick("kedaluwarsa", "expiry"), fields.expiry?.description),
      (pick("serial", "serial"), fields.serial),
    ]
    let known = named.compactMap { name, value in value.map { "\(name) \(Self.visible(Array($0.utf8)))" } }
    lines.append("BPOM     \(content.method.rawValue)" + (known.isEmpty ? "" : ": " + known.joined(separator: ", ")))
    lines += content.verdict.text(in: language).split(separator: "\n").map { String($0) }
    self.lines = lines
  }

  /// Data with control characters as signs and bytes that are no UTF-8 as `\x93`, cut where nobody reads on.
  static func visible(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes.prefix(300)
    while let byte = rest.first {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard let character = String(validating: rest.prefix(length), as: UTF8.self) else {
        text += "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(length)
      for scalar in character.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "·")
        case 0x7F: text += "␡"
        // Control characters of a second kind, which turn the writing about or clear screens.
        case 0x80...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: text += "·"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return bytes.count > 300 ? text + "… [\(bytes.count)]" : text
  }
}
