/// The padding of CSET 64: none, or one or two `=` up to a length that three divides.
///
/// The divisor is three and not four, as base 64 itself would have it: so the published syntax tests define it.
enum Padding {
  /// How many `=` end the text.
  static func count(_ text: Span<UInt8>) -> Int {
    var count = 0
    while count < text.count, text[text.count &- 1 &- count] == 0x3D { count &+= 1 }
    return count
  }

  static func fault(in text: Span<UInt8>) -> Fault? {
    let count = count(text)
    guard count <= 2, count == 0 || text.count % 3 == 0 else {
      return Fault(.invalidPadding, at: text.count &- count, length: count)
    }
    return nil
  }
}
