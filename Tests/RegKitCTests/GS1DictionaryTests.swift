import CRegKit
import Foundation
import GS1
import RegKitC
import Testing

@Suite struct GS1DictionaryTests {
  private static let text = """
    # Release: 2030-01-02
    01 *? N14,csum,gcppos2 dlpkey=10 # GTIN
    10  ? X..25 req=01 # LOT
    8050 ? N4 [X..6] req=01 # NEW
    """

  private func opened(_ text: String) throws -> OpaquePointer {
    let bytes = Array(text.utf8)
    var (handle, error) = (OpaquePointer?.none, CallerMemory.error)
    let status = regkit_gs1_dictionary_open(&handle, bytes, bytes.count, &error)
    guard status == REGKIT_OK, let handle else { throw CallFailed(status: status, message: error.text) }
    return handle
  }

  private func faults(_ text: String, _ options: regkit_gs1_options) throws -> [String] {
    let message = Array(text.utf8)
    var (counts, options) = (CallerMemory.counts, options)
    var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 16)
    var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 16)
    let status = regkit_gs1_parse(
      &counts, message, message.count, REGKIT_GS1_ANY, &options, &elements, 16, &faults, 16, nil)
    guard status == REGKIT_OK else { throw CallFailed(status: status, message: "") }
    return faults.prefix(counts.faults).map { String(cString: regkit_gs1_fault_name($0.code)) }
  }

  @Test("messages are read, rendered and explained by the dictionary of the options")
  func reading() throws {
    let dictionary = try opened(Self.text)
    defer { regkit_gs1_dictionary_free(dictionary) }
    var options = CallerMemory.gs1Options
    let text = "(01)08991234567891(8050)1234AB"
    #expect(try faults(text, options) == ["unknown_application_identifier"])
    options.dictionary = dictionary
    #expect(try faults(text, options) == [])
    #expect(try faults("(8050)1234", options) == ["missing_association"])
    #expect(try faults("(01)08991234567891(17)280229", options) == ["unknown_application_identifier"])

    let message = Array(text.utf8)
    var (out, length) = ([UInt8](repeating: 0, count: 100), 0)
    var titles = CallerMemory.output(REGKIT_GS1_HRI_WITH_TITLES)
    #expect(
      regkit_gs1_render(&out, 100, &length, message, message.count, REGKIT_GS1_ANY, &options, &titles, nil)
        == REGKIT_OK)
    #expect(String(decoding: out[..<length], as: UTF8.self) == "GTIN (01) 08991234567891 NEW (8050) 1234AB")
    var link = CallerMemory.output(REGKIT_GS1_DIGITAL_LINK)
    #expect(
      regkit_gs1_render(&out, 100, &length, message, message.count, REGKIT_GS1_ANY, &options, &link, nil)
        == REGKIT_OK)
    #expect(
      String(decoding: out[..<length], as: UTF8.self) == "https://id.gs1.org/01/08991234567891?8050=1234AB")

    let alone = Array("(8050)1234".utf8)
    var words: UnsafeMutablePointer<CChar>?
    #expect(
      regkit_gs1_explain(&words, nil, alone, alone.count, REGKIT_GS1_ANY, &options, REGKIT_ENGLISH, nil) == REGKIT_OK)
    defer { regkit_text_free(words) }
    #expect(String(cString: try #require(words)).contains("expected (01)"))
  }

  @Test("a program that ends its options before the dictionary reads by that of the library; a shorter one is refused")
  func olderOptions() throws {
    let dictionary = try opened(Self.text)
    defer { regkit_gs1_dictionary_free(dictionary) }
    var options = CallerMemory.gs1Options
    options.dictionary = dictionary
    options.struct_size = MemoryLayout<regkit_gs1_options>.size - MemoryLayout<OpaquePointer?>.size
    #expect(try faults("(01)08991234567891(8050)1234", options) == ["unknown_application_identifier"])
    for size in [options.struct_size - 8, options.struct_size - 1, options.struct_size + 1] {
      options.struct_size = size
      #expect(throws: CallFailed.self) { try faults("(90)A", options) }
    }
  }

  @Test("the release is the one of the text, or unset")
  func release() throws {
    let dictionary = try opened(Self.text)
    #expect(regkit_gs1_dictionary_release(dictionary).map { String(cString: $0) } == "2030-01-02")
    regkit_gs1_dictionary_free(dictionary)
    let unnamed = try opened("90 X..30")
    #expect(regkit_gs1_dictionary_release(unnamed).map { String(cString: $0) } == "UNSET")
    regkit_gs1_dictionary_free(unnamed)
    #expect(regkit_gs1_dictionary_release(nil) == nil)
    regkit_gs1_dictionary_free(nil)
  }

  @Test("a text that is refused gives no handle, and every problem with the place of the first")
  func refused() throws {
    let text = Array("90 X..30\n91 X3,csun\n92 W".utf8)
    var (handle, error) = (OpaquePointer?.none, CallerMemory.error)
    #expect(regkit_gs1_dictionary_open(&handle, text, text.count, &error) == REGKIT_E_TABLE)
    #expect(handle == nil)
    let lines = error.text.split(separator: "\n")
    #expect(
      lines.first == "line 2, byte 15: unknown content rule: found \"csun\", expected csum" && lines.count == 2)
    #expect(error.offset == 15 && error.length == 4)
    #expect(regkit_gs1_dictionary_open(nil, text, text.count, &error) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_dictionary_open(&handle, nil, 3, &error) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_dictionary_open(&handle, nil, 0, &error) == REGKIT_E_TABLE)
    let garbage = [UInt8](repeating: 0xFF, count: 2 << 20)
    #expect(regkit_gs1_dictionary_open(&handle, garbage, garbage.count, &error) == REGKIT_E_TABLE)
  }

  @Test("many threads read by one dictionary")
  func threads() throws {
    let dictionary = try opened(Self.text)
    defer { regkit_gs1_dictionary_free(dictionary) }
    let address = UInt(bitPattern: dictionary)
    let bad = Array(unsafeUninitializedCapacity: 8) {
      (storage: inout UnsafeMutableBufferPointer<Int>, count: inout Int) in
      nonisolated(unsafe) let results = storage
      DispatchQueue.concurrentPerform(iterations: 8) { thread in
        var options = CallerMemory.gs1Options
        options.dictionary = OpaquePointer(bitPattern: address)
        results[thread] =
          (0..<500).filter { _ in
            (try? faults("(01)08991234567891(8050)1234AB", options)) != []
          }.count
      }
      count = 8
    }
    #expect(bad == [Int](repeating: 0, count: 8))
  }
}
