/// One way of preparing a picture before it is searched for codes; the reader climbs them in order until one finds some.
///
/// The order is by yield for time, measured on 535 pictures; see `SymbolReader`. Steps may be added.
public struct LadderStep: Sendable, Hashable, CustomStringConvertible {
  private enum Kind: Int, Sendable {
    case threshold = 1
    case raw = 2
    case invertedThreshold = 3
    case doubled = 4
  }

  private let kind: Kind
  private init(_ kind: Kind) { self.kind = kind }

  /// Black and white by the mean of 31 x 31 pixels: fastest, and finds most.
  public static let threshold = Self(.threshold)
  /// The picture as it is.
  public static let raw = Self(.raw)
  /// The black and white picture inverted, for light codes on dark ground.
  public static let invertedThreshold = Self(.invertedThreshold)
  /// Twice the size, then black and white by a wide mean, for modules of less than two pixels.
  public static let doubled = Self(.doubled)

  /// A number that stays the same in every version.
  public var rawValue: Int { kind.rawValue }

  /// The name in lower snake case, for JSON and logs.
  public var name: String {
    switch kind {
    case .threshold: "threshold"
    case .raw: "raw"
    case .invertedThreshold: "inverted_threshold"
    case .doubled: "doubled"
    }
  }

  public var description: String { name }
}
