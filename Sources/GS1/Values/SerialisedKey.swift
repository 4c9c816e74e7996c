/// Thirteen digits with a check digit and a serial component after them, which may be empty.
struct SerialisedKey: Sendable, Hashable {
  let number: UInt64
  let serial: [UInt8]

  /// Reads the key from an offset to the end; the serial component is at most `longest` characters of a set.
  init?(_ bytes: Span<UInt8>, from start: Int, _ longest: Int, _ characters: CharacterSet) {
    guard bytes.count >= start &+ 13,
      let number = Digits.checked(bytes.extracting(start..<(start &+ 13)), count: 13),
      let serial = characters.text(bytes.extracting((start &+ 13)..<bytes.count), longest: longest)
    else { return nil }
    self.number = number
    self.serial = serial
  }

  /// Computes the check digit of twelve digits; a serial component that is given must not be empty.
  init?(body: some StringProtocol, serial: String?, _ longest: Int, _ characters: CharacterSet) {
    guard let number = Digits.completed(body, count: 12) else { return nil }
    let bytes = serial.map { Array($0.utf8) } ?? []
    guard serial == nil || !bytes.isEmpty, let serial = characters.text(bytes.span, longest: longest) else {
      return nil
    }
    self.number = number
    self.serial = serial
  }
}

extension CharacterSet {
  /// The bytes as an array if all belong to the set and there are not too many; nil otherwise.
  func text(_ bytes: Span<UInt8>, longest: Int) -> [UInt8]? {
    guard bytes.count <= longest else { return nil }
    var text: [UInt8] = []
    for place in 0..<bytes.count {
      guard contains(bytes[place]) else { return nil }
      text.append(bytes[place])
    }
    return text
  }
}
