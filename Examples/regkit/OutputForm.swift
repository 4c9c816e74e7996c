import GS1
import Glibc
import RegKit

/// A form in which a verb writes a message.
struct OutputForm {
  private enum Kind: String, CaseIterable {
    case raw, bracketed, hri, dl, scan
  }

  static let flags = ["--titles", "--composite"]
  static let valuedOptions = ["--as", "--stem", "--symbology"]

  static let help = """
    --as raw        as a reader transmits it; FNC1 is the byte 0x1D, shown as ␝ on a terminal
    --as bracketed  (01)…(10)…, the default, to keep and to read again
    --as hri        (01) … (10) …, for print beside a symbol; --titles puts the data titles before
    --as dl         a GS1 Digital Link URI; --stem URI is what stands before the key, https://id.gs1.org if not given;
                    --short-gtin writes a GTIN with zeros in front as 8, 12 or 13 digits
    --as scan       what a reader transmits, behind a symbology identifier: --symbology ]d2 or its like, ]Q3 if not given;
                    ]E0, ]E4 and ]I1 carry (01) alone, with --composite the rest as a component; ]Q1, ]d1 and their like
                    carry bracketed text, or the URI that was read, again with --stem
    """

  private let kind: Kind
  /// The word by which --as names it.
  var name: String { kind.rawValue }
  private let stem: String
  private let symbology: SymbologyIdentifier
  private let withTitles: Bool
  private let asComposite: Bool
  private let omitsLeadingZeros: Bool

  init(_ arguments: Arguments) throws(CommandError) {
    let word = arguments.values(of: "--as").last ?? "bracketed"
    guard let kind = Kind(rawValue: word) else {
      let known = Kind.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw CommandError(
        "--as: ditemukan \"\(word)\", seharusnya salah satu dari \(known)",
        "--as: found \"\(word)\", expected one of \(known)")
    }
    self.kind = kind
    for (option, kinds) in [
      ("--titles", [Kind.hri]), ("--stem", [.dl, .scan]), ("--symbology", [.scan]), ("--composite", [.scan]),
    ] where (arguments.has(option) || !arguments.values(of: option).isEmpty) && !kinds.contains(kind) {
      let words = kinds.map { "--as " + $0.rawValue }.joined(separator: Terminal.pick(" atau ", " or "))
      throw CommandError(
        "\(option): ditemukan bersama --as \(kind.rawValue), seharusnya \(words)",
        "\(option): found it with --as \(kind.rawValue), expected \(words)")
    }
    withTitles = arguments.has("--titles")
    stem = arguments.values(of: "--stem").last ?? "https://id.gs1.org"
    asComposite = arguments.has("--composite")
    omitsLeadingZeros = arguments.has("--short-gtin")
    let text = arguments.values(of: "--symbology").last ?? "]Q3"
    let bytes = Array(text.utf8)
    guard bytes.count == 3, let parts = ScanDataParts(of: bytes.span), parts.symbology.carriesElements else {
      let carriers = "]C1, ]d2, ]d5, ]e0, ]J1, ]J4, ]Q3, ]Q4, ]E0, ]E4, ]I0, ]I1"
      let texts = "]C0, ]d1, ]d4, ]e1, ]J0, ]J3, ]Q1"
      throw CommandError(
        "--symbology: ditemukan \"\(text)\", seharusnya yang dapat memuat elemen: \(carriers), atau sebagai teks biasa "
          + "\(texts) atau ]Q2",
        "--symbology: found \"\(text)\", expected one that can carry elements: \(carriers), or as plain text "
          + "\(texts) or ]Q2")
    }
    symbology = parts.symbology
    if kind == .scan {
      guard !asComposite || symbology.carriesOneGTIN else {
        throw CommandError(
          "--composite: ditemukan bersama \(text), seharusnya ]E0, ]E4 atau ]I1",
          "--composite: found it with \(text), expected ]E0, ]E4 or ]I1")
      }
      guard arguments.values(of: "--stem").isEmpty || symbology.carriesPlainText else {
        throw CommandError(
          "--stem: ditemukan bersama \(text), seharusnya ]Q1, ]d1 atau sejenisnya",
          "--stem: found it with \(text), expected ]Q1, ]d1 or their like")
      }
    }
    do throws(GS1Error) {
      _ = try ElementString(bracketed: "(00)089912345678901237").digitalLink(stem: stem)
    } catch  where error.code == .invalidStem {
      let language: GS1Error.Language = arguments.language == .english ? .english : .indonesian
      throw CommandError(message: "--stem: " + error.message(in: Array(stem.utf8), language: language))
    } catch {}
  }

  /// Whether elements are written without making an `ElementString` of them, and can be carried so.
  func isDirect(
    _ elements: UnsafeBufferPointer<Element>, in bytes: UnsafeBufferPointer<UInt8>, _ dictionary: SyntaxDictionary
  ) -> Bool {
    switch kind {
    case .dl: false
    case .hri: true
    case .bracketed: ElementString.firstNotCarriedBracketed(elements.span, in: bytes.span) == nil
    case .scan where !symbology.promisesElementString: false
    case .raw, .scan:
      ElementString.firstNotCarriedRaw(elements.span, in: bytes.span, dictionary: dictionary) == nil
    }
  }

  /// The message in this form, without a line end.
  func bytes(of message: ElementString) throws(GS1Error) -> [UInt8] {
    switch kind {
    case .raw: return try message.rawBytes()
    case .bracketed: return try message.checkedBracketedBytes()
    case .hri: return Array(message.humanReadable(withTitles: withTitles).utf8)
    case .dl: return try message.digitalLinkBytes(stem: stem, omitsLeadingZeros: omitsLeadingZeros)
    case .scan: return try message.scanDataBytes(for: symbology, stem: stem, asComposite: asComposite)
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
      let identifier = [0x5D, symbology.code, symbology.modifier]
      for (place, byte) in identifier.enumerated() where place < storage.count { storage[place] = byte }
      let rest = UnsafeMutableBufferPointer(rebasing: storage[min(3, storage.count)...])
      return 3 + ElementString.writeRaw(elements.span, in: bytes.span, into: rest)
    case .bracketed, .dl: return ElementString.writeBracketed(elements.span, in: bytes.span, into: storage)
    }
  }
}
