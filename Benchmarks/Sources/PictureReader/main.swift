import Glibc
import RegKitImaging

// Reads pictures on the order of another program, and says how long that took: `Benchmarks/pictures` times it so beside
// other readers, picture by picture, in one run.
//
// An order is a line `EFFORT SYMBOLOGIES ROUNDS WIDTH HEIGHT`, then WIDTH x HEIGHT bytes of brightness. The answer is a line
// with the nanoseconds of this thread's CPU time of the fastest round and the number of symbols; then, for each symbol, a
// line with its symbology identifier, its bytes in hexadecimal and the step that read it.

func clock() -> UInt64 {
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

while let order = readLine() {
  let words = order.split(separator: " ")
  guard words.count == 5, let symbologies = UInt32(words[1]), let rounds = Int(words[2]), let width = Int(words[3]),
    let height = Int(words[4]), width > 0, height > 0
  else {
    print("0 0")
    fflush(stdout)
    continue
  }
  var pixels = [UInt8](repeating: 0, count: width * height)
  let read = pixels.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, stdin) }
  guard read == pixels.count, let image = try? GrayImage(gray8: pixels, width: width, height: height) else { break }
  let reader = SymbolReader(
    options: .init(symbologies: Symbologies(rawValue: symbologies), effort: effort(words[0])))
  var fastest = UInt64.max
  var symbols: [Symbol] = []
  for _ in 0..<max(rounds, 1) {
    let start = clock()
    symbols = (try? reader.read(image)) ?? []
    fastest = min(fastest, clock() - start)
  }
  print(fastest, symbols.count)
  for symbol in symbols {
    print(symbol.symbologyIdentifier, hexadecimal(symbol.bytes), symbol.step)
  }
  fflush(stdout)
}
