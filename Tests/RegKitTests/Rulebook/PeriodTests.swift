import GS1
import Testing

@testable import RegKit

@Suite struct PeriodTests {
  private func period(_ from: (Int, Int, Int), _ until: (Int, Int, Int)?) throws -> Period {
    Period(
      from: try #require(CalendarDay(from.0, from.1, from.2)),
      until: until.flatMap { CalendarDay($0.0, $0.1, $0.2) })
  }

  @Test("the first day is in a period, the end day is not")
  func contains() throws {
    let closed = try period((2018, 12, 7), (2022, 10, 5))
    let days: [(Int, Int, Int, Bool)] = [
      (2018, 12, 6, false), (2018, 12, 7, true), (2018, 12, 8, true), (2020, 2, 29, true), (2022, 10, 4, true),
      (2022, 10, 5, false), (2022, 10, 6, false),
    ]
    for (year, month, day, isIn) in days {
      #expect(closed.contains(try #require(CalendarDay(year, month, day))) == isIn, "\(year)-\(month)-\(day)")
    }
  }

  @Test("a period without an end goes on to the last day there is")
  func open() throws {
    let open = try period((2022, 10, 5), nil)
    #expect(open.contains(.last))
    #expect(!open.contains(.first))
    #expect(try !open.contains(#require(CalendarDay(2022, 10, 4))))
  }

  @Test("periods that touch do not overlap, in either order")
  func overlaps() throws {
    let one = try period((2020, 1, 1), (2021, 1, 1))
    let next = try period((2021, 1, 1), nil)
    let inside = try period((2020, 6, 1), (2020, 7, 1))
    let other = try period((2020, 12, 31), nil)
    #expect(!one.overlaps(next) && !next.overlaps(one))
    #expect(one.overlaps(other) && other.overlaps(one))
    #expect(one.overlaps(inside) && inside.overlaps(one))
    #expect(one.overlaps(one))
    #expect(next.overlaps(other) && other.overlaps(next))
  }
}
