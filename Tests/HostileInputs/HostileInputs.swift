import GS1
import Glibc
import RegKit
import RegKitImaging

/// Feeds files and frames that were damaged at random to every decoder and to the symbol reader.
///
/// It is built with AddressSanitizer by `make sanitize` and proves only that nothing reads or writes where it must not,
/// traps or aborts: what each input decodes to is the business of the tests. The same seed gives the same inputs. The
/// number of the case at hand stands in the file that `--note` names; `--case N` runs it alone, `--write FILE` keeps it.
@main
struct HostileInputs {
  private var corpus: [(name: String, bytes: [UInt8])] = []
  /// Pictures of the corpus in which there is a code.
  private var codes: [GrayImage] = []
  private var notes: UnsafeMutablePointer<FILE>?
  private let rulebook: Rulebook
  private let reader = SymbolReader()
  private let everything = SymbolReader(options: .init(symbologies: .all))
  private var counts = (cases: 0, pictures: 0, symbols: 0, documents: 0, refused: 0)

  /// Small enough that thousands are read in a minute, large enough for the codes of the fixtures.
  private static let limits = ImageLimits(
    maxSide: 1_600, maxPixels: 400_000, maxFileBytes: 4 << 20, maxPages: 80, maxDocumentPixels: 800_000)

  static func main() throws {
    var words = CommandLine.arguments.dropFirst()
    var (seed, count): (UInt64, Int) = (2_018, 5_000)
    var (only, output, notes): (Int?, String?, String?) = (nil, nil, nil)
    var folders: [String] = []
    while let word = words.popFirst() {
      switch word {
      case "--seed": seed = words.popFirst().flatMap { UInt64($0) } ?? seed
      case "--count": count = words.popFirst().flatMap { Int($0) } ?? count
      case "--case": only = words.popFirst().flatMap { Int($0) }
      case "--note": notes = words.popFirst()
      case "--write": output = words.popFirst()
      default: folders.append(word)
      }
    }
    var program = HostileInputs(rulebook: try Rulebook.embedded())
    if let notes { program.notes = fopen(notes, "w") }
    for folder in folders { program.addFiles(of: folder) }
    guard !program.corpus.isEmpty else {
      print("found no files, expected folders of PNG, JPEG and PDF files")
      exit(2)
    }
    for number in only.map({ $0..<$0 + 1 }) ?? 0..<count {
      program.run(number, seed: seed, output: output)
    }
    let counts = program.counts
    print(
      "\(counts.cases) hostile inputs from \(program.corpus.count) files, seed \(seed): \(counts.pictures) pictures and "
        + "\(counts.documents) documents opened, \(counts.symbols) symbols read, \(counts.refused) refused")
    // A corpus that is refused as a whole would prove nothing.
    guard only != nil || counts.pictures > count / 20 && counts.symbols > 0 && counts.documents > 0 else { exit(1) }
  }

  private init(rulebook: Rulebook) { self.rulebook = rulebook }

  private func note(_ number: Int) {
    guard let notes else { return }
    rewind(notes)
    fputs("case \(number)\n", notes)
    fflush(notes)
  }

  private mutating func addFiles(of folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      names.append(String(decoding: name, as: UTF8.self))
    }
    for name in names.sorted() where [".png", ".jpg", ".pdf"].contains(where: { name.hasSuffix($0) }) {
      guard let bytes = try? readFile(folder + "/" + name, limit: 120_000) else { continue }
      corpus.append((name, bytes))
      if let image = try? GrayImage(decoding: bytes, limits: Self.limits), image.pixels.count < 120_000,
        let symbols = try? everything.read(image), !symbols.isEmpty
      {
        codes.append(image)
      }
    }
  }

  // MARK: - One case

  private mutating func run(_ number: Int, seed: UInt64, output: String?) {
    // Written before the case, so that it stands there after a crash.
    note(number)
    var random = SeededRandom(state: seed &+ UInt64(number) &* 0x9E37_79B9)
    counts.cases += 1
    switch number % 10 {
    case 9: return tryFrame(&random)
    case 6, 7: return tryPixels(&random)
    default: break
    }
    let bytes = number % 10 == 8 ? HostilePDF.picture(&random) : mutatedFile(&random)
    if let output { write(bytes, to: output) }
    tryFile(bytes, &random)
  }

  private func mutatedFile(_ random: inout SeededRandom) -> [UInt8] {
    let file = corpus[Int.random(in: 0..<corpus.count, using: &random)]
    let other = corpus[Int.random(in: 0..<corpus.count, using: &random)]
    var mutation = Mutation(file.bytes, other: other.bytes)
    for _ in 0..<(Bool.random(using: &random) ? 1 : 3) { mutation.apply(&random) }
    // A wrong checksum would keep most damage from the decoder behind it.
    if file.name.hasSuffix("png"), Bool.random(using: &random) { mutation.repairChecksums() }
    return mutation.bytes
  }

  private mutating func tryFile(_ bytes: [UInt8], _ random: inout SeededRandom) {
    // An array of exactly these bytes, so that one byte beyond is not the array's.
    let exact = Array(bytes)
    _ = FileFacts(decoding: exact, limits: Self.limits)
    do throws(ImagingError) {
      let image = try GrayImage(decoding: exact, limits: Self.limits)
      check(image)
    } catch {
      check(error)
    }
    do throws(ImagingError) {
      let file = try PictureFile(decoding: exact, limits: Self.limits)
      if file.isDocument { counts.documents += 1 }
      let report = try ScanReport(
        of: file, by: Int.random(in: 0..<8, using: &random) == 0 ? everything : reader, under: rulebook)
      counts.symbols += report.entries.count
      counts.pictures += report.pages.reduce(0) { $0 + $1.pictures.count }
      for page in report.pages { for error in page.errors { check(error) } }
      precondition(!report.json(in: .indonesian).isEmpty)
    } catch {
      check(error)
    }
  }

  private mutating func check(_ image: GrayImage) {
    precondition(image.pixels.count == image.width * image.height)
    counts.pictures += 1
  }

  private mutating func check(_ error: ImagingError) {
    precondition(!error.descriptionEN.isEmpty && !error.descriptionID.isEmpty)
    counts.refused += 1
  }

  /// Damages the pixels of a picture with a code, for the reader alone.
  private mutating func tryPixels(_ random: inout SeededRandom) {
    guard let picture = codes.randomElement(using: &random) else { return }
    var pixels = picture.pixels
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<pixels.count, using: &random)
      let end = min(pixels.count, start + Int.random(in: 1...picture.width * 8, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: for index in start..<end { pixels[index] = UInt8.random(in: 0...255, using: &random) }
      case 1: for index in start..<end { pixels[index] = pixels[index] &+ 128 }
      case 2: for index in start..<end { pixels[index] = 255 * (pixels[index] & 1) }
      // Rows that slip, as those of a scanner that stumbles.
      case 3: pixels.replaceSubrange(start..<end, with: pixels[(pixels.count - end + start)...])
      default: for _ in 0..<40 { pixels[Int.random(in: 0..<pixels.count, using: &random)] ^= 0xFF }
      }
    }
    // Another width tears the code; fewer rows cut it.
    let width =
      Bool.random(using: &random) ? picture.width : max(1, picture.width + Int.random(in: -2...2, using: &random))
    let height = Int.random(in: 1...max(1, pixels.count / width), using: &random)
    do throws(ImagingError) {
      let image = try GrayImage(
        gray8: pixels, width: width, height: Bool.random(using: &random) ? pixels.count / width : height)
      counts.pictures += 1
      counts.symbols += try everything.read(image).count
    } catch {
      check(error)
    }
  }

  /// A frame whose size, stride and length need not agree.
  private mutating func tryFrame(_ random: inout SeededRandom) {
    func number() -> Int {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: [0, -1, 1, Int.max, Int.min, 65_535, 65_536, Int(Int32.max)].randomElement(using: &random) ?? 0
      case 1: Int.random(in: -10...2_000, using: &random)
      default: Int.random(in: 1...90, using: &random)
      }
    }
    let (width, height) = (number(), number())
    let honest = width > 0 && width < 3_000 && height > 0 && height < 3_000
    let stride =
      Bool.random(using: &random) ? nil : honest ? width * 2 + Int.random(in: -3...9, using: &random) : number()
    let rows = honest ? min((stride ?? width * 2) * height, 1 << 18) : 64
    let length = max(0, rows + Int.random(in: -4...4, using: &random) - (Bool.random(using: &random) ? 0 : rows / 2))
    let frame = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      for index in 0..<length { buffer[index] = UInt8.random(in: 0...255, using: &random) }
      count = length
    }
    for isYUYV in [false, true] {
      do throws(ImagingError) {
        let image =
          try isYUYV
          ? GrayImage(yuyv: frame, width: width, height: height, rowStride: stride, limits: Self.limits)
          : GrayImage(gray8: frame, width: width, height: height, rowStride: stride, limits: Self.limits)
        check(image)
        if image.pixels.count < 40_000 { counts.symbols += try everything.read(image).count }
      } catch {
        check(error)
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
