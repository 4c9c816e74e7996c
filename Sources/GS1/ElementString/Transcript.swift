/// A text made from what was scanned, and from which byte of it each byte was made.
struct Transcript: Sendable, Hashable {
  /// What was scanned.
  let scanned: [UInt8]
  /// What was made of it.
  private(set) var bytes: [UInt8] = []
  /// For each byte of `bytes` the offset of its first byte in `scanned`.
  private var places: [Int32] = []
  /// Where the last byte that was used ends.
  private var end: Int32 = 0

  init(of scanned: [UInt8], capacity: Int) {
    self.scanned = scanned
    bytes.reserveCapacity(capacity)
    places.reserveCapacity(capacity)
  }

  /// Adds a byte that stands for some bytes of what was scanned; for none when the range is empty.
  mutating func append(_ byte: UInt8, for range: Range<Int>) {
    bytes.append(byte)
    places.append(Int32(clamping: range.lowerBound))
    end = Int32(clamping: range.upperBound)
  }

  /// Says that the text ends where an offset of what was scanned is, if no byte follows.
  mutating func finish(at offset: Int) {
    end = Int32(clamping: offset)
  }

  /// The offset in what was scanned of an offset in the text.
  func offset(_ place: Int) -> Int {
    place >= 0 && place < places.count ? Int(places[place]) : Int(end)
  }

  /// The range in what was scanned of a range of the text.
  func range(_ range: Range<Int>) -> Range<Int> {
    let start = offset(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, offset(range.upperBound))
  }

  /// An error of the text at its place in what was scanned.
  func located(_ error: GS1Error) -> GS1Error {
    let range = range(error.offset..<(error.offset &+ error.length))
    return error.moved(to: range.lowerBound, length: range.count)
  }
}
