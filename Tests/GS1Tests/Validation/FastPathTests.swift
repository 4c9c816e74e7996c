import Testing

@testable import GS1

@Suite struct FastPathTests {
  /// What the full check alone says about a value.
  private func isGood(_ entry: AIEntry<BuiltInTables>, _ value: [UInt8]) -> Bool {
    var reading = Reading(ElementString.Options.Rules(), BuiltInTables())
    var found = ElementBuffer()
    reading.checkValue(0..<value.count, of: entry, in: value.span, to: &found)
    return found.errorCount == 0
  }

  @Test("each byte at each place of a text, before and after a full block, is judged as by the full check")
  func text() {
    for count in [1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 48, 90] {
      for place in 0..<count {
        for byte in UInt8.min...UInt8.max {
          var value = Array(repeating: UInt8(0x41), count: count)
          value[place] = byte
          let end = FastPath.endOfText(value.span, 0, count)
          let expected = CharacterSet.cset82.contains(byte) ? count : place
          if end != expected { Issue.record("\(byte) at \(place) of \(count)") }
        }
      }
    }
  }

  @Test("a text ends at the first other byte wherever it begins, and with the message")
  func ends() {
    for start in 0..<40 {
      for length in 0...40 {
        for rest in [0, 1, 20] {
          let bytes =
            Array(repeating: UInt8(0x1D), count: start) + Array(repeating: 0x7A, count: length)
            + Array(repeating: 0x1D, count: rest)
          let end = FastPath.endOfText(bytes.span, start, bytes.count)
          if end != start + length { Issue.record("\(start) \(length) \(rest)") }
        }
      }
    }
  }

  @Test("each byte at each place of letters and digits is judged, whatever stands before and after them")
  func lettersAndDigits() {
    let signs = Array("Az09Zb18MnAz09Zb18MnAz09Zb18MnAz09".utf8)
    for count in 0...signs.count {
      for (before, after) in [(0, 0), (3, 1), (20, 3), (20, 20)] {
        let value = before..<before + count
        let other = UInt8(ascii: "-")
        var all = Array(repeating: other, count: before) + signs[..<count] + Array(repeating: other, count: after)
        let areGood = FastPath.areLettersAndDigits(all.span, value.lowerBound, value.upperBound)
        #expect(areGood, "\(count)")
        for place in value {
          let good = all[place]
          for byte in UInt8.min...UInt8.max {
            all[place] = byte
            let isGood = FastPath.areLettersAndDigits(all.span, value.lowerBound, value.upperBound)
            let scalar = Unicode.Scalar(byte)
            let expected = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isGood != expected { Issue.record("\(byte) at \(place) of \(value)") }
          }
          all[place] = good
        }
      }
    }
  }

  @Test("numbers with check digits and dates are judged as by the full check")
  func numbers() throws {
    var numbers = SeededNumbers(seed: 3)
    for text in ["00", "01", "02", "410", "402", "8017", "17", "11", "3103", "20", "422", "8111", "8005", "37", "30"] {
      let entry = try #require(ApplicationIdentifier(text).flatMap { BuiltInTables().entry(of: $0) })
      let length = entry.shape.longest
      var good = 0
      for round in 0..<3000 {
        var value = (0..<length).map { _ in UInt8.random(in: 0x30...0x39, using: &numbers) }
        if length == 6, round % 2 == 0 { value[2] = 0x30 + UInt8(round % 4 / 2) }
        if round % 3 == 0 {
          let place = Int.random(in: 0..<length, using: &numbers)
          value[place] = UInt8.random(in: 0...255, using: &numbers)
        }
        let isGood = isGood(entry, value)
        good += isGood ? 1 : 0
        // It may leave a good value to the full check, but these kinds it knows.
        guard entry.lane.kind != .other else { continue }
        // The bytes before and after a value are none of its business.
        for (before, after) in [(0, 0), (1, 1), (2, 0), (9, 9)] {
          let bytes = Array(repeating: UInt8(0x2F), count: before) + value + Array(repeating: 0x2F, count: after)
          let found = FastPath.isGood(entry.lane, bytes.span, before..<before + value.count)
          if found != isGood { Issue.record("(\(text)) \(value) \(before) \(after)") }
        }
      }
      #expect(good > 10 && good < 3000)
    }
  }

  @Test("every date of a century is judged as by the full check")
  func dates() throws {
    let entry = try #require(BuiltInTables().entry(of: .expiry))
    for year in 0...99 {
      for month in 0...13 {
        for day in 0...32 {
          var value: [UInt8] = []
          for number in [year, month, day] {
            value.append(UInt8(0x30 + number / 10))
            value.append(UInt8(0x30 + number % 10))
          }
          let found = FastPath.isGood(entry.lane, value.span, 0..<6)
          if found != isGood(entry, value) { Issue.record("\(year) \(month) \(day)") }
        }
      }
    }
  }
}
