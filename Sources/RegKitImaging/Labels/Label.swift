public import GS1
public import RegKit

/// A finished label: a symbol, its size, and what the rules say of it.
///
/// A value of this type can be printed: it has whole dots a module, no rule blocks what it says or how it is printed unless
/// that was allowed in the request, and the dots themselves were read back, to the same bytes behind the same symbology
/// identifier, before it was returned. Its pictures are black on white.
///
/// ```swift
/// let rulebook = try Rulebook.embedded()
/// let text = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"
/// let label = try Label(LabelRequest(.text(text), as: .bpom), under: rulebook)
/// label.geometry.side            // 8.382 mm, without quiet zone
/// let png = try label.png()
/// ```
public struct Label: Sendable {
  public let request: LabelRequest
  /// The data of the symbol, as a reader transmits them behind the symbology identifier.
  public let data: [UInt8]
  public let modules: ModuleMatrix
  public let geometry: LabelGeometry
  public let judgement: LabelJudgement

  /// Makes a label and reads it back.
  ///
  /// - Parameters:
  ///   - request: What to print.
  ///   - options: The rules of GS1 and the dictionary that a reader will read the label by.
  ///   - rulebook: The rules on content, size and words.
  ///   - edition: The edition to judge by; nil chooses as `Rulebook` does.
  ///   - day: The day to judge by.
  /// - Throws: `LabelError`, `notLegal` with the verdict for a label that is refused. Where the size is what is wrong it has
  ///   the nearest labels that can be made. A verdict that is undetermined, for want of a fact or of an edition that says,
  ///   does not keep the label from being made.
  public init(
    _ request: LabelRequest, options: ElementString.Options = .init(), under rulebook: Rulebook,
    edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws(LabelError) {
    try request.check()
    let data = try request.data()
    let sizing = LabelSizing(
      request,
      leastSideCentimetres: Print.leastSideCentimetres(under: rulebook, edition: edition, asOf: day))
    let modules: ModuleMatrix
    do throws(LabelError) {
      modules = try request.modules()
    } catch {
      throw error.code == .dataTooLong ? error.proposing(sizing.proposalsThatHold()) : error
    }
    if case .side(atLeast: let asked) = request.size, !request.isMadeEvenIfRefused, sizing.isShorterThanLegal(asked) {
      // Whole dots may make it long enough all the same, but that is not what was asked for.
      let geometry = sizing.legalGeometry(of: modules)
      let judgement = LabelJudgement(
        request, data: data, geometry, sideCentimetres: LabelSizing.centimetres(of: asked), options: options,
        under: rulebook, edition: edition,
        asOf: day)
      throw LabelError.notLegal(judgement, request, modules, geometry, sizing)
    }
    let geometry = try sizing.geometry(of: modules)
    let judgement = LabelJudgement(
      request, data: data, geometry, options: options, under: rulebook, edition: edition, asOf: day)
    if judgement.outcome == .refused, !request.isMadeEvenIfRefused {
      throw LabelError.notLegal(judgement, request, modules, geometry, sizing)
    }
    self.request = request
    self.data = data
    self.modules = modules
    self.geometry = geometry
    self.judgement = judgement
    try readBack()
  }

  /// Where everything stands in SVG and PDF.
  var layout: LabelLayout {
    LabelLayout(geometry, lines: request.printedLines, textHeight: request.textHeight)
  }

  /// The size of the drawn label in SVG and PDF, text included, in millimetres.
  public var size: (width: Double, height: Double) {
    let layout = layout
    return (layout.width, layout.height)
  }

  /// Reads the symbol's dots as they will be printed, and compares.
  ///
  /// The part of the picture that is read is the symbol with its quiet zones: a reader in a person's hand is pointed at the
  /// symbol too, and libZXing finds no DataMatrix above several lines of text.
  private func readBack() throws(LabelError) {
    let identifier = request.form.symbologyIdentifier
    #if !DataMatrix
      guard request.form.isQRCode else {
        throw LabelError(.notReadBack, found: "0", expected: "trait DataMatrix")
      }
    #endif
    let reader = SymbolReader(
      options: SymbolReader.Options(symbologies: request.form.isQRCode ? .qrCode : .dataMatrix))
    let found: [Symbol]
    do throws(ImagingError) {
      found = try reader.read(try symbolPicture())
    } catch {
      throw LabelError(error)
    }
    guard found.count == 1, let symbol = found.first else {
      throw LabelError(.notReadBack, found: "\(found.count)", expected: "1 \(identifier)")
    }
    guard symbol.symbologyIdentifier == identifier, symbol.bytes == data else {
      throw LabelError(
        .notReadBack, found: "\(symbol.symbologyIdentifier) \(symbol.bytes.count) B",
        expected: "\(identifier) \(data.count) B")
    }
  }
}

extension LabelError {
  /// The error for a label that a rule blocks, told by the first finding that does.
  fileprivate static func notLegal(
    _ judgement: LabelJudgement, _ request: LabelRequest, _ modules: ModuleMatrix, _ geometry: LabelGeometry,
    _ sizing: LabelSizing
  ) -> LabelError {
    let blocking = judgement.verdict?.findings.filter { $0.effect == .blocks } ?? []
    let lacksMark = blocking.contains { $0.expected == LabelRequest.mark }
    var proposals: [LabelProposal] = []
    if blocking.contains(where: { $0.subject == "width_cm" }) {
      proposals = sizing.proposals(addingMark: lacksMark)
    } else if lacksMark {
      proposals = [LabelProposal(form: request.form, level: modules.level, geometry: geometry, carriesMark: true)]
    }
    let first = blocking.first
    let subject = first.map { "\($0.subject), \($0.rule.citation)" }
    return LabelError(
      .notLegal, of: subject.map { Message(indonesian: $0, english: $0) }, found: first?.found ?? "",
      expected: first?.expected ?? "", proposals: proposals, judgement: judgement)
  }
}
