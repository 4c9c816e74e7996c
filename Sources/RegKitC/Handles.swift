#if DEBUG
  import CPOSIX
  import Synchronization
#endif

/// What an opaque handle of the header points to.
///
/// In a release build a handle is the address of the object, and nothing watches over it. A debug build gives a number
/// instead, never the same again, so that a handle that was freed, or that is one of another kind, is refused with words.
protocol Handle: AnyObject {
  /// The type of the handle in the header, "regkit_rules".
  static var type: String { get }
  /// The parameter that takes one, "rules".
  static var parameter: String { get }
}

extension Handle {
  /// A handle that owns this object until it is freed.
  func handle() -> OpaquePointer? {
    let object = Unmanaged.passRetained(self).toOpaque()
    #if DEBUG
      return OpenHandles.locked { OpenHandles.add(object, Self.type) }
    #else
      return OpaquePointer(object)
    #endif
  }

  /// The object of a handle of the caller.
  static func borrowed(_ handle: OpaquePointer?) throws(Failure) -> Self {
    guard let handle else { throw .argument("\(parameter): NULL") }
    #if DEBUG
      // Taken before the lock is given back, so that it outlives a thread that frees the handle meanwhile.
      let found = OpenHandles.locked {
        OpenHandles.object(of: handle, type).map { Unmanaged<Self>.fromOpaque($0).takeUnretainedValue() }
      }
      guard let found else {
        throw .argument("\(parameter): found \(OpenHandles.description(of: handle)), expected a \(type)")
      }
      return found
    #else
      return Unmanaged<Self>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    #endif
  }

  /// Gives up what a handle owns.
  static func release(_ handle: OpaquePointer?) {
    guard let handle else { return }
    #if DEBUG
      guard let object = OpenHandles.locked({ OpenHandles.remove(handle, type) }) else {
        // There is no status to return, and the caller's mistake is not to go unseen.
        var line = "\(type)_free: found \(OpenHandles.description(of: handle)), expected a \(type)\n"
        line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
        return
      }
      Unmanaged<Self>.fromOpaque(object).release()
    #else
      Unmanaged<Self>.fromOpaque(UnsafeRawPointer(handle)).release()
    #endif
  }
}

#if DEBUG
  /// The handles of a debug build that were given and not freed.
  private enum OpenHandles {
    private struct Entry {
      let object: UnsafeMutableRawPointer
      let type: String
    }

    // All that is not immutable is touched under the lock alone.
    private static let isLocked = Atomic<Bool>(false)
    nonisolated(unsafe) private static var entries: [UInt: Entry] = [:]
    nonisolated(unsafe) private static var end = first

    /// Handles count up from an address that no machine has: a program that looks behind one stops there.
    private static let first: UInt = 0x5245_474B_4954_0000
    private static let step: UInt = 16

    static func locked<Value>(_ body: () -> Value) -> Value {
      while !isLocked.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged { sched_yield() }
      defer { isLocked.store(false, ordering: .releasing) }
      return body()
    }

    static func add(_ object: UnsafeMutableRawPointer, _ type: String) -> OpaquePointer? {
      let handle = end
      end &+= step
      entries[handle] = Entry(object: object, type: type)
      return OpaquePointer(bitPattern: handle)
    }

    static func object(of handle: OpaquePointer, _ type: String) -> UnsafeMutableRawPointer? {
      entries[UInt(bitPattern: handle)].flatMap { $0.type == type ? $0.object : nil }
    }

    static func remove(_ handle: OpaquePointer, _ type: String) -> UnsafeMutableRawPointer? {
      guard let object = object(of: handle, type) else { return nil }
      entries[UInt(bitPattern: handle)] = nil
      return object
    }

    static func description(of handle: OpaquePointer) -> String {
      locked {
        let number = UInt(bitPattern: handle)
        if let entry = entries[number] { return "a \(entry.type)" }
        return (first..<end).contains(number) ? "a freed handle" : "a pointer that is no handle of this library"
      }
    }
  }
#endif
