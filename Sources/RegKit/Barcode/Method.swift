/// How a 2D barcode is used: to authenticate one pack, or to identify a licensed product (Pasal 3 ayat (1)).
public enum Method: String, Sendable, Hashable, CaseIterable {
  case otentifikasi
  case identifikasi
}
