extension GS1Error {
  /// The input on one line and carets under the fault on the next, in equal columns.
  ///
  ///     (01)08991234567892(17)271231
  ///                      ^
  ///
  /// A separator shows as `␝`, any other byte that is not printable as `·`. Of a long input the surroundings of the
  /// fault are shown, with `…` where it is cut.
  public func caretLine(in bytes: Span<UInt8>) -> String {
    let view = Surroundings(of: self, in: bytes)
    var text = view.before.text + view.fault.text + view.after.text + "\n"
    for _ in 0..<view.before.columns { text += " " }
    for _ in 0..<max(1, view.fault.columns) { text += "^" }
    return text
  }

  /// The input on one line and carets under the fault on the next, in equal columns.
  public func caretLine(in bytes: [UInt8]) -> String {
    caretLine(in: bytes.span)
  }

  /// The input on one line with a bar on either side of the fault: `(01)0899123456789|2|(17)271231`.
  ///
  /// Control characters show and long inputs are cut as in `caretLine`.
  public func markup(in bytes: Span<UInt8>) -> String {
    let view = Surroundings(of: self, in: bytes)
    return view.before.text + "|" + view.fault.text + "|" + view.after.text
  }

  /// The input on one line with a bar on either side of the fault.
  public func markup(in bytes: [UInt8]) -> String {
    markup(in: bytes.span)
  }
}

/// The fault and what stands around it, as far as a line holds.
private struct Surroundings {
  let before: VisibleText
  let fault: VisibleText
  let after: VisibleText

  init(of error: GS1Error, in bytes: Span<UInt8>) {
    let start = min(error.offset, bytes.count)
    let end = min(bytes.count, start &+ error.length)
    before = VisibleText(bytes, from: 0, to: start, limit: 60, keepsEnd: true)
    fault = VisibleText(bytes, from: start, to: end, limit: 60)
    after = VisibleText(bytes, from: end, to: bytes.count, limit: 60)
  }
}

/// Bytes as text of one column a byte: what cannot be printed shows as a sign.
struct VisibleText {
  private(set) var text = ""
  private(set) var columns = 0

  /// Shows a range of bytes, which must be within them; what is beyond the limit is replaced by one `…`.
  init(_ bytes: Span<UInt8>, from start: Int, to end: Int, limit: Int, keepsEnd: Bool = false) {
    let shown = min(limit, end &- start)
    let isCut = shown < end &- start
    let first = keepsEnd ? end &- shown : start
    if isCut, keepsEnd { append("…") }
    for place in first..<(first &+ shown) {
      switch bytes[place] {
      case 0x1D: append("␝")
      case 0x20...0x7E: append(Character(Unicode.Scalar(bytes[place])))
      default: append("·")
      }
    }
    if isCut, !keepsEnd { append("…") }
  }

  private mutating func append(_ character: Character) {
    text.append(character)
    columns += 1
  }
}
