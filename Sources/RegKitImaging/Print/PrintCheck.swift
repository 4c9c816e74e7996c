public import GS1
public import RegKit

/// How the 2D barcodes on a scan of known resolution are printed, measured and judged by Pasal 17, 22 and 23 of Peraturan
/// BPOM 33/2018 or what 22/2022 has in their place.
///
/// The law asks for a size, for colours, and for words beside one of two codes; the rest, contrast, quiet zone and
/// X-dimension, is told as remarks, which refuse nothing. A measure that lies within its uncertainty of a limit is
/// undetermined. This is no grade of print quality by ISO/IEC 15415, which takes a calibrated verifier, and `note(in:)`
/// says so.
///
/// ```swift
/// let picture = try ColourImage(decoding: readFile("label.png", limit: 1 << 26))
/// let check = try PrintCheck(of: picture, at: Resolution(dpi: 600) ?? …, by: SymbolReader(), under: rulebook)
/// for entry in check.entries { print(entry.measurement?.width.value, entry.outcome) }
/// ```
public struct PrintCheck: Sendable {
  /// What the caller knows of the pack and no picture tells; nil is unknown.
  public struct Claims: Sendable, Hashable {
    /// All 2D barcodes on the pack with the words beside each, for Pasal 23: RegKit reads no words.
    public var codes: [Print.Code]?
    /// The colour of the ink in Indonesian; it stands in for a name that the scan does not give, unless the scan contradicts
    /// it: what is white in a gray scan is not black.
    public var ink: String?
    /// The colour of the ground; the same.
    public var background: String?
    /// Whether BPOM's application reads the codes.
    public var isReadable: Bool?

    public init(
      codes: [Print.Code]? = nil, ink: String? = nil, background: String? = nil, isReadable: Bool? = nil
    ) {
      self.codes = codes
      self.ink = ink
      self.background = background
      self.isReadable = isReadable
    }

    /// Takes the claims from facts such as `Print.Facts(json:)` reads; nil where they name a size, which is measured.
    public init?(_ facts: Print.Facts) {
      guard facts.widthCentimetres == nil, facts.heightCentimetres == nil else { return nil }
      self.init(codes: facts.codes, ink: facts.ink, background: facts.background, isReadable: facts.isReadable)
    }
  }

  /// One symbol with its measures and what the rules say to them.
  public struct Entry: Sendable {
    public let symbol: Symbol
    /// Nil where the symbol could not be measured.
    public let measurement: PrintMeasurement?
    /// Why it could not; nil where it was.
    public let obstacle: PrintMeasurement.Obstacle?
    /// What the rules on print say to size, ink and ground; nil where no loaded table speaks of barcodes.
    public let verdict: Verdict?
    /// What there is to say beside the law.
    public let remarks: [PrintRemark]

    /// The outcome of the verdict; undetermined where there is none.
    public var outcome: Outcome { verdict?.outcome ?? .undetermined }
  }

  /// The caller's name of the picture; nil for none.
  public let name: String?
  public let resolution: Resolution
  /// Every 2D symbol of the picture, in reading order; linear symbols are left out, as these rules are not about them.
  public let entries: [Entry]
  /// What Pasal 23 says to the words beside the codes; nil where it was not asked: of one code nobody said anything of.
  public let marks: Verdict?
  /// What there is to say of the picture as a whole.
  public let remarks: [PrintRemark]

  /// Measures and judges every 2D symbol of a picture.
  ///
  /// - Parameters:
  ///   - picture: The scan, in colour where the ink is to be named.
  ///   - resolution: That of the scan. Nothing in a picture proves it, and every length depends on it.
  ///   - reader: A reader of the calling thread.
  ///   - name: A name for the picture, for example its path.
  ///   - edition: The edition to judge by; nil chooses as `Rulebook` does.
  /// - Throws: What `SymbolReader.read` throws. A picture without a symbol is a check without entries.
  public init(
    of picture: ColourImage, at resolution: Resolution, by reader: SymbolReader, named name: String? = nil,
    claims: Claims = Claims(), under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws(ImagingError) {
    let gray = GrayImage(picture)
    let symbols = try reader.read(gray).filter { $0.symbologyIdentifier.isMatrix }
    let hasColour = symbols.isEmpty ? false : picture.hasColour
    self.name = name
    self.resolution = resolution
    entries = symbols.map { symbol in
      var facts = Print.Facts(
        ink: claims.ink, background: claims.background, isReadable: claims.isReadable, asked: [.size, .ink])
      var remarks: [PrintRemark] = []
      var measurement: PrintMeasurement?
      var obstacle: PrintMeasurement.Obstacle?
      do throws(PrintMeasurement.Obstacle) {
        let found = try PrintMeasurement(of: symbol, in: picture, gray, hasColour: hasColour, at: resolution)
        measurement = found
        facts.widthCentimetres = Figure.rounded(found.width.value / 10, 4)
        facts.heightCentimetres = Figure.rounded(found.height.value / 10, 4)
        facts.sizeUncertaintyCentimetres = Figure.rounded(found.width.uncertainty / 10, 4)
        remarks = found.remarks(isQRCode: symbol.symbologyIdentifier.isQRCode)
        facts.ink = found.ink.name(saidToBe: claims.ink, &remarks)
        facts.background = found.ground.name(saidToBe: claims.background, &remarks)
        if !hasColour {
          if claims.ink == nil {
            remarks.append(
              .init(.warns, .noColour, found: "\(found.ink.hexadecimal) / \(found.ground.hexadecimal)"))
          }
        } else {
          for colour in [found.ink, found.ground] where colour.name == nil {
            remarks.append(.init(.informs, .colourBetweenNames, found: colour.hexadecimal))
          }
        }
      } catch {
        obstacle = error
      }
      return Entry(
        symbol: symbol, measurement: measurement, obstacle: obstacle,
        verdict: Print.assess(facts, under: rulebook, edition: edition, asOf: day), remarks: remarks)
    }
    var remarks: [PrintRemark] = []
    if let codes = claims.codes, codes.count < symbols.count {
      remarks.append(.init(.warns, .codesNotSaid, found: String(symbols.count), expected: String(codes.count)))
    }
    self.remarks = remarks
    // Two codes are what Pasal 23 is about: who issued each, and the words, then have to be known.
    // Those that are seen and of which nobody said anything are unknown ones, whoever issued the others.
    let unsaid = max(symbols.count - (claims.codes?.count ?? 0), 0)
    let unknown = (0..<unsaid).map { _ in Print.Code() }
    let codes = claims.codes.map { $0 + unknown } ?? (symbols.count >= 2 ? unknown : nil)
    marks = codes.flatMap { codes in
      Print.assess(Print.Facts(codes: codes), under: rulebook, edition: edition, asOf: day)
    }
  }

  /// The worst outcome of the codes and of the words beside them; undetermined where no code was found.
  public var outcome: Outcome {
    let outcomes = entries.map { $0.outcome } + (marks.map { [$0.outcome] } ?? [])
    if outcomes.contains(.refused) { return .refused }
    if entries.isEmpty || outcomes.contains(.undetermined) { return .undetermined }
    return .allowed
  }

  /// What this check is not, for whoever reads its answer.
  public static func note(in language: Language) -> String {
    switch language {
    case .english:
      """
      This is no print quality grade of ISO/IEC 15415: a scanner is no calibrated verifier. Measured are lengths at the \
      stated resolution, and colours as the scanner gave them.
      """
    case .indonesian:
      """
      Ini bukan nilai mutu cetak ISO/IEC 15415: pemindai bukan alat verifikasi terkalibrasi. Yang diukur adalah panjang \
      pada resolusi yang disebutkan, dan warna sebagaimana diberikan pemindai.
      """
    }
  }
}

extension PrintColour {
  /// The name that was measured; else the one that was claimed, where the scan does not contradict it.
  fileprivate func name(saidToBe claim: String?, _ remarks: inout [PrintRemark]) -> String? {
    guard let claim else { return name }
    if mayBeCalled(claim) { return name ?? claim }
    remarks.append(.init(.warns, .claimContradicted, found: hexadecimal, expected: claim))
    return name
  }
}
