import RegKit
import Testing

@Suite struct ProvisionTests {
  @Test(
    "a path reads as the law cites itself",
    arguments: [
      ("pasal-18/ayat-2/huruf-a", "Pasal 18 ayat (2) huruf a"), ("pasal-22", "Pasal 22"),
      ("lampiran-c/angka-1", "Lampiran C angka 1"), ("bagian-b/baris-21022", "bagian B baris 21022"),
      ("bagian-b/catatan-1", "bagian B catatan 1"), ("langkah-13", "langkah 13"), ("paragraf-2", "paragraf 2"),
    ])
  func good(path: String, text: String) throws {
    let provision = try #require(Provision(path: path))
    #expect(provision.text == text)
    #expect(provision.path == path)
    #expect(provision.description == path)
    #expect(provision == Provision(path: path))
  }

  @Test(
    "any other path is none",
    arguments: [
      "", "/", "pasal", "pasal-", "-18", "pasal 18", "pasal-18/", "/pasal-18", "pasal-18//ayat-2", "article-18",
      "Pasal-18", "pasal-18/ayat", "pasal_18", "pasal-18 /ayat-2", "pasal-1.5", "pasal-18-19", "pasal-é", "pasal-18\n",
    ])
  func bad(path: String) {
    #expect(Provision(path: path) == nil)
  }
}

@Suite struct CitationTests {
  @Test("a citation names its source and place, for people and for programs")
  func text() throws {
    let citation = try #require(
      try Rulebook.shared().rules(id: "BARCODE.PRIMARY.EXEMPT.OTSK.h").first?.citations.first)
    #expect(citation.text == "Peraturan BPOM 33/2018, Pasal 19 ayat (2) huruf h")
    #expect(citation.reference == "perbpom-33-2018#pasal-19/ayat-2/huruf-h")
    #expect(citation.source == "perbpom-33-2018")
    #expect(citation.sourceName == "Peraturan BPOM 33/2018")
  }
}
