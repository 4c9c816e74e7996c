import Glibc
import RegKitImaging

// Reads pictures on the order of another program, and says how long that took: `Benchmarks/pictures` times it so beside
// other readers, picture by picture, in one run.
//
// An order is a line `EFFORT SYMBOLOGIES ROUNDS WIDTH HEIGHT`, then WIDTH x HEIGHT bytes of brightness. The answer is a line
// with the nanoseconds of this thread's CPU time of the fastest round and the number of symbols; then, for each symbol, a
// line with its symbology identifier, its bytes in hexadecimal and the step that read it.

func threadTime() -> UInt64 {
  var now = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}

func effort(_ word: Substring) -> SymbolReader.Effort {
  switch word {
  case "fast": .fast
  case "thorough": .thorough
  default: .balanced
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.isEmpty ? "-" : bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// Standard input read without the C library's buffered stream, which Swift 6 does not let through.
struct Input {
  private var buffer: [UInt8] = []

  private mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    buffer += chunk[..<count]
    return true
  }

  mutating func line() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard fill() else { return nil }
    }
  }

  mutating func read(into target: UnsafeMutableRawBufferPointer) -> Bool {
    while buffer.count < target.count {
      guard fill() else { return false }
    }
    target.copyBytes(from: buffer[..<target.count])
    buffer.removeFirst(target.count)
    return true
  }
}

var input = Input()
while let order = input.line() {
  let words = order.split(separator: " ")
  guard words.count == 5, let symbologies = UInt32(words[1]), let rounds = Int(words[2]), let width = Int(words[3]),
    let height = Int(words[4]), width > 0, height > 0
  else {
    print("0 0")
    fflush(nil)
    continue
  }
  var pixels = [UInt8](repeating: 0, count: width * height)
  guard pixels.withUnsafeMutableBytes({ input.read(into: $0) }),
    let image = try? GrayImage(gray8: pixels, width: width, height: height)
  else { break }
  let reader = SymbolReader(
    options: .init(symbologies: Symbologies(rawValue: symbologies), effort: effort(words[0])))
  var fastest = UInt64.max
  var symbols: [Symbol] = []
  for _ in 0..<max(rounds, 1) {
    let start = threadTime()
    symbols = (try? reader.read(image)) ?? []
    fastest = min(fastest, threadTime() - start)
  }
  print(fastest, symbols.count)
  for symbol in symbols {
    print(symbol.symbologyIdentifier, hexadecimal(symbol.bytes), symbol.step)
  }
  fflush(nil)
}
