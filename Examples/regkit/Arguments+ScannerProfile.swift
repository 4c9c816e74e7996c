import GS1

extension Arguments {
  /// The flags by which a verb is told which of GS1's rules apply.
  static let ruleFlags = ["--short-gtin", "--unknown"]

  static let ruleHelp = """
    --short-gtin       a GTIN in a URI may have 8, 12 or 13 digits
    --unknown          identifiers that the dictionary lacks are elements too
    --ignore CODE      leave a rule out, by the code of its error, such as wrong_check_digit; may be repeated
    """

  /// The options by which a verb undoes what a scanner made of separators.
  static let habitOptions = ["--separator", "--profile"]

  static let habitHelp = """
    --separator TEXT   what the scanner types for the separator (FNC1), undone before reading; offsets stay those of the scan
    --profile NAME     the same by the name of a common habit, such as braces for {GS}
    """

  /// What the scanner makes of separators; nil when nothing was said about it.
  func scannerProfile() throws(CommandError) -> ScannerProfile? {
    var profile: ScannerProfile?
    for name in values(of: "--profile") {
      guard let preset = ScannerProfile.preset(name) else {
        let known = ScannerProfile.presets.map { $0.name }.joined(separator: ", ")
        throw CommandError(
          "--profile: ditemukan \"\(name)\", seharusnya salah satu dari \(known)",
          "--profile: found \"\(name)\", expected one of \(known)")
      }
      profile = preset
    }
    for text in bytes(of: "--separator") {
      guard !text.isEmpty else {
        throw CommandError(
          "--separator: tidak ditemukan apa-apa, seharusnya teks",
          "--separator: found nothing, expected a text")
      }
      profile = profile ?? ScannerProfile()
      profile?.separators.append(text)
    }
    return profile
  }
}
