/// What a finding shows in place of a value, in any language.
enum FieldSign {
  /// Nothing is filled in.
  static let empty = "—"
  /// Something is filled in, or has to be; what, is not said.
  static let something = "…"
  /// Something is filled in that nobody is to see.
  static let secret = "•••"
}
