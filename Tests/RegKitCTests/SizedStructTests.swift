import CRegKit
import Testing

@testable import RegKitC

/// The struct of a release that came later than the first: what grew is known to the library alone.
private struct Grown: SizedStruct, Equatable {
  var struct_size = 0
  var first: UInt32 = 0
  var second: UInt32 = 0
  var third: UInt64 = 0

  static var leastSize: Int { 16 }
}

@Suite struct SizedStructTests {
  /// Eight words of a caller, of which the first is struct_size.
  private func withCaller<Value>(
    _ size: Int, _ words: [UInt64], _ body: (UnsafeMutablePointer<Grown>) throws -> Value
  ) rethrows -> (value: Value, words: [UInt64]) {
    var memory = [UInt64](repeating: 0x7777_7777_7777_7777, count: 8)
    memory.replaceSubrange(0...words.count, with: [UInt64(bitPattern: Int64(size))] + words)
    let value = try memory.withUnsafeMutableBytes { bytes in
      try body(try #require(bytes.baseAddress).assumingMemoryBound(to: Grown.self))
    }
    return (value, memory)
  }

  private func read(_ size: Int, _ words: [UInt64]) throws -> Grown {
    try withCaller(size, words) { try Grown(from: UnsafePointer($0), "options") }.value
  }

  @Test("what the caller does not have is 0, and what the library does not know must be")
  func reading() throws {
    #expect(try read(16, [0x0000_0002_0000_0001]) == Grown(struct_size: 16, first: 1, second: 2, third: 0))
    #expect(try read(24, [1, 3]) == Grown(struct_size: 24, first: 1, second: 0, third: 3))
    #expect(try read(40, [1, 3, 0, 0]) == Grown(struct_size: 40, first: 1, second: 0, third: 3))
    for words: [UInt64] in [[1, 3, 1, 0], [1, 3, 0, 1 << 63]] {
      let failure = #expect(throws: Failure.self) { try read(40, words) }
      #expect(
        failure?.message
          == "options: found a field in use behind its first 24 bytes, expected 0 there: the library is 0.1.0 and does "
          + "not know it")
    }
  }

  @Test(
    "a size that no release has is refused with what was found and expected",
    arguments: [0, 1, 8, 15, 17, 20, 23, 25, 4097, 4104, .max, .min, -1])
  func sizes(size: Int) {
    let failure = #expect(throws: Failure.self) { try read(size, [0, 0]) }
    #expect(failure?.status == REGKIT_E_ARGUMENT)
    #expect(failure?.message == "options: struct_size \(UInt(bitPattern: size)), expected 24")
    #expect(throws: Failure.self) { try withCaller(size, []) { _ = try CallerStorage($0, "out") } }
  }

  @Test("a struct is filled as far as both have it", arguments: [(16, 2), (24, 3), (40, 3)])
  func writing(size: Int, words: Int) throws {
    let filled = try withCaller(size, []) { pointer in
      try CallerStorage(pointer, "out").store(Grown(struct_size: 0, first: 1, second: 2, third: 3))
    }
    let expected: [UInt64] = [UInt64(size), 0x0000_0002_0000_0001, 3]
    #expect(filled.words == expected.prefix(words) + [UInt64](repeating: 0x7777_7777_7777_7777, count: 8 - words))
  }

  @Test("NULL and an address between two words are refused")
  func addresses() {
    #expect(throws: Failure.self) { try CallerStorage(UnsafeMutablePointer<Grown>?.none, "out") }
    #expect(throws: Failure.self) {
      try withCaller(24, [0, 0]) { pointer in
        let between = (UnsafeMutableRawPointer(pointer) + 4).assumingMemoryBound(to: Grown.self)
        _ = try Grown(from: UnsafePointer(between), "options")
      }
    }
  }

  @Test("no struct of the header is smaller than the least that the library takes")
  func leastSizes() {
    func check<Struct: SizedStruct>(_: Struct.Type) {
      #expect(Struct.leastSize <= MemoryLayout<Struct>.size, "\(Struct.self)")
      #expect(MemoryLayout<Struct>.size == MemoryLayout<Struct>.stride, "\(Struct.self)")
    }
    check(regkit_error.self)
    check(regkit_options.self)
    check(regkit_answer.self)
    check(regkit_gs1_options.self)
    check(regkit_gs1_counts.self)
    check(regkit_gs1_output.self)
    check(regkit_gs1_column.self)
    check(regkit_gs1_values.self)
    check(regkit_gs1_column_counts.self)
    check(regkit_readings.self)
    check(regkit_answers.self)
    check(regkit_reader_options.self)
    check(regkit_frames_options.self)
    check(regkit_label_request.self)
    check(regkit_label.self)
    check(regkit_label_sheet.self)
  }
}
