import Synchronization
import Testing

@testable import RegKit

@Suite struct LateTests {
  private final class Made: Sendable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  private final class Count: Sendable {
    let calls = Atomic<Int>(0)
    func next() -> Int { calls.add(1, ordering: .relaxed).newValue }
  }

  @Test("nothing is made before somebody looks, and one value is kept")
  func once() {
    let count = Count()
    let late = Late { Made(count.next()) }
    #expect(count.calls.load(ordering: .relaxed) == 0)
    #expect(late.value?.number == 1)
    #expect(late.value === late.value)
    #expect(count.calls.load(ordering: .relaxed) == 1)
  }

  @Test("what could not be made is tried again")
  func again() {
    let count = Count()
    let late = Late { () -> Made? in
      let number = count.next()
      return number < 3 ? nil : Made(number)
    }
    #expect(late.value == nil)
    #expect(late.value == nil)
    #expect(late.value?.number == 3)
    #expect(late.value?.number == 3)
  }

  @Test("threads that look for the first time at once get the same value")
  func threads() async {
    for _ in 0..<200 {
      let count = Count()
      let late = Late { Made(count.next()) }
      let found = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<8 { group.addTask { late.value?.number ?? 0 } }
        var found: Set<Int> = []
        for await number in group { found.insert(number) }
        return found
      }
      #expect(found.count == 1)
    }
  }

  @Test("the value goes when the last who has it goes")
  func release() {
    weak var made: Made?
    do {
      let late = Late { Made(1) }
      made = late.value
      #expect(made != nil)
    }
    #expect(made == nil)
  }
}
