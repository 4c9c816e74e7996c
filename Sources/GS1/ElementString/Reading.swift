/// The state of reading one message: what was seen, how much was reported, whether to go on.
struct Reading<Tables: DictionaryTables> {
  let rules: ElementString.Options.Rules
  let tables: Tables
  /// What the elements so far are to each other.
  var presence = Presence()
  /// Whether any repeat is an error, also one with the same value.
  var forbidsRepeats = false
  var elementCount = 0
  private(set) var errorCount = 0
  /// Set when a limit was reached; the rest of the message is left unread.
  private(set) var isStopped = false

  @inline(__always)
  init(_ rules: ElementString.Options.Rules, _ tables: Tables) {
    self.rules = rules
    self.tables = tables
  }

  /// Whether the message can be read at all; reports why not.
  @inline(__always)
  mutating func begin(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) -> Bool {
    if isReadable(bytes) { return true }
    refuse(bytes.count, to: &buffer)
    return false
  }

  @inline(__always)
  func isReadable(_ bytes: Span<UInt8>) -> Bool {
    // Elements and errors keep offsets in 32 bits.
    bytes.count > 0 && bytes.count <= rules.maximumLength && bytes.count <= Int(Int32.max)
  }

  @inline(never)
  private mutating func refuse(_ length: Int, to buffer: inout ElementBuffer) {
    let limit = max(0, min(rules.maximumLength, Int(Int32.max)))
    if length == 0 {
      report(GS1Error(.emptyMessage, at: 0, length: 0), to: &buffer)
    } else {
      report(GS1Error(.messageTooLong, at: 0, length: length, detail: UInt32(truncatingIfNeeded: limit)), to: &buffer)
    }
  }

  @inline(__always)
  mutating func deliver(_ element: Element, _ entry: AIEntry<Tables>?, to buffer: inout ElementBuffer) {
    guard elementCount < rules.maximumElements else {
      stop(.tooManyElements, at: element.offset, limit: rules.maximumElements, to: &buffer)
      return
    }
    elementCount &+= 1
    if let entry {
      presence.add(entry.lane)
    } else {
      presence.add(unknown: element.ai)
    }
    buffer.accept(element)
  }

  @inline(never)
  mutating func report(_ error: GS1Error, to buffer: inout ElementBuffer) {
    guard !isStopped, !rules.ignores(error.code) else { return }
    guard errorCount &+ 1 < rules.maximumErrors else {
      stop(.tooManyErrors, at: error.offset, limit: rules.maximumErrors, to: &buffer)
      return
    }
    errorCount &+= 1
    buffer.accept(error)
  }

  private mutating func stop(_ code: GS1Error.Code, at offset: Int, limit: Int, to buffer: inout ElementBuffer) {
    guard !isStopped else { return }
    isStopped = true
    errorCount &+= 1
    buffer.accept(GS1Error(code, at: offset, length: 0, detail: UInt32(clamping: limit)))
  }
}
