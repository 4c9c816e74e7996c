extension ModuleGrid {
  /// The grid of a QR Code, found from its finder patterns; nil where they are not there or no size of QR Code fits.
  ///
  /// - Parameters:
  ///   - corners: About where the corners are: upper left, lower left, lower right, upper right of the symbol.
  ///   - image: The picture, with dark modules dark.
  init?(qrCodeAt corners: [Vector], in image: GrayImage, threshold: Double) {
    guard corners.count == 4 else { return nil }
    // A mirrored or turned symbol has its corners in another order: the corner without a pattern is the lower right.
    let patterns = corners.indices.map { index in
      FinderPattern(
        near: corners[index], opposite: corners[(index + 2) % 4], across: corners[(index + 3) % 4] - corners[index],
        down: corners[(index + 1) % 4] - corners[index], in: image, threshold: threshold)
    }
    let absent = patterns.indices.filter { patterns[$0] == nil }
    guard absent.count <= 1 else { return nil }
    let first = ((absent.first ?? 2) + 2) % 4
    guard let corner = patterns[first], let left = patterns[(first + 1) % 4], let right = patterns[(first + 3) % 4]
    else {
      return nil
    }
    let (row, column) = (right.middle - corner.middle, left.middle - corner.middle)
    // Which of a pattern's two sides runs along the row depends on which corner it was looked for at.
    let modules = [corner, left, right].map { ($0.moduleAcross + $0.moduleDown) / 2 }
    let module = modules.reduce(0, +) / 3
    guard module > 0.8 else { return nil }
    let estimate = ((row.length + column.length) / 2 / module + 7 - 17) / 4
    // Beyond 42 no version is within two of it, and the range below would be none.
    guard estimate > 0, estimate < 43 else { return nil }
    var best: (grid: ModuleGrid, share: Double)?
    for version in max(1, Int(estimate) - 2)...min(40, max(1, Int(estimate) + 3)) {
      let count = 17 + 4 * version
      let between = 1 / Double(count - 7)
      let (across, down) = (row * between, column * between)
      let grid = ModuleGrid(
        origin: corner.middle - across * 3.5 - down * 3.5, across: across, down: down, columns: count, rows: count)
      guard let share = grid.shareOfTiming(in: image, threshold: threshold) else { continue }
      if share > best?.share ?? 0 { best = (grid, share) }
    }
    guard let best, best.share > 0.8, let fitted = best.grid.fitted(to: image, threshold: threshold),
      let modules = fitted.modules(in: image, threshold: threshold), fitted.shareOfQRPatterns(modules) > 0.95
    else { return nil }
    self = fitted
  }

  /// The share of the modules of the two timing patterns that alternate as they must (ISO/IEC 18004, 6.3.5).
  private func shareOfTiming(in image: GrayImage, threshold: Double) -> Double? {
    var right = 0
    for index in 8..<columns - 8 {
      for place in [middle(column: index, row: 6), middle(column: 6, row: index)] {
        guard let brightness = image.brightness(at: place) else { return nil }
        if (brightness < threshold) == (index % 2 == 0) { right += 1 }
      }
    }
    return Double(right) / Double(2 * (columns - 16))
  }

  /// The share of the modules of finder and timing patterns that are as every QR Code has them.
  private func shareOfQRPatterns(_ modules: [Bool]) -> Double {
    var (right, all) = (0, 0)
    func check(_ column: Int, _ row: Int, isDark: Bool) {
      all += 1
      if modules[row * columns + column] == isDark { right += 1 }
    }
    for (left, top) in [(0, 0), (columns - 7, 0), (0, rows - 7)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max((row - 3).magnitude, (column - 3).magnitude)
          check(left + column, top + row, isDark: ring != 2)
        }
      }
    }
    for index in 8..<columns - 8 {
      check(index, 6, isDark: index % 2 == 0)
      check(6, index, isDark: index % 2 == 0)
    }
    return Double(right) / Double(all)
  }
}
