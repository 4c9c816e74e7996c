/// One way of preparing a picture before it is searched for codes.
///
/// Steps may be added.
public struct LadderStep: Sendable, Hashable, CustomStringConvertible {
  private enum Kind: Int, Sendable {
    case threshold = 1
    case raw = 2
    case invertedThreshold = 3
    case doubled = 4
    case wideThreshold = 5
    case smoothed = 6
    case sharpened = 7
    case tripled = 8
  }

  private let kind: Kind
  private init(_ kind: Kind) { self.kind = kind }

  /// Black and white by the mean of 31 x 31 pixels: fastest, and finds most.
  public static let threshold = Self(.threshold)
  /// The picture as it is.
  public static let raw = Self(.raw)
  /// Black and white inverted, for light codes on dark ground.
  public static let invertedThreshold = Self(.invertedThreshold)
  /// Twice the size, then black and white by a wide mean, for modules of less than two pixels and ink that ran.
  public static let doubled = Self(.doubled)
  /// Black and white by the mean of an eighth of the picture, for faint codes and large modules.
  public static let wideThreshold = Self(.wideThreshold)
  /// Each pixel the mean of its neighbourhood, then black and white, for the noise of dim light.
  public static let smoothed = Self(.smoothed)
  /// Sharpened, twice the size, then black and white by a wide mean, for lenses out of focus.
  public static let sharpened = Self(.sharpened)
  /// Three times the size, then black and white, for modules of little more than a pixel.
  public static let tripled = Self(.tripled)

  /// A number that stays the same in every version.
  public var rawValue: Int { kind.rawValue }

  /// The name in lower snake case, for JSON and logs.
  public var name: String {
    switch kind {
    case .threshold: "threshold"
    case .raw: "raw"
    case .invertedThreshold: "inverted_threshold"
    case .doubled: "doubled"
    case .wideThreshold: "wide_threshold"
    case .smoothed: "smoothed"
    case .sharpened: "sharpened"
    case .tripled: "tripled"
    }
  }

  public var description: String { name }

  /// How much larger the step makes a picture.
  var factor: Int {
    switch kind {
    case .doubled, .sharpened: 2
    case .tripled: 3
    default: 1
    }
  }

  /// The picture made ready by this step.
  func prepare(_ image: GrayImage) -> GrayImage {
    switch kind {
    case .raw: image
    case .threshold: image.thresholded(window: Self.window, percent: 93)
    case .invertedThreshold: image.inverted().thresholded(window: Self.window, percent: 93)
    case .wideThreshold: Self.wide(image, atLeast: 1)
    case .smoothed: image.smoothed().thresholded(window: Self.window, percent: 92)
    case .doubled: Self.wide(image.enlarged(by: 2), atLeast: 1)
    case .sharpened: Self.wide(image.sharpened().enlarged(by: 2), atLeast: Self.window * 2)
    case .tripled: image.enlarged(by: 3).thresholded(window: Self.window, percent: 88)
    }
  }

  /// The side of the window whose mean decides between black and white, in pixels.
  private static let window = 31

  private static func wide(_ image: GrayImage, atLeast window: Int) -> GrayImage {
    image.thresholded(window: max(min(image.width, image.height) / 8, window), percent: 97)
  }
}
