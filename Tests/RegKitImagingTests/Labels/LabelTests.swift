import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelTests {
  @Test(
    "a label has the smallest legal size with GS1's least module if nothing else is asked",
    arguments: LabelForm.allCases)
  func recommended(form: LabelForm) throws {
    for dpi in [203, 254, 300, 360, 600, 1200] {
      let label = try LabelSamples.label(as: form) { $0.dotsPerInch = dpi }
      #expect(label.geometry.side >= 6)
      #expect(label.geometry.xDimension >= 0.2535)
      let smaller = label.geometry.with(dotsPerModule: label.geometry.dotsPerModule - 1)
      #expect(smaller.side < 6 || smaller.xDimension < 0.2535)
      #expect(label.outcome == .allowed && label.judgement.verdict?.ruleIDs.contains("BARCODE.PRINT.SIZE") == true)
      #expect(label.modules.symbologyIdentifier == form.symbologyIdentifier)
    }
  }

  @Test("the same content is text in one form and elements in the others")
  func content() throws {
    #expect(try LabelSamples.label().data == Array(LabelSamples.bpom.utf8))
    let message = LabelRequest.Content.message(LabelSamples.message(LabelSamples.bpom))
    #expect(try LabelSamples.label(LabelRequest(message, as: .bpom)).data == Array(LabelSamples.bpom.utf8))
    let raw = Array("90DBL9509204704A1\u{1D}1013123\u{1D}17250331".utf8) + Array("21025005EUT".utf8)
    for form in [LabelForm.gs1QRCode, .gs1DataMatrix] {
      #expect(try LabelSamples.label(LabelRequest(message, as: form)).data == raw)
      #expect(try LabelSamples.label(as: form).data == raw)
    }
  }

  @Test("a size is met to the nearest dot, from above, or from below")
  func sizes() throws {
    #expect(try LabelSamples.label { $0.size = .xDimension(0.3) }.geometry.dotsPerModule == 4)
    #expect(try LabelSamples.label { $0.size = .xDimension(0.29) }.geometry.dotsPerModule == 3)
    let wide = try LabelSamples.label { $0.size = .side(atLeast: 9) }.geometry
    #expect(wide.side >= 9 && wide.with(dotsPerModule: wide.dotsPerModule - 1).side < 9)
    // What is exactly as asked is not made larger for the last bit of a division.
    #expect(try LabelSamples.label { $0.size = .side(atLeast: 8.382) }.geometry.dotsPerModule == 3)
    let room = try LabelSamples.label { $0.size = .within(14) }.geometry
    #expect(room.sideWithQuietZone <= 14 && room.with(dotsPerModule: room.dotsPerModule + 1).sideWithQuietZone > 14)
    #expect(try LabelSamples.label { $0.size = .within(10.414) }.geometry.dotsPerModule == 3)
    #expect(try LabelSamples.label { $0.quietZone = 10 }.geometry.sideDotsWithQuietZone == (33 + 20) * 3)
  }

  @Test(
    "a label that cannot be legal or cannot be scanned is refused, and every proposal can be made",
    arguments: [
      (LabelRequest.Size.side(atLeast: 3), LabelError.Code.notLegal), (.side(atLeast: 5.9), .notLegal),
      (.xDimension(0.04), .modulesTooSmall), (.xDimension(0.1), .modulesTooSmall), (.xDimension(0.2), .modulesTooSmall),
      (.within(2), .noRoom), (.within(7), .noRoom), (.within(8), .noRoom),
    ])
  func refused(size: LabelRequest.Size, code: LabelError.Code) throws {
    var request = LabelRequest(.text(LabelSamples.bpom), as: .bpom)
    request.size = size
    // Only a small symbol has modules that can be read and sides that are too short.
    if code == .notLegal { request.content = .text("hello") }
    let error = try #require(#expect(throws: LabelError.self) { try LabelSamples.label(request) })
    #expect(error.code == code, "\(error)")
    #expect((1...4).contains(error.proposals.count) && Set(error.proposals).count == error.proposals.count)
    #expect(error.proposals.contains { $0.form == .bpom && $0.geometry.dotsPerInch == 300 })
    for proposal in error.proposals {
      var other = LabelRequest(request.content, as: proposal.form)
      other.isMadeEvenIfRefused = code == .notLegal
      other.level = proposal.level
      other.dotsPerInch = proposal.geometry.dotsPerInch
      other.size = .xDimension(proposal.geometry.xDimension)
      let made = try LabelSamples.label(other)
      #expect(made.geometry == proposal.geometry && made.judgement.printVerdict?.outcome == .allowed)
    }
    if case .within(let room) = size, let nearest = error.proposals.first {
      // What fits comes before what does not.
      let fits = error.proposals.map { $0.geometry.sideWithQuietZone <= room }
      #expect(fits == fits.sorted { $0 && !$1 }, "\(nearest)")
    }
  }

  @Test("a side that the law does not allow is refused, not made longer without a word")
  func shorterThanLegal() throws {
    for (side, isMade) in [(5.9, false), (5.999, false), (6.0, true), (6.5, true)] {
      let label = try? LabelSamples.label { $0.size = .side(atLeast: side) }
      #expect((label != nil) == isMade, "\(side)")
    }
    let error = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.size = .side(atLeast: 5.9) } })
    #expect(error.found == "0.59" && error.expected == "≥ 0.6" && error.description.contains("Pasal 22"))
    // Where it is made all the same, it is judged as it is.
    let made = try LabelSamples.label {
      $0.size = .side(atLeast: 5.9)
      $0.isMadeEvenIfRefused = true
    }
    #expect(made.outcome == .allowed && made.geometry.side >= 6)
  }

  @Test("a module has two dots or more, and the nearest resolution that can is proposed", arguments: LabelForm.allCases)
  func twoDots(form: LabelForm) throws {
    for dpi in stride(from: 72, through: 150, by: 6) {
      let label = try LabelSamples.label(as: form) { $0.dotsPerInch = dpi }
      #expect(label.geometry.dotsPerModule == 2, "\(dpi) dpi")
    }
    let error = try #require(
      #expect(throws: LabelError.self) {
        try LabelSamples.label(as: form) {
          $0.dotsPerInch = 72
          $0.size = .xDimension(0.35)
        }
      })
    #expect(error.code == .modulesTooSmall && error.found == "0.35 mm" && error.expected == ">= 0.706 mm")
    #expect(error.proposals.first?.geometry.dotsPerInch != 72)
    #expect(error.proposals.contains { $0.geometry.dotsPerInch == 72 && $0.geometry.dotsPerModule == 2 })
  }

  @Test("data that a level cannot hold is proposed at the highest level that can, or in another form")
  func dataTooLong() throws {
    func proposals(
      _ count: Int, _ form: LabelForm, _ level: ErrorCorrectionLevel?
    ) throws -> [(LabelForm, ErrorCorrectionLevel?)] {
      var text = "(90)A"
      for ai in 91...99 where text.utf8.count < count {
        text += "(\(ai))" + String(repeating: "a", count: min(90, max(1, count - text.utf8.count)))
      }
      text = form == .bpom ? String(repeating: "a", count: count) : text
      let error = #expect(throws: LabelError.self) { try LabelSamples.label(text, as: form) { $0.level = level } }
      #expect(error?.code == .dataTooLong)
      for proposal in error?.proposals ?? [] {
        let label = try LabelSamples.label(text, as: proposal.form) { $0.level = proposal.level }
        #expect(label.modules.level == proposal.level && label.geometry == proposal.geometry)
      }
      return (error?.proposals ?? []).map { ($0.form, $0.level) }
    }
    #expect(try proposals(1_500, .bpom, .high).map { $0.1 } == [.quartile])
    #expect(try proposals(2_000, .bpom, .high).map { $0.1 } == [.medium])
    #expect(try proposals(2_900, .bpom, .high).map { $0.1 } == [.low])
    #expect(try proposals(2_960, .bpom, .high).isEmpty)
  }

  @Test("proposals name another form, another resolution and a larger label")
  func proposalKinds() throws {
    let error = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.size = .within(9) } })
    #expect(error.proposals.contains { $0.form == .gs1DataMatrix && $0.geometry.sideWithQuietZone <= 9 })
    #expect(error.proposals.contains { $0.geometry.dotsPerInch != 300 })
    let small = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.size = .side(atLeast: 2) } })
    #expect(small.proposals.contains { $0.geometry.side >= 6 })
  }

  @Test("of two codes on a pack BPOM's needs its words, and no other may carry them (Pasal 23)")
  func mark() throws {
    let error = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.isBesideAnotherCode = true } })
    #expect(error.code == .notLegal && error.expected == "BPOM RI" && error.description.contains("Pasal 23"))
    let plain = try LabelSamples.label()
    #expect(error.proposals.map { $0.carriesMark } == [true] && error.proposals.first?.geometry == plain.geometry)
    let marked = try LabelSamples.label {
      $0.isBesideAnotherCode = true
      $0.carriesMark = true
    }
    #expect(marked.outcome == .allowed && marked.request.printedLines == ["BPOM RI"])
    let maker = #expect(throws: LabelError.self) {
      try LabelSamples.label(as: .gs1DataMatrix) {
        $0.issuer = .pelakuUsaha
        $0.carriesMark = true
      }
    }
    #expect(maker?.code == .notLegal)
    let beside = try LabelSamples.label(as: .gs1DataMatrix) {
      $0.issuer = .pelakuUsaha
      $0.isBesideAnotherCode = true
    }
    #expect(beside.outcome == .allowed)
    // Whose it is nobody said: the label is made, and the verdict asks.
    let unknown = try LabelSamples.label(as: .gs1DataMatrix) { $0.isBesideAnotherCode = true }
    #expect(unknown.outcome == .undetermined && unknown.judgement.verdict?.missing.contains("codes[0].issuer") == true)
  }

  @Test("the least size is the table's, not the program's")
  func tableDecides() throws {
    let table = try readFile(Fixture.path("../../../Rules/perbpom-33-2018.xml"), limit: 1 << 24)
    let text = String(decoding: table, as: UTF8.self)
    let stricter = text.split(separator: #"min-cm="0.6""#, omittingEmptySubsequences: false).joined(
      separator: #"min-cm="0.9""#)
    #expect(stricter != text)
    let rulebook = try LabelSamples.rulebook.get().adding(table: Array(stricter.utf8))
    let label = try Label(LabelRequest(.text(LabelSamples.bpom), as: .bpom), under: rulebook)
    #expect(label.geometry.side >= 9 && label.geometry.dotsPerModule == 4)
    var request = LabelRequest(.text(LabelSamples.bpom), as: .bpom)
    request.size = .xDimension(0.254)
    #expect(throws: LabelError(.notLegal, found: "")) { try Label(request, under: rulebook) }
    #expect(Print.leastSideCentimetres(under: rulebook) == 0.9)
    #expect(Print.leastSideCentimetres(under: try LabelSamples.rulebook.get()) == 0.6)
    #expect(Print.leastSideCentimetres(under: try LabelSamples.rulebook.get(), asOf: CalendarDay(1990, 1, 1)) == nil)
  }

  @Test("elements that are wrong are no label, and those that only lack others are")
  func messages() throws {
    #expect(throws: LabelError(.invalidMessage, found: "")) {
      try LabelSamples.label("(01)08991234567892", as: .gs1QRCode)
    }
    #expect(throws: LabelError(.invalidMessage, found: "")) { try LabelSamples.label("hello", as: .gs1DataMatrix) }
    #expect(try LabelSamples.label("hello").data == Array("hello".utf8))
    #expect(try LabelSamples.label("(10)A", as: .gs1QRCode).data == Array("10A".utf8))
    for form in LabelForm.allCases {
      #expect(throws: LabelError(.noData, found: "")) { try LabelSamples.label("", as: form) }
    }
  }

  @Test("labels of random elements in every form, level and resolution are read back")
  func random() throws {
    var random = FixedRandom(state: 6)
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%()*+,-./:;<=>?_!\"&'".utf8)
    for round in 0..<60 {
      var builder = ElementStringBuilder(order: .asGiven)
      builder.options.checksAssociations = false
      for ai in [90, 10, 21, 91, 92].shuffled(using: &random).prefix(Int.random(in: 1...5, using: &random)) {
        let count = Int.random(in: 1...(ai > 90 ? 90 : 20), using: &random)
        let value = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
        builder.append(try #require(ApplicationIdentifier(number: ai, digitCount: 2)), bytes: value)
      }
      var request = LabelRequest(.message(try builder.build()), as: LabelForm.allCases[round % 3])
      if request.form.isQRCode { request.level = ErrorCorrectionLevel.allCases[round % 4] }
      request.dotsPerInch = [203, 300, 600][round % 3]
      request.carriesMark = request.form == .bpom
      request.isMadeEvenIfRefused = true
      request.lines = try request.humanReadableLines()
      let label = try LabelSamples.label(request)
      let message = try request.message()
      #expect(label.data == (request.form == .bpom ? message.bracketedBytes : try message.rawBytes()))
    }
  }
}
