import Glibc
import RegKit
import RegKitImaging

/// `regkit-station`: reads the codes that come before a camera or into a folder, judges each, and keeps a record.
@main
struct Station {
  static func main() {
    do throws(StationError) {
      let arguments = try StationArguments(CommandLine.arguments.dropFirst())
      if arguments.asksForHelp {
        print(StationArguments.help)
        exit(0)
      }
      StopSignal.listen()
      var station = try Station(arguments)
      exit(try station.run().rawValue)
    } catch {
      Console.complain("regkit-station: \(error.message)")
      if error.status == .usage { Console.complain("Try: regkit-station --help") }
      exit(error.status.rawValue)
    }
  }

  private let arguments: StationArguments
  private let rulebook: Rulebook
  private var record: Record?
  private var status = Status.allowed

  private init(_ arguments: StationArguments) throws(StationError) {
    self.arguments = arguments
    do throws(TableError) {
      rulebook = try Rulebook.embedded()
    } catch {
      throw StationError(message: "rule table: \(error.problems.first?.description ?? "?")")
    }
    if let edition = arguments.edition, !rulebook.editions.contains(where: { $0.id == edition }) {
      let known = rulebook.editions.map { $0.id }.joined(separator: ", ")
      throw StationError(message: "--edition: found \"\(edition)\", expected one of \(known)")
    }
    record = try arguments.record.map { (path) throws(StationError) in try Record(appendingTo: path) }
  }

  private mutating func run() throws(StationError) -> Status {
    switch arguments.source {
    case .folder(let path): try watch(FolderWatch(path, every: arguments.interval))
    case .device(let path):
      var camera = try Camera(path, width: arguments.size.width, height: arguments.size.height)
      while !StopSignal.hasCome {
        guard let frame = try camera.next() else { break }
        try take(frame)
      }
      try settle(at: Int64.max)
    case .frames(let path):
      var replay = try FrameReplay(path, framesPerSecond: arguments.framesPerSecond)
      while !StopSignal.hasCome, let frame = replay.next() {
        switch frame {
        case .success(let frame): try take(frame)
        case .failure(let error): try refuse(error.name, error.reason)
        }
      }
      try settle(at: Int64.max)
    }
    // Who stops the station has not found anything wrong with it.
    return StopSignal.hasCome ? .allowed : status
  }

  // MARK: - Files

  private mutating func watch(_ folder: FolderWatch) throws(StationError) {
    var folder = folder
    let reader = SymbolReader()
    while !StopSignal.hasCome {
      for file in try folder.files(isOnce: arguments.isOnce) {
        if StopSignal.hasCome { return }
        let report: ScanReport
        do throws(ImagingError) {
          report = try ScanReport(
            of: GrayImage(contentsOfFile: file.path), by: reader, named: file.name, under: rulebook,
            edition: arguments.edition, asOf: arguments.day)
        } catch {
          // A file that breaks off, or is none yet, may still be on its way.
          if !arguments.isOnce, folder.mayGrow(file) { continue }
          try refuse(file.name, error)
          continue
        }
        for entry in report.entries { try note(Sighting(entry, file.name)) }
        if report.entries.isEmpty { try note(Sighting(unread: "no_code", file.name)) }
      }
      if arguments.isOnce { return }
      Console.sleep(milliseconds: arguments.interval)
    }
  }

  // MARK: - Frames

  private lazy var scanner = FrameScanner(options: .init(region: arguments.region))
  /// Codes that are no BPOM code and would be refused: one of BPOM's may come into view beside them.
  private var waiting: [FrameScanner.Appearance] = []
  /// For how many milliseconds.
  private static let patience: Int64 = 700

  private mutating func take(_ frame: CameraFrame) throws(StationError) {
    // Who waited too long for this frame is told of before it may hold what was waited for.
    try settle(at: frame.milliseconds)
    var appearances: [FrameScanner.Appearance] = []
    var failure: ImagingError?
    do throws(ImagingError) {
      appearances = try scanner.feed(frame.image, at: frame.milliseconds)
    } catch {
      failure = error
    }
    if let failure { try refuse(frame.name, failure) }
    if !appearances.isEmpty { try judge(appearances, frame.name) }
    try settle(at: frame.milliseconds)
  }

  private mutating func judge(_ appearances: [FrameScanner.Appearance], _ name: String) throws(StationError) {
    let report = report(on: appearances)
    for (entry, appearance) in zip(report.report.entries, appearances) {
      if !entry.reading.isBPOMCode, entry.reading.content?.verdict.outcome == .refused {
        waiting.append(appearance)
      } else {
        try note(Sighting(entry, name, appearance))
      }
    }
  }

  /// Reports the codes that waited long enough, and those beside which a code of BPOM's has come.
  private mutating func settle(at now: Int64) throws(StationError) {
    guard !waiting.isEmpty else { return }
    var rest: [FrameScanner.Appearance] = []
    for appearance in waiting {
      guard let entry = report(on: [appearance]).report.entries.first else { continue }
      let isLate = now &- appearance.milliseconds >= Self.patience || now == Int64.max
      if entry.reading.content == nil || isLate {
        try note(Sighting(entry, "frame \(appearance.frame)", appearance))
      } else {
        rest.append(appearance)
      }
    }
    waiting = rest
  }

  private mutating func report(on appearances: [FrameScanner.Appearance]) -> FrameReport {
    scanner.report(on: appearances, under: rulebook, edition: arguments.edition, asOf: arguments.day)
  }

  // MARK: - Telling

  private mutating func refuse(_ name: String, _ error: ImagingError) throws(StationError) {
    Console.complain(
      "regkit-station: \(name): \(arguments.language == .english ? error.descriptionEN : error.descriptionID)")
    try note(Sighting(unread: error.code.name, name))
  }

  private mutating func note(_ sighting: Sighting) throws(StationError) {
    let time = Clock.now()
    Console.print(sighting.line(at: time, in: arguments.language))
    if sighting.outcome == .refused, !arguments.isQuiet { Console.beep() }
    status = status.combined(with: Status(sighting.outcome))
    try record?.append(sighting.fields(at: time))
  }
}
