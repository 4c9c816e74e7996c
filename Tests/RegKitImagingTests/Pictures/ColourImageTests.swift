import RegKitImaging
import Testing

@Suite struct ColourImageTests {
  @Test(
    "brightness made of the decoded colours is that of the gray decoder",
    arguments: [
      "rgb8.png", "rgb8-adam7.png", "rgb16.png", "rgba8.png", "rgba8-adam7.png", "palette8-trns.png", "gray8.png",
      "gray1-adam7.png", "gray8-trns.png", "grayalpha16.png", "jpeg-gray.jpg", "jpeg-420.jpg", "jpeg-progressive.jpg",
      "jpeg-cmyk.jpg", "exif-1.jpg", "exif-2.jpg", "exif-3.jpg", "exif-4.jpg", "exif-5.jpg",
      "exif-6.jpg", "exif-7.jpg", "exif-8.jpg",
    ])
  func sameAsGray(name: String) throws {
    let colour = try ColourImage(decoding: Fixture.bytes(name))
    let gray = try Fixture.image(name)
    let made = GrayImage(colour)
    #expect(made.width == gray.width && made.height == gray.height)
    // What is transparent is laid on white by brightness or by colour, and a JPEG's brightness is rounded once or twice.
    let worst = zip(made.pixels, gray.pixels).map { ($0 < $1 ? $1 - $0 : $0 - $1) }.max()
    #expect(worst.map { $0 <= 3 } == true, "\(worst ?? 255)")
    if !name.contains("exif") { #expect(colour.hasColour == !name.contains("gray")) }
  }

  @Test("a gray picture has no colours, and the same limits and errors hold")
  func limits() throws {
    let gray = try Fixture.image("qr-human.png")
    #expect(GrayImage(ColourImage(gray)) == gray && !ColourImage(gray).hasColour)
    #expect(ColourImage(width: 2, height: 2, samples: [1, 2, 3]) == nil)
    #expect(ColourImage(width: Int.max, height: Int.max, samples: []) == nil)
    func code(_ bytes: [UInt8], _ limits: ImageLimits = .default) -> ImagingError.Code? {
      do throws(ImagingError) {
        _ = try ColourImage(decoding: bytes, limits: limits)
        return nil
      } catch {
        return error.code
      }
    }
    let jpeg = try Fixture.bytes("jpeg-420.jpg")
    #expect(code([]) == .emptyInput && code([1, 2, 3, 4]) == .unknownFormat)
    #expect(code(Array(jpeg.prefix(jpeg.count / 2))) == .cutOff)
    #expect(code(jpeg, ImageLimits(maxSide: 10)) == .pictureTooLarge)
    #expect(code(try Fixture.bytes("bomb.png")) == .pictureTooLarge)
  }
}
