import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelRequestTests {
  @Test("what is out of range is refused before anything is made of it")
  func ranges() throws {
    let changes: [(inout LabelRequest) -> Void] = [
      { $0.dotsPerInch = 71 }, { $0.dotsPerInch = 4801 }, { $0.dotsPerInch = .max }, { $0.dotsPerInch = .min },
      { $0.size = .xDimension(0) }, { $0.size = .xDimension(.nan) }, { $0.size = .xDimension(.infinity) },
      { $0.size = .side(atLeast: -6) }, { $0.size = .within(1001) }, { $0.quietZone = 3 }, { $0.quietZone = 101 },
      { $0.quietZone = .max }, { $0.textHeight = 0.7 }, { $0.textHeight = .nan },
      { $0.lines = [String](repeating: "a", count: 33) }, { $0.lines = [String(repeating: "a", count: 201)] },
      { $0.lines = ["a\nb"] }, { $0.lines = ["薬"] },
      {
        $0.form = .gs1DataMatrix
        $0.level = .medium
      },
      {
        $0.form = .gs1DataMatrix
        $0.quietZone = 0
      },
    ]
    for (number, change) in changes.enumerated() {
      var request = LabelRequest(.text(LabelSamples.bpom), as: .bpom)
      change(&request)
      #expect(throws: LabelError(.invalidRequest, found: ""), "change \(number)") { try LabelSamples.label(request) }
    }
  }

  @Test("a picture beyond all limits is refused before memory is taken for it")
  func hugePicture() {
    #expect(throws: LabelError(.pictureTooLarge, found: "")) {
      try LabelSamples.label {
        $0.size = .side(atLeast: 1000)
        $0.dotsPerInch = 4800
      }
    }
  }

  @Test("which line and character, and which number is out of range, is said in both languages")
  func words() throws {
    let error = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.lines = ["Obat", "a\tb"] } })
    #expect(
      error.message(in: .indonesian)
        == "permintaan label di luar batas: baris teks 2, karakter 2: ditemukan U+0009, seharusnya Latin-1")
    let zone = try #require(#expect(throws: LabelError.self) { try LabelSamples.label { $0.quietZone = 3 } })
    #expect(zone.found == "3" && zone.expected == "4 … 100" && zone.subject?.indonesian.contains("zona tenang") == true)
  }

  @Test("people read one line for each element")
  func humanReadable() throws {
    let request = LabelRequest(.text(LabelSamples.bpom), as: .bpom)
    #expect(
      try request.humanReadableLines() == ["(90) DBL9509204704A1", "(10) 13123", "(17) 250331", "(21) 025005EUT"])
    // A bracket in a value is written \( in the symbol, so that it poses as no element; people read the bracket.
    let bracket = LabelRequest(.message(LabelSamples.message("(90)A(10)B\\(C")), as: .bpom)
    #expect(try bracket.humanReadableLines() == ["(90) A", "(10) B(C"])
    #expect(throws: LabelError(.invalidMessage, found: "")) {
      try LabelRequest(.text("hello"), as: .bpom).humanReadableLines()
    }
  }
}
