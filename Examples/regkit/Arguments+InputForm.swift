import GS1

extension Arguments {
  static let inputHelp = """
    --from FORM        read as raw, scan (behind a symbology identifier), bracketed, dl (a URI) or hri ((01) … (10) …, with
                       or without data titles); without it the form is recognised, hri never
    """

  /// How messages are written; nil to recognise the form.
  func inputForm() throws(CommandError) -> ElementString.Form? {
    guard let word = values(of: "--from").last else { return nil }
    guard values(of: "--separator").isEmpty, values(of: "--profile").isEmpty else {
      throw CommandError(
        "--from: ditemukan bersama --separator atau --profile, seharusnya salah satunya",
        "--from: found it with --separator or --profile, expected one of them")
    }
    switch word {
    case "raw": return .raw
    case "scan": return .scanData
    case "bracketed": return .bracketed
    case "dl": return .digitalLink
    case "hri": return .humanReadable
    default:
      throw CommandError(
        "--from: ditemukan \"\(word)\", seharusnya salah satu dari raw, scan, bracketed, dl, hri",
        "--from: found \"\(word)\", expected one of raw, scan, bracketed, dl, hri")
    }
  }
}
