import Glibc

/// The pictures and documents of a folder, each once it is complete.
///
/// The folder is looked at again and again, which works on every file system, those of other machines too. A file is complete
/// when it was of the same size and age twice in a row; one that is replaced later is taken again.
struct FolderWatch {
  struct File: Hashable {
    let name: String
    let path: String
  }

  /// What changes when a file does.
  private struct State: Hashable {
    let inode: UInt64
    let size: Int64
    let seconds: Int64
    let nanoseconds: Int64
  }

  private struct Known {
    var state: State
    var isTaken: Bool
    /// When the state was seen first, on the clock that never runs backwards.
    var since: Int64
  }

  private let folder: String
  private let interval: Int
  private var known: [String: Known] = [:]
  /// What the folder held besides when it was looked at first, or came since; each is named once.
  private(set) var leftOut: [String] = []
  private var told: Set<String> = []

  init(_ folder: String, every interval: Int) throws(StationError) {
    self.folder = folder
    self.interval = interval
    _ = try Self.names(in: folder)
  }

  /// The files that are complete and were not given before, by name.
  ///
  /// - Parameter isOnce: Whether to take what there is as it is.
  mutating func files(isOnce: Bool) throws(StationError) -> [File] {
    var seen: [String: Known] = [:]
    var ready: [File] = []
    let now = Clock.milliseconds()
    let names = try Self.names(in: folder).sorted()
    let others = names.filter { !Self.isTaken($0) && Self.mayBeMissed($0, in: folder) }
    leftOut = others.filter { !told.contains($0) }
    told = Set(others)
    for name in names where Self.isTaken(name) {
      let path = folder + "/" + name
      guard let state = Self.state(of: path) else { continue }
      var file = known[name] ?? Known(state: state, isTaken: false, since: now)
      let isNew = known[name] == nil
      if file.state != state { file = Known(state: state, isTaken: false, since: now) }
      let isSteady = !isNew && file.since < now
      if !file.isTaken, isOnce || isSteady {
        file.isTaken = true
        ready.append(File(name: name, path: path))
      }
      seen[name] = file
    }
    // Only what is in the folder is remembered, so the memory of days is that of the folder.
    known = seen
    return ready
  }

  /// Whether a file that could not be read may still be on its way, since it came a short time ago; it is then given again.
  mutating func mayGrow(_ file: File) -> Bool {
    guard let state = known[file.name], Clock.milliseconds() - state.since < Int64(max(interval * 4, 5_000)) else {
      return false
    }
    known[file.name]?.isTaken = false
    return true
  }

  /// A picture or a PDF, by the end of its name.
  static func isTaken(_ name: String) -> Bool { isPicture(name) || isVisible(name, ends: [".pdf"]) }

  /// Whether somebody may think that it was taken: a folder, or a file that is neither a table nor still being written under
  /// a passing name.
  static func mayBeMissed(_ name: String, in folder: String) -> Bool {
    var facts = stat()
    guard !name.hasPrefix("."), stat(folder + "/" + name, &facts) == 0 else { return false }
    if facts.st_mode & S_IFMT == S_IFDIR { return true }
    return !isVisible(name, ends: [".csv", ".part", ".partial", ".tmp", ".crdownload", "~"])
  }

  /// By the end of its name; hidden files and those of programs that write under a passing name are none.
  static func isPicture(_ name: String) -> Bool {
    isVisible(name, ends: [".png", ".jpg", ".jpeg"])
  }

  private static func isVisible(_ name: String, ends: [String]) -> Bool {
    let name = name.lowercased()
    return !name.hasPrefix(".") && ends.contains { name.hasSuffix($0) }
  }

  static func names(in folder: String) throws(StationError) -> [String] {
    guard let directory = opendir(folder) else {
      throw StationError(
        message: "\(folder): found \(Console.reason()), expected a folder that can be read", status: .undetermined)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }

  private static func state(of path: String) -> State? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return State(
      inode: UInt64(facts.st_ino), size: Int64(facts.st_size), seconds: Int64(facts.st_mtim.tv_sec),
      nanoseconds: Int64(facts.st_mtim.tv_nsec))
  }
}
