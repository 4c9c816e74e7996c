/// A place in a source document, down to the letter: `pasal-18/ayat-2/huruf-a`.
///
/// The path is a list of `kind-number` steps joined by `/`. `text` writes it the way the law cites itself,
/// "Pasal 18 ayat (2) huruf a".
public struct Provision: Sendable, Hashable, CustomStringConvertible {
  /// The machine form, for example `pasal-18/ayat-2/huruf-a`.
  public let path: String

  /// Reads a path, or returns nil when a step is not `kind-number` with a kind RegKit knows.
  public init?(path: String) {
    guard Self.allSteps(of: path, { kind, number in Self.words(kind) != nil && Self.isNumber(number) }) else {
      return nil
    }
    self.path = path
  }

  /// The form people write, for example "Pasal 18 ayat (2) huruf a".
  ///
  /// It is written when it is asked for: a table cites more provisions than an answer tells of.
  public var text: String {
    var text: [UInt8] = []
    text.reserveCapacity(path.utf8.count + 8)
    _ = Self.allSteps(of: path) { kind, number in
      guard let words = Self.words(kind) else { return false }
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += words.before.utf8
      for byte in number { text.append(words.isUppercase ? byte.uppercasedASCII : byte) }
      text += words.after.utf8
      return true
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What the law writes before and after the number of a step, and whether it writes that in capitals.
  private static func words(_ kind: String) -> (before: String, after: String, isUppercase: Bool)? {
    switch kind {
    case "pasal": ("Pasal ", "", false)
    case "ayat": ("ayat (", ")", false)
    case "huruf": ("huruf ", "", false)
    case "angka": ("angka ", "", false)
    case "lampiran": ("Lampiran ", "", true)
    case "bagian": ("bagian ", "", true)
    case "baris": ("baris ", "", false)
    case "catatan": ("catatan ", "", false)
    case "langkah": ("langkah ", "", false)
    case "paragraf": ("paragraf ", "", false)
    default: nil
    }
  }

  private static func isNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0.isLetterOrDigit }
  }

  /// Whether something is so for every step of a path; a step without a hyphen is none.
  private static func allSteps(
    of path: String, _ isSo: (_ kind: String, _ number: Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  ) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var start = 0
      while start <= bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        guard let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "-")) else { return false }
        let kind = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<mark]), as: UTF8.self)
        guard isSo(kind, bytes[(mark + 1)..<end]) else { return false }
        start = end + 1
      }
      return true
    }
  }

  public var description: String { path }
}
