// A host in Swift, with the runtime of its toolchain as shared libraries, that opens copies of libregkit.so at run time, of
// which some have a runtime of their own inside. Host and library make objects, cast and ask on several threads at once.
//
//   host LIBRARY…
import Foundation

private protocol Shape { func area() -> Double }
private final class Square: Shape {
  let side: Double
  init(_ side: Double) { self.side = side }
  func area() -> Double { side * side }
}

private typealias Open =
  @convention(c) (
    UnsafeMutablePointer<OpaquePointer?>?, UnsafePointer<UInt8>?, Int, UnsafeMutableRawPointer?
  ) -> Int32
private typealias Ask =
  @convention(c) (
    UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int, UnsafeRawPointer?, UnsafeMutableRawPointer?
  ) -> Int32
private typealias FreeText = @convention(c) (UnsafeMutablePointer<CChar>?) -> Void
private typealias FreeRules = @convention(c) (OpaquePointer?) -> Void

/// The first fields of regkit_answer, which a host without the header can know by heart.
private struct Answer {
  var size = MemoryLayout<Answer>.size
  var json: UnsafeMutablePointer<CChar>?
  var length = 0
  var outcome: Int32 = 0
  var reserved: Int32 = 0
}

private struct Library: @unchecked Sendable {
  let ask: Ask
  let freeText: FreeText
  let freeRules: FreeRules
  let rules: OpaquePointer

  init?(_ path: String) {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL), let open = dlsym(handle, "regkit_rules_open"),
      let ask = dlsym(handle, "regkit_ask"), let freeText = dlsym(handle, "regkit_text_free"),
      let freeRules = dlsym(handle, "regkit_rules_free")
    else { return nil }
    self.ask = unsafeBitCast(ask, to: Ask.self)
    self.freeText = unsafeBitCast(freeText, to: FreeText.self)
    self.freeRules = unsafeBitCast(freeRules, to: FreeRules.self)
    var rules: OpaquePointer?
    guard unsafeBitCast(open, to: Open.self)(&rules, nil, 0, nil) == 0, let rules else { return nil }
    self.rules = rules
  }

  func answer(_ question: String) -> String? {
    var answer = Answer()
    guard ask(&answer, rules, question, question.utf8.count, nil, nil) == 0, let json = answer.json else { return nil }
    defer { freeText(json) }
    return String(cString: json)
  }
}

private let question =
  #"{"area":"eligibility","inputs":{"kbli":"21022","commodity":"obat_tradisional","dosage_form":"kapsul lunak"}}"#

@main private struct Host {
  static func main() async {
    let libraries = CommandLine.arguments.dropFirst().compactMap { Library($0) }
    guard libraries.count == CommandLine.arguments.count - 1, let expected = libraries.first?.answer(question) else {
      print("  a library does not open")
      exit(2)
    }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for library in libraries + libraries {
        group.addTask {
          var wrong = 0
          for round in 0..<500 {
            let shape: Any = Square(Double(round))
            if (shape as? any Shape)?.area() != Double(round * round) { wrong += 1 }
            if Data(expected.utf8).base64EncodedString().isEmpty { wrong += 1 }
            if library.answer(question) != expected { wrong += 1 }
          }
          return wrong
        }
      }
      var sum = 0
      for await one in group { sum += one }
      return sum
    }
    for library in libraries { library.freeRules(library.rules) }
    print("host: \(libraries.count) libraries in a Swift host with its own runtime, \(wrong) wrong")
    exit(wrong > 0 ? 1 : 0)
  }
}
