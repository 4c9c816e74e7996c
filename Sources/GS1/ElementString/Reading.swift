/// The state of reading one message: what was seen, how much was reported, whether to go on.
struct Reading {
  let options: ElementString.Options
  /// The association patterns that an element so far satisfies.
  var present: UInt128 = 0
  /// A bit for the remainder of each identifier so far.
  private var seen: UInt64 = 0
  /// Whether two elements had the same remainder, and so may have the same identifier.
  private(set) var mayRepeat = false
  /// Whether any repeat is an error, also one with the same value.
  var forbidsRepeats = false
  private(set) var elementCount = 0
  private(set) var errorCount = 0
  /// Set when a limit was reached; the rest of the message is left unread.
  private(set) var isStopped = false

  init(options: ElementString.Options) {
    self.options = options
  }

  /// Whether the message can be read at all; reports why not.
  mutating func begin(_ bytes: Span<UInt8>, to sink: inout some ElementSink) -> Bool {
    guard bytes.count > 0 else {
      report(GS1Error(.emptyMessage, at: 0, length: 0), to: &sink)
      return false
    }
    // Elements and errors keep offsets in 32 bits.
    let limit = max(0, min(options.maximumLength, Int(Int32.max)))
    guard bytes.count <= limit else {
      report(
        GS1Error(.messageTooLong, at: 0, length: bytes.count, detail: UInt32(truncatingIfNeeded: limit)), to: &sink)
      return false
    }
    return true
  }

  @inline(__always)
  mutating func deliver(_ element: Element, _ entry: AIEntry?, to sink: inout some ElementSink) {
    guard elementCount < options.maximumElements else {
      stop(.tooManyElements, at: element.offset, limit: options.maximumElements, to: &sink)
      return
    }
    elementCount &+= 1
    if let entry { present |= entry.satisfied }
    let bit: UInt64 = 1 << UInt64(element.ai.packed % 61)
    mayRepeat = mayRepeat || seen & bit != 0
    seen |= bit
    sink.accept(element)
  }

  @inline(never)
  mutating func report(_ error: GS1Error, to sink: inout some ElementSink) {
    guard !isStopped, !options.ignores(error.code) else { return }
    guard errorCount &+ 1 < options.maximumErrors else {
      stop(.tooManyErrors, at: error.offset, limit: options.maximumErrors, to: &sink)
      return
    }
    errorCount &+= 1
    sink.accept(error)
  }

  private mutating func stop(_ code: GS1Error.Code, at offset: Int, limit: Int, to sink: inout some ElementSink) {
    guard !isStopped else { return }
    isStopped = true
    errorCount &+= 1
    sink.accept(GS1Error(code, at: offset, length: 0, detail: UInt32(clamping: limit)))
  }
}
