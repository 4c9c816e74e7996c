public import CRegKit
import GS1

@c @implementation
public func regkit_gs1_check_digit(
  _ out: UnsafeMutablePointer<CChar>?, _ digits: UnsafePointer<UInt8>?, _ length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    let bytes = try bytes(digits, length, "digits")
    guard let digit = CheckDigit.mod10(of: bytes.span) else {
      let place = bytes.firstIndex { $0 < 0x30 || $0 > 0x39 }
      throw Failure(
        REGKIT_E_ARGUMENT, "digits: found \(place == nil ? "none" : "another character"), expected ASCII digits",
        offset: place ?? 0, length: place == nil ? 0 : 1)
    }
    out.pointee = CChar(truncatingIfNeeded: 0x30 + digit)
  }
}

@c @implementation
public func regkit_gs1_verify_check_digit(
  _ out: UnsafeMutablePointer<Int32>?, _ digits: UnsafePointer<UInt8>?, _ length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = CheckDigit.isValid(try bytes(digits, length, "digits").span) ? 1 : 0
  }
}

@c @implementation
public func regkit_gs1_check_pair(
  _ out: UnsafeMutablePointer<CChar>?, _ text: UnsafePointer<UInt8>?, _ length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    let bytes = try bytes(text, length, "text")
    guard let pair = CheckPair.pair(of: bytes.span) else {
      throw .argument("text: found \(length) bytes, expected at most \(CheckPair.maximumLength), all of CSET 82")
    }
    out[0] = CChar(truncatingIfNeeded: pair.first)
    out[1] = CChar(truncatingIfNeeded: pair.second)
  }
}

@c @implementation
public func regkit_gs1_verify_check_pair(
  _ out: UnsafeMutablePointer<Int32>?, _ text: UnsafePointer<UInt8>?, _ length: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    guard let out else { throw .argument("out: NULL") }
    out.pointee = CheckPair.isValid(try bytes(text, length, "text").span) ? 1 : 0
  }
}
