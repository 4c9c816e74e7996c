import CRegKit

/// A struct of the header that begins with `struct_size`, so that a caller and a library of different releases know how
/// much of it both mean.
///
/// A release adds fields at the end and changes nothing else: what the caller has is the beginning of what the library has,
/// or the other way round. Each such struct behind a pointer of the caller is therefore read with `init(from:_:)` and
/// written through `CallerStorage`, which copy what both have.
protocol SizedStruct {
  init()

  var struct_size: Int { get set }

  /// The bytes of the struct in the first release that had it, on machines of 64 bits: the least that a caller can have.
  ///
  /// This stays what it is when the struct grows, or programs of that release are refused.
  static var leastSize: Int { get }
}

extension SizedStruct {
  // No struct is ever larger: a size beyond this was never set.
  private static var maximumSize: Int { 4096 }

  /// The size that the caller says a struct of this kind has, after checking that the struct can be one.
  fileprivate static func size(at memory: UnsafeRawPointer, _ name: String) throws(Failure) -> Int {
    try checkAlignment(memory, MemoryLayout<Self>.alignment, name)
    let size = memory.load(as: Int.self)
    // No struct of any release ends inside a field of another.
    guard size >= leastSize, size <= maximumSize, size % MemoryLayout<Self>.alignment == 0 else {
      // A size beyond the address space arrives as a negative number.
      throw .argument("\(name): struct_size \(UInt(bitPattern: size)), expected \(MemoryLayout<Self>.size)")
    }
    return size
  }

  /// What the caller set.
  ///
  /// A field that an older caller does not have is 0, which means what was before there was that field. A field of a newer
  /// caller that this library does not know must be 0 for the same reason: without it, another question would be answered
  /// than was asked.
  init(from pointer: UnsafePointer<Self>, _ name: String) throws(Failure) {
    let memory = UnsafeRawPointer(pointer)
    let size = try Self.size(at: memory, name)
    self.init()
    let own = MemoryLayout<Self>.size
    withUnsafeMutableBytes(of: &self) { storage in
      storage.copyMemory(from: UnsafeRawBufferPointer(start: memory, count: min(size, own)))
    }
    guard size <= own || UnsafeRawBufferPointer(start: memory + own, count: size - own).allSatisfy({ $0 == 0 }) else {
      throw .argument(
        "\(name): found a field in use behind its first \(own) bytes, expected 0 there: the library is \(REGKIT_VERSION) "
          + "and does not know it")
    }
  }
}

/// A struct of the caller that the library fills.
///
/// Nothing is written behind the caller's `struct_size`, nor behind what the library knows: a field that is newer than the
/// library keeps what the caller put there.
struct CallerStorage<Struct: SizedStruct> {
  private let memory: UnsafeMutableRawPointer
  let size: Int

  init(_ pointer: UnsafeMutablePointer<Struct>?, _ name: String) throws(Failure) {
    guard let pointer else { throw .argument("\(name): NULL") }
    memory = UnsafeMutableRawPointer(pointer)
    size = try Struct.size(at: memory, name)
  }

  /// Writes the fields that the caller has.
  func store(_ value: Struct) {
    var value = value
    value.struct_size = size
    withUnsafeBytes(of: value) { bytes in
      UnsafeMutableRawBufferPointer(start: memory, count: size)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(size)))
    }
  }
}

extension regkit_error: SizedStruct { static var leastSize: Int { 1056 } }
extension regkit_options: SizedStruct { static var leastSize: Int { 48 } }
extension regkit_answer: SizedStruct { static var leastSize: Int { 32 } }
extension regkit_gs1_options: SizedStruct { static var leastSize: Int { 56 } }
extension regkit_gs1_counts: SizedStruct { static var leastSize: Int { 24 } }
extension regkit_gs1_output: SizedStruct { static var leastSize: Int { 48 } }
extension regkit_gs1_column: SizedStruct { static var leastSize: Int { 72 } }
extension regkit_gs1_values: SizedStruct { static var leastSize: Int { 88 } }
extension regkit_gs1_column_counts: SizedStruct { static var leastSize: Int { 40 } }
extension regkit_readings: SizedStruct { static var leastSize: Int { 184 } }
extension regkit_answers: SizedStruct { static var leastSize: Int { 112 } }
extension regkit_reader_options: SizedStruct { static var leastSize: Int { 16 } }
extension regkit_frames_options: SizedStruct { static var leastSize: Int { 56 } }
extension regkit_label_request: SizedStruct { static var leastSize: Int { 88 } }
extension regkit_label: SizedStruct { static var leastSize: Int { 112 } }
extension regkit_label_sheet: SizedStruct { static var leastSize: Int { 64 } }
