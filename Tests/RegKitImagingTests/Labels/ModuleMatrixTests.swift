import GS1
import Testing

@testable import RegKitImaging

@Suite struct ModuleMatrixTests {
  @Test("a symbol says its own version and level", arguments: ErrorCorrectionLevel.allCases)
  func levels(level: ErrorCorrectionLevel) throws {
    // Capacities in bytes of versions 1 and 40 at each level, ISO/IEC 18004 table 7.
    let capacity: [ErrorCorrectionLevel: (Int, Int)] = [
      .low: (17, 2953), .medium: (14, 2331), .quartile: (11, 1663), .high: (7, 1273),
    ]
    let (small, large) = try #require(capacity[level])
    for (count, version) in [(small, 1), (small + 1, 2), (large, 40)] {
      let modules = try ModuleMatrix(qrCode: [UInt8](repeating: 0xE9, count: count), level: level)
      #expect(modules.version == version && modules.side == 17 + 4 * version)
      #expect(modules.level == level)
    }
    #expect(throws: LabelError(.dataTooLong, found: "")) {
      try ModuleMatrix(qrCode: [UInt8](repeating: 0xE9, count: large + 1), level: level)
    }
    let gs1 = try ModuleMatrix(gs1QRCode: LabelSamples.message("(10)ABC"), level: level)
    #expect(gs1.level == level)
  }

  @Test("bytes, text and runs say the same, and outside all is white")
  func sameModules() throws {
    let modules = try ModuleMatrix(gs1DataMatrix: LabelSamples.message("(01)08991234567891(10)ABC"))
    #expect(modules.version == nil && modules.level == nil)
    #expect(modules.text == modules.bytes.chunks(of: modules.side).map { $0.map { "\($0)" }.joined() + "\n" }.joined())
    var runs = [UInt8](repeating: 0, count: modules.side * modules.side)
    modules.forEachRun { column, row, length in
      for place in column..<column + length { runs[row * modules.side + place] += 1 }
    }
    #expect(runs == modules.bytes)
    // The solid sides of a DataMatrix are the left and the lower one.
    for place in 0..<modules.side {
      #expect(modules[0, place] && modules[place, modules.side - 1])
      #expect(!modules[-1, place] && !modules[place, modules.side] && !modules[Int.max, Int.min])
    }
  }

  @Test("modules that are no square are no symbol")
  func noSquare() {
    #expect(ModuleMatrix(side: 2, symbologyIdentifier: .qrCode, isBlack: [true]) == nil)
    #expect(ModuleMatrix(side: 0, symbologyIdentifier: .qrCode, isBlack: []) == nil)
    #expect(ModuleMatrix(side: Int.max, symbologyIdentifier: .qrCode, isBlack: [true]) == nil)
  }
}

extension [UInt8] {
  fileprivate func chunks(of count: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
