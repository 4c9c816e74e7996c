public import GS1

/// The days on which a rule or edition holds: from a first day until, and not including, an end that may be unknown.
public struct Period: Sendable, Hashable {
  /// The first day.
  public let from: CalendarDay
  /// The first day after, or nil while no end is known.
  public let until: CalendarDay?

  /// Whether a day is in the period.
  public func contains(_ day: CalendarDay) -> Bool {
    guard day >= from else { return false }
    guard let until else { return true }
    return day < until
  }

  /// Whether two periods share a day.
  func overlaps(_ other: Period) -> Bool {
    if let until, until <= other.from { return false }
    if let otherUntil = other.until, otherUntil <= from { return false }
    return true
  }
}
