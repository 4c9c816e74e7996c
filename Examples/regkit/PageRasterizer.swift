import Glibc
import RegKitImaging

/// Makes pictures of the pages of a PDF file with poppler's `pdftoppm`, run as a process of its own when it is on the PATH.
///
/// A process for each page keeps poppler's licence, its memory and what a wrong file does to it out of this program. No
/// shell is involved, and a page that takes too long is given up.
struct PageRasterizer {
  let path: String
  /// Whether the program could be started when it was last wanted.
  private(set) var isAvailable = true

  private static let dotsPerInch = 300
  private static let seconds = 20
  private static let limits = ImageLimits.default

  /// What to do where the program is not there and a page needs it.
  static var hint: String {
    Terminal.pick(
      "regkit: pasang pdftoppm (poppler-utils) agar halaman vektor ikut dibaca",
      "regkit: install pdftoppm (poppler-utils) to have vector pages read too")
  }

  init(path: String) {
    // A name that begins with a hyphen is no option.
    self.path = path.hasPrefix("-") ? "./" + path : path
  }

  /// The page as a gray picture of 300 dpi, or fewer where the page is larger than a picture may be; nil when none came.
  mutating func page(_ number: Int, size: (width: Double, height: Double)?) -> DrawnPage? {
    var resolution = Self.dotsPerInch
    if let size, case let side = max(size.width, size.height), side > 0 {
      resolution = max(1, Int(min(Double(resolution), (Double(Self.limits.maxSide) - 1) * 72 / side)))
    }
    let words = ["pdftoppm", "-gray", "-r", "\(resolution)", "-f", "\(number)", "-l", "\(number)", path]
    guard let (output, isDrawn) = run(words), let image = Self.picture(inPGM: output) else { return nil }
    // It draws what it can and ends as if all were well; warnings are of no weight here. Of a large page drawn coarsely
    // nobody knows what small codes it holds.
    return DrawnPage(image, isComplete: resolution == Self.dotsPerInch && isDrawn)
  }

  /// What a program writes to standard output, and whether it complained of nothing that it could not draw; nil when it
  /// cannot be started, fails, or takes too long or too much.
  private mutating func run(_ words: [String]) -> (output: [UInt8], isDrawn: Bool)? {
    var ends: [Int32] = []
    for _ in 0..<2 {
      var pair: [Int32] = [0, 0]
      guard pipe(&pair) == 0 else { break }
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends += pair
    }
    var open = ends
    defer { for end in open { close(end) } }
    guard ends.count == 4 else { return nil }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[3], 2)

    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    for end in [ends[1], ends[3]] { close(end) }
    open = [ends[0], ends[2]]
    guard failure == 0 else {
      isAvailable = false
      return nil
    }

    let result = Self.readAll(output: ends[0], complaint: ends[2])
    if result == nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? result : nil
  }

  /// The words in poppler's complaints of what it leaves out.
  private static let troubles = ["Error", "Unimplemented"].map { Array($0.utf8) }

  /// Everything two pipes give before the time is over; nil when there is more, or it takes longer.
  private static func readAll(output: Int32, complaint: Int32) -> (output: [UInt8], isDrawn: Bool)? {
    let end = milliseconds() + seconds * 1_000
    let most = limits.maxPixels + 64
    var all: (output: [UInt8], isDrawn: Bool) = ([], true)
    // What a word may begin in that the next piece ends.
    var last: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    // A descriptor below 0 is passed over by `poll`.
    var waiting = [output, complaint].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while waiting.contains(where: { $0.fd >= 0 }) {
      let rest = end - milliseconds()
      guard rest > 0 else { return nil }
      let ready = poll(&waiting, nfds_t(waiting.count), Int32(rest))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      for index in waiting.indices where waiting[index].revents != 0 {
        let count = piece.withUnsafeMutableBytes { read(waiting[index].fd, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { waiting[index].fd = -1 }
        if index == 0 {
          guard all.output.count + count <= most else { return nil }
          all.output.append(contentsOf: piece[..<count])
        } else {
          let heard = last + piece[..<count]
          if troubles.contains(where: { holds(heard, $0) }) { all.isDrawn = false }
          last = Array(heard.suffix(16))
        }
      }
    }
    return all
  }

  private static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return false }
    return bytes[...(bytes.count - word.count)].indices.contains {
      bytes[$0] == first && bytes[$0...].starts(with: word)
    }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
  }

  /// The picture in a binary PGM file of 8 bits: `P5`, the width, the height and 255, each behind white space.
  static func picture(inPGM bytes: [UInt8]) -> GrayImage? {
    var offset = 2
    func number() -> Int? {
      while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
      var value: Int?
      while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), (value ?? 0) < 1_000_000 {
        value = (value ?? 0) * 10 + Int(bytes[offset] - 0x30)
        offset += 1
      }
      return value
    }
    guard bytes.starts(with: [0x50, 0x35]), let width = number(), let height = number(), number() == 255,
      offset < bytes.count
    else { return nil }
    return try? GrayImage(gray8: Array(bytes[(offset + 1)...]), width: width, height: height, limits: limits)
  }
}
