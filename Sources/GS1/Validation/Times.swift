/// The times of day of a value: hours 00 to 23, minutes and seconds 00 to 59.
///
/// There is no 24:00 and no leap second.
enum Times {
  static func hours(_ text: Span<UInt8>) -> Fault? { only(text, below: 24, detail: 0) }
  static func minutes(_ text: Span<UInt8>) -> Fault? { only(text, below: 60, detail: 1) }
  static func seconds(_ text: Span<UInt8>) -> Fault? { only(text, below: 60, detail: 2) }

  static func hoursMinutes(_ text: Span<UInt8>) -> Fault? {
    guard text.count == 4 else { return Fault(.invalidTime, at: 0, length: text.count, detail: 0) }
    return part(text, at: 0, below: 24, detail: 0) ?? part(text, at: 2, below: 60, detail: 1)
  }

  private static func only(_ text: Span<UInt8>, below limit: Int, detail: UInt32) -> Fault? {
    guard text.count == 2 else { return Fault(.invalidTime, at: 0, length: text.count, detail: detail) }
    return part(text, at: 0, below: limit, detail: detail)
  }

  private static func part(_ text: Span<UInt8>, at offset: Int, below limit: Int, detail: UInt32) -> Fault? {
    guard let number = twoDigits(text, at: offset), number < limit else {
      return Fault(.invalidTime, at: offset, length: 2, detail: detail)
    }
    return nil
  }
}
