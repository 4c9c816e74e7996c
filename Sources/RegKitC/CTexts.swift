/// Texts that end in NUL, in memory that lives as long as the object and is not written to once it is made.
final class CTexts: @unchecked Sendable {
  let count: Int
  /// A pointer to each text.
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let bytes: UnsafeMutablePointer<CChar>

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: max(1, texts.count))
    bytes = .allocate(capacity: max(1, texts.reduce(0) { $0 + $1.utf8.count + 1 }))
    var place = 0
    for (number, text) in texts.enumerated() {
      (pointers + number).initialize(to: UnsafePointer(bytes + place))
      for byte in text.utf8 {
        (bytes + place).initialize(to: CChar(bitPattern: byte))
        place += 1
      }
      (bytes + place).initialize(to: 0)
      place += 1
    }
  }

  deinit {
    pointers.deallocate()
    bytes.deallocate()
  }
}
