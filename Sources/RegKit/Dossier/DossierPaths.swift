/// Where the facts of one question of a room stand in the dossier.
struct DossierPaths {
  /// What stands before the room's own path, for example `uploads[2].`.
  let prefix: String
  /// Facts that stand elsewhere, by the room's own path and that of the dossier.
  let elsewhere: [(own: String, dossier: String)]

  init(_ prefix: String, _ elsewhere: [(own: String, dossier: String)] = []) {
    self.prefix = prefix
    self.elsewhere = elsewhere
  }

  /// The path in the dossier of a fact that the room names by its own.
  func path(of own: String) -> String {
    for place in elsewhere where own == place.own || own.hasPrefix(place.own + ".") {
      return place.dossier + own.dropFirst(place.own.count)
    }
    return prefix + own
  }
}

extension Verdict {
  /// The verdict with the paths of the dossier in place of the room's, and its findings the worst first.
  func placed(at paths: DossierPaths) -> Verdict {
    var verdict = self
    verdict.findings = Dossier.Section.worstFirst(findings)
    for index in verdict.findings.indices {
      verdict.findings[index].subject = paths.path(of: verdict.findings[index].subject)
    }
    for index in verdict.needs.indices { verdict.needs[index].fact = paths.path(of: verdict.needs[index].fact) }
    verdict.alternatives = alternatives.map { $0.placed(at: paths) }
    return verdict
  }
}
