/// Who issued a 2D barcode (Pasal 5 and 14).
public enum Issuer: String, Sendable, Hashable, CaseIterable {
  case badanPOM = "badan_pom"
  case pelakuUsaha = "pelaku_usaha"
}
