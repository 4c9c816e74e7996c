public import CRegKit
import GS1
import RegKit

@c @implementation
public func regkit_gs1_suggest(
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ out_length: UnsafeMutablePointer<Int>?,
  _ message: UnsafePointer<UInt8>?, _ message_length: Int, _ form: Int32,
  _ options: UnsafePointer<regkit_gs1_options>?, _ limit: Int, _ language: Int32,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let language = try Language(code: language)
    let reading = try MessageReading(form, options)
    var options = reading.options
    // A limit beyond the address space arrives as a negative one, and is none.
    if limit != 0 { options.maximumSuggestions = limit > 0 ? limit : .max }
    let message = reading.whole(try bytes(message, message_length, "message"))
    let text = try allocated(Gateway.json(message.guesses(options: options), language).text)
    out.pointee = text.pointer
    out_length?.pointee = text.length
  }
}

@c @implementation
public func regkit_gs1_undo_habit(
  _ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int, _ out_length: UnsafeMutablePointer<Int>?,
  _ origins: UnsafeMutablePointer<UInt32>?, _ scanned: UnsafePointer<UInt8>?, _ scanned_length: Int,
  _ profile: UnsafePointer<CChar>?, _ profile_length: Int, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let storage = try storage(out, capacity, "out")
    if let origins { try checkAlignment(origins, MemoryLayout<UInt32>.alignment, "origins") }
    let bytes = Array(try bytes(scanned, scanned_length, "scanned"))
    let profile = try ScannerProfile(
      named: RegKitC.bytes(
        UnsafeRawPointer(profile)?.assumingMemoryBound(to: UInt8.self), profile_length, "profile"))
    let scan: ScannerProfile.Scan
    do throws(GS1Error) {
      scan = try profile.read(bytes)
    } catch {
      throw Failure(error, in: bytes, .builtIn)
    }
    let message = scan.message.bytes
    for place in 0..<min(message.count, storage.count) {
      storage[place] = message[place]
      origins?[place] = UInt32(truncatingIfNeeded: scan.offset(place))
    }
    try report(message.count, to: out_length, capacity)
  }
}

@c @implementation
public func regkit_gs1_learn_profile(
  _ out: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ out_length: UnsafeMutablePointer<Int>?,
  _ scanned: UnsafePointer<UInt8>?, _ scanned_length: Int, _ expected: UnsafePointer<UInt8>?, _ expected_length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = nil
    let scanned = Array(try bytes(scanned, scanned_length, "scanned"))
    let expected = Array(try bytes(expected, expected_length, "expected"))
    guard let profile = ScannerProfile.learn(from: scanned, expected: expected) else {
      throw Failure(
        REGKIT_E_MESSAGE, "scanned: found nothing that a profile makes of the symbol", length: scanned.count)
    }
    let text = try allocated(profile.json.text)
    out.pointee = text.pointer
    out_length?.pointee = text.length
  }
}

extension ScannerProfile {
  /// The name of a common habit or a profile in JSON, of the caller.
  fileprivate init(named text: UnsafeBufferPointer<UInt8>) throws(Failure) {
    do throws(ProfileError) {
      self = try ScannerProfile(text: text)
    } catch {
      throw Failure(REGKIT_E_ARGUMENT, "profile: " + error.message, offset: error.offset)
    }
  }
}
