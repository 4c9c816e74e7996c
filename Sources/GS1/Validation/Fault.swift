/// What a content rule found wrong: which rule, where within the component, and one number for the message.
///
/// A rule knows nothing of the message around the component; the reader turns a fault into a `GS1Error`.
struct Fault: Equatable {
  let code: GS1Error.Code
  let offset: Int
  let length: Int
  /// Means what the code says it means, see `GS1Error.detail`.
  let detail: UInt32

  init(_ code: GS1Error.Code, at offset: Int, length: Int, detail: UInt32 = 0) {
    self.code = code
    self.offset = offset
    self.length = length
    self.detail = detail
  }
}
