/// The field a source regulates; editions of one subject follow each other in time.
public enum Subject: String, Sendable, Hashable, CaseIterable {
  /// Registration of traditional medicines, health supplements and quasi drugs.
  case asrot
  /// 2D barcodes, and track and trace.
  case barcode
  /// Registration of businesses and certification of facilities.
  case esertifikasi
  /// Numbers, dates and codes that the systems and labels print.
  case identifiers
  /// Single sign-on of the national single window, and import and export permits in e-BPOM.
  case insw
  /// Days off by year, for counts of working days; used only where they are asked for by name.
  case kalender
  /// Health certificates of the port health authority.
  case sinkarkes
}
