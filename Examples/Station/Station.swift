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
      for name in replay.leftOut { leaveOut(name) }
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
      let files = try folder.files(isOnce: arguments.isOnce)
      for name in folder.leftOut { leaveOut(name) }
      for file in files {
        if StopSignal.hasCome { return }
        let report: ScanReport
        do throws(ImagingError) {
          report = try ScanReport(
            of: PictureFile(contentsOfFile: file.path), by: reader, named: file.name, under: rulebook,
            edition: arguments.edition, asOf: arguments.day)
        } catch {
          // A file that breaks off, or is none yet, may still be on its way.
          if !arguments.isOnce, folder.mayGrow(file) { continue }
          try refuse(file.name, error)
          continue
        }
        // Of a document that is still being written, pages may be missing.
        if report.damage != nil, !arguments.isOnce, folder.mayGrow(file) { continue }
        try note(report, file.name)
      }
      if arguments.isOnce {
        // Nothing was seen, so nothing is known to be right.
        if files.isEmpty {
          Console.complain(
            "regkit-station: "
              + (arguments.language == .english
                ? "found no file to read, expected PNG, JPEG or PDF"
                : "tidak ditemukan berkas untuk dibaca, seharusnya PNG, JPEG, atau PDF"))
          status = status.combined(with: .undetermined)
        }
        return
      }
      Console.sleep(milliseconds: arguments.interval)
    }
  }

  // MARK: - Frames

  private lazy var scanner = FrameScanner(options: .init(region: arguments.region))
  /// Codes that are no BPOM code and would be refused: one of BPOM's may come into view beside them.
  private var waiting: [(appearance: FrameScanner.Appearance, frameName: String)] = []
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
        waiting.append((appearance, name))
      } else {
        try note(Sighting(entry, name, appearance))
      }
    }
  }

  /// Reports the codes that waited long enough, and those beside which a code of BPOM's has come.
  private mutating func settle(at now: Int64) throws(StationError) {
    guard !waiting.isEmpty else { return }
    var rest: [(appearance: FrameScanner.Appearance, frameName: String)] = []
    for (appearance, frameName) in waiting {
      guard let entry = report(on: [appearance]).report.entries.first else { continue }
      let isLate = now &- appearance.milliseconds >= Self.patience || now == Int64.max
      if entry.reading.content == nil || isLate {
        try note(Sighting(entry, frameName, appearance))
      } else {
        rest.append((appearance, frameName))
      }
    }
    waiting = rest
  }

  private mutating func report(on appearances: [FrameScanner.Appearance]) -> FrameReport {
    scanner.report(on: appearances, under: rulebook, edition: arguments.edition, asOf: arguments.day)
  }

  // MARK: - Telling

  private func leaveOut(_ name: String) {
    let isEnglish = arguments.language == .english
    Console.complain(
      "regkit-station: \(name): "
        + (isEnglish
          ? "left out: not a kind of file that is taken here" : "dilewati: bukan jenis berkas yang diambil di sini"))
  }

  private mutating func refuse(_ name: String, _ error: ImagingError) throws(StationError) {
    let reason = arguments.language == .english ? error.descriptionEN : error.descriptionID
    Console.complain("regkit-station: \(name): \(reason)")
    try note(Sighting(unread: error.code.name, reason: reason, name))
  }

  /// Every code of a file, and what of it could not be read.
  private mutating func note(_ report: ScanReport, _ name: String) throws(StationError) {
    func source(_ page: Int?) -> String {
      guard let page, report.pages.count > 1 else { return name }
      return "\(name), \(arguments.language == .english ? "page" : "halaman") \(page)"
    }
    for entry in report.entries { try note(Sighting(entry, source(entry.page))) }
    if let damage = report.damage { try refuse(name, damage) }
    if let pages = report.unreadPages, let error = report.unreadError {
      let word = arguments.language == .english ? "pages" : "halaman"
      try refuse("\(name), \(word) \(pages.lowerBound)-\(pages.upperBound)", error)
    }
    for page in report.pages {
      for error in page.errors { try refuse(source(page.number), error) }
    }
    if report.entries.isEmpty, report.damage == nil, report.unreadPages == nil,
      report.pages.allSatisfy({ $0.errors.isEmpty })
    {
      try note(Sighting(unread: "no_code", name))
    }
    // Codes of which none was judged leave the picture open, as they do everywhere.
    status = status.combined(with: Status(report.outcome))
  }

  private mutating func note(_ sighting: Sighting) throws(StationError) {
    let time = Clock.now()
    Console.print(sighting.line(at: time, in: arguments.language))
    if sighting.outcome == .refused, !arguments.isQuiet { Console.beep() }
    status = status.combined(with: Status(sighting.outcome))
    try record?.append(sighting.fields(at: time))
  }
}
