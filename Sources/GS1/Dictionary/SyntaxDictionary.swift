/// A GS1 Barcode Syntax Dictionary: which Application Identifiers there are, and what stands behind each.
///
/// The library has one, `builtIn`. Give another to `ElementString.Options` to read by it.
public struct SyntaxDictionary: Sendable {
  /// The tables of a dictionary that was loaded; nil for the one of the library.
  let loaded: LoadedTables?

  init(_ loaded: LoadedTables?) {
    self.loaded = loaded
  }

  /// The dictionary that is part of the library.
  public static let builtIn = SyntaxDictionary(nil)

  /// The release that the dictionary says it is, a day as `yyyy-mm-dd` for one that GS1 released.
  public var release: String { loaded?.release ?? aiRelease.description }

  /// Every identifier of the dictionary, in the order of its text.
  public var identifiers: [ApplicationIdentifier] {
    if let loaded { return (0..<loaded.entryCount).map { AIEntry(loaded, $0).ai } }
    let tables = BuiltInTables()
    return (0..<tables.entryCount).map { AIEntry(tables, $0).ai }
  }

  /// Everything the dictionary says about an identifier; nil when it does not have it.
  public func specification(of ai: ApplicationIdentifier) -> ApplicationIdentifier.Specification? {
    if let loaded { return loaded.entry(of: ai)?.specification }
    return BuiltInTables().entry(of: ai)?.specification
  }

  /// Whether the dictionary has an identifier.
  func has(_ ai: ApplicationIdentifier) -> Bool {
    if let loaded { return loaded.entry(of: ai) != nil }
    return BuiltInTables().entry(of: ai) != nil
  }

  /// Whether a value is plainly right for an identifier; false to have it checked in full.
  func saysAtOnce(that value: Span<UInt8>, isRightFor ai: ApplicationIdentifier) -> Bool {
    if let loaded {
      guard let entry = loaded.entry(of: ai) else { return false }
      return FastPath.isGood(entry.lane, value, 0..<value.count)
    }
    guard let entry = BuiltInTables().entry(of: ai) else { return false }
    return FastPath.isGood(entry.lane, value, 0..<value.count)
  }

  /// How many digits the known identifiers have that begin with the same two as another; 0 when there are none.
  func digits(ofIdentifiersLike ai: ApplicationIdentifier) -> Int {
    var two = ai.number
    for _ in 2..<max(2, ai.digitCount) { two /= 10 }
    if let loaded { return loaded.digits(afterPrefix: two) }
    return BuiltInTables().digits(afterPrefix: two)
  }

  /// Whether values of an identifier are made as the dictionary of the library says, or neither has it.
  func definesAsBuiltIn(_ ai: ApplicationIdentifier) -> Bool {
    guard loaded != nil else { return true }
    return specification(of: ai)?.components == ai.specification?.components
  }

  /// The data title of an identifier, for example `BATCH/LOT`; nil when the dictionary does not have it.
  public func title(of ai: ApplicationIdentifier) -> String? {
    if let loaded { return loaded.entry(of: ai)?.title }
    return BuiltInTables().entry(of: ai)?.title
  }
}

extension SyntaxDictionary: Hashable {
  /// A dictionary that was loaded is equal to itself alone.
  public static func == (left: Self, right: Self) -> Bool { left.loaded === right.loaded }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(loaded.map { ObjectIdentifier($0) })
  }
}
