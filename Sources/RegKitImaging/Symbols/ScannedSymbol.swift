internal import GS1

/// What a scanner found in one prepared picture, in pixels of that picture.
struct ScannedSymbol {
  var bytes: [UInt8]
  var identifier: SymbologyIdentifier
  var corners: [Symbol.Point]
  var orientation: Symbol.Orientation
  var characterSet = Symbol.CharacterSet.undeclared
  /// The text by the character set that is declared.
  var text: String?
  var part: Symbol.Part?
}
