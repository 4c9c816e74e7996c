/// Where a reader puts what it finds.
///
/// The reader looks back at the elements to find repeats and associations, so a sink keeps those it has room for.
/// Elements come in the order of the input; errors come in the order in which they are found.
public protocol ElementSink {
  /// Takes the next element.
  mutating func accept(_ element: Element)
  /// Takes the next error.
  mutating func accept(_ error: GS1Error)
  /// How many of the accepted elements the sink still has.
  var storedElementCount: Int { get }
  /// An element that the sink has, by its place from 0 in order of acceptance.
  func storedElement(_ index: Int) -> Element
}

/// A sink over storage of the caller, for messages read without any allocation.
///
/// The counts go on when the storage is full, so the caller learns how much room the message needs. Associations and
/// repeats are judged only among the elements that were stored: when `elementCount` exceeds the storage, read again.
/// The storage must outlive the buffer.
public struct ElementBuffer: ElementSink {
  private let elements: UnsafeMutableBufferPointer<Element>
  private let errors: UnsafeMutableBufferPointer<GS1Error>
  /// How many elements the message has, stored or not.
  public private(set) var elementCount = 0
  /// How many errors were found, stored or not.
  public private(set) var errorCount = 0

  /// Makes an empty buffer over two pieces of storage, either of which may have no room at all.
  public init(elements: UnsafeMutableBufferPointer<Element>, errors: UnsafeMutableBufferPointer<GS1Error>) {
    self.elements = elements
    self.errors = errors
  }

  /// Forgets what was stored, to read another message into the same storage.
  public mutating func removeAll() {
    elementCount = 0
    errorCount = 0
  }

  @inline(__always)
  public mutating func accept(_ element: Element) {
    if elementCount < elements.count { elements.initializeElement(at: elementCount, to: element) }
    elementCount &+= 1
  }

  public mutating func accept(_ error: GS1Error) {
    if errorCount < errors.count { errors.initializeElement(at: errorCount, to: error) }
    errorCount &+= 1
  }

  @inline(__always)
  public var storedElementCount: Int { min(elementCount, elements.count) }

  @inline(__always)
  public func storedElement(_ index: Int) -> Element {
    index >= 0 && index < storedElementCount ? elements[index] : Element()
  }
}

/// A sink over arrays.
struct ElementArrays: ElementSink {
  var elements: [Element] = []
  var errors: [GS1Error] = []

  init() {
    // As many as most messages have, so that they are not moved from one array to the next.
    elements.reserveCapacity(6)
  }

  mutating func accept(_ element: Element) { elements.append(element) }
  mutating func accept(_ error: GS1Error) { errors.append(error) }
  var storedElementCount: Int { elements.count }
  func storedElement(_ index: Int) -> Element { elements[index] }
}
