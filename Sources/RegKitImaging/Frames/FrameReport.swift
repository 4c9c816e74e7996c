public import GS1
public import RegKit

/// What came into view with a frame, understood and judged.
public struct FrameReport: Sendable {
  /// The codes that appeared.
  public let appearances: [FrameScanner.Appearance]
  /// The same codes with what they say, in the same order.
  public let report: ScanReport
  /// The number of the frame, 1 for the scanner's first.
  public let frame: UInt64

  /// The report as JSON text on one line: that of `ScanReport` with `frame`, and for each symbol `appearance`, `at_ms`,
  /// `latency_frames` and `latency_ms`.
  public func json(in language: Language) -> String {
    let symbols = zip(report.entries, appearances).map { entry, appearance in
      JSONValue.object(
        [
          ("appearance", .integer(Int64(clamping: appearance.number))), ("at_ms", .integer(appearance.milliseconds)),
          ("latency_frames", .integer(Int64(clamping: appearance.latencyFrames))),
          ("latency_ms", .integer(appearance.latencyMilliseconds)),
        ] + ScanReport.members(of: entry, language))
    }
    var members: [(key: String, value: JSONValue)] = []
    if let name = report.name { members.append(("name", .string(name))) }
    members += [
      ("frame", .integer(Int64(clamping: frame))), ("width", .integer(Int64(report.width))),
      ("height", .integer(Int64(report.height))), ("outcome", .string(report.outcome.rawValue)),
      ("symbols", .array(symbols)),
    ]
    return JSONValue.object(members).text
  }
}

extension FrameScanner {
  /// Judges what appeared, in the frame that was fed last or, when that is asked again, in one before it.
  ///
  /// Beside a code of BPOM's, another one is the maker's own affair. What counts as beside is what was in view at the same
  /// time: a code that came after the other one had left stands for itself.
  ///
  /// - Parameters:
  ///   - name: A name for the camera or the frame, given back in the report.
  ///   - options: The rules of GS1 and the dictionary to read by.
  ///   - edition: The edition to judge by; nil chooses as `Rulebook` does.
  public func report(
    on appearances: [Appearance], named name: String? = nil, options: ElementString.Options = .init(),
    under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> FrameReport {
    var others = appearances.first.map { table.reported(besides: $0) } ?? []
    for appearance in appearances.dropFirst() {
      let seen = table.reported(besides: appearance)
      others = others.filter { seen.contains($0) }
    }
    let report = ScanReport(
      appearances.map { $0.symbol }, beside: others, width: frameSize.width, height: frameSize.height, named: name,
      options: options, under: rulebook, edition: edition, asOf: day)
    return FrameReport(appearances: appearances, report: report, frame: frameCount)
  }
}
