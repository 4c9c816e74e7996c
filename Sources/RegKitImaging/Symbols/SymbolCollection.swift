internal import GS1

/// The symbols of one picture gathered from several searches of it, each of them once.
struct SymbolCollection {
  private(set) var symbols: [Symbol] = []

  var isEmpty: Bool { symbols.isEmpty }
  var hasMatrix: Bool { symbols.contains { $0.symbologyIdentifier.isMatrix } }

  /// Adds a symbol unless it is here already.
  ///
  /// Two matrix symbols are one when they carry the same data in places that touch. Two linear symbols are one when they carry
  /// the same data anywhere in the picture: libzbar itself joins them, so their places cannot tell them apart.
  mutating func add(_ symbol: Symbol) {
    let box = Box(symbol.corners)
    for index in symbols.indices
    where symbols[index].symbologyIdentifier == symbol.symbologyIdentifier && symbols[index].bytes == symbol.bytes {
      let known = Box(symbols[index].corners)
      if symbol.symbologyIdentifier.isMatrix {
        if known.intersects(box) { return }
      } else {
        if known.intersects(box) || Box(symbols[index].corners).isFlat {
          symbols[index].corners = Box(symbols[index].corners + symbol.corners).corners
        }
        return
      }
    }
    symbols.append(symbol)
  }

  /// The same with parts of a message made one symbol, in the place of its first part, where all parts are here.
  ///
  /// Of QR Codes the bytes of the whole, joined by exclusive or, must give the parity that each part bears (ISO/IEC 18004,
  /// 8): else they are parts of several messages, or nobody can tell, and stay parts.
  func joiningParts() -> SymbolCollection {
    guard symbols.contains(where: { $0.part != nil }) else { return self }
    var result = SymbolCollection()
    for symbol in symbols {
      guard let part = symbol.part else {
        result.add(symbol)
        continue
      }
      guard let count = part.count, part.index != nil else {
        result.add(symbol)
        continue
      }
      let parts = (0..<count).compactMap { (index) -> Symbol? in
        let found = symbols.filter {
          $0.part == Symbol.Part(index: index, count: count, parity: part.parity)
            && $0.symbologyIdentifier == symbol.symbologyIdentifier
        }
        // Two of other bytes in one place are parts of two messages, and nobody knows of which.
        return found.allSatisfy { $0.bytes == found.first?.bytes } ? found.first : nil
      }
      let bytes = parts.flatMap { $0.bytes }
      let isWhole = !symbol.symbologyIdentifier.isQRCode || part.parity == Int(bytes.reduce(0, ^))
      guard count > 0, parts.count == count, isWhole else {
        result.add(symbol)
        continue
      }
      var texts: String? = ""
      for part in parts { texts = part.text.flatMap { text in texts.map { $0 + text } } }
      result.add(
        Symbol(
          bytes: bytes, symbologyIdentifier: symbol.symbologyIdentifier, corners: parts[0].corners,
          orientation: parts[0].orientation, step: parts[0].step, characterSet: parts[0].characterSet, text: texts))
    }
    return result
  }

  /// The symbols as one reads a page: row by row from the top, each row from the left.
  ///
  /// A symbol whose middle lies above the lower edge of a row's first symbol belongs to that row.
  func inReadingOrder() -> [Symbol] {
    var pending = symbols.map { (symbol: $0, box: Box($0.corners)) }
    pending.sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
    var ordered: [Symbol] = []
    var start = 0
    while start < pending.count {
      let rowBottom = pending[start].box.bottom
      var end = start + 1
      while end < pending.count, (pending[end].box.top + pending[end].box.bottom) / 2 <= rowBottom { end += 1 }
      let row = pending[start..<end].sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }
      ordered.append(contentsOf: row.map { $0.symbol })
      start = end
    }
    return ordered
  }
}

extension Box {
  /// Whether a linear symbol was seen at one of its ends only.
  fileprivate var isFlat: Bool { left == right || top == bottom }
}
