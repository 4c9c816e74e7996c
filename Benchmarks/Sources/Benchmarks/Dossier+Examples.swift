import Glibc
import RegKit

extension Dossier {
  /// The dossiers of Examples/Dossiers, one clean and one with faults.
  static func examples(under rulebook: Rulebook) throws(QuestionError) -> [Dossier] {
    let sources = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    var dossiers: [Dossier] = []
    for name in ["clean", "faults"] {
      dossiers.append(try Dossier(json: bytes(of: "\(sources)/Examples/Dossiers/\(name).json"), under: rulebook))
    }
    return dossiers
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
  }
}
