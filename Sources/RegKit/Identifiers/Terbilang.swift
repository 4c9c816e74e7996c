/// Whole numbers in Indonesian words, as bills repeat their total.
///
///     Terbilang.words(180_000)     // "seratus delapan puluh ribu"
///     Terbilang.rupiah(180_000)    // "Seratus Delapan Puluh Ribu Rupiah"
///
/// Source: SINKARKES guide, the billing print. One example is printed; the rules are those of the language: 10, 11, 100 and
/// 1000 begin with `se-` (sepuluh, sebelas, seratus, seribu), a million and more with `satu`. Some programs write "satu
/// ribu" behind a million; the words of a bill may, too.
public enum Terbilang {
  /// A number in words, in small letters.
  public static func words(_ number: UInt64) -> String {
    guard number > 0 else { return "nol" }
    var words: [String] = []
    for (unit, name) in scales {
      let count = number / unit % 1000
      guard count > 0 else { continue }
      if unit == 1000 && count == 1 {
        words.append("seribu")
      } else {
        words += belowThousand(Int(count))
        if !name.isEmpty { words.append(name) }
      }
    }
    return words.joined(separator: " ")
  }

  /// An amount as a bill prints it: every word with a capital letter, and Rupiah behind it.
  public static func rupiah(_ amount: UInt64) -> String {
    var text = ""
    var startsWord = true
    for scalar in (words(amount) + " rupiah").unicodeScalars {
      let isSmall = ("a"..."z").contains(scalar)
      text.unicodeScalars.append(startsWord && isSmall ? Unicode.Scalar(scalar.value - 0x20) ?? scalar : scalar)
      startsWord = scalar == " "
    }
    return text
  }

  /// Whether words name an amount: capital letters, blanks, the word rupiah, milyar for miliar, and satu ribu for seribu do
  /// not matter.
  public static func isSame(_ written: String, as amount: UInt64) -> Bool {
    guard written.utf8.count <= 400 else { return false }
    var found: [String] = []
    for word in written.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "-" }) {
      // After dua puluh the one belongs to the tens; at the front or after a larger unit satu ribu is seribu.
      if word == "ribu", found.last == "satu", found.count == 1 || !endsInTens(found) {
        found[found.count - 1] = "seribu"
      } else {
        found.append(word == "milyar" ? "miliar" : String(word))
      }
    }
    if found.last == "rupiah" { found.removeLast() }
    return found.joined(separator: " ") == words(amount)
  }

  /// Whether the word before the last is a ten or a hundred, so that the last belongs to it.
  private static func endsInTens(_ words: [String]) -> Bool {
    ["puluh", "ratus", "seratus"].contains(words.dropLast().last ?? "")
  }

  private static let scales: [(unit: UInt64, name: String)] = [
    (1_000_000_000_000_000_000, "kuintiliun"), (1_000_000_000_000_000, "kuadriliun"), (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"), (1_000_000, "juta"), (1000, "ribu"), (1, ""),
  ]

  private static let digits = [
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
  ]

  private static func belowThousand(_ number: Int) -> [String] {
    var words: [String] = []
    switch number / 100 {
    case 0: break
    case 1: words.append("seratus")
    case let hundreds: words += [digits[hundreds], "ratus"]
    }
    switch number % 100 {
    case 0: break
    case let rest where rest < 12: words.append(digits[rest])
    case let rest where rest < 20: words += [digits[rest - 10], "belas"]
    case let rest:
      words += [digits[rest / 10], "puluh"]
      if rest % 10 > 0 { words.append(digits[rest % 10]) }
    }
    return words
  }
}
