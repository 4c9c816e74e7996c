import Foundation
import RegKit
import Testing

/// An answer of the gateway as Foundation reads it: another JSON parser than the one that wrote it.
struct Ask {
  let status: Gateway.Status
  let object: [String: Any]

  /// Asks in English unless the question says otherwise.
  init(_ question: String, edition: String? = nil) throws {
    try self.init(try Gateway(Rulebook.shared(), language: .english, edition: edition).answer(question))
  }

  init(_ answer: Gateway.Answer) throws {
    status = answer.status
    let json = try JSONSerialization.jsonObject(with: Data(answer.json.utf8))
    object = try #require(json as? [String: Any])
  }

  func text(_ key: String) -> String? { object[key] as? String }
  func list(_ key: String) -> [String]? { object[key] as? [String] }
  func flag(_ key: String) -> Bool? { object[key] as? Bool }
  func objects(_ key: String) -> [[String: Any]] { object[key] as? [[String: Any]] ?? [] }

  var rules: [String] { objects("findings").compactMap { $0["rule"] as? String } }
  private var error: [String: Any] { object["error"] as? [String: Any] ?? [:] }
  var code: String? { error["code"] as? String }
  var message: String? { error["message"] as? String }
  var problems: [[String: Any]] { error["problems"] as? [[String: Any]] ?? [] }
  var messages: [String] { problems.compactMap { $0["message"] as? String } }
}
