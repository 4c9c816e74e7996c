import RegKitImaging

extension Arguments {
  static let readerOptionNames = ["--effort", "--symbologies"]

  /// How pictures are to be read.
  func readerOptions() throws(CommandError) -> SymbolReader.Options {
    var options = SymbolReader.Options()
    if let word = values(of: "--effort").last {
      guard let effort = SymbolReader.Effort(rawValue: word) else {
        let known = SymbolReader.Effort.allCases.map { $0.rawValue }.joined(separator: ", ")
        throw CommandError(
          "--effort: ditemukan \"\(word)\", seharusnya salah satu dari \(known)",
          "--effort: found \"\(word)\", expected one of \(known)")
      }
      options.effort = effort
    }
    if let list = values(of: "--symbologies").last {
      options.symbologies = []
      for word in list.split(separator: ",", omittingEmptySubsequences: false) {
        guard let known = Self.symbologies.first(where: { $0.name == word }) else {
          let words = Self.symbologies.map { $0.name }.joined(separator: ", ")
          throw CommandError(
            "--symbologies: ditemukan \"\(word)\", seharusnya beberapa dari \(words)",
            "--symbologies: found \"\(word)\", expected some of \(words)")
        }
        options.symbologies.insert(known.symbologies)
      }
    }
    return options
  }

  private static let symbologies: [(name: String, symbologies: Symbologies)] = [
    ("qr", .qrCode), ("datamatrix", .dataMatrix), ("code128", .code128), ("ean", .ean), ("itf14", .itf14),
    ("databar", .dataBar),
  ]
}
