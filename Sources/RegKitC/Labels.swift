public import CRegKit
import CPOSIX
import GS1
import RegKit

#if Imaging
  import RegKitImaging
#endif

@c @implementation
public func regkit_label_make(
  _ out: UnsafeMutablePointer<regkit_label>?, _ rules: OpaquePointer?, _ data: UnsafePointer<UInt8>?,
  _ data_length: Int, _ request: UnsafePointer<regkit_label_request>?, _ options: UnsafePointer<regkit_options>?,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try out.checked()
    #if Imaging
      let rulebook = try RulesHandle.borrowed(rules).rulebook
      let options = try CallOptions(options)
      _ = try options.gateway(rulebook)
      let output = try LabelOutput(request)
      var request = output.request
      request.content = .bytes(Array(try bytes(data, data_length, "data")))
      let label: Label
      let bytes: [UInt8]
      do throws(LabelError) {
        if output.showsText { request.lines += try request.humanReadableLines() }
        label = try Label(request, under: rulebook, edition: options.edition, asOf: options.asOf)
        bytes = try output.bytes(of: label)
      } catch {
        throw try give(error, options.language, to: out)
      }
      out.store(try regkit_label(bytes, label.json(in: options.language), label.outcome).describing(label))
    #else
      throw unsupported
    #endif
  }
}

@c @implementation
public func regkit_label_sheet_make(
  _ out: UnsafeMutablePointer<regkit_label>?, _ rules: OpaquePointer?, _ csv: UnsafePointer<UInt8>?,
  _ csv_length: Int, _ request: UnsafePointer<regkit_label_request>?, _ sheet: UnsafePointer<regkit_label_sheet>?,
  _ options: UnsafePointer<regkit_options>?, _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try out.checked()
    #if Imaging
      let rulebook = try RulesHandle.borrowed(rules).rulebook
      let options = try CallOptions(options)
      _ = try options.gateway(rulebook)
      let output = try LabelOutput(request)
      guard output.kind == REGKIT_LABEL_PDF else {
        throw .argument("request.output: found \(output.kind), expected REGKIT_LABEL_PDF for a sheet")
      }
      let sheet = try LabelSheet(sheet)
      let csv = Array(try bytes(csv, csv_length, "csv"))
      let century = options.asOf.map { CalendarDay.Century.around(year: $0.year) }
      let pages: LabelSheet.Pages
      do throws(LabelError) {
        pages = try sheet.pdf(
          of: try LabelList(csv: csv, century: century), like: output.request, showsText: output.showsText,
          under: rulebook, edition: options.edition, asOf: options.asOf)
      } catch {
        throw try give(error, options.language, to: out)
      }
      out.store(try regkit_label(pages.pdf, pages.json(in: options.language), pages.outcome))
    #else
      throw unsupported
    #endif
  }
}

extension UnsafeMutablePointer<regkit_label>? {
  /// The caller's struct, emptied, after checking that it may be written to.
  fileprivate func checked() throws(Failure) -> CallerStorage<regkit_label> {
    let storage = try CallerStorage(self, "out")
    var label = regkit_label()
    label.outcome = REGKIT_UNDETERMINED
    storage.store(label)
    return storage
  }
}

#if Imaging
  /// The failure for a label that cannot be made, after its report was handed over.
  private func give(
    _ error: LabelError, _ language: Language, to out: CallerStorage<regkit_label>
  ) throws(Failure) -> Failure {
    if error.code == .outOfMemory { return Failure(REGKIT_E_MEMORY, error.message(in: .english)) }
    var label = regkit_label()
    (label.json, label.json_length) = try allocated(error.json(in: language))
    label.outcome = REGKIT_REFUSED
    out.store(label)
    return Failure(
      REGKIT_E_LABEL, error.message(in: .english), offset: error.line ?? 0, length: error.column ?? 0)
  }

  /// What a caller asks for, checked as far as numbers stand for names.
  private struct LabelOutput {
    let request: LabelRequest
    let showsText: Bool
    let kind: Int32

    init(_ pointer: UnsafePointer<regkit_label_request>?) throws(Failure) {
      guard let pointer else { throw .argument("request: NULL") }
      let given = try regkit_label_request(from: pointer, "request")
      var request = LabelRequest(.bytes([]), as: try Self.form(given.form))
      request.level = try Self.level(given.level)
      if given.dpi != 0 { request.dotsPerInch = Int(given.dpi) }
      request.size = try Self.size(given)
      if given.quiet_zone != 0 { request.quietZone = Int(given.quiet_zone) }
      if given.text_mm != 0 { request.textHeight = given.text_mm }
      if let text = try text(given.lines, given.lines_length, "request.lines"), !text.isEmpty {
        request.lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
          String(decoding: Array($0), as: UTF8.self)
        }
      }
      switch given.issuer {
      case 0: break
      case REGKIT_ISSUER_BADAN_POM: request.issuer = .badanPOM
      case REGKIT_ISSUER_PELAKU_USAHA: request.issuer = .pelakuUsaha
      default:
        throw .argument(
          "request.issuer: found \(given.issuer), expected 0, REGKIT_ISSUER_BADAN_POM or _PELAKU_USAHA")
      }
      request.carriesMark = try flag(given.bpom_ri, "request.bpom_ri")
      showsText = try flag(given.show_elements, "request.show_elements")
      switch Int32(given.beside_another_code) {
      case 0: break
      case REGKIT_LABEL_BESIDE_ANOTHER: request.isBesideAnotherCode = true
      case REGKIT_LABEL_ALONE: request.isBesideAnotherCode = false
      default:
        throw .argument("request.beside_another_code: found \(given.beside_another_code), expected 0, 1 or 2")
      }
      request.isMadeEvenIfRefused = try flag(given.even_if_refused, "request.even_if_refused")
      guard given.reserved == (0, 0, 0, 0) else {
        throw .argument("request: found a reserved field in use, expected 0")
      }
      guard (REGKIT_LABEL_MODULES...REGKIT_LABEL_PDF).contains(given.output) else {
        throw .argument("request.output: found \(given.output), expected REGKIT_LABEL_MODULES, _PNG, _SVG or _PDF")
      }
      kind = given.output
      self.request = request
    }

    private static func form(_ form: Int32) throws(Failure) -> LabelForm {
      switch form {
      case REGKIT_LABEL_BPOM: .bpom
      case REGKIT_LABEL_GS1_QR: .gs1QRCode
      case REGKIT_LABEL_GS1_DATAMATRIX: .gs1DataMatrix
      default:
        throw .argument("request.form: found \(form), expected REGKIT_LABEL_BPOM, _GS1_QR or _GS1_DATAMATRIX")
      }
    }

    private static func level(_ letter: Int32) throws(Failure) -> ErrorCorrectionLevel? {
      if letter == 0 { return nil }
      for level in ErrorCorrectionLevel.allCases where level.rawValue.utf8.first.map({ Int32($0) }) == letter {
        return level
      }
      throw .argument("request.level: found \(letter), expected 0, 'L', 'M', 'Q' or 'H'")
    }

    private static func size(_ given: regkit_label_request) throws(Failure) -> LabelRequest.Size {
      switch (given.x_mm != 0, given.side_mm != 0, given.within_mm != 0) {
      case (false, false, false): .recommended
      case (true, false, false): .xDimension(given.x_mm)
      case (false, true, false): .side(atLeast: given.side_mm)
      case (false, false, true): .within(given.within_mm)
      default: throw .argument("request: found several of x_mm, side_mm and within_mm, expected one, or none")
      }
    }

    func bytes(of label: Label) throws(LabelError) -> [UInt8] {
      switch kind {
      case REGKIT_LABEL_PNG: try label.png()
      case REGKIT_LABEL_SVG: label.svg()
      case REGKIT_LABEL_PDF: label.pdf()
      default: label.modules.bytes
      }
    }
  }

  extension LabelSheet {
    fileprivate init(_ pointer: UnsafePointer<regkit_label_sheet>?) throws(Failure) {
      guard let pointer else { throw .argument("sheet: NULL") }
      let given = try regkit_label_sheet(from: pointer, "sheet")
      self.init(rows: Int(given.rows), columns: Int(given.columns))
      if given.page_width_mm != 0 { pageWidth = given.page_width_mm }
      if given.page_height_mm != 0 { pageHeight = given.page_height_mm }
      (horizontalMargin, verticalMargin) = (given.horizontal_margin_mm, given.vertical_margin_mm)
      (horizontalGap, verticalGap) = (given.horizontal_gap_mm, given.vertical_gap_mm)
    }
  }

  extension regkit_label {
    /// What was made: its bytes and the report.
    fileprivate init(_ made: [UInt8], _ report: String, _ verdict: Outcome) throws(Failure) {
      self.init()
      let text = try allocated(report)
      // An empty block may be NULL, which would look like no memory.
      guard let memory = malloc(max(made.count, 1)) else {
        free(text.pointer)
        throw Failure(REGKIT_E_MEMORY, "no memory for \(made.count) bytes")
      }
      made.withUnsafeBytes { source in
        if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: source.count) }
      }
      bytes = memory.assumingMemoryBound(to: UInt8.self)
      length = made.count
      (json, json_length) = (text.pointer, text.length)
      outcome = verdict.code
    }

    /// The same with the measures of a label.
    fileprivate func describing(_ label: Label) -> regkit_label {
      var described = self
      let geometry = label.geometry
      described.modules = Int32(clamping: geometry.modules)
      described.quiet_zone = Int32(clamping: geometry.quietZone)
      described.dpi = Int32(clamping: geometry.dotsPerInch)
      described.dots_per_module = Int32(clamping: geometry.dotsPerModule)
      described.version = Int32(clamping: label.modules.version ?? 0)
      described.level = label.modules.level?.rawValue.utf8.first.map { Int32($0) } ?? 0
      (described.x_mm, described.side_mm) = (geometry.xDimension, geometry.side)
      described.side_with_quiet_zone_mm = geometry.sideWithQuietZone
      (described.width_mm, described.height_mm) = label.size
      let identifier = label.modules.symbologyIdentifier
      described.symbology = (0x5D, CChar(bitPattern: identifier.code), CChar(bitPattern: identifier.modifier), 0)
      return described
    }
  }
#endif
