internal import GS1

// Whether a code says what is said of it elsewhere: on the licence, of the product, in a report or beside its text.

extension Verdict.Context {
  /// The rule that an element of a code of a method has to agree by; the empty path is the whole code.
  ///
  /// What was read of 22/2022 says of the licence number alone that it is the one on the licence.
  func agreementRule(_ method: Method, _ path: String) -> Rule? {
    let id = method == .identifikasi ? "BARCODE.IDENT.EQUALS_LICENCE" : "BARCODE.AUTH.EQUALS_REPORT"
    if let rule = edition.rule(id, on: rowDay) { return rule }
    guard method == .identifikasi, path == "(90)" else { return nil }
    return edition.rule("BARCODE.IDENT.CONTENT", on: rowDay)
  }

  /// The rule that a code is only for the batch it was asked for.
  var batchRule: Rule? { edition.rule("BARCODE.AUTH.BATCH_ONLY", on: rowDay) }

  /// What the annex asks of an element of an authentication code: how long it may be, by which rule.
  func contentLimit(of ai: ApplicationIdentifier) -> Row<ContentRow>? {
    edition.tables.contents.first {
      $0.content.method == .otentifikasi && $0.content.ai == ai && $0.rule.holds(on: rowDay)
    }
  }
}

extension BarcodeContent {
  /// Whether two GTINs are the same, however many zeros stand before them.
  static func isSameGTIN(_ one: String, _ other: String) -> Bool {
    one.utf8.drop { $0 == 0x30 }.elementsEqual(other.utf8.drop { $0 == 0x30 })
  }
}

extension BarcodeContent.Answer {
  /// Holds what the code says against what is said of it beside its text.
  ///
  /// - Parameters:
  ///   - said: What it should say, as far as that is known.
  ///   - batches: The batch it was asked for, and the one printed beside it, each with the fact that says so.
  mutating func hold(against said: BarcodeContent.Fields, batches: [(fact: String, batch: String?)]) {
    let context = Verdict.Context(edition: verdict.edition, day: verdict.asOf)
    guard context.coversDay else { return }
    func rule(_ path: String) -> Rule? { context.agreementRule(method, path) }
    if let nie = said.nie {
      note(fields.nie.map(NIE.compact) == NIE.compact(nie), rule("(90)"), "nie", fields.nie, nie)
    }
    if let day = said.nieExpiry {
      note(fields.nieExpiry == day, rule("(91)"), "nie_expiry", fields.nieExpiry?.description, day.description)
    }
    if let gtin = said.gtin {
      let isSame = fields.gtin.map { BarcodeContent.isSameGTIN($0, gtin) } ?? false
      note(isSame, rule("(01)"), "gtin", fields.gtin, gtin)
    }
    if let batch = said.batch { note(fields.batch == batch, rule("(10)"), "batch", fields.batch, batch) }
    if let day = said.expiry {
      note(fields.expiry == day, rule("(17)"), "expiry", fields.expiry?.description, day.description)
    }
    if let serial = said.serial { note(fields.serial == serial, rule("(21)"), "serial", fields.serial, serial) }
    for (fact, batch) in batches {
      if let batch { note(fields.batch == batch, context.batchRule, fact, fields.batch, batch) }
    }
  }

  private mutating func note(_ isSame: Bool, _ rule: Rule?, _ fact: String, _ found: String?, _ expected: String) {
    if isSame { return }
    guard let rule else { return verdict.leaveOpen() }
    verdict.add(
      Finding(.blocks, rule, subject: fact, found: found ?? FieldSign.empty, expected: Finding.shown(expected)))
  }
}
