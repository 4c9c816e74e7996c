public import CRegKit
import GS1

@c @implementation
public func regkit_gs1_build(
  _ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ out_length: UnsafeMutablePointer<Int>?,
  _ parts: UnsafePointer<regkit_gs1_part>?, _ part_count: Int, _ options: UnsafePointer<regkit_gs1_options>?,
  _ output: UnsafePointer<regkit_gs1_output>?, _ faults: UnsafeMutablePointer<regkit_gs1_indexed_fault>?,
  _ fault_capacity: Int, _ fault_count: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let storage = try storage(out, capacity, "out")
    let faults = try IndexedFaults(faults, fault_capacity)
    guard part_count >= 0, parts != nil || part_count == 0 else { throw .argument("parts: NULL with a count") }
    if let parts { try checkAlignment(parts, MemoryLayout<regkit_gs1_part>.alignment, "parts") }
    let output = try MessageOutput(output)
    var builder = ElementStringBuilder(
      order: output.keepsOrder ? .asGiven : .predefinedLengthFirst, century: output.century,
      options: try MessageReading(REGKIT_GS1_BRACKETED, options).options)
    for part in UnsafeBufferPointer(start: parts, count: part_count) { try part.append(to: &builder) }
    let message: ElementString
    do throws(ElementStringBuilder.Failure) {
      message = try builder.build()
    } catch {
      faults.store(error.errors.map { ($0.value, $0.error) })
      fault_count?.pointee = error.errors.count
      throw Failure(REGKIT_E_MESSAGE, error.messages().joined(separator: "\n"))
    }
    var fault: GS1Error?
    if let needed = try output.write(message, into: storage, &fault) {
      fault_count?.pointee = 0
      try report(needed, to: out_length, capacity)
    } else if let fault {
      let located = builder.located(fault, in: message)
      faults.store([(located.value, located.error)])
      fault_count?.pointee = 1
      throw Failure(REGKIT_E_MESSAGE, fault.message(in: message.bytes, language: .english))
    }
  }
}

extension regkit_gs1_part {
  fileprivate func append(to builder: inout ElementStringBuilder) throws(Failure) {
    guard let ai = ApplicationIdentifier(number: Int(self.ai), digitCount: Int(ai_digits)) else {
      throw .argument("parts: found \(self.ai) of \(ai_digits) digits, expected an AI of 2, 3 or 4")
    }
    let flags = UInt32(self.flags)
    guard flags & ~(REGKIT_GS1_AS_WRITTEN | REGKIT_GS1_CHECK_DIGIT) == 0, reserved == 0 else {
      throw .argument("parts: found unknown flags or a reserved field in use, expected 0")
    }
    let value = Array(try bytes(self.value.bytes, self.value.length, "parts.value"))
    let completes = flags & REGKIT_GS1_CHECK_DIGIT != 0
    if flags & REGKIT_GS1_AS_WRITTEN != 0, let text = String(validating: value, as: UTF8.self) {
      builder.append(ai, written: text, completesCheckDigit: completes)
    } else if completes {
      builder.append(ai, completingCheckDigit: value)
    } else {
      builder.append(ai, bytes: value)
    }
  }
}

/// Storage of the caller for faults of one of several things.
struct IndexedFaults {
  private let storage: UnsafeMutablePointer<regkit_gs1_indexed_fault>?
  let capacity: Int

  init(_ storage: UnsafeMutablePointer<regkit_gs1_indexed_fault>?, _ capacity: Int) throws(Failure) {
    guard capacity >= 0 else { throw .argument("faults: a capacity beyond the address space") }
    guard storage != nil || capacity == 0 else { throw .argument("faults: NULL with a capacity of \(capacity)") }
    if let storage { try checkAlignment(storage, MemoryLayout<regkit_gs1_indexed_fault>.alignment, "faults") }
    self.storage = storage
    self.capacity = capacity
  }

  /// Stores as many as fit.
  func store(_ faults: [(index: Int, error: GS1Error)]) {
    guard let storage else { return }
    for (place, fault) in faults.prefix(capacity).enumerated() {
      storage[place] = regkit_gs1_indexed_fault(index: fault.index, fault: regkit_gs1_fault(fault.error))
    }
  }
}
