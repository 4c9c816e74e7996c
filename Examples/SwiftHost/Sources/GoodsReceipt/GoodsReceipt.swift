import GS1
import RegKit
import RegKitImaging

/// The check at the door of a warehouse: each pack is photographed, and its code must be one that BPOM allows and one of the
/// delivery note.
public struct GoodsReceipt: Sendable {
  /// What becomes of a pack.
  public enum Decision: Sendable, Equatable {
    /// It is line `line` of the note, counted from 0.
    case received(line: Int)
    /// It is put aside, with every reason.
    case setAside(reasons: [String])
  }

  public var note: DeliveryNote
  public var rulebook: Rulebook
  /// The day of the delivery: by its rules the codes are judged.
  public var day: CalendarDay
  /// The days that must be left to a product.
  public var leastShelfLife: Int

  public init(_ note: DeliveryNote, under rulebook: Rulebook, on day: CalendarDay, leastShelfLife: Int = 180) {
    self.note = note
    self.rulebook = rulebook
    self.day = day
    self.leastShelfLife = leastShelfLife
  }

  /// Decides on the pack in a photograph, PNG or JPEG.
  ///
  /// A photograph that cannot be read sets the pack aside: it may be taken again.
  public func decide(photo path: String, by reader: SymbolReader) -> Decision {
    let report: ScanReport
    do throws(ImagingError) {
      report = try ScanReport(
        of: try PictureFile(contentsOfFile: path), by: reader, named: path, under: rulebook, asOf: day)
    } catch {
      return .setAside(reasons: [error.description])
    }
    let readings = report.entries.map { $0.reading }.filter { $0.isBPOMCode }
    guard !readings.isEmpty else { return .setAside(reasons: ["no code of BPOM's in the picture"]) }
    let decisions = readings.map { decide($0) }
    // One code that is not as it must be is enough.
    return decisions.first { if case .setAside = $0 { true } else { false } } ?? decisions[0]
  }

  /// Decides on the pack whose code a scanner typed.
  public func decide(typed text: String) -> Decision {
    decide(BarcodeReading(Array(text.utf8), under: rulebook, asOf: day))
  }

  private func decide(_ reading: BarcodeReading) -> Decision {
    guard let content = reading.content, let nie = content.fields.nie else {
      return .setAside(reasons: ["no licence number in \(reading.message)"])
    }
    var reasons: [String] = []
    switch content.verdict.outcome {
    case .allowed: break
    case .refused: reasons += content.verdict.findings.filter { $0.effect == .blocks }.map { $0.message(in: .english) }
    // What nobody can say is no yes.
    case .undetermined: reasons.append("the rules do not say whether \(nie) is right on \(day)")
    }
    if let end = content.fields.nieExpiry, end < day { reasons.append("the licence \(nie) ended on \(end)") }
    let lines = note.lines.indices.filter { note.lines[$0].nie == nie }
    let line = lines.first { place in
      let line = note.lines[place]
      return (line.batch == nil || content.fields.batch == nil || line.batch == content.fields.batch)
        && (line.expiry == nil || content.fields.expiry == nil || line.expiry == content.fields.expiry)
    }
    if lines.isEmpty {
      reasons.append("\(nie) is not on the note")
    } else if line == nil {
      reasons.append("\(nie) is on the note, but not with this batch and last day")
    }
    if let expiry = content.fields.expiry ?? line.flatMap({ note.lines[$0].expiry }) {
      let left = day.days(until: expiry)
      if left < leastShelfLife { reasons.append("\(left) days are left, expected \(leastShelfLife)") }
    }
    guard reasons.isEmpty, let line else { return .setAside(reasons: reasons) }
    return .received(line: line)
  }
}
