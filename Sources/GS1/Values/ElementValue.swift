/// A value that stands in a message in one way only, so that its text can be read without knowing anything else.
///
/// The value types of this module cannot be wrong: what the rules of the standard refuse cannot be made.
public protocol ElementValue: Sendable, Hashable, CustomStringConvertible {
  /// Reads the value as it stands in a message; nil for anything else.
  init?(_ bytes: Span<UInt8>)

  /// The value as it stands in a message.
  var bytes: [UInt8] { get }
}

extension ElementValue {
  /// Reads the value as it stands in a message from a text; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The value as it stands in a message.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
