import CRegKit
import Foundation
import GS1
import RegKitC
import Testing

@Suite struct GS1OptionsTests {
  private func faults(_ text: String, _ form: Int32, _ options: regkit_gs1_options) throws -> [String] {
    let message = Array(text.utf8)
    var (counts, options) = (CallerMemory.counts, options)
    var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 16)
    var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 16)
    let status = regkit_gs1_parse(
      &counts, message, message.count, form, &options, &elements, 16, &faults, 16, nil)
    guard status == REGKIT_OK else { throw CallFailed(status: status, message: "") }
    return faults.prefix(counts.faults).map { String(cString: regkit_gs1_fault_name($0.code)) }
  }

  @Test("all zeros are the rules of the standard, as NULL is")
  func zeros() throws {
    let options = CallerMemory.gs1Options
    #expect(try faults("(21)A", REGKIT_GS1_ANY, options) == ["missing_association"])
    #expect(try faults("10A\u{1D}0108991234567891", REGKIT_GS1_RAW, options) == [])
    #expect(try faults("(9999)A", REGKIT_GS1_ANY, options) == ["unknown_application_identifier"])
  }

  @Test("each option does what it says")
  func options() throws {
    var options = CallerMemory.gs1Options
    options.separator = 0x7C
    #expect(try faults("10A|0108991234567891", REGKIT_GS1_RAW, options) == [])

    options = CallerMemory.gs1Options
    options.allow_unknown_ai = 1
    #expect(try faults("(05)A", REGKIT_GS1_ANY, options) == [])

    options = CallerMemory.gs1Options
    options.allow_short_gtin = 1
    #expect(try faults("https://id.gs1.org/01/12345670", REGKIT_GS1_ANY, options) == [])

    options = CallerMemory.gs1Options
    options.one_of_several_carriers = 1
    #expect(try faults("(21)A", REGKIT_GS1_ANY, options) == [])
    #expect(try faults("(01)08991234567891(02)08991234567891", REGKIT_GS1_ANY, options).isEmpty == false)

    options = CallerMemory.gs1Options
    options.maximum_length = 5
    #expect(try faults("(21)AB", REGKIT_GS1_ANY, options) == ["message_too_long"])

    options = CallerMemory.gs1Options
    options.maximum_elements = 1
    #expect(try faults("(90)A(91)B(92)C", REGKIT_GS1_ANY, options) == ["too_many_elements"])

    options = CallerMemory.gs1Options
    options.maximum_faults = 1
    #expect(try faults("(21)A(10)B", REGKIT_GS1_ANY, options) == ["too_many_errors"])
    options.maximum_faults = .max
    #expect(try faults("(21)A(10)B", REGKIT_GS1_ANY, options).count == 2)

    let ignored: [UInt16] = [UInt16(REGKIT_GS1_FAULT_MISSING_ASSOCIATION), UInt16(REGKIT_GS1_FAULT_INVALID_DATE)]
    try ignored.withUnsafeBufferPointer { (ignored) throws in
      options = CallerMemory.gs1Options
      options.ignored = ignored.baseAddress
      options.ignored_count = ignored.count
      #expect(try faults("(21)A(17)271331(00)1", REGKIT_GS1_ANY, options) == ["value_too_short"])
    }
  }

  @Test("a wrong size, a reserved field in use, and values outside their range are refused")
  func refused() {
    let unknown: [UInt16] = [999]
    unknown.withUnsafeBufferPointer { unknown in
      let changes: [(inout regkit_gs1_options) -> Void] = [
        { $0.struct_size = 0 }, { $0.struct_size -= MemoryLayout<OpaquePointer?>.size + 1 },
        { $0.one_of_several_carriers = 2 }, { $0.reserved.3 = 1 },
        { $0.allow_unknown_ai = 2 }, { $0.allow_short_gtin = 255 }, { $0.ignored_count = 1 },
        { ($0.ignored, $0.ignored_count) = (unknown.baseAddress, 1) },
      ]
      for (place, change) in changes.enumerated() {
        var options = CallerMemory.gs1Options
        change(&options)
        #expect(throws: CallFailed.self, "\(place)") { try faults("(21)A", REGKIT_GS1_ANY, options) }
      }
    }
  }

  @Test("the header has a constant for every fault, with its number")
  func constants() throws {
    let header = try String(
      contentsOf: URL(filePath: #filePath).appending(path: "../../../include/regkit.h").standardized, encoding: .utf8)
    let found = header.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard words.count == 3, words[0] == "#define", words[1].hasPrefix("REGKIT_GS1_FAULT_") else { return nil }
      return "\(words[1].dropFirst(17).lowercased()) \(words[2])"
    }
    #expect(found.sorted() == GS1Error.Code.all.map { "\($0.name) \($0.rawValue)" }.sorted())
  }
}
