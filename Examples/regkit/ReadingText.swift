import GS1
import RegKit

/// What one code says, in lines for people: its data, its fields, GS1's view and BPOM's verdict.
struct ReadingText {
  let lines: [String]

  init(_ reading: BarcodeReading, _ language: Language) {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let message = reading.message
    var lines = [pick("data     ", "data     ") + Self.visible(message.bytes)]
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

  /// Data with control characters and bytes that are no UTF-8 made visible, cut where nobody reads on.
  static func visible(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(300), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "·")
      case 0x7F: text += "␡"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return bytes.count > 300 ? text + "… [\(bytes.count)]" : text
  }
}
