import GS1

/// `regkit parse --gs1`: GS1's rules alone, a short line for each message, written as bytes without detours.
struct GS1Lines {
  private let isJSON: Bool
  /// How messages are written; nil to recognise the form.
  private let form: ElementString.Form?
  private let options: ElementString.Options
  private let output: LineOutput
  private let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 4096)
  private let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 4096)

  /// What the scanner makes of separators, undone before reading; nil when messages come as they are.
  private let profile: ScannerProfile?

  init(
    _ output: LineOutput, isJSON: Bool, _ form: ElementString.Form?, _ options: ElementString.Options,
    _ profile: ScannerProfile?
  ) {
    self.output = output
    self.isJSON = isJSON
    self.form = form
    self.options = options
    self.profile = profile
  }

  /// Reads one message and writes its line; gives whether it is valid.
  func write(_ message: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
    if let profile { return write(Array(message), typedAs: profile, line: line) }
    var found = ElementBuffer(elements: elements, errors: errors)
    let form = ElementString.read(message.span, as: form, options: options, into: &found)
    let stored = UnsafeBufferPointer(rebasing: elements[..<found.storedElementCount])
    let faults = UnsafeBufferPointer(rebasing: errors[..<min(found.errorCount, errors.count)])
    if isJSON {
      writeJSON(message, line, form, stored, faults)
    } else {
      writeText(message, stored, faults)
    }
    return faults.isEmpty
  }

  /// Reads what a scanner typed; errors have their places in that.
  private func write(_ scanned: [UInt8], typedAs profile: ScannerProfile, line: Int) -> Bool {
    var message: ElementString?
    var errors: [GS1Error]
    do throws(GS1Error) {
      let scan = try profile.read(scanned, options: options)
      message = scan.message
      errors = scan.errors
    } catch {
      errors = [error]
    }
    (message?.bytes ?? []).withUnsafeBufferPointer { bytes in
      (message?.elements ?? []).withUnsafeBufferPointer { elements in
        errors.withUnsafeBufferPointer { errors in
          if isJSON {
            writeJSON(bytes, line, message?.form, elements, errors)
          } else {
            writeText(bytes, elements, errors)
          }
        }
      }
    }
    return errors.isEmpty
  }

  /// Writes the line of a message that is too long to be read.
  func write(tooLong length: Int, line: Int) {
    if isJSON {
      output.append("{\"line\":")
      output.append(decimal: line)
      output.append(
        ",\"valid\":false,\"form\":\"\",\"elements\":[],\"errors\":[{\"code\":\"message_too_long\",\"ai\":\"\"")
      output.append(",\"offset\":0,\"length\":")
      output.append(decimal: length)
      output.append("}]}")
    } else {
      output.append("message_too_long@0\t")
    }
    output.endLine()
  }

  // MARK: - Text

  /// `valid`, or each error with its place, then a tab and the elements in brackets.
  private func writeText(
    _ message: UnsafeBufferPointer<UInt8>, _ elements: UnsafeBufferPointer<Element>,
    _ errors: UnsafeBufferPointer<GS1Error>
  ) {
    if errors.isEmpty { output.append("valid") }
    for (index, error) in errors.enumerated() {
      if index > 0 { output.append(0x2C) }
      output.append(error.code.staticName)
      output.append(0x40)
      output.append(decimal: error.offset)
    }
    output.append(0x09)
    let text = output.write { ElementString.writeBracketed(elements.span, in: message.span, into: $0) }
    if text.contains(where: { $0 &- 0x20 >= 0x5F }) {
      // What a barcode holds may not command the terminal, nor make two lines of one.
      let bytes = Array(text)
      output.removeLast(bytes.count)
      for byte in bytes {
        if byte &- 0x20 < 0x5F {
          output.append(byte)
        } else {
          output.append("\\x")
          appendHexadecimal(byte)
        }
      }
    }
    output.endLine()
  }

  private func appendHexadecimal(_ byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10) }
  }

  // MARK: - JSON

  private func writeJSON(
    _ message: UnsafeBufferPointer<UInt8>, _ line: Int, _ form: ElementString.Form?,
    _ elements: UnsafeBufferPointer<Element>, _ errors: UnsafeBufferPointer<GS1Error>
  ) {
    output.append("{\"line\":")
    output.append(decimal: line)
    output.append(errors.isEmpty ? ",\"valid\":true,\"form\":\"" : ",\"valid\":false,\"form\":\"")
    switch form {
    case .raw: output.append("raw")
    case .scanData: output.append("scan_data")
    case .bracketed: output.append("bracketed")
    case .digitalLink: output.append("digital_link")
    case .humanReadable: output.append("human_readable")
    case nil: break
    }
    output.append("\",\"elements\":[")
    for (index, element) in elements.enumerated() {
      output.append(index == 0 ? "{\"ai\":\"" : ",{\"ai\":\"")
      append(element.ai)
      output.append("\",\"value\":\"")
      let value = output.write { ElementString.writeValue(of: element, in: message.span, into: $0) }
      if value.contains(where: { $0 &- 0x20 >= 0x5F || $0 == 0x22 || $0 == 0x5C }) { escape(value) }
      output.append("\"}")
    }
    output.append("],\"errors\":[")
    for (index, error) in errors.enumerated() {
      output.append(index == 0 ? "{\"code\":\"" : ",{\"code\":\"")
      output.append(error.code.staticName)
      output.append("\",\"ai\":\"")
      if let ai = error.ai { append(ai) }
      output.append("\",\"offset\":")
      output.append(decimal: error.offset)
      output.append(",\"length\":")
      output.append(decimal: error.length)
      output.append(0x7D)
    }
    output.append("]}")
    output.endLine()
  }

  private func append(_ ai: ApplicationIdentifier) {
    var divisor = ai.digitCount == 4 ? 1000 : ai.digitCount == 3 ? 100 : 10
    while divisor > 0 {
      output.append(0x30 + UInt8(ai.number / divisor % 10))
      divisor /= 10
    }
  }

  /// Writes the last bytes again as the inside of a JSON string; what is no UTF-8 becomes U+FFFD.
  private func escape(_ value: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: value, as: UTF8.self)
    output.removeLast(value.count)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0..<0x20, 0x7F:
        output.append("\\u00")
        appendHexadecimal(byte)
      default: output.append(byte)
      }
    }
  }
}
