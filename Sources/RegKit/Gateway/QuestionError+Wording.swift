extension QuestionError {
  /// What was found or expected at the place of a problem, before it is put into the words of a language.
  enum Wording: Sendable, Hashable {
    /// A value, a name or a sign, which needs no language.
    case sign(String)
    /// A type of JSON by its name there.
    case type(String)
    case wholeNumber
    case nothing
    case oneOf([String])
    case secondValue(String)
    case oneValue
    case further(Int)
    case none
    case areaWithTable

    func text(in language: Language) -> String {
      switch (self, language) {
      case (.sign(let text), _): text
      case (.type(let name), .english): name
      case (.type(let name), .indonesian): Self.indonesianType(name)
      case (.wholeNumber, .english): "whole number"
      case (.wholeNumber, .indonesian): "bilangan bulat"
      case (.nothing, .english): "nothing"
      case (.nothing, .indonesian): "tidak ada"
      case (.oneOf(let words), .english): "one of " + words.joined(separator: ", ")
      case (.oneOf(let words), .indonesian): "salah satu dari " + words.joined(separator: ", ")
      case (.secondValue(let text), .english): "a second value, \"\(text)\""
      case (.secondValue(let text), .indonesian): "nilai kedua, \"\(text)\""
      case (.oneValue, .english): "one value"
      case (.oneValue, .indonesian): "satu nilai"
      case (.further(let count), .english): "\(count) further problems"
      case (.further(let count), .indonesian): "\(count) masalah lain"
      case (.none, .english): "none"
      case (.none, .indonesian): "tidak ada"
      case (.areaWithTable, .english): "an area with a loaded table"
      case (.areaWithTable, .indonesian): "bidang yang tabelnya dimuat"
      }
    }

    private static func indonesianType(_ name: String) -> String {
      switch name {
      case "string": "teks"
      case "boolean": "true atau false"
      case "number": "bilangan"
      case "object": "objek"
      case "array": "larik"
      default: name
      }
    }
  }
}

extension QuestionError.Wording: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .sign(text) }
}
