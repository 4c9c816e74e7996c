internal import GS1

/// The rows that every verdict looks for, by what they are about.
struct TableIndex: Sendable {
  /// By code.
  let kbli: RowIndex<String, KBLIEntry>
  /// By each KBLI code they limit.
  let formLimits: RowIndex<String, FormLimit>
  /// By name.
  let commodities: RowIndex<String, Commodity>
  /// By each other name.
  let aliases: RowIndex<String, Commodity>
  /// By name and by each spelling.
  let dosageForms: RowIndex<String, DosageForm>
  /// By whether they speak of product classes.
  let scopes: RowIndex<Bool, Scope>
  let placements: RowIndex<ProductClass, Placement>
  let exemptions: RowIndex<ProductClass, Exemption>
  let secondaries: RowIndex<ProductClass, SecondaryRow>
  let contents: RowIndex<Method, ContentRow>
  /// By the letter of a licence number that tells their classes.
  let licenceLetters: RowIndex<String, MethodRow>

  init(_ tables: Tables) {
    kbli = RowIndex(tables.kbli) { CollectionOfOne($0.code) }
    formLimits = RowIndex(tables.formLimits) { $0.kbli }
    commodities = RowIndex(tables.commodities) { CollectionOfOne($0.name) }
    aliases = RowIndex(tables.commodities) { $0.aliases }
    dosageForms = RowIndex(tables.dosageForms) { form in
      form.spellings.contains(form.name) ? form.spellings : [form.name] + form.spellings
    }
    scopes = RowIndex(tables.scopes) { CollectionOfOne($0.classes != nil) }
    placements = RowIndex(tables.placements) { $0.classes }
    exemptions = RowIndex(tables.exemptions) { $0.classes }
    secondaries = RowIndex(tables.secondaries) { $0.classes }
    contents = RowIndex(tables.contents) { CollectionOfOne($0.method) }
    licenceLetters = RowIndex(tables.methods) { $0.licenceLetters }
  }
}
