import CRegKit
import GS1

/// How a message is read, as the caller's form and options say, checked.
struct MessageReading {
  /// Nil to recognise the form.
  let form: ElementString.Form?
  let separator: UInt8
  let options: ElementString.Options
  /// The options, or nil where the caller has none: that is read without looking at any.
  private let given: ElementString.Options?

  /// - Parameter isOneOfSeveral: Whether the message is one of several carriers; nil for what the options say.
  init(
    _ form: Int32, _ options: UnsafePointer<regkit_gs1_options>?, isOneOfSeveral: Bool? = nil
  ) throws(Failure) {
    switch form {
    case REGKIT_GS1_ANY: self.form = nil
    case REGKIT_GS1_RAW: self.form = .raw
    case REGKIT_GS1_SCAN_DATA: self.form = .scanData
    case REGKIT_GS1_BRACKETED: self.form = .bracketed
    case REGKIT_GS1_DIGITAL_LINK: self.form = .digitalLink
    case REGKIT_GS1_HRI: self.form = .humanReadable
    default:
      throw .argument(
        "form: found \(form), expected REGKIT_GS1_ANY, _RAW, _SCAN_DATA, _BRACKETED, _DIGITAL_LINK or _HRI")
    }
    var rules = ElementString.Options()
    if isOneOfSeveral == true { rules.isOneCarrierOfSeveral = true }
    guard let chosen = options else {
      separator = 0x1D
      self.options = rules
      given = isOneOfSeveral == true ? rules : nil
      return
    }
    let options = try regkit_gs1_options(from: chosen, "options")
    if let dictionary = options.dictionary { rules.dictionary = try DictionaryHandle.borrowed(dictionary).dictionary }
    guard options.reserved == (0, 0, 0, 0) else {
      throw .argument("options: found a reserved field in use, expected 0")
    }
    rules.allowsUnknownIdentifiers = try flag(options.allow_unknown_ai, "options.allow_unknown_ai")
    rules.allowsShortGTIN = try flag(options.allow_short_gtin, "options.allow_short_gtin")
    // A number beyond the address space arrives as a negative one, and is no limit.
    if options.maximum_length != 0 { rules.maximumLength = Self.limit(options.maximum_length) }
    if options.maximum_elements != 0 { rules.maximumElements = Self.limit(options.maximum_elements) }
    if options.maximum_faults != 0 { rules.maximumErrors = Self.limit(options.maximum_faults) }
    guard options.ignored_count >= 0, options.ignored != nil || options.ignored_count == 0 else {
      throw .argument("options.ignored: NULL with a count")
    }
    if let ignored = options.ignored { try checkAlignment(ignored, MemoryLayout<UInt16>.alignment, "options.ignored") }
    for number in UnsafeBufferPointer(start: options.ignored, count: options.ignored_count) {
      guard let code = GS1Error.Code(rawValue: number) else {
        throw .argument("options.ignored: found \(number), expected the code of a fault")
      }
      rules.ignore(code)
    }
    let isSaid = try flag(options.one_of_several_carriers, "options.one_of_several_carriers")
    if isOneOfSeveral ?? isSaid { rules.isOneCarrierOfSeveral = true }
    separator = options.separator == 0 ? 0x1D : options.separator
    self.options = rules
    given = rules
  }

  private static func limit(_ number: Int) -> Int { number > 0 ? number : .max }

  /// Reads into storage of the caller and gives the form; nil when none was recognised.
  @discardableResult
  func read(_ bytes: UnsafeBufferPointer<UInt8>, into buffer: inout ElementBuffer) -> ElementString.Form? {
    guard form == .raw else { return ElementString.read(bytes.span, as: form, options: given, into: &buffer) }
    ElementString.read(raw: bytes.span, separator: separator, options: given, into: &buffer)
    return form
  }

  /// Reads into storage of our own.
  func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> ElementString {
    let bytes = Array(bytes)
    guard form == .raw else { return ElementString(reading: bytes, as: form, options: options) }
    return ElementString(raw: bytes, separator: separator, options: options)
  }
}

/// A number of the caller that is 0 or 1.
func flag(_ number: UInt8, _ name: String) throws(Failure) -> Bool {
  guard number <= 1 else { throw .argument("\(name): found \(number), expected 0 or 1") }
  return number == 1
}

/// Storage of the caller; NULL is allowed for no room only.
func storage(
  _ pointer: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ name: String
) throws(Failure) -> UnsafeMutableBufferPointer<UInt8> {
  guard capacity >= 0 else { throw .argument("\(name): a capacity beyond the address space") }
  guard pointer != nil || capacity == 0 else { throw .argument("\(name): NULL with a capacity of \(capacity)") }
  return UnsafeMutableBufferPointer(start: pointer, count: capacity)
}
