/// A number that a system or an office gives: checked when it is made, kept without separators, printed in one way.
///
///     let number = try NPWP("013121660091000")
///     number.formatted                                // "01.312.166.0-091.000"
///     NPWP.isValid("01.312.166.0-091")                // false
///
/// Reading is lenient about what stands between the characters and about small letters, and strict about everything else.
public protocol Identifier: Sendable, Hashable, CustomStringConvertible {
  /// Reads and checks a number written in UTF-8.
  init(bytes: Span<UInt8>) throws(IdentifierError)

  /// Capital letters and digits with nothing between: the form to store and compare.
  var compact: String { get }
  /// The form in which documents print it.
  var formatted: String { get }
}

extension Identifier {
  /// Reads and checks a number.
  public init(_ text: some StringProtocol) throws(IdentifierError) {
    let bytes = Array(text.utf8)
    try self.init(bytes: bytes.span)
  }

  /// Whether a text is such a number.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    do throws(IdentifierError) {
      _ = try Self(text)
      return true
    } catch {
      return false
    }
  }

  /// A text without separators and in capital letters; whether it is a number at all is not asked.
  public static func compact(_ text: some StringProtocol) -> String { WrittenNumber.compact(text) }

  public var formatted: String { compact }
  public var description: String { formatted }
}
