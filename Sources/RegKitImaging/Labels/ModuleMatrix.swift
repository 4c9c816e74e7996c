public import GS1

/// The modules of a square 2D symbol, black or white, without quiet zone.
public struct ModuleMatrix: Sendable, Hashable {
  /// How many modules a side has: 21 to 177 for QR Code, 10 to 144 for DataMatrix.
  public let side: Int
  /// What a reader transmits in front of the data: `]Q1`, `]Q3` or `]d2`.
  public let symbologyIdentifier: SymbologyIdentifier
  private let isBlack: [Bool]

  /// Makes a symbol of modules in rows from the top; nil when they are no square.
  init?(side: Int, symbologyIdentifier: SymbologyIdentifier, isBlack: [Bool]) {
    let (count, overflow) = side.multipliedReportingOverflow(by: side)
    guard side > 0, !overflow, count == isBlack.count else { return nil }
    self.side = side
    self.symbologyIdentifier = symbologyIdentifier
    self.isBlack = isBlack
  }

  /// Whether the module in a column and a row, counted from the upper left from 0, is black; false beside the symbol.
  public subscript(column: Int, row: Int) -> Bool {
    guard column >= 0, column < side, row >= 0, row < side else { return false }
    return isBlack[row * side + column]
  }

  /// One byte for each module, 1 for black and 0 for white, row by row from the top: `side * side` of them.
  public var bytes: [UInt8] { isBlack.map { $0 ? 1 : 0 } }

  /// A line of `1` and `0` for each row, for people and shell scripts.
  public var text: String {
    var text: [UInt8] = []
    text.reserveCapacity(side * (side + 1))
    for row in 0..<side {
      for column in 0..<side { text.append(self[column, row] ? 0x31 : 0x30) }
      text.append(0x0A)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The version of a QR Code, 1 to 40; nil for DataMatrix, which is named by its side.
  public var version: Int? { symbologyIdentifier.isQRCode ? (side - 17) / 4 : nil }

  /// The error correction that a QR Code itself declares; nil for DataMatrix, which has one for each size.
  ///
  /// Read from the symbol, not taken from the request: ISO/IEC 18004 has the level in the first two bits of the format
  /// information, which begins at the left end of row 8 and is masked there with 1 and 0.
  public var level: ErrorCorrectionLevel? {
    guard symbologyIdentifier.isQRCode else { return nil }
    return switch (!self[0, 8], self[1, 8]) {
    case (false, true): .low
    case (false, false): .medium
    case (true, true): .quartile
    case (true, false): .high
    }
  }

  /// The runs of black modules, row by row from the top, each as long as it goes.
  func forEachRun(_ body: (_ column: Int, _ row: Int, _ length: Int) -> Void) {
    for row in 0..<side {
      var column = 0
      while column < side {
        guard self[column, row] else {
          column += 1
          continue
        }
        let start = column
        while self[column, row] { column += 1 }
        body(start, row, column - start)
      }
    }
  }
}
