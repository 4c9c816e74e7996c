import Foundation
import Testing

/// A rulebook's description as Foundation reads it.
struct Described {
  let editions: [String]
  let rules: [String]

  init(_ json: String) throws {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let list = try #require(object["editions"] as? [[String: Any]])
    editions = list.compactMap { $0["id"] as? String }
    rules = list.flatMap { ($0["rules"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String } }
  }
}
