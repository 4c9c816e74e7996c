public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_gs1_parse(
  _ out: UnsafeMutablePointer<regkit_gs1_counts>?, _ message: UnsafePointer<UInt8>?, _ message_length: Int,
  _ form: Int32, _ options: UnsafePointer<regkit_gs1_options>?,
  _ elements: UnsafeMutablePointer<regkit_gs1_element>?, _ element_capacity: Int,
  _ faults: UnsafeMutablePointer<regkit_gs1_fault>?, _ fault_capacity: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try CallerStorage(out, "out")
    guard element_capacity >= 0, fault_capacity >= 0, elements != nil || element_capacity == 0,
      faults != nil || fault_capacity == 0
    else { throw .argument("elements or faults: NULL with a capacity") }
    if let elements { try checkAlignment(elements, MemoryLayout<regkit_gs1_element>.alignment, "elements") }
    if let faults { try checkAlignment(faults, MemoryLayout<regkit_gs1_fault>.alignment, "faults") }
    let bytes = try bytes(message, message_length, "message")
    let reading = try MessageReading(form, options)
    // Element and regkit_gs1_element are sixteen bytes of plain numbers each, and so are the two kinds of fault: the
    // message is read into the caller's own storage, which is then rewritten in place, and nothing is allocated.
    guard MemoryLayout<Element>.stride == MemoryLayout<regkit_gs1_element>.stride,
      MemoryLayout<GS1Error>.stride == MemoryLayout<regkit_gs1_fault>.stride
    else { throw Failure(REGKIT_E_UNSUPPORTED, "elements of another size than the header's") }
    let elementStorage = UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(start: elements, count: element_capacity))
    let faultStorage = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(start: faults, count: fault_capacity))
    var buffer = ElementBuffer(
      elements: elementStorage.bindMemory(to: Element.self), errors: faultStorage.bindMemory(to: GS1Error.self))
    let form = reading.read(bytes, into: &buffer)
    var counts = regkit_gs1_counts()
    counts.describe(form, bytes)
    counts.elements = buffer.elementCount
    counts.faults = buffer.errorCount
    if buffer.elementCount > element_capacity {
      // Repeats and associations are seen among stored elements only: with too little room the true counts take a second
      // reading into storage of our own.
      counts.faults = reading.whole(bytes).errors.count
    }
    out.store(counts)
    elementStorage.rewrite(buffer.storedElementCount, from: Element.self) { regkit_gs1_element($0) }
    faultStorage.rewrite(min(buffer.errorCount, fault_capacity), from: GS1Error.self) { regkit_gs1_fault($0) }
    guard buffer.elementCount <= element_capacity, buffer.errorCount <= fault_capacity else {
      throw Failure(
        REGKIT_E_CAPACITY,
        "found \(buffer.elementCount) elements and \(buffer.errorCount) faults, expected no more than there is room for"
      )
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Turns the first values of one plain type into values of another of the same size, each in its own place.
  fileprivate func rewrite<Old, New>(_ count: Int, from: Old.Type, _ convert: (Old) -> New) {
    for index in 0..<count {
      let offset = index * MemoryLayout<Old>.stride
      storeBytes(of: convert(load(fromByteOffset: offset, as: Old.self)), toByteOffset: offset, as: New.self)
    }
  }
}

@c @implementation
public func regkit_gs1_fault_name(_ code: UInt16) -> UnsafePointer<CChar> {
  GS1Error.Code(rawValue: code).map { pointer(to: $0.staticName) } ?? pointer(to: "unknown")
}

@c @implementation
public func regkit_gs1_explain(
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ form: Int32,
  _ options: UnsafePointer<regkit_gs1_options>?, _ language: Int32,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let language: GS1Error.Language = try Language(code: language) == .english ? .english : .indonesian
    let reading = try MessageReading(form, options)
    let message = reading.whole(try bytes(message, message_length, "message"))
    let parts = message.errors.map { error in
      error.message(in: message.bytes, language: language, dictionary: message.dictionary) + "\n"
        + error.caretLine(in: message.bytes)
    }
    let text = try allocated(parts.joined(separator: "\n"))
    out.pointee = text.pointer
    out_length?.pointee = text.length
  }
}

extension regkit_gs1_counts {
  /// Sets what the message is.
  fileprivate mutating func describe(_ form: ElementString.Form?, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.form =
      switch form {
      case .raw: REGKIT_GS1_RAW
      case .scanData: REGKIT_GS1_SCAN_DATA
      case .bracketed: REGKIT_GS1_BRACKETED
      case .digitalLink: REGKIT_GS1_DIGITAL_LINK
      case .humanReadable: REGKIT_GS1_HRI
      case nil: REGKIT_GS1_ANY
      }
    guard form == .scanData, let parts = ScanDataParts(of: bytes.span) else { return }
    symbology = (
      0x5D, CChar(truncatingIfNeeded: parts.symbology.code), CChar(truncatingIfNeeded: parts.symbology.modifier), 0
    )
    add_on_offset = UInt32(truncatingIfNeeded: parts.addOn?.lowerBound ?? 0)
    add_on_length = UInt32(truncatingIfNeeded: parts.addOn?.count ?? 0)
    component_offset = UInt32(truncatingIfNeeded: parts.component ?? 0)
  }
}

extension regkit_gs1_element {
  fileprivate init(_ element: Element) {
    var flags: UInt32 = 0
    if element.hasErrors { flags |= REGKIT_GS1_HAS_ERRORS }
    if element.hasEscapes { flags |= REGKIT_GS1_HAS_ESCAPES }
    if !element.isKnown { flags |= REGKIT_GS1_UNKNOWN_AI }
    if element.omitsLeadingZeros { flags |= REGKIT_GS1_OMITS_LEADING_ZEROS }
    switch element.escaping {
    case .path: flags |= REGKIT_GS1_IN_URI
    case .query: flags |= REGKIT_GS1_IN_URI | REGKIT_GS1_IN_QUERY
    case .none, .bracket: break
    }
    self.init(
      ai: UInt16(truncatingIfNeeded: element.ai.number), ai_digits: UInt8(truncatingIfNeeded: element.ai.digitCount),
      flags: UInt8(truncatingIfNeeded: flags), offset: UInt32(truncatingIfNeeded: element.offset),
      value_offset: UInt32(truncatingIfNeeded: element.valueOffset),
      value_length: UInt32(truncatingIfNeeded: element.valueLength))
  }
}

extension regkit_gs1_fault {
  init(_ error: GS1Error) {
    self.init(
      code: error.code.rawValue, ai: UInt16(truncatingIfNeeded: error.ai?.number ?? 0),
      ai_digits: UInt8(truncatingIfNeeded: error.ai?.digitCount ?? 0), reserved: (0, 0, 0),
      offset: UInt32(truncatingIfNeeded: error.offset), length: UInt32(truncatingIfNeeded: error.length))
  }
}
