import CRegKit
import Foundation
import RegKitC
import RegKitImaging
import Testing

@Suite struct FramesTests {
  /// A sample as a camera's frame.
  private func frame() throws -> GrayImage {
    let folder = URL(filePath: #filePath).appending(path: "../../../Examples/Samples").standardized
    return try GrayImage(contentsOfFile: folder.appending(path: "authentication-gs1-qr.jpg").path)
  }

  private var options: regkit_frames_options {
    var options = regkit_frames_options()
    options.struct_size = MemoryLayout<regkit_frames_options>.size
    return options
  }

  private func withFrames(_ options: regkit_frames_options?, _ body: (OpaquePointer) throws -> Void) throws {
    var frames: OpaquePointer?
    let status =
      if var options { regkit_frames_open(&frames, &options, nil) } else { regkit_frames_open(&frames, nil, nil) }
    #expect(status == REGKIT_OK)
    let opened = try #require(frames)
    defer { regkit_frames_free(opened) }
    try body(opened)
  }

  @Test("a code is an answer in the frame in which it appears, and no text in those after")
  func once() throws {
    let frame = try frame()
    try withRules { rules in
      try withFrames(nil) { frames in
        var answer = CallerMemory.answer
        var call = CallerMemory.options
        call.as_of = 20_261_121
        for number in 0..<4 as Range<Int64> {
          let status = regkit_frames_feed_gray8(
            &answer, frames, rules, frame.pixels, frame.pixels.count, frame.width, frame.height, frame.width,
            1_000 + number * 33, &call, nil)
          #expect(status == REGKIT_OK)
          if number == 0 {
            #expect(answer.outcome == REGKIT_ALLOWED)
            let json = answer.take() ?? ""
            #expect(json.hasPrefix(#"{"frame":1,"width":\#(frame.width),"#))
            #expect(json.contains(#""appearance":1,"at_ms":1000,"latency_frames":1,"latency_ms":0,"#))
            #expect(json.contains(#""nie":"DBL9509204704A1""#))
          } else {
            #expect(answer.json == nil && answer.json_length == 0)
          }
        }
      }
    }
  }

  @Test("a frame in YUYV gives what the same frame in gray gives")
  func yuyv() throws {
    let frame = try frame()
    let pixels = Array(frame.pixels.map { [$0, 128] }.joined())
    try withRules { rules in
      try withFrames(nil) { frames in
        var answer = CallerMemory.answer
        let status = regkit_frames_feed_yuyv(
          &answer, frames, rules, pixels, pixels.count, frame.width, frame.height, frame.width * 2, 0, nil, nil)
        #expect(status == REGKIT_OK && (answer.take() ?? "").contains(#""nie":"DBL9509204704A1""#))
        // A row of YUYV is twice as long as one of gray.
        let short = regkit_frames_feed_yuyv(
          &answer, frames, rules, pixels, pixels.count, frame.width, frame.height, frame.width, 0, nil, nil)
        #expect(short == REGKIT_E_PICTURE && (answer.take() ?? "").contains(#""error""#))
        #expect(regkit_frames_feed_yuyv(nil, frames, rules, pixels, 8, 2, 2, 4, 0, nil, nil) == REGKIT_E_ARGUMENT)
      }
    }
  }

  @Test("the region, the gone times and the limit are the caller's")
  func callersOptions() throws {
    let frame = try frame()
    let blank = [UInt8](repeating: 255, count: frame.pixels.count)
    try withRules { rules in
      var options = options
      options.gone_after_frames = 1
      options.gone_after_ms = REGKIT_NEVER
      options.limit = 5
      options.linear_confirmations = 1
      try withFrames(options) { frames in
        var answer = CallerMemory.answer
        var found: [Bool] = []
        for pixels in [frame.pixels, frame.pixels, blank, frame.pixels] {
          _ = regkit_frames_feed_gray8(
            &answer, frames, rules, pixels, pixels.count, frame.width, frame.height, frame.width, 0, nil, nil)
          found.append(answer.take() != nil)
        }
        #expect(found == [true, false, false, true])
      }
      options.region_width = 8
      options.region_height = 8
      try withFrames(options) { frames in
        var answer = CallerMemory.answer
        let status = regkit_frames_feed_gray8(
          &answer, frames, rules, frame.pixels, frame.pixels.count, frame.width, frame.height, frame.width, 0, nil, nil)
        #expect(status == REGKIT_OK && answer.json == nil)
      }
    }
  }

  @Test("bad options, a buffer that is too short and NULL are a status")
  func badCalls() throws {
    var error = CallerMemory.error
    var opened: OpaquePointer?
    let changes: [(inout regkit_frames_options) -> Void] = [
      { $0.struct_size = 8 }, { $0.region_width = 5 }, { $0.region_x = 5 }, { $0.region_y = -1 },
      { $0.limit = 100_001 },
    ]
    for change in changes {
      var options = options
      change(&options)
      #expect(regkit_frames_open(&opened, &options, &error) == REGKIT_E_ARGUMENT)
      #expect(opened == nil && !error.text.isEmpty)
    }
    #expect(regkit_frames_open(nil, nil, &error) == REGKIT_E_ARGUMENT)
    regkit_frames_free(nil)

    try withRules { rules in
      try withFrames(nil) { frames in
        var answer = CallerMemory.answer
        let pixels = [UInt8](repeating: 0, count: 64)
        for (width, height, stride) in [(8, 9, 8), (9, 8, 8), (0, 0, 0), (8, Int.max, 8), (-8, -8, -8)] {
          let status = regkit_frames_feed_gray8(
            &answer, frames, rules, pixels, pixels.count, width, height, stride, 0, nil, &error)
          #expect(status == REGKIT_E_PICTURE)
          #expect((answer.take() ?? "").contains(#""error""#))
        }
        #expect(
          regkit_frames_feed_gray8(&answer, nil, rules, pixels, 64, 8, 8, 8, 0, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(
          regkit_frames_feed_gray8(&answer, frames, nil, pixels, 64, 8, 8, 8, 0, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(
          regkit_frames_feed_gray8(&answer, frames, rules, nil, 64, 8, 8, 8, 0, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(
          regkit_frames_feed_gray8(nil, frames, rules, pixels, 64, 8, 8, 8, 0, nil, &error) == REGKIT_E_ARGUMENT)
        #expect(
          regkit_frames_feed_gray8(&answer, frames, rules, pixels, 64, 8, 8, 8, 0, nil, &error) == REGKIT_OK)
        #expect(answer.json == nil)
      }
    }
  }
}
