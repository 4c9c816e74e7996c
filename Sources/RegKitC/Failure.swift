import CRegKit

/// Why a call failed: the status to return and the detail for the caller's `regkit_error`.
struct Failure: Error {
  let status: Int32
  let message: String
  let offset: Int
  let length: Int

  init(_ status: Int32, _ message: String, offset: Int = 0, length: Int = 0) {
    self.status = status
    self.message = message
    self.offset = offset
    self.length = length
  }

  /// A fault in the call itself.
  static func argument(_ message: String) -> Failure { Failure(REGKIT_E_ARGUMENT, message) }
}

extension UnsafeMutablePointer<regkit_error>? {
  /// Runs the body of a call; on a failure fills the caller's error and gives its status.
  func status(_ body: () throws(Failure) -> Void) -> Int32 {
    let storage: CallerStorage<regkit_error>?
    do throws(Failure) {
      storage = self == nil ? nil : try CallerStorage(self, "error")
    } catch {
      // What may not be written to cannot tell why: the call is refused before it does anything.
      return error.status
    }
    do throws(Failure) {
      try body()
      return REGKIT_OK
    } catch {
      return tell(error, in: storage)
    }
  }

  @inline(never)
  private func tell(_ failure: Failure, in storage: CallerStorage<regkit_error>?) -> Int32 {
    storage?.store(regkit_error(failure))
    return failure.status
  }
}

extension regkit_error {
  fileprivate init(_ failure: Failure) {
    self.init()
    code = failure.status
    offset = failure.offset
    length = failure.length
    var text = failure.message
    withUnsafeMutableBytes(of: &message) { storage in
      text.withUTF8 { bytes in
        var count = min(bytes.count, storage.count - 1)
        // Never cut inside a character: step back over the bytes that continue one.
        if count < bytes.count {
          while count > 0, bytes[count] & 0xC0 == 0x80 { count -= 1 }
        }
        for index in 0..<count { storage[index] = bytes[index] }
        storage[count] = 0
      }
    }
  }
}
