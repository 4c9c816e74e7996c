internal import CQPDF

/// One object of an open PDF file; the document must outlive it.
///
/// What an object lacks is null, as libqpdf has it, and a value of another type than the one asked for is nil: a wrong
/// file gives wrong answers here, never a trap.
final class PDFObject {
  private let document: qpdf_data?
  private let handle: qpdf_oh

  init(_ handle: qpdf_oh, of document: qpdf_data?) {
    self.handle = handle
    self.document = document
  }

  deinit { qpdf_oh_release(document, handle) }

  var isNull: Bool { qpdf_oh_is_null(document, handle) != 0 }
  var isStream: Bool { qpdf_oh_is_stream(document, handle) != 0 }
  var isDictionary: Bool { qpdf_oh_is_dictionary(document, handle) != 0 }
  var isArray: Bool { qpdf_oh_is_array(document, handle) != 0 }

  /// The number by which a file names the object; 0 for one that stands inside another.
  var number: Int { Int(qpdf_oh_get_object_id(document, handle)) }

  /// The dictionary of a stream.
  var dictionary: PDFObject { PDFObject(qpdf_oh_get_dict(document, handle), of: document) }

  /// A member of a dictionary by its key, or by the short key that inline pictures use; null when there is neither.
  func member(_ key: StaticString, _ short: StaticString? = nil) -> PDFObject {
    if has(key) { return member(named: key.bytes) }
    return short.map { member(named: $0.bytes) } ?? PDFObject(qpdf_oh_new_null(document), of: document)
  }

  /// A member by a name out of the file, without its slash.
  func member(named name: [UInt8]) -> PDFObject {
    guard isDictionary, !name.contains(0) else { return PDFObject(qpdf_oh_new_null(document), of: document) }
    return PDFObject(
      Self.key(name).withUnsafeBufferPointer { qpdf_oh_get_key(document, handle, $0.baseAddress) }, of: document)
  }

  func has(_ key: StaticString) -> Bool {
    isDictionary
      && Self.key(key.bytes).withUnsafeBufferPointer { qpdf_oh_has_key(document, handle, $0.baseAddress) } != 0
  }

  /// The keys of a dictionary, without their slashes, so many of them at most.
  func memberNames(atMost limit: Int) -> [[UInt8]] {
    guard isDictionary else { return [] }
    qpdf_oh_begin_dict_key_iter(document, handle)
    var names: [[UInt8]] = []
    while names.count < limit, qpdf_oh_dict_more_keys(document) != 0, let key = qpdf_oh_dict_next_key(document) {
      var end = 0
      while key[end] != 0 { end += 1 }
      names.append([UInt8](UnsafeRawBufferPointer(start: key, count: end).dropFirst()))
    }
    return names
  }

  /// A name as libqpdf wants it: behind a slash, ended by NUL.
  private static func key(_ name: [UInt8]) -> [CChar] { [0x2F] + name.map { CChar(bitPattern: $0) } + [0] }

  var integer: Int? {
    var value: Int64 = 0
    return qpdf_oh_get_value_as_longlong(document, handle, &value) != 0 ? Int(value) : nil
  }

  var real: Double? {
    var value = 0.0
    return qpdf_oh_get_value_as_number(document, handle, &value) != 0 ? value : nil
  }

  var bool: Bool? {
    var value: QPDF_BOOL = 0
    return qpdf_oh_get_value_as_bool(document, handle, &value) != 0 ? value != 0 : nil
  }

  /// A name without its slash.
  var name: [UInt8]? {
    var start: UnsafePointer<CChar>?
    var count = 0
    guard qpdf_oh_get_value_as_name(document, handle, &start, &count) != 0, let start, count > 0 else { return nil }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count).dropFirst())
  }

  func isNamed(_ names: StaticString...) -> Bool {
    guard let name else { return false }
    return names.contains { $0.bytes == name }
  }

  var string: [UInt8]? {
    var start: UnsafePointer<CChar>?
    var count = 0
    guard qpdf_oh_get_value_as_string(document, handle, &start, &count) != 0, let start else { return nil }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// How many items an array has; 0 for what is none.
  var count: Int { isArray ? max(0, Int(qpdf_oh_get_array_n_items(document, handle))) : 0 }

  /// An item of an array; null beyond its end.
  func item(_ index: Int) -> PDFObject {
    guard index < count else { return PDFObject(qpdf_oh_new_null(document), of: document) }
    return PDFObject(qpdf_oh_get_array_item(document, handle, Int32(index)), of: document)
  }

  /// The numbers of an array of at most `limit` numbers; nil for anything else.
  func numbers(atMost limit: Int) -> [Double]? {
    guard isArray, count <= limit else { return nil }
    var numbers: [Double] = []
    for index in 0..<count {
      guard let number = item(index).real else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The bytes of a stream as they are stored, decrypted but with every filter still on; nil when they cannot be had.
  var storedBytes: [UInt8]? {
    guard isStream else { return nil }
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = qpdf_oh_get_stream_data(document, handle, qpdf_dl_none, nil, &start, &count)
    defer { regkit_qpdf_free(start) }
    guard regkit_qpdf_failed(code) == 0, let start else {
      return regkit_qpdf_failed(code) == 0 && count == 0 ? [] : nil
    }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// An object written as text, which may not refer to others.
  func parsing(_ text: [UInt8]) -> PDFObject {
    let text = text.map { CChar(bitPattern: $0) } + [0]
    return PDFObject(text.withUnsafeBufferPointer { qpdf_oh_parse(document, $0.baseAddress) }, of: document)
  }
}

extension StaticString {
  var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
