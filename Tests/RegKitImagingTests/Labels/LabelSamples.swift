import GS1
import RegKit
import Testing

@testable import RegKitImaging

/// Data and ways to make and read labels that several suites share.
enum LabelSamples {
  /// As BPOM prints it.
  static let bpom = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"

  static let rulebook: Result<Rulebook, TableError> = Result { () throws(TableError) in try Rulebook.embedded() }

  static func label(_ request: LabelRequest) throws -> Label { try Label(request, under: rulebook.get()) }

  static func label(
    _ text: String = bpom, as form: LabelForm = .bpom, _ change: (inout LabelRequest) -> Void = { _ in }
  ) throws -> Label {
    var request = LabelRequest(.text(text), as: form)
    // Other data than BPOM's is for what is asked of symbols and print, whatever it says.
    request.isMadeEvenIfRefused = text != bpom
    change(&request)
    return try label(request)
  }

  /// A message that is read without asking what elements need of each other.
  static func message(_ bracketed: String) -> ElementString {
    var options = ElementString.Options()
    options.checksAssociations = false
    return ElementString(bracketed: bracketed, options: options)
  }

  /// What a reader finds in modules drawn with a quiet zone.
  static func read(_ modules: ModuleMatrix, dots: Int = 3) throws -> [Symbol] {
    let side = (modules.side + 8) * dots
    var pixels = [UInt8](repeating: 255, count: side * side)
    for row in 0..<modules.side * dots {
      for column in 0..<modules.side * dots where modules[column / dots, row / dots] {
        pixels[(row + 4 * dots) * side + column + 4 * dots] = 0
      }
    }
    let reader = SymbolReader(options: .init(symbologies: [.qrCode, .dataMatrix]))
    return try reader.read(GrayImage(gray8: pixels, width: side, height: side))
  }
}
