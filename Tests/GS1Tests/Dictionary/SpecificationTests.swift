import GS1
import Testing

@Suite struct SpecificationTests {
  @Test(
    "specifications say what the standard says",
    arguments: [
      ("00", "SSCC", "N18,csum,gcppos2", "", "", true, true),
      ("01", "GTIN", "N14,csum,gcppos2", "", "255 37", true, true),
      ("10", "BATCH/LOT", "X..20", "01|02|03|8006|8026", "", false, true),
      ("17", "USE BY or EXPIRY", "N6,yymmd0", "01|02|03|255|8006|8026", "", true, true),
      ("21", "SERIAL", "X..20", "01|03|8006", "235", false, false),
      ("37", "COUNT", "N..8", "00+02|00+8026", "", false, true),
      ("253", "GDTI", "N13,csum,gcppos1 [X..17]", "", "", false, true),
      ("3103", "NET WEIGHT (kg)", "N6", "01|02", "310n", true, true),
      ("3115", "LENGTH (m)", "N6", "01|02", "311n", true, true),
      ("3145", "AREA (m²)", "N6", "01|02", "314n", true, true),
      (
        "425", "COUNTRY - DISASSEMBLY", "N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166", "01|02|03",
        "426", false, true
      ),
      ("8014", "MUDI", "X..25,csumalpha,gcppos1,hasnondigit", "01", "", false, false),
      ("8043", "PSIM", "N18 [N..2]", "01+21+8040", "", false, false),
      ("8110", "", "X..70,couponcode", "", "", false, true),
      ("90", "INTERNAL", "X..30", "", "", false, true),
      ("99", "INTERNAL", "X..90", "", "", false, true),
    ])
  func facts(
    _ ai: String, _ title: String, _ format: String, _ required: String, _ excluded: String, _ predefined: Bool,
    _ attribute: Bool
  ) throws {
    let found = try #require(ApplicationIdentifier(ai)?.specification)
    #expect(found.title == title)
    #expect(found.components.map(\.description).joined(separator: " ") == format)
    #expect(
      found.required.map { $0.map { $0.map(\.description).joined(separator: "+") }.joined(separator: "|") }.joined(
        separator: " ") == required)
    #expect(Set(found.excluded.map(\.description)) == Set(excluded.split(separator: " ").map(String.init)))
    #expect(found.isPredefinedLength == predefined)
    #expect(found.isDigitalLinkAttribute == attribute)
  }

  @Test("the tables have as many entries of each kind as the standard")
  func counts() {
    let all = ApplicationIdentifier.known.compactMap(\.specification)
    #expect(all.count == 541)
    #expect(all.map(\.ai) == all.map(\.ai).sorted())
    #expect(all.filter(\.isPredefinedLength).count == 337)
    #expect(all.filter(\.isDigitalLinkAttribute).count == 525)
    #expect(all.filter(\.isDigitalLinkKey).count == 16)
    #expect(all.filter { !$0.required.isEmpty }.count == 502)
    #expect(all.filter { !$0.excluded.isEmpty }.count == 394)
  }

  @Test("a predefined length follows from two digits and agrees with the entries")
  func predefined() throws {
    for ai in ApplicationIdentifier.known {
      #expect(ai.isPredefinedLength == (try #require(ai.specification)).isPredefinedLength)
    }
    #expect(ApplicationIdentifier("18")?.isPredefinedLength == true)
    #expect(ApplicationIdentifier("8111")?.isPredefinedLength == false)
    #expect(ApplicationIdentifier("23")?.isPredefinedLength == false)
  }

  @Test("qualifiers keep their order and their alternatives")
  func qualifiers() {
    #expect(
      ApplicationIdentifier.gtin.specification?.digitalLinkQualifiers.map { $0.map(\.description) } == [
        ["22", "10", "21"], ["235"],
      ])
    #expect(
      ApplicationIdentifier("414")?.specification?.digitalLinkQualifiers.map { $0.map(\.description) } == [
        ["254"], ["7040"],
      ])
    #expect(ApplicationIdentifier.sscc.specification?.isDigitalLinkKey == true)
    #expect(ApplicationIdentifier.sscc.specification?.digitalLinkQualifiers == [])
  }

  @Test("an unknown identifier has no specification", arguments: ["04", "23", "310", "3106", "8044"])
  func unknown(_ text: String) throws {
    let ai = try #require(ApplicationIdentifier(text))
    #expect(!ai.isKnown)
    #expect(ai.title == nil)
    #expect(ai.specification == nil)
  }

  @Test(
    "the tables and the published dictionary agree entry by entry, in both directions",
    .enabled(if: PublishedDictionary.shared != nil, "the published dictionary is not on this machine"))
  func published() throws {
    let entries = try #require(PublishedDictionary.shared).entries
    #expect(Set(entries.keys) == Set(ApplicationIdentifier.known.map(\.description)))
    for (text, entry) in entries {
      let found = try #require(ApplicationIdentifier(text)?.specification, "\(text)")
      #expect(found.title == entry.title, "\(text)")
      #expect(found.isPredefinedLength == entry.flags.contains("*"), "\(text)")
      #expect(found.isDigitalLinkAttribute == entry.flags.contains("?"), "\(text)")
      #expect(found.components.map(\.description) == entry.components, "\(text)")
      #expect(
        found.required.map { $0.map { $0.map(\.description).sorted() } }
          == entry.required.map { $0.map { $0.sorted() } }, "\(text)")
      #expect(found.excluded.map(\.description).sorted() == entry.excluded.sorted(), "\(text)")
      #expect(found.isDigitalLinkKey == entry.isKey, "\(text)")
      #expect(found.digitalLinkQualifiers.map { $0.map(\.description) } == entry.qualifiers, "\(text)")
    }
  }
}
