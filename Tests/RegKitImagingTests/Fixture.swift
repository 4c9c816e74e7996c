import RegKitImaging

/// A file of the Fixtures folder; `make-fixtures.py` there says which program made it.
enum Fixture {
  private static let thisFile = #filePath

  static func path(_ name: String) -> String {
    let folder = thisFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder + "/Fixtures/" + name
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try readFile(path(name), limit: 1 << 24)
  }

  static func image(_ name: String) throws -> GrayImage {
    try GrayImage(contentsOfFile: path(name))
  }
}

/// Random numbers that are the same in every run, so that a failure can be seen again (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
