/// A field of questions that the gateway answers, by its name in the JSON vocabulary.
public enum Area: String, Sendable, Hashable, CaseIterable {
  case eligibility
  case kbliLookup = "kbli_lookup"
  case documents
  case method
  case packaging
  case print
  case barcodeIdentification = "barcode_identification"
  case barcodeAuthentication = "barcode_authentication"
  case identifiers
  case glossary
  case deadlines
  case obligations
  case workflow
  case transitions
  case forms
  case requiredDocs = "required_docs"
  case esertFields = "esert_fields"
  case sinkarkesFields = "sinkarkes_fields"
  case pbumku
  case csv
  case aggregation
  case dossier

  /// The facts a question of this area may carry.
  public var fields: [Field] { Self.allFields[self] ?? [] }

  /// The fields of every area, made once: each question is checked against some.
  private static let allFields: [Area: [Field]] = {
    var fields: [Area: [Field]] = [:]
    for area in allCases { fields[area] = area.listedFields }
    return fields
  }()

  /// The fields as they are written down; areas that share some take them from here.
  var listedFields: [Field] {
    switch self {
    case .eligibility:
      [
        Field("kbli", .text), Field("commodity", .text), Field("dosage_form", .text),
        Field("business_scale", .words(of: Eligibility.BusinessScale.self)), Field("served_as_liquid", .flag),
        Field("kbli_vintage", .words(["2020", "2025"])),
      ]
    case .kbliLookup:
      [
        Field("kbli", .text), Field("commodity", .text),
        Field("jenis_industri", .words(["Industri lokal", "Importir"])),
      ]
    case .documents:
      [
        Field("context", .text), Field("filename", .text), Field("size_bytes", .count),
        Field(
          "content",
          .group([
            Field("kind", .words(of: FileFacts.Kind.self)),
            Field("integrity", .words(["whole", "cut_off", "damaged"])), Field("encrypted", .flag),
            Field("pages", .count),
          ])),
      ]
    case .method:
      [
        Field("product_class", .words(of: ProductClass.self)), Field("designated_by_kepala_bpom", .flag),
        Field("activity", .words(BarcodeMethod.activities)), Field("permit", .words(["izin_edar", "EUA", "SAS"])),
        Field("method", .words(of: Method.self)), Field("issuer", .words(of: Issuer.self)),
        Field("symbology", .words(of: Symbology.self)), Field("readable_by_ttac", .flag),
      ]
    case .packaging:
      [
        Field("product_class", .words(of: ProductClass.self)),
        Field(
          "primary_packaging",
          .group([
            Field("type", .words(of: PackType.self)), Field("volume_ml", .measure), Field("net_weight_g", .measure),
            Field("label_area_cm2", .measure),
          ])),
        Field("barcode_on", .words(of: Packaging.Place.self)), Field("tamper_security", .flag),
      ]
    case .print:
      [
        Field("width_cm", .measure), Field("height_cm", .measure), Field("ink", .text), Field("background", .text),
        Field("readable_by_ttac", .flag),
        Field("codes", .list([Field("issuer", .words(of: Issuer.self)), Field("text", .text)])),
      ]
    case .barcodeIdentification:
      [
        Field("method", .words(of: Method.self)), Field("text", .text), Field("nie", .text), Field("nie_expiry", .day),
        Field("printed", .text), Field("licence", .text),
      ]
    case .barcodeAuthentication:
      [
        Field("method", .words(of: Method.self)), Field("text", .text), Field("nie", .text), Field("gtin", .text),
        Field("batch", .text), Field("expiry", .day), Field("serial", .text), Field("requested_batch", .text),
        Field("printed_batch", .text), Field("printed", .text), Field("reported", .text),
      ]
    case .identifiers:
      [
        Field("kind", .words(of: Identifiers.Kind.self)), Field("value", .text),
        Field("product_class", .words(of: ProductClass.self)), Field("kbli_vintage", .words(["2020", "2025"])),
        Field("amount_rp", .count), Field("terbilang", .text),
      ]
    case .glossary: [Field("term", .text)]
    case .deadlines:
      [
        Field("application_date", .day), Field("issued_date", .day), Field("production_start", .day),
        Field("request_date", .day), Field("reporter", .words(of: Obligations.Party.self)),
        Field("activity_at", .moment), Field("reported_at", .moment), Field("promulgated", .day),
        Field("e_licence_issued", .day), Field("method", .words(of: Obligations.CodeMethod.self)),
        Field("product_class", .words(of: ProductClass.self)), Field("implemented", .flag), Field("as_of", .day),
        Field("created", .day), Field("submitted", .day), Field("billed_at", .moment), Field("expires_at", .moment),
        Field("now", .moment), Field("holidays", .days), Field("calendars", .texts),
      ]
    case .obligations:
      [
        Field("actor", .words(of: Obligations.Party.self)), Field("method", .words(of: Obligations.CodeMethod.self)),
        Field("obligation", .words(of: Obligations.Kind.self)), Field("applies_aggregation", .flag),
        Field("provision", .text),
      ]
    case .workflow:
      [Field("system", .text), Field("state", .text)] + Self.moveFields
        + [Field("npwp", .text), Field("list", .text), Field("word", .text), Field("given", .texts)]
    case .transitions: [Field("system", .text), Field("from", .text)] + Self.moveFields
    case .forms:
      Self.formFields + [
        Field("form", .text), Field("has_nie", .flag), Field("data_valid", .flag), Field("name_based_on", .text),
        Field("output", .texts), Field("barcode_valid", .flag), Field("nie_valid", .flag),
      ]
    case .requiredDocs: [Field("system", .text), Field("provided", .texts), Field("fields", .texts)]
    case .esertFields:
      [
        Field("field", .text), Field("value", .text), Field("memiliki_nib", .text), Field("nib", .text),
        Field("has_production_licence", .flag), Field("tanggal_ijin_produksi", .text),
        Field("nomor_izin_produksi", .text), Field("tanggal_izin_produksi", .text),
      ]
    case .sinkarkesFields:
      Self.formFields + [
        Field("form", .text), Field("password", .text), Field("konfirmasi_password", .text),
        Field("Jenis Layanan", .text), Field("Lokasi Layanan", .text), Field("marketed_domestically", .flag),
        Field("is_food", .flag), Field("is_cosmetic_material", .flag),
      ]
    case .pbumku:
      [
        Field("commodity", .text), Field("stage", .words(of: PBUMKU.Stage.self)), Field("pb_umku", .text),
        Field("asrot_commodity", .text), Field("asrot_stage", .words(of: PBUMKU.Stage.self)), Field("kode_izin", .text),
        Field("kbli", .text),
      ]
    case .csv:
      [
        Field("report", .words(of: Report.Kind.self)), Field("product_class", .words(of: ProductClass.self)),
        Field("row", .record), Field("header_has", .text), Field("header", .texts),
      ]
    case .aggregation:
      [
        Field("links", .list([Field("primary", .text), Field("secondary", .text), Field("tertiary", .text)])),
        Field(
          "limits", .group([Field("max_primary_per_secondary", .count), Field("max_secondary_per_tertiary", .count)])),
        Field("primary_requested", .count), Field("max_primary_per_secondary", .count),
        Field("max_secondary_per_tertiary", .count),
      ]
    case .dossier: Dossier.fields
    }
  }

  /// What a move or a report may depend on, beside the state.
  private static var moveFields: [Field] {
    [
      Field("action", .text), Field("actor", .text), Field("channel", .text), Field("activity", .text),
      Field("code_level", .words(of: Workflow.CodeLevel.self)), Field("uses_aggregation", .flag),
    ] + Workflow.Fact.allCases.map { Field($0.rawValue, $0.isCount ? .count : .flag) }
  }

  /// How any form may be given: names of filled fields, values by name, or all fields but one; its files; circumstances.
  private static let formFields = [
    Field("filled", .texts), Field("values", .record), Field("omitted", .text), Field("uploads", .texts),
    Field("circumstances", .flags),
  ]

  /// A question of this area as the command line takes it, for its help.
  public var example: String {
    switch self {
    case .eligibility: "kbli=21022 commodity=obat_tradisional dosage_form=kapsul business_scale=UKOT"
    case .kbliLookup: "commodity=obat_kuasi"
    case .documents: "context=sinkarkes.komoditas filename=invoice.pdf size_bytes=1500000"
    case .method: "product_class=obat_bebas designated_by_kepala_bpom=false"
    case .packaging: "product_class=obat_keras primary_packaging.type=vial primary_packaging.volume_ml=5"
    case .print: "width_cm=0.6 height_cm=0.6 ink=hitam background=putih"
    case .barcodeIdentification: "'text=(90)TR142681391(91)240828'"
    case .barcodeAuthentication: "'text=(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT'"
    case .identifiers: "kind=nie 'value=BPOM RI MD 240935001200027' product_class=pangan_olahan"
    case .glossary: "term=CPOTB"
    case .deadlines: "created=2023-03-15 calendars[0]=libur_nasional_2023 calendars[1]=cuti_bersama_2023"
    case .obligations: "actor=fasilitas_distribusi method=otentifikasi obligation=laporan_pemasukan_pengeluaran"
    case .workflow: "system=asrot state=draft action=pendaftar_proses_pembayaran_prareg data_oss_saved=true"
    case .transitions: "system=ttac from=kirim action=terima actor=fasilitas_distribusi channel=csv"
    case .forms: "form=ttac_hak_akses 'omitted=Nomor NPWP'"
    case .requiredDocs: "system=esertifikasi.registrasi 'provided[0]=Surat Permohonan' provided[1]=SIUP"
    case .esertFields: "'field=Nama Industri / Sarana' 'value=PT. Sumber Rejeki'"
    case .sinkarkesFields: "form=permintaan_layanan_billing 'filled[0]=Tanggal Layanan'"
    case .pbumku: "commodity=obat_kuasi stage=registrasi"
    case .csv: "report=dispatch row.id_rekanan=R001 row.tanggal_kedaluwarsa=2027-12-31"
    case .aggregation: "primary_requested=101 max_primary_per_secondary=10 max_secondary_per_tertiary=5"
    case .dossier: "product.product_class=kosmetika label.width_cm=0.5 label.height_cm=0.6 company.npwp=123"
    }
  }
}
