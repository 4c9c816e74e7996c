/// Storage of the caller for what a reading finds, so that messages are read without any allocation.
///
/// Elements come in the order of the input; errors come in the order in which they are found. The counts go on when the
/// storage is full, so the caller learns how much room the message needs. Associations and repeats are judged only among
/// the elements that were stored: when `elementCount` exceeds the storage, read again. The storage must outlive the
/// buffer.
public struct ElementBuffer {
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

  /// Makes a buffer without room, which only counts.
  init() {
    self.init(elements: .init(start: nil, count: 0), errors: .init(start: nil, count: 0))
  }

  /// Forgets what was stored, to read another message into the same storage.
  public mutating func removeAll() {
    elementCount = 0
    errorCount = 0
  }

  /// Takes the next element.
  @inline(__always)
  mutating func accept(_ element: Element) {
    if elementCount < elements.count { elements.initializeElement(at: elementCount, to: element) }
    elementCount &+= 1
  }

  /// Takes the next error.
  @inline(__always)
  mutating func accept(_ error: GS1Error) {
    if errorCount < errors.count { errors.initializeElement(at: errorCount, to: error) }
    errorCount &+= 1
  }

  /// Whether no element was left out for want of room.
  @inline(__always)
  var hasEveryElement: Bool { elementCount <= elements.count }

  /// How many elements were stored.
  @inline(__always)
  public var storedElementCount: Int { min(elementCount, elements.count) }

  /// A stored element by its place from 0; one of nothing where none is stored.
  @inline(__always)
  public func storedElement(_ index: Int) -> Element {
    index >= 0 && index < storedElementCount ? elements[index] : Element()
  }
}
