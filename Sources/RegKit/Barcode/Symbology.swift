/// The symbology of a printed 2D barcode.
public enum Symbology: String, Sendable, Hashable, CaseIterable {
  case qrCode = "qr_code"
  case dataMatrix = "data_matrix"
  case aztec
  case pdf417
}
