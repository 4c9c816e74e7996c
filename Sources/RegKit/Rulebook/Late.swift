internal import Synchronization

/// A value that is made when somebody first looks at it.
///
/// A program that opens the rules asks about a subject or two; making all that it could ask for would take most of the time
/// to its first verdict. Any number of threads may look at once: those that come first may each make the value, and one of
/// them is kept. Where it cannot be made, for want of memory, there is none, and the next who looks tries again.
package final class Late<Value: AnyObject & Sendable>: Sendable {
  /// The address of a value that this object owns, or 0 before there is one.
  private let made: Atomic<UInt>
  private let make: @Sendable () -> Value?

  /// - Parameter make: Makes the value, the same whenever it is called, or nil.
  package init(_ make: @escaping @Sendable () -> Value?) {
    made = Atomic(0)
    self.make = make
  }

  deinit { Self.value(at: made.load(ordering: .acquiring))?.release() }

  package var value: Value? {
    if let made = Self.value(at: made.load(ordering: .acquiring)) { return made.takeUnretainedValue() }
    guard let new = make() else { return nil }
    let owned = Unmanaged.passRetained(new)
    let (isKept, other) = made.compareExchange(
      expected: 0, desired: UInt(bitPattern: owned.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return new }
    owned.release()
    return Self.value(at: other)?.takeUnretainedValue() ?? new
  }

  private static func value(at address: UInt) -> Unmanaged<Value>? {
    UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
  }
}
