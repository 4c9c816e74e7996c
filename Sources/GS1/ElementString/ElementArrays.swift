/// The elements and errors of one message, in arrays of exactly their size.
struct ElementArrays {
  private(set) var elements: [Element] = []
  private(set) var errors: [GS1Error] = []

  /// Reads into room on the stack that nearly every message fits, and again into more where one does not.
  ///
  /// - Parameter read: Reads the message from its beginning, however often it is called.
  // A kilobyte each: more would be on the heap.
  @inline(__always)
  init(_ read: (inout ElementBuffer) -> Void) {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: 64) { elements in
      withUnsafeTemporaryAllocation(of: GS1Error.self, capacity: 64) { errors in
        var found = ElementBuffer(elements: elements, errors: errors)
        read(&found)
        if found.elementCount <= elements.count, found.errorCount <= errors.count {
          self.elements = Array(elements[..<found.elementCount])
          if found.errorCount > 0 { self.errors = Array(errors[..<found.errorCount]) }
        } else {
          readAgain(found, read)
        }
      }
    }
  }

  /// Reads until there is room for everything.
  ///
  /// Errors between elements show only once every element has room, so that a third time may be needed.
  @inline(never)
  private mutating func readAgain(_ counted: ElementBuffer, _ read: (inout ElementBuffer) -> Void) {
    var counted = counted
    repeat {
      let room = (elements: counted.elementCount, errors: counted.errorCount)
      elements = Array(unsafeUninitializedCapacity: room.elements) { elements, elementCount in
        errors = Array(unsafeUninitializedCapacity: room.errors) { errors, errorCount in
          counted = ElementBuffer(
            elements: .init(rebasing: elements[..<room.elements]), errors: .init(rebasing: errors[..<room.errors]))
          read(&counted)
          elementCount = counted.storedElementCount
          errorCount = min(counted.errorCount, room.errors)
        }
      }
    } while counted.elementCount > elements.count || counted.errorCount > errors.count
  }
}
