internal import GS1

/// How something that was done, or is still to be done, stands to its last day or hour.
public enum Punctuality: String, Sendable, Hashable, CaseIterable {
  /// Done within the time; the last day or hour is within it.
  case onTime = "on_time"
  /// Done after it.
  case late
  /// Not done, and the time is not over.
  case notYetOverdue = "not_yet_overdue"
  /// Not done, and the time is over.
  case overdue

  /// Whether the time was missed.
  public var isMissed: Bool { self == .late || self == .overdue }

  /// How a day stands to a last day: the day it was done if it was, else the day asked about; nil when neither is known.
  init?(done: CalendarDay?, today: CalendarDay?, due: CalendarDay) {
    if let done {
      self = done <= due ? .onTime : .late
    } else if let today {
      self = today <= due ? .notYetOverdue : .overdue
    } else {
      return nil
    }
  }
}
