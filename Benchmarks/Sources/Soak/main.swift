// Usage: Soak FRAMES PAGE
// Feeds frames to one scanner, as a camera does for days, and shows what the process holds all the while. PAGE is a picture
// of labels, from which the codes in the frames are taken. Fails when the second half holds more than the first half did
// at its end and a little.

import CBaseline
import Glibc
import RegKit
import RegKitImaging

/// What the second half may hold beyond the first, in KiB: the allocator's own unrest, and far below what 16 bytes lost with
/// each of half a million frames would be.
let allowedGrowth = 2_048

let arguments = CommandLine.arguments
guard arguments.count == 3, let frameCount = Int(arguments[1]), frameCount >= 20 else {
  fatalError("expected FRAMES, at least 20, and PAGE")
}
let rulebook = try Rulebook.embedded()
let page = try GrayImage(contentsOfFile: arguments[2])
var source = FrameSource(labels: try Labels(on: page), seed: 20_261_129)
let scanner = FrameScanner(
  options: .init(goneAfterFrames: 3, goneAfterMilliseconds: nil, linearConfirmations: 1, limit: 16))

func resident() -> Int { Int(baseline_resident_bytes() / 1_024) }

func row(_ cells: [String]) {
  print(cells.map { String(repeating: " ", count: max(0, 14 - $0.utf8.count)) + $0 }.joined())
  // At once, also into a file: it takes long.
  fflush(nil)
}

print("\(frameCount) frames of \(FrameSource.width) x \(FrameSource.height) pixels, two of three with a code\n")
row(["frames", "resident KiB", "from half", "appeared", "known", "us/frame"])
var appeared = 0
var refused = 0
var half = 0
var most = 0
var began = baseline_nanoseconds()
for number in 1...frameCount {
  do {
    let appearances = try source.withNext { pixels in
      try scanner.feed(
        gray8: pixels, width: FrameSource.width, height: FrameSource.height, at: Int64(number) * 40)
    }
    appeared += appearances.count
    if !appearances.isEmpty {
      let report = scanner.report(on: appearances, under: rulebook)
      precondition(report.json(in: .english).utf8.count > 100)
    }
    // A stride that lies is refused each time, and must not cost anything either.
    if number % 97 == 0 {
      do {
        _ = try source.withNext { try scanner.feed(gray8: $0, width: 9_999, height: 9_999, at: 0) }
      } catch { refused += 1 }
    }
  } catch {
    fatalError("frame \(number): \(error)")
  }
  guard number % (frameCount / 20) == 0, number / (frameCount / 20) <= 20 else { continue }
  let now = resident()
  if number / (frameCount / 20) == 10 { half = now }
  if number / (frameCount / 20) > 10 { most = max(most, now) }
  let end = baseline_nanoseconds()
  row([
    "\(number)", "\(now)", half == 0 ? "" : "\(now - half)", "\(appeared)", "\(scanner.knownCount)",
    "\((end - began) / UInt64(max(frameCount / 20, 1)) / 1_000)",
  ])
  began = end
}
let growth = max(0, most - half)
print("\nthe second half grew by \(growth) KiB at most; allowed: \(allowedGrowth)")
guard appeared > frameCount / 100, refused == frameCount / 97 else {
  fatalError(
    "only \(appeared) codes appeared, and \(refused) frames were refused: the frames are not what they should be")
}
guard growth <= allowedGrowth else { fatalError("memory grows") }
