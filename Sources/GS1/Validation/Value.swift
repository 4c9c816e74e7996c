extension Reading {
  /// Checks a value that stands in the bytes as it is meant and reports what is wrong with it.
  ///
  /// A value of the wrong length is still held to its character sets, as far as it goes, but not to rules on its
  /// meaning: that a check digit is wrong says nothing when digits are missing.
  mutating func checkValue(
    _ range: Range<Int>, of entry: AIEntry<Tables>, in bytes: Span<UInt8>, to buffer: inout ElementBuffer
  ) {
    let shape = entry.shape
    let length = range.upperBound &- range.lowerBound
    guard length >= shape.shortest, length <= shape.longest else {
      checkBadLength(range, of: entry, in: bytes, to: &buffer)
      return
    }
    checkComponents(range, of: entry, isMeant: true, in: bytes, to: &buffer)
  }

  /// Checks text of an unknown Application Identifier: 1 to 90 characters of CSET 82.
  mutating func checkUnknownValue(
    _ range: Range<Int>, of ai: ApplicationIdentifier, in bytes: Span<UInt8>, to buffer: inout ElementBuffer
  ) {
    let shortest = ai.predefinedLength ?? 1
    let longest = ai.predefinedLength ?? 90
    let detail = UInt32(shortest | longest << 8)
    if range.isEmpty {
      report(GS1Error(.missingValue, ai: ai, at: range.lowerBound, length: 0, detail: detail), to: &buffer)
    } else if range.count < shortest {
      report(GS1Error(.valueTooShort, ai: ai, at: range.lowerBound, length: range.count, detail: detail), to: &buffer)
    } else if range.count > longest {
      let excess = range.lowerBound &+ longest..<range.upperBound
      report(GS1Error(.valueTooLong, ai: ai, at: excess.lowerBound, length: excess.count, detail: detail), to: &buffer)
    }
    _ = checkCharacters(range, of: ai, set: .cset82, in: bytes, to: &buffer)
  }

  @inline(never)
  private mutating func checkBadLength(
    _ range: Range<Int>, of entry: AIEntry<Tables>, in bytes: Span<UInt8>, to buffer: inout ElementBuffer
  ) {
    let shape = entry.shape
    let detail = UInt32(truncatingIfNeeded: shape.shortest | shape.longest << 8)
    let longest = range.lowerBound &+ shape.longest
    if range.isEmpty {
      report(GS1Error(.missingValue, ai: entry.ai, at: range.lowerBound, length: 0, detail: detail), to: &buffer)
    } else if range.upperBound > longest {
      let excess = range.upperBound &- longest
      report(GS1Error(.valueTooLong, ai: entry.ai, at: longest, length: excess, detail: detail), to: &buffer)
    } else {
      report(
        GS1Error(.valueTooShort, ai: entry.ai, at: range.lowerBound, length: range.count, detail: detail), to: &buffer)
    }
    checkComponents(
      range.lowerBound..<min(range.upperBound, longest), of: entry, isMeant: false, in: bytes, to: &buffer)
  }

  /// Cuts a value into its components and checks each; `isMeant` says whether the rules on meaning apply.
  private mutating func checkComponents(
    _ range: Range<Int>, of entry: AIEntry<Tables>, isMeant: Bool, in bytes: Span<UInt8>,
    to buffer: inout ElementBuffer
  ) {
    let shape = entry.shape
    var start = range.lowerBound
    for index in 0..<shape.componentCount {
      let component = entry.component(index)
      let length = min(component.maximumLength, range.upperBound &- start)
      guard length > 0 else { break }
      let end = start &+ length
      if length < component.minimumLength, isMeant {
        let detail = UInt32(truncatingIfNeeded: component.minimumLength | component.maximumLength << 8)
        report(GS1Error(.valueTooShort, ai: entry.ai, at: start, length: length, detail: detail), to: &buffer)
        _ = checkCharacters(start..<end, of: entry.ai, set: component.characterSet, in: bytes, to: &buffer)
        return
      }
      let isWritable = checkCharacters(start..<end, of: entry.ai, set: component.characterSet, in: bytes, to: &buffer)
      if isWritable, isMeant, component.hasLinters {
        checkMeaning(start..<end, of: entry, component, in: bytes, to: &buffer)
      }
      start = end
    }
  }

  private mutating func checkMeaning(
    _ range: Range<Int>, of entry: AIEntry<Tables>, _ component: Component, in bytes: Span<UInt8>,
    to buffer: inout ElementBuffer
  ) {
    let text = bytes.extracting(range)
    for place in 0..<3 {
      guard let linter = component.linter(place) else { return }
      if let fault = linter.fault(in: text) {
        report(GS1Error(fault, ai: entry.ai, componentAt: range.lowerBound), to: &buffer)
      }
    }
  }

  /// Reports every run of characters that are not in the set; true when there is none.
  @inline(__always)
  mutating func checkCharacters(
    _ range: Range<Int>, of ai: ApplicationIdentifier, set: CharacterSet, in bytes: Span<UInt8>,
    to buffer: inout ElementBuffer
  ) -> Bool {
    for place in range where byteClasses[Int(bytes[place])] & set.bit == 0 {
      return reportCharacters(range, of: ai, set: set, in: bytes, to: &buffer)
    }
    return true
  }

  @inline(never)
  private mutating func reportCharacters(
    _ range: Range<Int>, of ai: ApplicationIdentifier, set: CharacterSet, in bytes: Span<UInt8>,
    to buffer: inout ElementBuffer
  ) -> Bool {
    var end = range.upperBound
    var isWritable = true
    if set == .cset64 {
      let text = bytes.extracting(range)
      end &-= Padding.count(text)
      if let fault = Padding.fault(in: text) {
        report(GS1Error(fault, ai: ai, componentAt: range.lowerBound), to: &buffer)
        isWritable = false
      }
    }
    var place = range.lowerBound
    while place < end, !isStopped {
      let start = place
      while place < end, byteClasses[Int(bytes[place])] & set.bit == 0 { place &+= 1 }
      if place > start {
        let detail = UInt32(set.rawValue)
        report(GS1Error(.invalidCharacter, ai: ai, at: start, length: place &- start, detail: detail), to: &buffer)
        isWritable = false
      } else {
        place &+= 1
      }
    }
    return isWritable
  }
}
