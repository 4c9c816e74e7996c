extension ApplicationIdentifier.Specification {
  /// A value with the check digit, or the check character pair, in the place of a `?`.
  ///
  /// Where none can be computed the value is as it was.
  func completing(_ value: [UInt8]) -> [UInt8] {
    var start = 0
    for component in components {
      let length = component.maximumLength
      if component.linterNames.contains("csumalpha") { return completingPair(value) }
      if component.linterNames.contains("csum") {
        let place = start + length - 1
        if place < value.count, value[place] == mark,
          let digit = CheckDigit.mod10(of: value.span.extracting(start..<place))
        {
          return value[..<place] + [0x30 + digit] + value[(place + 1)...]
        }
        // A shorter GTIN is the same number with zeros in front.
        if length == 14, start == 0, value.last == mark, value.count < 14 {
          return GTIN(body: String(decoding: value.dropLast(), as: UTF8.self)).map { $0.bytes } ?? value
        }
      }
      start += length
    }
    return value
  }

  /// One `?` or two at the end stand for the pair.
  private func completingPair(_ value: [UInt8]) -> [UInt8] {
    guard value.last == mark else { return value }
    let count = value.suffix(2).allSatisfy { $0 == mark } ? 2 : 1
    let body = String(decoding: value.dropLast(count), as: UTF8.self)
    return CheckPair.pair(of: body).map { Array((body + $0).utf8) } ?? value
  }
}

private let mark = UInt8(ascii: "?")
