import GS1
import Glibc

/// A form in which a verb writes a message.
struct OutputForm {
  private enum Kind: String, CaseIterable {
    case raw, bracketed, hri, dl, scan
  }

  static let flags = ["--titles"]
  static let valuedOptions = ["--as", "--stem", "--symbology"]

  static let help = """
    --as raw        as a reader transmits it; FNC1 is the byte 0x1D, shown as ␝ on a terminal
    --as bracketed  (01)…(10)…, the default, to keep and to read again
    --as hri        (01) … (10) …, for print beside a symbol; --titles puts the data titles before
    --as dl         a GS1 Digital Link URI; --stem URI is what stands before the key, https://id.gs1.org if not given
    --as scan       raw behind a symbology identifier; --symbology ]d2 or its like, ]Q3 if not given
    """

  private let kind: Kind
  private let stem: String
  private let symbology: [UInt8]
  private let withTitles: Bool

  init(_ arguments: Arguments) throws(Arguments.UsageError) {
    let word = arguments.values(of: "--as").last ?? "bracketed"
    guard let kind = Kind(rawValue: word) else {
      let known = Kind.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw Arguments.UsageError(message: "--as: found \"\(word)\", expected one of \(known)")
    }
    self.kind = kind
    withTitles = arguments.has("--titles")
    stem = arguments.values(of: "--stem").last ?? "https://id.gs1.org"
    symbology = Array((arguments.values(of: "--symbology").last ?? "]Q3").utf8)
    guard symbology.count == 3, symbology[0] == 0x5D,
      SymbologyIdentifier(code: symbology[1], modifier: symbology[2]).promisesElementString
    else {
      throw Arguments.UsageError(
        message:
          "--symbology: found \"\(String(decoding: symbology, as: UTF8.self))\", expected ]C1, ]d2, ]e0, ]J1 or ]Q3")
    }
    do throws(GS1Error) {
      _ = try ElementString(bracketed: "(00)089912345678901237").digitalLink(stem: stem)
    } catch  where error.code == .invalidStem {
      throw Arguments.UsageError(message: "--stem: " + error.message(in: Array(stem.utf8)))
    } catch {}
  }

  /// Whether messages are written without making an `ElementString` of each.
  var isDirect: Bool { kind != .dl }

  /// The message in this form, without a line end.
  func bytes(of message: ElementString) throws(GS1Error) -> [UInt8] {
    switch kind {
    case .raw: return message.rawBytes()
    case .bracketed: return message.bracketedBytes
    case .hri: return Array(message.humanReadable(withTitles: withTitles).utf8)
    case .dl: return try message.digitalLinkBytes(stem: stem)
    case .scan: return symbology + message.rawBytes()
    }
  }

  /// Writes elements in this form into storage; gives how many bytes they need.
  func write(
    _ elements: UnsafeBufferPointer<Element>, in bytes: UnsafeBufferPointer<UInt8>, _ dictionary: SyntaxDictionary,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    switch kind {
    case .hri:
      return ElementString.writeHumanReadable(
        elements.span, in: bytes.span, withTitles: withTitles, dictionary: dictionary, into: storage)
    case .raw: return ElementString.writeRaw(elements.span, in: bytes.span, into: storage)
    case .scan:
      guard storage.count > symbology.count else {
        return symbology.count + ElementString.writeRaw(elements.span, in: bytes.span, into: storage)
      }
      for (place, byte) in symbology.enumerated() { storage[place] = byte }
      let rest = UnsafeMutableBufferPointer(rebasing: storage[symbology.count...])
      return symbology.count + ElementString.writeRaw(elements.span, in: bytes.span, into: rest)
    case .bracketed, .dl: return ElementString.writeBracketed(elements.span, in: bytes.span, into: storage)
    }
  }
}
