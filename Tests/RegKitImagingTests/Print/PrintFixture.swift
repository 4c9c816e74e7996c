import Foundation
import GS1
import Testing

@testable import RegKitImaging

/// A print that `make-fixtures.py` made at a known size, as `prints.json` describes it.
struct PrintFixture: Decodable, CustomTestStringConvertible {
  var file: String
  var dpi: Double
  var columns: Int
  var rows: Int
  var width_mm: Double
  var height_mm: Double
  /// Upper left, lower left, lower right, upper right, in pixels.
  var corners: [[Double]]

  var testDescription: String { file }

  static let all: [PrintFixture] = {
    guard let bytes = try? Fixture.bytes("prints.json") else { return [] }
    return (try? JSONDecoder().decode([PrintFixture].self, from: Data(bytes))) ?? []
  }()

  static func named(_ name: String) -> PrintFixture? { all.first { $0.file.hasPrefix("print-\(name).") } }

  func picture() throws -> ColourImage { try ColourImage(decoding: Fixture.bytes(file)) }

  /// The symbol with corners as rough as a reader's: off by some pixels this way and that.
  func symbol(off: Int = 0) -> Symbol {
    let shifts = [(1, 0), (-1, 1), (0, -1), (1, -1)]
    let corners = zip(self.corners, shifts).map { corner, shift in
      Symbol.Point(x: Int(corner[0]) + off * shift.0, y: Int(corner[1]) + off * shift.1)
    }
    return Symbol(
      bytes: [], symbologyIdentifier: file.hasPrefix("print-qr") ? .qrCode : .dataMatrix, corners: corners)
  }

  func measurement(off: Int = 0) throws -> PrintMeasurement {
    let picture = try picture()
    guard let resolution = Resolution(dpi: dpi) else { throw ImagingError.emptyInput() }
    return try PrintMeasurement(
      of: symbol(off: off), in: picture, GrayImage(picture), hasColour: picture.hasColour, at: resolution)
  }
}
