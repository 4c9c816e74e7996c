import Foundation
import RegKit
import Testing

/// Files of this test target, and of the rule tables as they stand in the repository.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/" + name)))
  }

  /// The lines of a file of worked cases, blank ones left out.
  static func lines(_ name: String) throws -> [String] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  /// A file in `Rules/`.
  static func table(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: repository.appendingPathComponent("Rules/" + name)))
  }
}

extension [UInt8] {
  /// The bytes with one text replaced; the text has to be there exactly once.
  func replacing(_ old: String, by new: String) throws -> [UInt8] {
    let text = String(decoding: self, as: UTF8.self)
    let parts = text.components(separatedBy: old)
    try #require(parts.count == 2, "\(old) is there \(parts.count - 1) times")
    return Array(parts.joined(separator: new).utf8)
  }
}

extension Rulebook {
  private static let opened = Result { try Rulebook.embedded() }

  /// The embedded tables, opened once for all tests: a rulebook never changes.
  static func shared() throws -> Rulebook { try opened.get() }
}
