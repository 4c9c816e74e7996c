internal import CPOSIX
internal import CQRencode
internal import GS1

extension ModuleMatrix {
  /// Encodes any bytes, NUL among them, as a QR Code without FNC1 in the smallest version that holds them.
  ///
  /// One 8-bit segment by default, which every reader understands alike. Where the bytes are ASCII, segments of digits and
  /// capitals are used too if that saves a version, since at a given size it makes the modules larger.
  ///
  /// - Throws: `noData`, `dataTooLong` beyond version 40, or `outOfMemory`.
  init(qrCode bytes: [UInt8], level: ErrorCorrectionLevel) throws(LabelError) {
    guard !bytes.isEmpty else { throw LabelError(.noData, found: "0 B", expected: "> 0 B") }
    // Version 40 holds 7,089 digits at most; the library takes memory before it counts.
    guard bytes.count <= 7_089 else {
      throw LabelError(.dataTooLong, found: "\(bytes.count) B", expected: "<= 40-" + level.rawValue)
    }
    let plain = Self.encode(bytes, level)
    let mixed = bytes.allSatisfy { $0 > 0 && $0 < 0x80 } ? Self.encodeMixed(bytes, level) : nil
    let smallest: (side: Int, isBlack: [Bool])?
    if let plain, let mixed {
      smallest = mixed.side < plain.side ? mixed : plain
    } else {
      smallest = plain ?? mixed
    }
    guard let smallest else {
      if regkit_errno() == ENOMEM { throw LabelError(.outOfMemory, found: "libqrencode") }
      throw LabelError(.dataTooLong, found: "\(bytes.count) B", expected: "<= 40-" + level.rawValue)
    }
    guard let matrix = ModuleMatrix(side: smallest.side, symbologyIdentifier: .qrCode, isBlack: smallest.isBlack) else {
      throw LabelError(.encoderFailed, found: "libqrencode")
    }
    self = matrix
  }

  private static func encode(_ bytes: [UInt8], _ level: ErrorCorrectionLevel) -> (side: Int, isBlack: [Bool])? {
    bytes.withUnsafeBufferPointer { bytes in
      modules(QRcode_encodeData(Int32(clamping: bytes.count), bytes.baseAddress, 0, level.qrencode))
    }
  }

  /// The same with segments for digits and capitals; the bytes must hold no NUL, which ends them here.
  private static func encodeMixed(_ bytes: [UInt8], _ level: ErrorCorrectionLevel) -> (side: Int, isBlack: [Bool])? {
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    // The last argument keeps small letters small.
    return text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return nil }
      return modules(QRcode_encodeString(start, 0, level.qrencode, QR_MODE_8, 1))
    }
  }

  /// Copies the modules out of the library's memory and gives that back.
  private static func modules(_ code: UnsafeMutablePointer<QRcode>?) -> (side: Int, isBlack: [Bool])? {
    guard let code else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    guard let data = code.pointee.data, (21...177).contains(side) else { return nil }
    // The lowest bit is the colour; the others say what part of the symbol a module belongs to.
    return (side, UnsafeBufferPointer(start: data, count: side * side).map { $0 & 1 != 0 })
  }
}

extension ErrorCorrectionLevel {
  fileprivate var qrencode: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }
}
