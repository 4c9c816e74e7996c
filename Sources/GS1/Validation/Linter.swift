/// A content rule of the dictionary, by the name the dictionary gives it.
///
/// Raw values are those of the packed component tables, so their order is that of Scripts/make-ai-tables.
enum Linter: UInt8, CaseIterable {
  case couponcode = 1
  case couponposoffer
  case csum
  case csumalpha
  case gcppos1
  case gcppos2
  case hasnondigit
  case hh
  case hhmi
  case hyphen
  case iban
  case importeridx
  case iso3166
  case iso3166999
  case iso3166alpha2
  case iso4217
  case iso5218
  case latitude
  case longitude
  case mediatype
  case mi
  case nonzero
  case nozeroprefix
  case packagetype
  case pcenc
  case pieceoftotal
  case posinseqslash
  case ss
  case winding
  case yesno
  case yymmd0
  case yymmdd
  case yyyymmdd
  case zero

  /// The name as the dictionary writes it.
  var name: String {
    switch self {
    case .couponcode: "couponcode"
    case .couponposoffer: "couponposoffer"
    case .csum: "csum"
    case .csumalpha: "csumalpha"
    case .gcppos1: "gcppos1"
    case .gcppos2: "gcppos2"
    case .hasnondigit: "hasnondigit"
    case .hh: "hh"
    case .hhmi: "hhmi"
    case .hyphen: "hyphen"
    case .iban: "iban"
    case .importeridx: "importeridx"
    case .iso3166: "iso3166"
    case .iso3166999: "iso3166999"
    case .iso3166alpha2: "iso3166alpha2"
    case .iso4217: "iso4217"
    case .iso5218: "iso5218"
    case .latitude: "latitude"
    case .longitude: "longitude"
    case .mediatype: "mediatype"
    case .mi: "mi"
    case .nonzero: "nonzero"
    case .nozeroprefix: "nozeroprefix"
    case .packagetype: "packagetype"
    case .pcenc: "pcenc"
    case .pieceoftotal: "pieceoftotal"
    case .posinseqslash: "posinseqslash"
    case .ss: "ss"
    case .winding: "winding"
    case .yesno: "yesno"
    case .yymmd0: "yymmd0"
    case .yymmdd: "yymmdd"
    case .yyyymmdd: "yyyymmdd"
    case .zero: "zero"
    }
  }

  /// What is wrong with a component under this rule, or nil when it is right.
  ///
  /// Safe for any bytes of any length, also those that the length and character checks before it would refuse.
  func fault(in text: Span<UInt8>) -> Fault? {
    switch self {
    case .couponcode: Coupons.code(text)
    case .couponposoffer: Coupons.positiveOffer(text)
    case .csum: CheckDigit.fault(in: text)
    case .csumalpha: CheckPair.fault(in: text)
    case .gcppos1: CompanyPrefix.fault(in: text, from: 0)
    case .gcppos2: CompanyPrefix.fault(in: text, from: 1)
    case .hasnondigit: Numbers.needsNonDigit(text)
    case .hh: Times.hours(text)
    case .hhmi: Times.hoursMinutes(text)
    case .hyphen: Numbers.onlyHyphens(text)
    case .iban: IBAN.fault(in: text)
    case .importeridx: Codes.importerIndex(text)
    case .iso3166: Codes.country(text)
    case .iso3166999: Codes.countryOrUnspecified(text)
    case .iso3166alpha2: Codes.countryLetterPair(text)
    case .iso4217: Codes.currency(text)
    case .iso5218: Codes.sex(text)
    case .latitude: Geo.latitude(text)
    case .longitude: Geo.longitude(text)
    case .mediatype: Codes.mediaType(text)
    case .mi: Times.minutes(text)
    case .nonzero: Numbers.notZero(text)
    case .nozeroprefix: Numbers.noLeadingZero(text)
    case .packagetype: Codes.packageType(text)
    case .pcenc: PercentEncoding.fault(in: text)
    case .pieceoftotal: Sequences.pieceOfTotal(text)
    case .posinseqslash: Sequences.positionOfEnd(text)
    case .ss: Times.seconds(text)
    case .winding: Codes.windingDirection(text)
    case .yesno: Codes.yesNo(text)
    case .yymmd0: Dates.yymmdd(text, allowsDayZero: true)
    case .yymmdd: Dates.yymmdd(text, allowsDayZero: false)
    case .yyyymmdd: Dates.yyyymmdd(text)
    case .zero: Numbers.onlyZeros(text)
    }
  }
}
