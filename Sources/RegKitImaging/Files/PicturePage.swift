/// One page of a file with the pictures it shows.
public struct PicturePage: Sendable {
  /// One picture of a page.
  public struct Picture: Sendable {
    public let image: GrayImage
    /// Where the picture stands on its page; nil for a picture that is the page.
    public let placement: Placement?
  }

  /// Where a picture stands on a page, in points of 1/72 inch, before any turning of the whole page.
  public struct Placement: Sendable, Hashable {
    /// How long the picture's own rows and columns are drawn, however they are turned.
    public let width: Double
    public let height: Double
    /// From the page's left and upper edges to those of the upright rectangle around the picture.
    public let left: Double
    public let top: Double
  }

  /// The number of the page, from 1.
  public let number: Int
  /// The size of the page in points of 1/72 inch, before any turning; nil for a PNG or JPEG file, and where the document
  /// does not say.
  public let size: (width: Double, height: Double)?
  /// The pictures in the order of drawing, each once however often the page shows it.
  public let pictures: [Picture]
  /// Why other pictures of the page could not be decoded.
  public let errors: [ImagingError]
  /// Whether the page of a document paints lines, areas or letters beside its pictures of which a code could consist.
  ///
  /// Such a page is searched in full only as a picture of the whole page. A few lines or rectangles do not count, nor does
  /// invisible text as recognition lays over a scan, text that a picture covers, or text in a standard font of letters that
  /// the file does not carry. Pictures count too where a code could lie across two of them that meet, or be made of many.
  public let hasVectorContent: Bool

  /// Why the pictures are not all that there is to search: what could not be decoded, and what is drawn beside them.
  public var obstacles: [ImagingError] { errors + (hasVectorContent ? [.vectorContent()] : []) }
}

extension PicturePage.Picture {
  /// Pixels an inch along the rows and the columns, as the picture is drawn; nil when that is not known.
  public var dotsPerInch: (horizontal: Double, vertical: Double)? {
    guard let placement, placement.width > 0, placement.height > 0 else { return nil }
    return (Double(image.width) * 72 / placement.width, Double(image.height) * 72 / placement.height)
  }
}
