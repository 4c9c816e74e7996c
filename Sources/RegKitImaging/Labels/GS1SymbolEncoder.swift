internal import CZint
internal import GS1

extension ModuleMatrix {
  /// Encodes the elements of a message as a GS1 QR Code in the smallest version that holds them.
  ///
  /// - Throws: `noData`, `notCarried` for a character beyond the printable ones of ASCII, `dataTooLong`, `encoderFailed`
  ///   with libzint's reason, or `outOfMemory`.
  init(gs1QRCode message: ElementString, level: ErrorCorrectionLevel) throws(LabelError) {
    try self.init(gs1: message, as: .gs1QRCode, level: level)
  }

  /// Encodes the elements of a message as a square GS1 DataMatrix in the smallest size that holds them; throws the same.
  init(gs1DataMatrix message: ElementString) throws(LabelError) {
    try self.init(gs1: message, as: .gs1DataMatrix, level: nil)
  }

  private init(
    gs1 message: ElementString, as identifier: SymbologyIdentifier, level: ErrorCorrectionLevel?
  ) throws(LabelError) {
    let source = try ZintSource(message)
    guard let symbol = ZBarcode_Create() else { throw LabelError(.outOfMemory, found: "libzint") }
    defer { ZBarcode_Delete(symbol) }
    symbol.pointee.symbology = identifier.isQRCode ? BARCODE_QRCODE : BARCODE_DATAMATRIX
    // The message was judged already, by a newer dictionary than libzint's; a warning is as bad as an error.
    symbol.pointee.input_mode = GS1_MODE | GS1NOCHECK_MODE | (source.usesParentheses ? GS1PARENS_MODE : 0)
    symbol.pointee.warn_level = WARN_FAIL_ALL
    if let level { symbol.pointee.option_1 = level.zint }
    if !identifier.isQRCode { symbol.pointee.option_3 = DM_SQUARE }
    let status = source.bytes.withUnsafeBufferPointer { bytes in
      ZBarcode_Encode(symbol, bytes.baseAddress, Int32(clamping: bytes.count))
    }
    guard status == 0 else {
      switch status {
      case ZINT_ERROR_MEMORY: throw LabelError(.outOfMemory, found: "libzint")
      case ZINT_ERROR_TOO_LONG:
        let most = level.map { "<= 40-" + $0.rawValue } ?? "<= 144 x 144"
        throw LabelError(.dataTooLong, found: "\(source.bytes.count) B", expected: most)
      default: throw LabelError(.encoderFailed, reason: Self.reason(symbol))
      }
    }
    let side = Int(symbol.pointee.width)
    guard symbol.pointee.rows == symbol.pointee.width, (10...177).contains(side),
      let matrix = ModuleMatrix(side: side, symbologyIdentifier: identifier, isBlack: Self.modules(symbol, side))
    else { throw LabelError(.encoderFailed, found: "\(symbol.pointee.width) x \(symbol.pointee.rows)") }
    self = matrix
  }

  private static func modules(_ symbol: UnsafeMutablePointer<zint_symbol>, _ side: Int) -> [Bool] {
    var isBlack: [Bool] = []
    isBlack.reserveCapacity(side * side)
    for row in 0..<side {
      for column in 0..<side {
        isBlack.append(regkit_zint_is_dark(symbol, Int32(clamping: row), Int32(clamping: column)) != 0)
      }
    }
    return isBlack
  }

  private static func reason(_ symbol: UnsafeMutablePointer<zint_symbol>) -> String {
    String(cString: regkit_zint_reason(symbol))
  }
}

/// Elements as libzint takes them.
private struct ZintSource {
  let bytes: [UInt8]
  let usesParentheses: Bool

  /// libzint knows two notations, and each fails on something that GS1 allows.
  ///
  /// With identifiers in square brackets it places FNC1 itself, by the first two digits of each, and still takes 23 for an
  /// identifier of predefined length, which (235) is not. With identifiers in parentheses, of which one at the beginning
  /// is enough, a `[` further on is FNC1, so that the places are ours; but then no value can hold a parenthesis. The second
  /// is used where it can be. What neither can say is refused here.
  init(_ message: ElementString) throws(LabelError) {
    let raw: [UInt8]
    do throws(GS1Error) {
      raw = try message.rawBytes()
    } catch {
      throw LabelError(.notCarried, error, in: message)
    }
    guard let first = message.elements.first else { throw LabelError(.noData, found: "0 AI", expected: ">= 1 AI") }
    for byte in raw where !(0x21...0x7E).contains(byte) && byte != 0x1D || byte == 0x5B || byte == 0x5D {
      throw LabelError(.notCarried, found: "0x" + String(byte, radix: 16, uppercase: true), expected: "CSET 82")
    }
    if !raw.contains(where: { $0 == 0x28 || $0 == 0x29 }) {
      let digits = Array(first.ai.description.utf8)
      bytes = [0x28] + digits + [0x29] + raw.dropFirst(digits.count).map { $0 == 0x1D ? 0x5B : $0 }
      usesParentheses = true
      return
    }
    for element in message.elements.dropLast() where element.ai.description.utf8.starts(with: [0x32, 0x33]) {
      throw LabelError(
        .notCarried, found: "(\(element.ai)) … ( )", expected: "(\(element.ai)) as the last element")
    }
    var text: [UInt8] = []
    for element in message.elements {
      text += [0x5B] + Array(element.ai.description.utf8) + [0x5D] + message.value(of: element)
    }
    bytes = text
    usesParentheses = false
  }
}

extension ErrorCorrectionLevel {
  fileprivate var zint: Int32 {
    switch self {
    case .low: 1
    case .medium: 2
    case .quartile: 3
    case .high: 4
    }
  }
}
