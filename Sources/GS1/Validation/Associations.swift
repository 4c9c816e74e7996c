extension Reading {
  /// Judges the elements against each other once the whole message is read: repeats, needs and exclusions.
  ///
  /// A pair in which each excludes the other is reported once, at the later element.
  @inline(__always)
  mutating func checkAssociations(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    if presence.isOpen { judgeAssociations(bytes, to: &buffer) }
  }

  /// Judges the elements against each other in full.
  ///
  /// Needs are answered by the presence mask alone. The mask also says when no exclusion can apply; only when it has a
  /// bit that an element excludes are the elements compared one by one, because an element never excludes itself.
  @inline(never) @_optimize(speed)
  private mutating func judgeAssociations(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    guard !isStopped else { return }
    if errorCount == 0, Self.judgeNeeds(presence, rules, tables, to: &buffer) { return }
    var present: UInt128 = 0
    for index in 0..<buffer.storedElementCount {
      if let entry = tables.entry(of: buffer.storedElement(index)) { present |= entry.satisfied }
    }
    for index in 0..<buffer.storedElementCount {
      let element = buffer.storedElement(index)
      if presence.isOpenBeyondNeeds, isRepeat(element, at: index, in: bytes, to: &buffer) { continue }
      guard let entry = tables.entry(of: element) else { continue }
      let needs = entry.rules
      if needs & 0xFF00 != 0, !entry.isSimplyMet(by: present) {
        if entry.isSimple {
          reportNeed(0, of: element, to: &buffer)
        } else {
          checkNeeds(of: element, entry, among: present, to: &buffer)
        }
      }
      if needs & 0xFF_0000 != 0, entry.excluded & present != 0 {
        checkExclusions(of: element, entry, at: index, to: &buffer)
      }
      if element.ai == .digitalSignature { checkSignedKeys(in: bytes, to: &buffer) }
    }
  }

  /// Judges what the elements of a message without errors need, without a reading that goes on.
  ///
  /// Does nothing and gives false where that is not all there is to judge, where not every lack may be reported, or where
  /// some elements were not stored.
  @inline(__always)
  static func judgeNeeds(
    _ presence: Presence, _ rules: ElementString.Options.Rules, _ tables: Tables, to buffer: inout ElementBuffer
  ) -> Bool {
    guard presence.isOpen else { return true }
    guard !presence.isOpenBeyondNeeds, rules.ignored == 0, buffer.elementCount < rules.maximumErrors,
      buffer.hasEveryElement
    else { return false }
    reportNeeds(presence, tables, to: &buffer)
    return true
  }

  /// Reports every element that lacks what it needs, as far as lanes can say it.
  @inline(never) @_optimize(speed)
  private static func reportNeeds(_ presence: Presence, _ tables: Tables, to buffer: inout ElementBuffer) {
    for index in 0..<buffer.storedElementCount {
      let element = buffer.storedElement(index)
      if let entry = tables.entry(of: element), !presence.meets(entry.lane) {
        buffer.accept(GS1Error(.missingAssociation, identifierOf: element))
      }
    }
  }

  /// Whether an earlier element has the same identifier; a different value is reported, in a URI also the same.
  @inline(never)
  private mutating func isRepeat(
    _ element: Element, at index: Int, in bytes: Span<UInt8>, to buffer: inout ElementBuffer
  ) -> Bool {
    for earlier in 0..<index {
      let first = buffer.storedElement(earlier)
      guard first.ai == element.ai else { continue }
      if forbidsRepeats {
        report(GS1Error(.repeatedInURI, identifierOf: element), to: &buffer)
      }
      if !forbidsRepeats || rules.ignores(.repeatedInURI), !isSameValue(first, element, in: bytes) {
        report(
          GS1Error(
            .repeatedWithDifferentValue, ai: element.ai, at: element.valueOffset, length: element.valueLength),
          to: &buffer)
      }
      return true
    }
    return false
  }

  /// Compares what two values mean, however they are written.
  private func isSameValue(_ left: Element, _ right: Element, in bytes: Span<UInt8>) -> Bool {
    guard left.valueRange.upperBound <= bytes.count, right.valueRange.upperBound <= bytes.count else { return false }
    guard left.isPlain, right.isPlain else {
      var first = ValueCharacters(left, in: bytes)
      var second = ValueCharacters(right, in: bytes)
      while let character = first.next(in: bytes) {
        guard character == second.next(in: bytes) else { return false }
      }
      return second.next(in: bytes) == nil
    }
    guard left.valueLength == right.valueLength else { return false }
    let raw = bytes.bytes
    var step = 0
    while step &+ 8 <= left.valueLength {
      let first = raw.unsafeLoadUnaligned(fromByteOffset: left.valueOffset &+ step, as: UInt64.self)
      let second = raw.unsafeLoadUnaligned(fromByteOffset: right.valueOffset &+ step, as: UInt64.self)
      guard first == second else { return false }
      step &+= 8
    }
    while step < left.valueLength {
      guard bytes[left.valueOffset &+ step] == bytes[right.valueOffset &+ step] else { return false }
      step &+= 1
    }
    return true
  }

  /// Reports each condition of which no alternative is fully present.
  @inline(never)
  private mutating func checkNeeds(
    of element: Element, _ entry: AIEntry<Tables>, among present: UInt128, to buffer: inout ElementBuffer
  ) {
    var condition: UInt32 = 0
    var isMet = true
    for place in entry.requirementWords {
      let word = tables.requirement(place)
      if word & 0x8000 != 0 {
        if !isMet { reportNeed(condition &- 1, of: element, to: &buffer) }
        condition &+= 1
        isMet = false
      }
      let group = tables.mask(at: Int(word & 0x7FFF))
      if present & group == group { isMet = true }
    }
    if !isMet { reportNeed(condition &- 1, of: element, to: &buffer) }
  }

  private mutating func reportNeed(_ condition: UInt32, of element: Element, to buffer: inout ElementBuffer) {
    report(GS1Error(.missingAssociation, identifierOf: element, detail: condition), to: &buffer)
  }

  @inline(never)
  private mutating func checkExclusions(
    of element: Element, _ entry: AIEntry<Tables>, at index: Int, to buffer: inout ElementBuffer
  ) {
    guard !rules.ignores(.excludedAssociation) else { return }
    for place in 0..<buffer.storedElementCount {
      let other = buffer.storedElement(place)
      guard other.ai != element.ai, let otherEntry = tables.entry(of: other), otherEntry.satisfied & entry.excluded != 0
      else {
        continue
      }
      let isMutual = otherEntry.excluded & entry.satisfied != 0
      if isMutual, place > index { continue }
      report(
        GS1Error(.excludedAssociation, identifierOf: element, detail: UInt32(other.ai.packed)), to: &buffer)
    }
  }

  /// A digital signature signs one instance: a GDTI, GCN or GRAI beside it must have its serial component.
  @inline(never)
  private mutating func checkSignedKeys(in bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    for place in 0..<buffer.storedElementCount {
      let key = buffer.storedElement(place)
      guard let entry = tables.entry(of: key), key.valueRange.upperBound <= bytes.count,
        key.escaping.count(bytes, key.valueRange) == entry.shape.shortest
      else { continue }
      switch key.ai.number {
      case 253, 255, 8003:
        report(
          GS1Error(.serialComponentMissing, ai: key.ai, at: key.valueRange.upperBound, length: 0), to: &buffer)
      default: continue
      }
    }
  }
}

/// The characters that a value means, one after the other.
private struct ValueCharacters {
  private let escaping: Element.Escaping
  private let end: Int
  private var place: Int
  /// How many zeros stand before those that are written.
  private var zeros = 0

  /// The range of the value must be within the bytes.
  init(_ element: Element, in bytes: Span<UInt8>) {
    escaping = element.escaping
    place = element.valueRange.lowerBound
    end = element.valueRange.upperBound
    if element.omitsLeadingZeros { zeros = max(0, 14 &- escaping.count(bytes, element.valueRange)) }
  }

  mutating func next(in bytes: Span<UInt8>) -> UInt8? {
    if zeros > 0 {
      zeros &-= 1
      return 0x30
    }
    guard place < end else { return nil }
    let next = escaping.character(in: bytes, at: place, before: end)
    place &+= next.length
    return next.byte
  }
}
