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
    let element = try regkit_gs1_element(from: element)
    try report(try element.writeValue(in: bytes, into: storage), to: out_length, capacity)
  }
}

@c @implementation
public func regkit_gs1_render(
  _ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ form: Int32, _ options: UnsafePointer<regkit_gs1_options>?,
  _ output: UnsafePointer<regkit_gs1_output>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let storage = try storage(out, capacity, "out")
    let bytes = try bytes(message, message_length, "message")
    let reading = try MessageReading(form, options)
    let output = try MessageOutput(output)
    guard !output.keepsOrder else { throw .argument("output.keep_order: found 1, expected 0, as the order is given") }
    if let needed = renderOnStack(bytes, reading, output, into: storage) {
      try report(needed, to: out_length, capacity)
    } else {
      let message = reading.whole(bytes)
      try report(try render(message, output, into: storage), to: out_length, capacity)
      // What was written for people is not all that the message says.
      if let fault = message.errors.first { throw Failure(fault, in: message.bytes, message.dictionary) }
    }
  }
}

/// Reads a message on the stack, if it has no error and no more than 256 elements, and writes it; nil for any other.
private func renderOnStack(
  _ bytes: UnsafeBufferPointer<UInt8>, _ reading: MessageReading, _ output: MessageOutput,
  into storage: UnsafeMutableBufferPointer<UInt8>
) -> Int? {
  var elements = [256 of Element](repeating: Element())
  var needed: Int?
  var elementSpan = elements.mutableSpan
  elementSpan.withUnsafeMutableBufferPointer { elements in
    var buffer = ElementBuffer(elements: elements, errors: UnsafeMutableBufferPointer(start: nil, count: 0))
    reading.read(bytes, into: &buffer)
    guard buffer.elementCount <= elements.count, buffer.errorCount == 0 else { return }
    let found = UnsafeBufferPointer(start: elements.baseAddress, count: buffer.elementCount)
    needed = output.write(found, bytes, reading.options.dictionary, into: storage)
  }
  return needed
}

private func render(
  _ message: ElementString, _ output: MessageOutput, into storage: UnsafeMutableBufferPointer<UInt8>
) throws(Failure) -> Int {
  var fault = output.isForMachines ? message.errors.first : nil
  if fault == nil {
    if let needed = try output.write(message, into: storage, &fault) { return needed }
  }
  guard let fault else { throw Failure(REGKIT_E_MESSAGE, "the form cannot carry the message") }
  throw Failure(fault, in: message.bytes, message.dictionary)
}

extension regkit_gs1_element {
  /// An element of the caller.
  init(from pointer: UnsafePointer<regkit_gs1_element>?) throws(Failure) {
    guard let pointer else { throw .argument("element: NULL") }
    try checkAlignment(pointer, MemoryLayout<Self>.alignment, "element")
    self = pointer.pointee
  }

  /// Writes the value that the element says stands in a message, and gives the bytes needed.
  func writeValue(
    in bytes: UnsafeBufferPointer<UInt8>, into storage: UnsafeMutableBufferPointer<UInt8>
  ) throws(Failure) -> Int {
    let start = Int(value_offset)
    let range = start..<(start + Int(value_length))
    guard range.upperBound <= bytes.count else {
      throw .argument("element: its value ends at \(range.upperBound), expected no more than \(bytes.count)")
    }
    return ElementString.writeValue(
      range, in: bytes.span, escaping: escaping, omitsLeadingZeros: has(REGKIT_GS1_OMITS_LEADING_ZEROS), into: storage)
  }

  private func has(_ flag: UInt32) -> Bool { UInt32(flags) & flag != 0 }

  /// How the value is written, as the flags say.
  private var escaping: Element.Escaping {
    guard has(REGKIT_GS1_HAS_ESCAPES) else { return .none }
    guard has(REGKIT_GS1_IN_URI) else { return .bracket }
    return has(REGKIT_GS1_IN_QUERY) ? .query : .path
  }
}
