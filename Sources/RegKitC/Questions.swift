public import CRegKit
import RegKit

#if Imaging
  import RegKitImaging
#endif

@c @implementation
public func regkit_ask(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ rules: OpaquePointer?, _ question: UnsafePointer<CChar>?,
  _ question_length: Int, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    try ask(out, rules, question, question_length, content: nil, options)
  }
}

@c @implementation
public func regkit_ask_file(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ rules: OpaquePointer?, _ question: UnsafePointer<CChar>?,
  _ question_length: Int, _ file: UnsafePointer<UInt8>?, _ file_length: Int,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let bytes = UnsafeRawBufferPointer(try bytes(file, file_length, "file"))
    #if Imaging
      let content = FileFacts(decoding: bytes)
    #else
      let content = FileFacts(inspecting: bytes)
    #endif
    try ask(out, rules, question, question_length, content: content, options)
  }
}

private func ask(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ rules: OpaquePointer?, _ question: UnsafePointer<CChar>?,
  _ count: Int, content: FileFacts?, _ options: UnsafePointer<regkit_options>?
) throws(Failure) {
  let out = try out.checked()
  let gateway = try CallOptions(options).gateway(try RulesHandle.borrowed(rules).rulebook)
  let raw = UnsafeRawPointer(question)?.assumingMemoryBound(to: UInt8.self)
  let answer = gateway.answer(try bytes(raw, count, "question"), content: content)
  try give(answer, to: out)
}

@c @implementation
public func regkit_read(
  _ out: UnsafeMutablePointer<regkit_answer>?, _ rules: OpaquePointer?, _ data: UnsafePointer<UInt8>?,
  _ data_length: Int, _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try out.checked()
    let gateway = try CallOptions(options).gateway(try RulesHandle.borrowed(rules).rulebook)
    let answer = gateway.read(Array(try bytes(data, data_length, "data")))
    try give(answer, to: out)
  }
}

/// Hands an answer to the caller; a question that could not be asked is a failure with an answer.
private func give(_ answer: Gateway.Answer, to out: CallerStorage<regkit_answer>) throws(Failure) {
  switch answer.status {
  case .answered(let outcome): try out.fill(answer.json, outcome)
  case .failed:
    try out.fill(answer.json, .undetermined)
    let problems = answer.error?.problems ?? []
    let lines = problems.map { $0.message(in: .english) }
    throw Failure(REGKIT_E_QUESTION, lines.joined(separator: "\n"), offset: problems.first?.offset ?? 0)
  }
}
