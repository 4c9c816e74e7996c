internal import GS1
internal import RegKit

/// How many dots a module of a label gets, and what to propose where that does not do.
struct LabelSizing {
  private let request: LabelRequest
  /// What the tables ask of a side, in centimetres; nil where they say nothing.
  private let leastSideCentimetres: Double?

  init(_ request: LabelRequest, leastSideCentimetres: Double?) {
    self.request = request
    self.leastSideCentimetres = leastSideCentimetres
  }

  /// The geometry that the request asks for.
  ///
  /// - Throws: `modulesTooSmall` or `noRoom`, with proposals.
  func geometry(of modules: ModuleMatrix) throws(LabelError) -> LabelGeometry {
    let one = Self.oneDot(modules, request)
    let geometry = one.with(dotsPerModule: wantedDots(one))
    guard geometry.dotsPerModule >= LabelGeometry.leastDotsPerModule, geometry.isReadable else {
      throw tooSmall(one)
    }
    return geometry
  }

  /// Whether a side in millimetres is shorter than the tables ask.
  func isShorterThanLegal(_ side: Double) -> Bool {
    leastSideCentimetres.map { Self.centimetres(of: side) < $0 } ?? false
  }

  /// A length in millimetres as centimetres, to a micrometre: a quotient of whole numbers, as in the tables.
  static func centimetres(of millimetres: Double) -> Double { Double(Int(millimetres * 1000 + tolerance)) / 10_000 }

  /// The nearest geometry that is legal and can be read.
  func legalGeometry(of modules: ModuleMatrix) -> LabelGeometry {
    let one = Self.oneDot(modules, request)
    return one.with(dotsPerModule: max(wantedDots(one), leastDots(one)))
  }

  /// The error for modules that no printer of the resolution can print so that they are read.
  private func tooSmall(_ one: LabelGeometry) -> LabelError {
    let least = one.with(dotsPerModule: leastReadableDots(one))
    if case .within(let room) = request.size {
      let legal = one.with(dotsPerModule: leastDots(one))
      return LabelError(
        .noRoom, of: Message(indonesian: "simbol dengan zona tenang", english: "symbol with quiet zone"),
        found: "\(lengthText(room)) mm", expected: ">= \(lengthText(legal.sideWithQuietZone)) mm",
        proposals: proposals())
    }
    let dot = "\(request.dotsPerInch) dpi, 1 \(Self.dotWord.indonesian) = \(lengthText(one.xDimension)) mm"
    let inEnglish = "\(request.dotsPerInch) dpi, 1 \(Self.dotWord.english) = \(lengthText(one.xDimension)) mm"
    return LabelError(
      .modulesTooSmall, of: Message(indonesian: "X pada \(dot)", english: "X at \(inEnglish)"),
      found: "\(lengthText(wantedXDimension(one))) mm", expected: ">= \(lengthText(least.xDimension)) mm",
      proposals: proposals())
  }

  private static let dotWord = Message(indonesian: "titik", english: "dot")

  /// Labels for the same data that are legal and can be read: the same one larger, at other resolutions, with less error
  /// correction, in other forms; nearest first, at most four.
  func proposals(addingMark: Bool = false) -> [LabelProposal] {
    var found: [(proposal: LabelProposal, distance: Double)] = []
    for variant in variants {
      guard let modules = try? variant.modules() else { continue }
      let proposal = proposal(variant, modules, addingMark)
      if found.contains(where: { $0.proposal == proposal }) { continue }
      found.append((proposal, distance(to: proposal.geometry)))
    }
    var nearest = found.indices.sorted { (found[$0].distance, $0) < (found[$1].distance, $1) }.prefix(4)
    // Who can change neither printer nor form still wants to know how large the label must be.
    if !found.isEmpty, !nearest.contains(0) { nearest[nearest.endIndex - 1] = 0 }
    return nearest.map { found[$0].proposal }
  }

  /// Labels that hold data which this one cannot: with less error correction, then in other forms, at most four.
  func proposalsThatHold() -> [LabelProposal] {
    var found: [LabelProposal] = []
    for form in [request.form] + LabelForm.allCases.filter({ $0 != request.form && $0 != .bpom }) {
      var variant = request
      variant.form = form
      if form != request.form { variant.quietZone = nil }
      guard form.isQRCode else {
        variant.level = nil
        if let modules = try? variant.modules() { found.append(proposal(variant, modules, false)) }
        continue
      }
      let most = request.usedLevel ?? .high
      for level in ErrorCorrectionLevel.allCases.reversed() where form != request.form || level < most {
        variant.level = level
        guard let modules = try? variant.modules() else { continue }
        found.append(proposal(variant, modules, false))
        break
      }
    }
    return Array(found.prefix(4))
  }

  /// The request itself, and those that differ from it in one thing.
  private var variants: [LabelRequest] {
    var variants = [request]
    for dotsPerInch in Self.commonResolutions where dotsPerInch != request.dotsPerInch {
      var variant = request
      variant.dotsPerInch = dotsPerInch
      variants.append(variant)
    }
    if request.form.isQRCode, request.usedLevel != .low {
      var variant = request
      variant.level = .low
      variants.append(variant)
    }
    for form in LabelForm.allCases where form != request.form && form != .bpom {
      var variant = request
      variant.form = form
      variant.quietZone = nil
      if !form.isQRCode { variant.level = nil }
      variants.append(variant)
    }
    return variants
  }

  /// The resolutions of label and office printers.
  private static let commonResolutions = [203, 300, 400, 600, 1200]

  private func proposal(_ variant: LabelRequest, _ modules: ModuleMatrix, _ addingMark: Bool) -> LabelProposal {
    let geometry = LabelSizing(variant, leastSideCentimetres: leastSideCentimetres).legalGeometry(of: modules)
    return LabelProposal(
      form: variant.form, level: modules.level, geometry: geometry, carriesMark: variant.carriesMark || addingMark)
  }

  /// How far a label is from what was asked for; one that is too large for its room comes after all that are not.
  private func distance(to geometry: LabelGeometry) -> Double {
    switch request.size {
    case .recommended: geometry.side
    case .xDimension(let wanted): (geometry.xDimension - wanted).magnitude
    case .side(atLeast: let wanted): (geometry.side - wanted).magnitude
    case .within(let room):
      geometry.sideWithQuietZone > room + Self.tolerance
        ? 1_000 + geometry.sideWithQuietZone - room : room - geometry.sideWithQuietZone
    }
  }

  private static func oneDot(_ modules: ModuleMatrix, _ request: LabelRequest) -> LabelGeometry {
    LabelGeometry(
      modules: modules.side, quietZone: request.quietZone ?? request.form.leastQuietZone,
      dotsPerInch: request.dotsPerInch, dotsPerModule: 1)
  }

  /// The X-dimension asked for, before it becomes whole dots.
  private func wantedXDimension(_ one: LabelGeometry) -> Double {
    switch request.size {
    case .recommended: one.with(dotsPerModule: wantedDots(one)).xDimension
    case .xDimension(let wanted): wanted
    case .side(atLeast: let wanted): wanted / Double(one.modules)
    case .within(let room): room / Double(one.modulesWithQuietZone)
    }
  }

  /// The dots a module that the request asks for, which may be none.
  private func wantedDots(_ one: LabelGeometry) -> Int {
    let dots = wantedXDimensionInDots(one)
    return switch request.size {
    case .recommended: Int(dots)
    case .xDimension: Int(dots + 0.5)
    case .side: Self.roundedUp(dots)
    case .within: Int(dots + Self.tolerance)
    }
  }

  private func wantedXDimensionInDots(_ one: LabelGeometry) -> Double {
    if case .recommended = request.size {
      let recommended = LabelGeometry.recommendedXDimensions.least / one.xDimension
      return Double(max(leastDots(one), Self.roundedUp(recommended)))
    }
    return wantedXDimension(one) / one.xDimension
  }

  /// The fewest dots a module with which the symbol can be read.
  private func leastReadableDots(_ one: LabelGeometry) -> Int {
    max(LabelGeometry.leastDotsPerModule, Self.roundedUp(LabelGeometry.leastReadableXDimension / one.xDimension))
  }

  /// The fewest dots a module with which the symbol is legal and can be read.
  private func leastDots(_ one: LabelGeometry) -> Int {
    var dots = leastReadableDots(one)
    guard let least = leastSideCentimetres, least > 0, least < 100 else { return dots }
    dots = max(dots, Int(least / one.sideCentimetres))
    // What division left open by its last bit, the same comparison that judges the label decides.
    while one.with(dotsPerModule: dots).sideCentimetres < least { dots += 1 }
    return dots
  }

  private static let tolerance = 1e-6

  private static func roundedUp(_ number: Double) -> Int {
    let whole = Int(number)
    return Double(whole) + tolerance < number ? whole + 1 : whole
  }
}

extension LabelGeometry {
  /// The least X-dimension, in millimetres, with which labels are read from a scan at 300 dpi.
  ///
  /// Measured on labels of every form that were printed and scanned as `Scripts/compare-labels` imitates it: from 0.19 mm up
  /// zxing-cpp reads all, at 0.18 mm one in 50, at 0.169 mm one in 20 is lost.
  public static let leastReadableXDimension = 0.19

  /// The fewest dots along the side of a module.
  ///
  /// A printer smears by a part of a dot, and a reader looks between the edges of a module: with one dot there is nothing
  /// between, and whether even the dots themselves are read is a matter of chance.
  public static let leastDotsPerModule = 2

  /// Whether a scan at 300 dpi can be read.
  var isReadable: Bool { xDimension > Self.leastReadableXDimension - 0.0005 }
}
