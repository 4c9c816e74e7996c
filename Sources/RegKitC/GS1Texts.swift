public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_gs1_value(
  _ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ element: UnsafePointer<regkit_gs1_element>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let storage = try storage(out, capacity, "out")
    let bytes = try bytes(message, message_length, "message")
    guard let element = element?.pointee else { throw .argument("element: NULL") }
    let start = Int(element.value_offset)
    let range = start..<(start + Int(element.value_length))
    guard range.upperBound <= bytes.count else {
      throw .argument("element: its value ends at \(range.upperBound), expected no more than \(bytes.count)")
    }
    let needed = ElementString.writeValue(
      range, in: bytes.span, escaping: element.escaping, omitsLeadingZeros: element.has(REGKIT_GS1_OMITS_LEADING_ZEROS),
      into: storage)
    try report(needed, to: out_length, capacity)
  }
}

@c @implementation
public func regkit_gs1_render(
  _ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ form: Int32, _ options: UnsafePointer<regkit_gs1_options>?,
  _ form_out: Int32, _ stem: UnsafePointer<CChar>?, _ stem_length: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let storage = try storage(out, capacity, "out")
    let bytes = try bytes(message, message_length, "message")
    let reading = try MessageReading(form, options)
    let stem = try text(stem, stem_length, "stem")
    let needed: Int
    switch form_out {
    case REGKIT_GS1_DIGITAL_LINK:
      needed = try renderDigitalLink(reading.whole(bytes), stem, into: storage)
    case REGKIT_GS1_RAW, REGKIT_GS1_BRACKETED, REGKIT_GS1_HRI, REGKIT_GS1_HRI_WITH_TITLES:
      guard stem == nil else { throw .argument("stem: found one, expected NULL for a form that is no URI") }
      needed = try render(bytes, reading, form_out, into: storage)
    default:
      throw .argument(
        "form_out: found \(form_out), expected REGKIT_GS1_RAW, _BRACKETED, _DIGITAL_LINK, _HRI or _HRI_WITH_TITLES")
    }
    try report(needed, to: out_length, capacity)
  }
}

/// Tells the caller how long a text is, and that it did not fit.
private func report(_ needed: Int, to length: UnsafeMutablePointer<Int>?, _ capacity: Int) throws(Failure) {
  length?.pointee = needed
  guard needed <= capacity else {
    throw Failure(REGKIT_E_CAPACITY, "found a text of \(needed) bytes, expected no more than \(capacity)")
  }
}

/// Reads a message on the stack, if it has no more than 256 elements, and writes it.
private func render(
  _ bytes: UnsafeBufferPointer<UInt8>, _ reading: MessageReading, _ form: Int32,
  into storage: UnsafeMutableBufferPointer<UInt8>
) throws(Failure) -> Int {
  var elements = [256 of Element](repeating: Element())
  var fault: GS1Error?
  var needed: Int?
  var elementSpan = elements.mutableSpan
  elementSpan.withUnsafeMutableBufferPointer { elements in
    var buffer = ElementBuffer(elements: elements, errors: UnsafeMutableBufferPointer(start: nil, count: 0))
    reading.read(bytes, into: &buffer)
    guard buffer.elementCount <= elements.count, buffer.errorCount == 0 || form != REGKIT_GS1_RAW else { return }
    let found = UnsafeBufferPointer(start: elements.baseAddress, count: buffer.elementCount)
    needed = write(found, bytes, form, into: storage)
  }
  if let needed { return needed }
  let message = reading.whole(bytes)
  if form == REGKIT_GS1_RAW { fault = message.errors.first }
  if let fault { throw Failure(fault, in: message.bytes) }
  return message.elements.withUnsafeBufferPointer { write($0, bytes, form, into: storage) }
}

private func write(
  _ elements: UnsafeBufferPointer<Element>, _ bytes: UnsafeBufferPointer<UInt8>, _ form: Int32,
  into storage: UnsafeMutableBufferPointer<UInt8>
) -> Int {
  switch form {
  case REGKIT_GS1_RAW: ElementString.writeRaw(elements.span, in: bytes.span, into: storage)
  case REGKIT_GS1_BRACKETED: ElementString.writeBracketed(elements.span, in: bytes.span, into: storage)
  default:
    ElementString.writeHumanReadable(
      elements.span, in: bytes.span, withTitles: form == REGKIT_GS1_HRI_WITH_TITLES, into: storage)
  }
}

private func renderDigitalLink(
  _ message: ElementString, _ stem: String?, into storage: UnsafeMutableBufferPointer<UInt8>
) throws(Failure) -> Int {
  if let fault = message.errors.first { throw Failure(fault, in: message.bytes) }
  do throws(GS1Error) {
    let uri = try message.digitalLinkBytes(stem: stem ?? "https://id.gs1.org")
    for index in 0..<min(uri.count, storage.count) { storage[index] = uri[index] }
    return uri.count
  } catch {
    guard error.code != .invalidStem else {
      let text = Array((stem ?? "").utf8)
      throw Failure(
        REGKIT_E_ARGUMENT, "stem: " + error.message(in: text, language: .english), offset: error.offset,
        length: error.length)
    }
    throw Failure(error, in: message.bytes)
  }
}

extension Failure {
  fileprivate init(_ error: GS1Error, in bytes: [UInt8]) {
    self.init(
      REGKIT_E_MESSAGE, error.message(in: bytes, language: .english), offset: error.offset, length: error.length)
  }
}

extension regkit_gs1_element {
  fileprivate func has(_ flag: UInt32) -> Bool { UInt32(flags) & flag != 0 }

  /// How the value is written, as the flags say.
  fileprivate var escaping: Element.Escaping {
    guard has(REGKIT_GS1_HAS_ESCAPES) else { return .none }
    guard has(REGKIT_GS1_IN_URI) else { return .bracket }
    return has(REGKIT_GS1_IN_QUERY) ? .query : .path
  }
}
