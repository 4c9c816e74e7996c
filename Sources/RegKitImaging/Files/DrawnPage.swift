/// A whole page of a document as a program drew it that can draw documents.
public struct DrawnPage: Sendable {
  public let image: GrayImage
  /// Whether the program had nothing to complain of: what it could not decode is missing in the picture.
  public let isComplete: Bool

  public init(_ image: GrayImage, isComplete: Bool = true) {
    self.image = image
    self.isComplete = isComplete
  }
}
