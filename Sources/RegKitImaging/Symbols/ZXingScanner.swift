#if DataMatrix
  internal import CZXing
  internal import GS1

  /// The scanner of libZXing, which keeps nothing between pictures.
  enum ZXingScanner {
    /// What was found, and where a symbol stands whose data is not to be trusted.
    struct Findings {
      var symbols: [ScannedSymbol] = []
      /// GS1 QR Codes that hold a percent sign: the library cuts them off there.
      var mistrusted: [Box] = []
    }

    /// Searches one picture for symbols turned by any angle; a failure of the library is no symbol.
    ///
    /// - Parameters:
    ///   - symbologies: Others than QR Code and Data Matrix are not looked for.
    ///   - isBilevel: Whether the picture is black and white already.
    static func scan(_ image: borrowing GrayImage, for symbologies: Symbologies, isBilevel: Bool) -> Findings {
      guard let width = Int32(exactly: image.width), let height = Int32(exactly: image.height) else {
        return Findings()
      }
      var options = REGKIT_ZXING_HARDER
      if symbologies.contains(.qrCode) { options |= REGKIT_ZXING_QR_CODE }
      if symbologies.contains(.dataMatrix) { options |= REGKIT_ZXING_DATA_MATRIX }
      if isBilevel { options |= REGKIT_ZXING_BILEVEL }
      var found = Findings()
      withUnsafeMutablePointer(to: &found) { found in
        image.pixels.withUnsafeBufferPointer { pixels in
          _ = regkit_zxing_read(
            pixels.baseAddress, width, height, options,
            { context, symbol in
              guard let symbol else { return }
              context?.assumingMemoryBound(to: Findings.self).pointee.note(symbol.pointee)
            }, found)
        }
      }
      return found
    }
  }

  extension ZXingScanner.Findings {
    fileprivate mutating func note(_ symbol: regkit_zxing_symbol) {
      guard symbol.identifier.0 == 0x5D else { return }
      let identifier = SymbologyIdentifier(
        code: UInt8(bitPattern: symbol.identifier.1), modifier: UInt8(bitPattern: symbol.identifier.2)
      ).withoutECIProtocol
      let bytes = [UInt8](UnsafeBufferPointer(start: symbol.bytes, count: symbol.length))
      let places = symbol.corners
      let corners = [
        Symbol.Point(x: Int(places.0), y: Int(places.1)), Symbol.Point(x: Int(places.2), y: Int(places.3)),
        Symbol.Point(x: Int(places.4), y: Int(places.5)), Symbol.Point(x: Int(places.6), y: Int(places.7)),
      ]
      if identifier.isQRCode, identifier != .qrCode, bytes.contains(0x25) {
        mistrusted.append(Box(corners))
        return
      }
      var scanned = ScannedSymbol(
        bytes: bytes, identifier: identifier, corners: corners, orientation: Self.orientation(of: corners))
      if symbol.character_set >= 0 {
        scanned.characterSet = .declared(Int(symbol.character_set))
        if let text = symbol.text {
          scanned.text = String(
            validating: UnsafeRawBufferPointer(start: text, count: symbol.text_length), as: UTF8.self)
        }
      }
      if symbol.sequence_index >= 0 {
        scanned.part = Symbol.Part(
          index: Int(symbol.sequence_index), count: symbol.sequence_count > 0 ? Int(symbol.sequence_count) : nil,
          parity: symbol.sequence_parity >= 0 ? Int(symbol.sequence_parity) : nil)
      }
      symbols.append(scanned)
    }

    /// The quarter turn nearest to the direction from the lower to the upper left corner.
    private static func orientation(of corners: [Symbol.Point]) -> Symbol.Orientation {
      guard corners.count == 4 else { return .unknown }
      let across = corners[0].x - corners[1].x
      let down = corners[0].y - corners[1].y
      if abs(down) >= abs(across) { return down <= 0 ? .up : .down }
      return across >= 0 ? .right : .left
    }
  }
#endif
