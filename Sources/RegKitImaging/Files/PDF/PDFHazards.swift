/// Looks through a PDF file for what would make libqpdf run out of stack, memory or time, before libqpdf sees it.
///
/// Opening a file makes libqpdf follow stream lengths from object to object by calling itself, and unpack cross-reference
/// and object streams whole. A small file can so overflow the stack, which ends the host, or ask for gigabytes. Honest
/// files have none of the following, in the numbers given:
///
/// 1. a stream whose length is another object that is no plain number; `mostChained` of them;
/// 2. a cross-reference or object stream that unpacks to more than `mostUnpacked` bytes, has a filter other than one
///    Flate, keeps the numbers needed to unpack it in another object, or is predicted by rows of more than `longestRow`
///    samples, for which libqpdf takes memory before it has read one.
///
/// Every place where an object could begin is looked at, inside strings and streams too, so nothing hides there.
struct PDFHazards {
  /// What was found, in English; nil when the file may be opened.
  private(set) var reason: String?
  /// Whether a trailer has an Encrypt entry, as that of an encrypted file does.
  private(set) var mentionsEncryption = false

  static let mostObjects = 1_000_000
  static let mostChained = 256
  static let mostUnpacked = 64 << 20
  static let longestRow = 1 << 16
  static let mostUnpackedTogether = 256 << 20
  /// The most bytes of a packed stream that nothing can measure since it is encrypted: zlib packs 1,032 to 1 at best.
  static let mostPacked = mostUnpacked / 1_032

  init(_ bytes: UnsafeRawBufferPointer) {
    var index = ObjectIndex()
    // Each object is read once unless objects hide in one another; more than this is an attack on this loop itself.
    var budget = bytes.count * 4 + 65_536
    var offset = 0
    while let place = Self.nextDefinition(bytes, from: offset) {
      let definition = Definition(bytes, at: place)
      index.add(definition)
      budget -= definition.end - place
      guard budget > 0, index.count <= Self.mostObjects else {
        reason = budget > 0 ? "more than \(Self.mostObjects) objects" : "objects inside one another"
        return
      }
      offset = place + 3
    }
    index.sort()
    mentionsEncryption =
      index.packed.contains { $0.hasEncrypt && $0.isCrossReference }
      || Self.trailersMentionEncryption(bytes, budget: &budget)

    let chained = index.chainedCount
    if chained > Self.mostChained { reason = "\(chained) stream lengths that are no numbers" }
    var unpacked = 0
    for definition in index.packed where reason == nil {
      check(definition, bytes, index, &unpacked)
    }
  }

  /// The next `obj` that stands as a word.
  private static func nextDefinition(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var offset = start
    while offset &+ 3 <= bytes.count {
      // 'o', 'b', 'j'
      if bytes[offset] == 0x6F, bytes[offset &+ 1] == 0x62, bytes[offset &+ 2] == 0x6A, offset > 0,
        PDFLexer.Character.isSpace(bytes[offset &- 1]),
        offset &+ 3 == bytes.count || !PDFLexer.Character.isRegular(bytes[offset &+ 3])
      {
        return offset
      }
      offset &+= 1
    }
    return nil
  }

  private static func trailersMentionEncryption(_ bytes: UnsafeRawBufferPointer, budget: inout Int) -> Bool {
    var offset = 0
    while offset &+ 7 <= bytes.count, budget > 0 {
      if bytes[offset] == 0x74, bytes[offset &+ 1] == 0x72 {
        var lexer = PDFLexer(bytes, from: offset)
        if case .word(let range) = lexer.next(), lexer.word(range, is: "trailer") {
          let dictionary = Definition(bytes, at: range.lowerBound, keywordLength: 7)
          if dictionary.hasEncrypt { return true }
          budget -= dictionary.end - offset
        }
      }
      offset &+= 1
    }
    return false
  }

  private mutating func check(
    _ definition: Definition, _ bytes: UnsafeRawBufferPointer, _ index: ObjectIndex, _ unpacked: inout Int
  ) {
    guard definition.hasPlainNumbers, definition.filters.isPlain else {
      reason = "an object stream at byte \(definition.end) that is not packed as usual"
      return
    }
    if let target = definition.lengthReference, !index.isPlainInteger(target) {
      reason = "an object stream at byte \(definition.end) whose length is no number"
      return
    }
    guard definition.filters.isFlate else { return }
    if mentionsEncryption, definition.isObjectStream {
      let size = max(Self.endOfStream(bytes, from: definition.end) - definition.end, definition.length ?? 0)
      if size > Self.mostPacked {
        reason = "an encrypted object stream of \(size) bytes"
        return
      }
    }
    let measured = InflatedSize(bytes, from: definition.end, limit: Self.mostUnpacked)
    let size = measured.count
    // What is read for nothing counts as well: streams may lie in one another.
    unpacked += max(size, measured.consumed)
    if size > Self.mostUnpacked || unpacked > Self.mostUnpackedTogether {
      reason = "object streams that unpack to more than \(size > Self.mostUnpacked ? size : unpacked) bytes"
    }
  }

  private static func endOfStream(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while offset &+ 9 <= bytes.count {
      if bytes[offset] == 0x65 {
        var lexer = PDFLexer(bytes, from: offset)
        if case .word(let range) = lexer.next(), lexer.word(range, is: "endstream") { return offset }
      }
      offset &+= 1
    }
    return bytes.count
  }
}

/// What `PDFHazards` keeps of the objects it has seen.
private struct ObjectIndex {
  private(set) var count = 0
  /// The numbers of objects that are plain numbers, and of those that are not.
  private var plain: [Int] = []
  private var notPlain: [Int] = []
  /// The numbers of the objects that are the length of a stream.
  private var lengths: [Int] = []
  /// Lengths and references in objects whose own number cannot be seen.
  private var loose = 0
  /// The streams libqpdf may unpack to find objects.
  private(set) var packed: [Definition] = []

  mutating func add(_ definition: Definition) {
    count += 1
    if let number = definition.number {
      if definition.isPlainInteger { plain.append(number) } else { notPlain.append(number) }
    }
    if let target = definition.lengthReference {
      if definition.number == nil { loose += 1 } else { lengths.append(target) }
    }
    if definition.isReference { loose += 1 }
    if definition.isDecodedOnOpening { packed.append(definition) }
  }

  mutating func sort() {
    plain.sort()
    notPlain.sort()
  }

  func isPlainInteger(_ number: Int) -> Bool { Self.contains(plain, number) && !Self.contains(notPlain, number) }

  /// How many streams make libqpdf go on to an object that may lead to yet another.
  var chainedCount: Int {
    var chained = loose
    for target in lengths where Self.contains(notPlain, target) { chained += 1 }
    return chained
  }

  private static func contains(_ sorted: [Int], _ number: Int) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == number
  }
}

/// One place where an object could begin, read as far as the beginning of its stream.
private struct Definition {
  struct Filters {
    var isPlain = true
    var isFlate = false
  }

  /// The object's number; nil when something other than two numbers stands before `obj`.
  var number: Int?
  /// Whether the object is a plain number, as the length of a stream should be.
  var isPlainInteger = false
  /// Whether the object is nothing but a reference to another.
  var isReference = false
  /// The length when it stands in the dictionary itself.
  var length: Int?
  /// The number of the object that is the length.
  var lengthReference: Int?
  var hasEncrypt = false
  var filters = Filters()
  /// Where reading stopped: for a stream, the first byte of its data.
  var end: Int

  private var isStream = false
  private var hasFirst = false
  private var hasCount = false
  private var hasWidths = false
  private var hasSize = false
  /// Whether the numbers needed to unpack the stream stand in the dictionary itself.
  private(set) var hasPlainNumbers = true

  var isObjectStream: Bool { hasFirst && hasCount }
  var isCrossReference: Bool { hasWidths && hasSize }
  /// Whether libqpdf may unpack it to find objects; it does not insist on the Type entry, so neither is it looked at here.
  var isDecodedOnOpening: Bool { isStream && (isObjectStream || isCrossReference) }

  init(_ bytes: UnsafeRawBufferPointer, at place: Int, keywordLength: Int = 3) {
    number = Self.number(bytes, before: place)
    var lexer = PDFLexer(bytes, from: place + keywordLength)
    end = lexer.offset
    switch lexer.next() {
    case .integer:
      let afterNumber = lexer
      var rest = afterNumber
      if case .integer = rest.next(), case .word(let range) = rest.next(), rest.word(range, is: "R") {
        isReference = true
      } else {
        isPlainInteger = true
      }
    case .openDictionary:
      readDictionary(&lexer)
      end = lexer.offset
      if case .word(let range) = lexer.next(), lexer.word(range, is: "stream") {
        isStream = true
        end = lexer.offset
        if end < bytes.count, bytes[end] == 0x0D { end += 1 }
        if end < bytes.count, bytes[end] == 0x0A { end += 1 }
      }
      return
    default:
      break
    }
    end = lexer.offset
  }

  /// Reads the entries of the outermost dictionary; deeper ones only count towards its end.
  private mutating func readDictionary(_ lexer: inout PDFLexer) {
    var depth = 1
    while depth > 0 {
      switch lexer.next() {
      case .openDictionary, .openArray: depth &+= 1
      case .closeDictionary, .closeArray: depth &-= 1
      case .name(let key) where depth == 1: readEntry(key, &lexer)
      case .end: return
      default: break
      }
    }
  }

  private mutating func readEntry(_ key: Range<Int>, _ lexer: inout PDFLexer) {
    if lexer.name(key, is: "Length") {
      let value = Self.integer(lexer)
      if value.isReference { lengthReference = value.number } else { length = value.number }
    } else if lexer.name(key, is: "First") {
      hasFirst = true
      notePlain(lexer)
    } else if lexer.name(key, is: "N") {
      hasCount = true
      notePlain(lexer)
    } else if lexer.name(key, is: "W") {
      hasWidths = true
    } else if lexer.name(key, is: "Size") {
      hasSize = true
      notePlain(lexer)
    } else if lexer.name(key, is: "Encrypt") {
      hasEncrypt = true
    } else if lexer.name(key, is: "Filter") {
      readFilters(lexer)
    } else if lexer.name(key, is: "DecodeParms") {
      if Self.integer(lexer).isReference { hasPlainNumbers = false }
      noteRow(lexer)
    }
  }

  /// Looks through the parameters, without moving on, for the size of a predicted row.
  private mutating func noteRow(_ lexer: PDFLexer) {
    var ahead = lexer
    var depth = 0
    repeat {
      switch ahead.next() {
      case .openDictionary, .openArray: depth &+= 1
      case .closeDictionary, .closeArray: depth &-= 1
      case .name(let key):
        for name: StaticString in ["Columns", "Colors", "BitsPerComponent"] where ahead.name(key, is: name) {
          let value = Self.integer(ahead)
          if value.isReference || (value.number ?? .max) > PDFHazards.longestRow { hasPlainNumbers = false }
        }
      case .end: return
      default: break
      }
    } while depth > 0
  }

  private mutating func notePlain(_ lexer: PDFLexer) {
    let value = Self.integer(lexer)
    if value.isReference || value.number == nil { hasPlainNumbers = false }
  }

  /// What follows, when it is a number or a reference; the lexer stays where it is.
  private static func integer(_ lexer: PDFLexer) -> (number: Int?, isReference: Bool) {
    var ahead = lexer
    guard case .integer(let number) = ahead.next() else { return (nil, false) }
    if case .integer = ahead.next(), case .word(let range) = ahead.next(), ahead.word(range, is: "R") {
      return (number, true)
    }
    return (number, false)
  }

  /// Reads a filter or a list of them without moving on.
  private mutating func readFilters(_ lexer: PDFLexer) {
    var ahead = lexer
    var token = ahead.next()
    var isList = false
    if case .openArray = token {
      isList = true
      token = ahead.next()
    }
    while true {
      switch token {
      case .name(let range):
        let isFlate = ahead.name(range, is: "FlateDecode") || ahead.name(range, is: "Fl")
        if filters.isFlate || !isFlate { filters.isPlain = false }
        filters.isFlate = filters.isFlate || isFlate
      case .closeArray where isList:
        return
      default:
        // A reference, or nothing that could be a filter.
        filters.isPlain = false
        return
      }
      if !isList { return }
      token = ahead.next()
    }
  }

  /// The object number in `12 0 obj`, read backwards from `obj`.
  private static func number(_ bytes: UnsafeRawBufferPointer, before place: Int) -> Int? {
    var offset = place
    func skip(_ isSkipped: (UInt8) -> Bool) -> Range<Int>? {
      let end = offset
      while offset > 0, isSkipped(bytes[offset &- 1]) { offset &-= 1 }
      return offset < end ? offset..<end : nil
    }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard skip(PDFLexer.Character.isSpace) != nil, skip(isDigit) != nil, skip(PDFLexer.Character.isSpace) != nil,
      let digits = skip(isDigit), digits.count <= 18
    else { return nil }
    var value = 0
    for index in digits { value = value * 10 + Int(bytes[index] - 0x30) }
    return value
  }
}
