/// One thing wrong with a rule table: where it is, what was found there and what was expected.
public struct TableProblem: Sendable, Hashable, CustomStringConvertible {
  /// The line in the XML file, counted from 1; 0 when the file could not be read at all.
  public let line: Int
  /// The element, for example `exemption`.
  public let element: String
  /// The attribute, when one is at fault.
  public let attribute: String?
  public let found: String
  public let expected: String
  /// The place of the table among those that were added at once, counted from 0.
  public internal(set) var table = 0

  /// The problem in one line, as compilers write theirs: `line 12: <rule> from: found "2018-13-01", expected a day`.
  public var description: String { message(in: .english) }

  /// The problem in one line, in one language.
  public func message(in language: Language) -> String {
    let place = "<\(element)>" + (attribute.map { " " + $0 } ?? "")
    return switch language {
    case .indonesian: "baris \(line): \(place): ditemukan \(found), seharusnya \(expected)"
    case .english: "line \(line): \(place): found \(found), expected \(expected)"
    }
  }
}

/// Why a rule table was refused: every problem found in it, in the order of the file.
///
/// A refused table changes nothing: the rulebook it was offered to stays as it was.
public struct TableError: Error, Sendable, Hashable {
  public let problems: [TableProblem]
}

extension TableProblem {
  /// The problem as JSON text on one line, with the name of the file it is in, and whether it is only a note.
  public func json(in file: String, isNote: Bool = false, _ language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = [
      ("file", .string(file)), ("line", .integer(Int64(line))), ("element", .string(element)),
    ]
    if let attribute { members.append(("attribute", .string(attribute))) }
    members += [
      ("found", .string(found)), ("expected", .string(expected)), ("message", .string(message(in: language))),
    ]
    if isNote { members.append(("note", .bool(true))) }
    return JSONValue.object(members).text
  }
}
