import CRegKit
import GS1

/// How a message is written, as the caller says, checked.
struct MessageOutput {
  enum Form {
    case raw, bracketed, humanReadable, humanReadableWithTitles
    case digitalLink
    case scanData(SymbologyIdentifier, plain: ElementString.Form?, asComposite: Bool)
  }

  let form: Form
  let keepsOrder: Bool
  /// How the century of a built date will be found; nil when the caller names no year.
  let century: CalendarDay.Century?
  private let stem: String?
  private let omitsLeadingZeros: Bool

  init(_ output: UnsafePointer<regkit_gs1_output>?) throws(Failure) {
    guard let asked = output else { throw .argument("output: NULL") }
    let output = try regkit_gs1_output(from: asked, "output")
    guard output.reference_year <= 9999 else {
      throw .argument("output.reference_year: found \(output.reference_year), expected 1 to 9999, or 0 for none")
    }
    century = output.reference_year == 0 ? nil : .around(year: Int(output.reference_year))
    let reserved = output.reserved
    guard
      reserved.0 | reserved.1 | reserved.2 | reserved.3 | reserved.4 | reserved.5 | reserved.6 == 0
    else {
      throw .argument("output: found a reserved field in use, expected 0")
    }
    omitsLeadingZeros = try flag(output.omit_leading_zeros, "output.omit_leading_zeros")
    keepsOrder = try flag(output.keep_order, "output.keep_order")
    let asComposite = try flag(output.as_composite, "output.as_composite")
    switch output.form {
    case REGKIT_GS1_RAW: form = .raw
    case REGKIT_GS1_BRACKETED: form = .bracketed
    case REGKIT_GS1_HRI: form = .humanReadable
    case REGKIT_GS1_HRI_WITH_TITLES: form = .humanReadableWithTitles
    case REGKIT_GS1_DIGITAL_LINK: form = .digitalLink
    case REGKIT_GS1_SCAN_DATA:
      form = .scanData(
        try Self.symbology(output.symbology), plain: try Self.plainForm(output.plain_form), asComposite: asComposite)
    default:
      throw .argument(
        "output.form: found \(output.form), expected REGKIT_GS1_RAW, _SCAN_DATA, _BRACKETED, _DIGITAL_LINK, _HRI or "
          + "_HRI_WITH_TITLES")
    }
    stem = try text(output.stem, output.stem_length, "output.stem")
    if output.form != REGKIT_GS1_SCAN_DATA {
      guard output.symbology == (0, 0, 0, 0), output.plain_form == 0, !asComposite else {
        throw .argument("output: found a field of scan data in use, expected 0 for another form")
      }
      guard !omitsLeadingZeros || output.form == REGKIT_GS1_DIGITAL_LINK else {
        throw .argument("output.omit_leading_zeros: found 1, expected 0 for a form that is no URI")
      }
      guard stem == nil || output.form == REGKIT_GS1_DIGITAL_LINK else {
        throw .argument("output.stem: found one, expected NULL for a form that is no URI")
      }
    }
  }

  private static func symbology(
    _ characters: (CChar, CChar, CChar, CChar)
  ) throws(Failure) -> SymbologyIdentifier {
    if characters == (0, 0, 0, 0) { return .gs1QRCode }
    let bytes = [characters.0, characters.1, characters.2].map { UInt8(bitPattern: $0) }
    guard characters.3 == 0, let parts = ScanDataParts(of: bytes.span) else {
      throw .argument("output.symbology: found no symbology identifier, expected \"]Q3\" or its like")
    }
    return parts.symbology
  }

  private static func plainForm(_ form: Int32) throws(Failure) -> ElementString.Form? {
    switch form {
    case REGKIT_GS1_ANY: nil
    case REGKIT_GS1_RAW: .raw
    case REGKIT_GS1_BRACKETED: .bracketed
    case REGKIT_GS1_DIGITAL_LINK: .digitalLink
    default:
      throw .argument("output.plain_form: found \(form), expected 0, REGKIT_GS1_RAW, _BRACKETED or _DIGITAL_LINK")
    }
  }

  /// Whether only a message without faults is written.
  var isForMachines: Bool {
    switch form {
    case .raw, .digitalLink, .scanData: true
    case .bracketed, .humanReadable, .humanReadableWithTitles: false
    }
  }

  /// Writes elements without allocating and gives the bytes needed; nil for a form that takes a whole message, and for
  /// elements that raw ones cannot carry.
  func write(
    _ elements: UnsafeBufferPointer<Element>, _ bytes: UnsafeBufferPointer<UInt8>, _ dictionary: SyntaxDictionary,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    switch form {
    case .raw:
      ElementString.firstNotCarriedRaw(elements.span, in: bytes.span, dictionary: dictionary) == nil
        ? ElementString.writeRaw(elements.span, in: bytes.span, into: storage) : nil
    case .bracketed:
      ElementString.firstNotCarriedBracketed(elements.span, in: bytes.span) == nil
        ? ElementString.writeBracketed(elements.span, in: bytes.span, into: storage) : nil
    case .humanReadable:
      ElementString.writeHumanReadable(elements.span, in: bytes.span, dictionary: dictionary, into: storage)
    case .humanReadableWithTitles:
      ElementString.writeHumanReadable(
        elements.span, in: bytes.span, withTitles: true, dictionary: dictionary, into: storage)
    case .digitalLink, .scanData: nil
    }
  }

  /// Writes a message without faults and gives the bytes needed; nil when the form cannot carry it and `fault` says why.
  func write(
    _ message: ElementString, into storage: UnsafeMutableBufferPointer<UInt8>, _ fault: inout GS1Error?
  ) throws(Failure) -> Int? {
    let written = message.bytes.withUnsafeBufferPointer { bytes in
      message.elements.withUnsafeBufferPointer { write($0, bytes, message.dictionary, into: storage) }
    }
    if let written { return written }
    let stem = stem ?? "https://id.gs1.org"
    do throws(GS1Error) {
      let text =
        switch form {
        case .scanData(let symbology, let plain, let asComposite):
          try message.scanDataBytes(for: symbology, as: plain, stem: stem, asComposite: asComposite)
        case .raw: try message.rawBytes()
        case .bracketed: try message.checkedBracketedBytes()
        default: try message.digitalLinkBytes(stem: stem, omitsLeadingZeros: omitsLeadingZeros)
        }
      for index in 0..<min(text.count, storage.count) { storage[index] = text[index] }
      return text.count
    } catch {
      guard error.code != .invalidStem else {
        throw Failure(
          REGKIT_E_ARGUMENT, "output.stem: " + error.message(in: Array(stem.utf8), language: .english),
          offset: error.offset, length: error.length)
      }
      fault = error
      return nil
    }
  }
}

/// Tells the caller how long a text is, and that it did not fit.
func report(_ needed: Int, to length: UnsafeMutablePointer<Int>?, _ capacity: Int) throws(Failure) {
  length?.pointee = needed
  guard needed <= capacity else {
    throw Failure(REGKIT_E_CAPACITY, "found a text of \(needed) bytes, expected no more than \(capacity)")
  }
}

extension Failure {
  /// A fault of a message.
  init(_ error: GS1Error, in bytes: [UInt8], _ dictionary: SyntaxDictionary) {
    let text = error.message(in: bytes, language: .english, dictionary: dictionary)
    self.init(REGKIT_E_MESSAGE, text, offset: error.offset, length: error.length)
  }
}
