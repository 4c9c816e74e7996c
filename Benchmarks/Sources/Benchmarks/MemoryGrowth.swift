import CBaseline

/// What a process holds before and after many calls, in KiB.
///
/// A first part of the calls is not counted: the allocator and tables made on first use settle in it.
struct MemoryGrowth {
  let before: Int
  let after: Int
  /// Never negative: memory that was given back is no growth.
  var growth: Int { max(0, after - before) }

  /// - Parameter pass: Some of the calls; gives a number that depends on all their answers.
  init(over passes: Int, _ pass: () -> Int) {
    var sum = 0
    for _ in 0..<(passes / 100 + 1) { sum &+= pass() }
    before = Int(baseline_resident_bytes() / 1024)
    for _ in 0..<passes { sum &+= pass() }
    after = Int(baseline_resident_bytes() / 1024)
    precondition(sum != 0, "nothing was answered")
  }
}
