public import RegKit

/// A label for the same data that can be made where the one asked for cannot.
public struct LabelProposal: Sendable, Hashable {
  public let form: LabelForm
  /// The level of error correction; nil for DataMatrix.
  public let level: ErrorCorrectionLevel?
  public let geometry: LabelGeometry
  /// Whether the words "BPOM RI" stand beside the symbol.
  public let carriesMark: Bool

  /// One line: form, level, sizes, dots and resolution.
  public func text(in language: Language) -> String {
    var text = form.rawValue
    if let level { text += " " + level.rawValue }
    text += " \(lengthText(geometry.side)) × \(lengthText(geometry.side)) mm"
    text += language == .english ? " (with quiet zone " : " (dengan zona tenang "
    text += "\(lengthText(geometry.sideWithQuietZone)) mm), X \(lengthText(geometry.xDimension)) mm = "
    text += "\(geometry.dotsPerModule) " + (language == .english ? "dots at " : "titik pada ")
    text += "\(geometry.dotsPerInch) dpi"
    if carriesMark { text += language == .english ? ", with BPOM RI" : ", dengan BPOM RI" }
    return text
  }
}
