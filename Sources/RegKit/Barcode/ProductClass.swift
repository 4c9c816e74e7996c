/// The class of a product in the words of the 2D barcode regulation (Pasal 2 and 3 of Peraturan BPOM 33/2018), and the
/// neighbours a caller may ask about that one edition or the other leaves out.
public enum ProductClass: String, Sendable, Hashable, CaseIterable {
  case obatKeras = "obat_keras"
  case produkBiologi = "produk_biologi"
  case narkotika
  case psikotropika
  case obatBebas = "obat_bebas"
  case obatBebasTerbatas = "obat_bebas_terbatas"
  case obatTradisional = "obat_tradisional"
  case suplemenKesehatan = "suplemen_kesehatan"
  case kosmetika
  case panganOlahan = "pangan_olahan"
  case panganDietKhusus = "pangan_diet_khusus"
  case obatKuasi = "obat_kuasi"
  case alatKesehatan = "alat_kesehatan"
  case radiofarmaka
  case mediaKontras = "media_kontras"

  /// Whether a designation by the head of BPOM can change the method (Pasal 3 ayat (4) and (5)).
  var canBeDesignated: Bool { self == .obatBebas || self == .obatBebasTerbatas }
}
