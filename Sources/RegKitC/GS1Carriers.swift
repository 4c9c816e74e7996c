public import CRegKit
import GS1

@c @implementation
public func regkit_gs1_judge_carriers(
  _ out: UnsafeMutablePointer<Int>?, _ carriers: UnsafePointer<regkit_gs1_text>?, _ carrier_count: Int, _ form: Int32,
  _ options: UnsafePointer<regkit_gs1_options>?, _ faults: UnsafeMutablePointer<regkit_gs1_indexed_fault>?,
  _ fault_capacity: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    guard carrier_count >= 0, carriers != nil || carrier_count == 0 else {
      throw .argument("carriers: NULL with a count")
    }
    if let carriers { try checkAlignment(carriers, MemoryLayout<regkit_gs1_text>.alignment, "carriers") }
    let faults = try IndexedFaults(faults, fault_capacity)
    // Whether a carrier has what it needs is judged over all of them, whatever the option says.
    let judging = try MessageReading(form, options, isOneOfSeveral: false)
    let reading = try MessageReading(form, options, isOneOfSeveral: true)
    var messages: [ElementString] = []
    for carrier in UnsafeBufferPointer(start: carriers, count: carrier_count) {
      messages.append(reading.whole(try bytes(carrier.bytes, carrier.length, "carriers")))
    }
    let found = ElementString.judgeTogether(messages, options: judging.options)
    faults.store(found.map { ($0.carrier, $0.error) })
    out.pointee = found.count
    guard found.count <= faults.capacity else {
      throw Failure(REGKIT_E_CAPACITY, "found \(found.count) faults, expected no more than \(faults.capacity)")
    }
  }
}
