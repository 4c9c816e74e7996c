internal import GS1
internal import RegKit

/// The words "BPOM RI" among the lines that are printed below a symbol, whichever way they were given.
///
/// Pasal 23 asks for them beside BPOM's code, where another stands on the pack, and for no other code. What does not matter
/// is whether they came as the mark, as a line of text or as the caption of a row.
struct PrintedMark {
  /// The words printed beside the code, as the question of Pasal 23 takes them; nil where there are none like these.
  let text: String?

  /// - Parameters:
  ///   - lines: All that is printed below the symbol.
  ///   - issuer: Whose code it is.
  ///   - isLicenceNumber: Whether a text from "BPOM RI" on is a licence number with its label words, BPOM RI MD 1234…, which
  ///     are no mark.
  init(in lines: [String], of issuer: Issuer?, isLicenceNumber: (String) -> Bool) {
    let lines = lines.map { $0.split(separator: " ").map { String($0) } }
    // In one line or in two, as people set them.
    let pairs = zip(lines, lines.dropFirst()).map { $0 + $1 }
    let alone = lines + pairs
    if alone.contains(where: { $0.joined(separator: " ") == LabelRequest.mark }) {
      text = LabelRequest.mark
    } else if let like = alone.first(where: { Print.letters($0.joined()) == Print.letters(LabelRequest.mark) }) {
      text = like.joined(separator: " ")
    } else if let line = lines.first(where: { Self.holdsMark($0, isLicenceNumber) }) {
      // Between other words they are not what BPOM's code must carry, but still what no other may.
      text = issuer == .badanPOM ? line.joined(separator: " ") : LabelRequest.mark
    } else {
      text = nil
    }
  }

  private static func holdsMark(_ words: [String], _ isLicenceNumber: (String) -> Bool) -> Bool {
    let mark = LabelRequest.mark.split(separator: " ").map { Print.letters(String($0)) }
    for place in words.indices where words.count - place >= mark.count {
      let part = words[place..<place + mark.count]
      guard zip(part, mark).allSatisfy({ Print.letters($0) == $1 }) else { continue }
      if !isLicenceNumber(words[place...].joined(separator: " ")) { return true }
    }
    return false
  }
}
