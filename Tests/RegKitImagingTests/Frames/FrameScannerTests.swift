import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct FrameScannerTests {
  /// A frame of 640 x 480 with pictures on gray ground, each at a place.
  private func frame(_ pictures: (GrayImage, x: Int, y: Int)...) throws -> GrayImage {
    var pixels = [UInt8](repeating: 200, count: 640 * 480)
    for (picture, x, y) in pictures {
      for row in 0..<picture.height where (0..<480).contains(y + row) {
        for column in 0..<picture.width where (0..<640).contains(x + column) {
          pixels[(y + row) * 640 + x + column] = picture.pixels[row * picture.width + column]
        }
      }
    }
    return try GrayImage(gray8: pixels, width: 640, height: 480)
  }

  private func code() throws -> GrayImage { try Fixture.image("qr-small.png") }

  /// The same label with one of its corners blotted out: it cannot be read, and looks much as it did.
  private func spoiled(_ label: GrayImage) throws -> GrayImage {
    var pixels = label.pixels
    for row in 0..<label.height * 2 / 5 {
      for column in 0..<label.width * 2 / 5 { pixels[row * label.width + column] = 128 }
    }
    return try GrayImage(gray8: pixels, width: label.width, height: label.height)
  }

  /// How many codes each frame of a sequence brings, 40 ms apart.
  private func counts(_ frames: [GrayImage], _ options: FrameScanner.Options = .init()) throws -> [Int] {
    let scanner = FrameScanner(options: options)
    return try frames.enumerated().map { try scanner.feed($1, at: Int64($0) * 40).count }
  }

  @Test("a label that lies still is reported once")
  func still() throws {
    let frame = try frame((code(), x: 100, y: 80))
    #expect(try counts([GrayImage](repeating: frame, count: 50)) == [1] + [Int](repeating: 0, count: 49))
  }

  @Test("a label that moves slowly across the frame, out of one side from the other, is reported once")
  func moving() throws {
    let code = try code()
    for (dx, dy) in [(7, 0), (-5, 3), (2, 2), (0, -9), (25, 4)] {
      let frames = try (0..<60).map { step in
        try frame((code, x: (dx < 0 ? 500 : 20) + dx * step, y: (dy < 0 ? 380 : 20) + dy * step))
      }
      #expect(try counts(frames).reduce(0, +) == 1, "\(dx), \(dy)")
    }
  }

  @Test("two labels of the same text are two, whether they come together or one after the other")
  func twins() throws {
    let code = try code()
    let both = try frame((code, x: 60, y: 80), (code, x: 60 + code.width, y: 80))
    #expect(try counts([both, both, both]) == [2, 0, 0])
    let first = try frame((code, x: 60, y: 80))
    #expect(try counts([first, first, both, both]) == [1, 0, 1, 0])
  }

  @Test(
    "a second label of the same text is new while the first still lies there unread, and none where the first jumped")
  func jumpOrTwin() throws {
    let code = try code()
    let first = try frame((code, x: 60, y: 80))
    let beside = try frame((spoiled(code), x: 60, y: 80), (code, x: 60 + code.width * 3 / 2, y: 80))
    #expect(try counts([first, first, beside]) == [1, 0, 1])
    let jumped = try frame((code, x: 60 + code.width * 3 / 2, y: 80))
    #expect(try counts([first, first, jumped]) == [1, 0, 0])
  }

  @Test("equal labels that pass one behind the other on a belt are counted each")
  func belt() throws {
    let code = try code()
    let pitch = code.width * 3
    let frames = try (0..<200).map { step in
      try frame(
        (code, x: 640 - step * 11, y: 100), (code, x: 640 + pitch - step * 11, y: 100),
        (code, x: 640 + pitch * 2 - step * 11, y: 100), (code, x: 640 + pitch * 3 - step * 11, y: 100))
    }
    #expect(try counts(frames).reduce(0, +) == 4)
  }

  @Test("a label is reported again when it was away for so many frames, and not a frame before")
  func awayForFrames() throws {
    let (shown, blank) = (try frame((code(), x: 100, y: 80)), try frame())
    let options = FrameScanner.Options(goneAfterFrames: 5, goneAfterMilliseconds: nil)
    for (away, again) in [(4, 0), (5, 1)] {
      let frames = [shown, shown] + [GrayImage](repeating: blank, count: away) + [shown]
      #expect(try counts(frames, options).last == again)
    }
    let never = FrameScanner.Options(goneAfterFrames: nil, goneAfterMilliseconds: nil)
    #expect(try counts([shown] + [GrayImage](repeating: blank, count: 100) + [shown], never).reduce(0, +) == 1)
  }

  @Test(
    "a label is reported again when it was away for so long, and one in every frame never is, however slow they come")
  func awayForTime() throws {
    let (shown, blank) = (try frame((code(), x: 100, y: 80)), try frame())
    let options = FrameScanner.Options(goneAfterFrames: nil, goneAfterMilliseconds: 1_000)
    for (time, again) in [(1_099, 0), (1_100, 1)] as [(Int64, Int)] {
      let scanner = FrameScanner(options: options)
      #expect(try scanner.feed(shown, at: 100).count == 1)
      #expect(try scanner.feed(blank, at: 500).isEmpty)
      #expect(try scanner.feed(shown, at: time).count == again)
    }
    let scanner = FrameScanner(options: options)
    let counts = try (0..<5).map { try scanner.feed(shown, at: Int64($0) * 60_000).count }
    #expect(counts == [1, 0, 0, 0, 0])
  }

  @Test("the latency counts from the frame in which the view began to change to the frame that was read")
  func latency() throws {
    let code = try code()
    let blank = try frame()
    // A label that comes in spoiled by a blur, and is sharp in its third frame.
    let (coming, nearer) = (try frame((spoiled(code), x: 60, y: 80)), try frame((spoiled(code), x: 80, y: 80)))
    let shown = try frame((code, x: 100, y: 80))
    let scanner = FrameScanner()
    var found: [FrameScanner.Appearance] = []
    for (index, frame) in [blank, blank, blank, coming, nearer, shown, shown].enumerated() {
      found += try scanner.feed(frame, at: 1_000 + Int64(index) * 33)
    }
    let appearance = try #require(found.first)
    #expect(found.count == 1)
    #expect((appearance.number, appearance.frame, appearance.milliseconds) == (1, 6, 1_165))
    #expect((appearance.latencyFrames, appearance.latencyMilliseconds) == (3, 66))
    let first = try #require(try FrameScanner().feed(shown, at: 5).first)
    #expect((first.latencyFrames, first.latencyMilliseconds) == (1, 0))
  }

  @Test("only the region is searched, and places are those of the frame")
  func region() throws {
    let code = try code()
    let frame = try frame((code, x: 50, y: 60), (code, x: 400, y: 300))
    let whole = try FrameScanner().feed(frame, at: 0)
    #expect(whole.count == 2)
    let region = FrameScanner.Region(x: 390, y: 290, width: 10_000, height: 10_000)
    let part = try FrameScanner(options: .init(region: region)).feed(frame, at: 0)
    let (inWhole, inPart) = (try #require(whole.last).symbol.corners, try #require(part.first).symbol.corners)
    #expect(part.count == 1)
    for (left, right) in zip(inWhole, inPart) { #expect(abs(left.x - right.x) <= 2 && abs(left.y - right.y) <= 2) }
  }

  @Test("a buffer gives what the picture in it gives, with a stride and a region too")
  func buffer() throws {
    let frame = try frame((code(), x: 400, y: 300))
    let stride = 648
    var pixels = [UInt8](repeating: 0, count: stride * 479 + 640)
    for row in 0..<480 {
      pixels.replaceSubrange(row * stride..<row * stride + 640, with: frame.pixels[row * 640..<(row + 1) * 640])
    }
    for region in [nil, FrameScanner.Region(x: 390, y: 290, width: 250, height: 190)] {
      let options = FrameScanner.Options(region: region)
      let found = try pixels.withUnsafeBufferPointer {
        try FrameScanner(options: options).feed(gray8: $0, width: 640, height: 480, rowStride: stride, at: 7)
      }
      #expect(found == (try FrameScanner(options: options).feed(frame, at: 7)))
      #expect(found.count == 1)
    }
  }

  @Test("a buffer that does not hold the frame is refused before it is read, and not counted")
  func badBuffers() throws {
    let pixels = [UInt8](repeating: 0, count: 100)
    let region = FrameScanner.Region(x: 0, y: 0, width: 2, height: 2)
    for options in [FrameScanner.Options(), .init(region: region)] {
      let scanner = FrameScanner(options: options)
      for (width, height, stride) in [
        (10, 11, 10), (10, 10, 11), (10, 10, 9), (0, 0, 0), (-1, 5, 5), (1, Int.max, 1), (Int.max, 1, Int.max),
        (1, 2, Int.max), (65_535, 1, 65_535), (10, 10, -10),
      ] {
        #expect(throws: ImagingError.self) {
          try pixels.withUnsafeBufferPointer {
            try scanner.feed(gray8: $0, width: width, height: height, rowStride: stride, at: 0)
          }
        }
      }
      #expect(scanner.frameCount == 0)
    }
  }

  @Test("a region that lies outside the frame, or is none, is refused; one that reaches beyond it is cut")
  func badRegions() throws {
    let frame = try frame()
    for (x, y, width, height, isGood) in [
      (640, 0, 5, 5, false), (0, 480, 5, 5, false), (-5, -5, 5, 5, false), (0, 0, 0, 5, false), (0, 0, 5, -1, false),
      (Int.max, Int.max, Int.max, Int.max, false), (Int.min, Int.min, Int.max, Int.max, false),
      (-5, -5, 6, 6, true), (639, 479, Int.max, Int.max, true), (Int.min, 0, Int.min, 4, false),
    ] {
      let scanner = FrameScanner(options: .init(region: .init(x: x, y: y, width: width, height: height)))
      if isGood {
        #expect(try scanner.feed(frame, at: 0).isEmpty)
      } else {
        let error = #expect(throws: ImagingError.self) { try scanner.feed(frame, at: 0) }
        #expect(error?.code == .outOfRange)
      }
    }
  }

  @Test("a linear code is reported when a second frame confirms it, or at once when asked to")
  func linear() throws {
    let frame = try frame((Fixture.image("ean13.png"), x: 60, y: 60))
    #expect(try counts([frame, frame, frame]) == [0, 1, 0])
    #expect(try counts([frame, frame], .init(linearConfirmations: 1)) == [1, 0])
    #expect(try counts([frame, frame, frame, frame], .init(linearConfirmations: 4)) == [0, 0, 0, 1])
  }

  @Test("a clock that is set back or jumps to its ends does no harm")
  func clock() throws {
    let (shown, blank) = (try frame((code(), x: 100, y: 80)), try frame())
    let scanner = FrameScanner()
    var found: [FrameScanner.Appearance] = []
    for (frame, time) in [(shown, Int64.min), (blank, 500), (shown, -4), (blank, Int64.max), (shown, Int64.min)] {
      found += try scanner.feed(frame, at: time)
    }
    #expect(found.map { $0.milliseconds } == [Int64.min, 500, Int64.max])
    #expect(found.allSatisfy { $0.latencyMilliseconds >= 0 })
  }

  @Test("frames of other sizes may follow each other")
  func sizes() throws {
    let scanner = FrameScanner()
    #expect(try scanner.feed(GrayImage(gray8: [9], width: 1, height: 1), at: 0).isEmpty)
    #expect(try scanner.feed(code(), at: 1).count == 1)
    #expect(try scanner.feed(frame((code(), x: 0, y: 0)), at: 2).isEmpty)
    #expect(scanner.codesInView.count == 1)
    #expect(scanner.frameCount == 3)
  }

  @Test("beside a code of BPOM's another one is the maker's own, where both are in view at the same time")
  func beside() throws {
    let (own, other) = (try code(), try Fixture.image("qr-utf8.png"))
    let rulebook = try Rulebook.embedded()
    /// What the last report says of the maker's code, and whether the one before it already judged it.
    func outcome(_ frames: [GrayImage]) throws -> Outcome? {
      let scanner = FrameScanner()
      var appearances: [FrameScanner.Appearance] = []
      for (index, frame) in frames.enumerated() { appearances += try scanner.feed(frame, at: Int64(index) * 40) }
      let makers = try #require(appearances.first { $0.symbol.bytes == Array("30°C Café".utf8) })
      return scanner.report(on: [makers], under: rulebook).report.entries.first?.reading.content?.verdict.outcome
    }
    let (alone, bpom) = (try frame((other, x: 300, y: 80)), try frame((own, x: 40, y: 80)))
    let both = try frame((own, x: 40, y: 80), (other, x: 300, y: 80))
    #expect(try outcome([alone]) == .refused)
    #expect(try outcome([both]) == nil && outcome([alone, both]) == nil && outcome([alone, both, alone]) == nil)
    #expect(try outcome([bpom, both]) == nil)
    // One after the other, however fast, they are two packs.
    #expect(try outcome([bpom, alone]) == .refused && outcome([bpom, alone, alone]) == .refused)
    #expect(try outcome([alone, bpom]) == .refused && outcome([alone, frame(), bpom]) == .refused)
  }
}
