import RegKit
import Testing

@Suite struct ProvisionWrittenTests {
  @Test(
    "a place is read the way people write it",
    arguments: [
      ("Pasal 12 ayat (3)", "pasal-12/ayat-3"), ("pasal 12 ayat 3", "pasal-12/ayat-3"),
      ("PASAL 12 (3)", "pasal-12/ayat-3"),
      ("12(3)", "pasal-12/ayat-3"), ("Pasal 12", "pasal-12"), ("12", "pasal-12"),
      ("pasal-12/ayat-3", "pasal-12/ayat-3"),
      ("Pasal 18 ayat (2) huruf a", "pasal-18/ayat-2/huruf-a"), ("18(2)a", "pasal-18/ayat-2/huruf-a"),
      ("Pasal 28 huruf a", "pasal-28/huruf-a"), ("Lampiran C", "lampiran-c"),
      ("  Pasal  12,  ayat (3). ", "pasal-12/ayat-3"),
      ("Pasal12ayat(3)", "pasal-12/ayat-3"), ("Lampiran C angka 2", "lampiran-c/angka-2"),
    ])
  func read(text: String, path: String) {
    #expect(Provision(written: text)?.path == path)
  }

  @Test(
    "what names no place, or more than one, is refused",
    arguments: [
      "", " ", "Pasal", "ayat 3", "(3) Pasal", "Pasal ayat 3", "Pasal 12 ayat", "Pasal 12 dan 13", "Ps. 12",
      "Article 12",
      "Pasal 12 ayat (3) 4 5", "a", "Pasal é", "Pasal 12 ayat (3) huruf", String(repeating: "1", count: 101),
      String(repeating: "Pasal 1 ", count: 100_000),
    ])
  func refused(text: String) {
    #expect(Provision(written: text) == nil)
  }
}
