import Testing

@testable import GS1

extension Linter {
  /// The fault of a text under this rule.
  func fault(in text: String) -> Fault? {
    fault(in: Array(text.utf8).span)
  }

  /// Values on both sides of every boundary of the rule.
  ///
  /// A new rule does not compile without them.
  fileprivate var boundaries: (accepted: [String], refused: [String]) {
    switch self {
    case .couponcode:
      // Company 000000, offer 000000, saving 0, first purchase 0 of code 0 and family 000.
      let head = "0000000" + "000000" + "10"
      let base = head + "10" + "0" + "000"
      return (
        [
          base, "6000000000000" + "000000" + "10" + "100000", "0000000" + "000000" + "500000" + "100000",
          head + "500000" + "0000", head + "104000", head + "109000", base + "10" + "104000" + "0000000",
          base + "13" + "109000" + "9", base + "10" + "100000" + "6000000000000", base + "2" + "100000" + "9",
          base + "2" + "500000" + "4000" + "6000000000000", base + "3240229", base + "3240229" + "4240229",
          base + "4240101", base + "50000000", base + "59" + "000000000000000", base + "61" + "0000000",
          base + "67" + "0000000000000", base + "90000", base + "91000", base + "92000", base + "95000",
          base + "96000", base + "90200", base + "90090", base + "90001",
        ],
        [
          "", "7" + base.dropFirst(), "600000000000" + "000000" + "10" + "100000", "0000000000000" + "00" + "100000",
          "0000000000000" + "6000000" + "100000", head + "00000", head + "6000000" + "0000", head + "105000",
          head + "108000", head + "10000", base + "14" + "100000" + "9", base + "10" + "100000" + "7",
          base + "10" + "100000" + "8", base + "10" + "105000" + "9", base + "10" + "100000",
          base + "2" + "100000" + "8",
          base + "2" + "100000", base + "3230229", base + "3240200", base + "324022", base + "3240228" + "4240229",
          base + "4241301", base + "5000000", base + "59" + "00000000000000", base + "60" + "000000",
          base + "68" + "00000000000000", base + "61" + "000000", base + "93000", base + "94000", base + "97000",
          base + "90300", base + "90002", base + "9000", base + "0", base + "7", base + "8", base + "900000",
          base.dropLast() + ":", base.dropLast() + "/",
        ]
      )
    case .couponposoffer:
      return (
        [
          "0" + "0000000" + "000000" + "0000000", "1" + "0000000" + "000000" + "0000000",
          "0" + "6000000000000" + "000000" + "0000000", "0" + "0000000" + "000000" + "9000000000000000",
        ],
        [
          "", "2" + "0000000" + "000000" + "0000000", "0" + "7000000000000" + "000000" + "00000000",
          "0" + "0000000" + "000000" + "000000", "0" + "0000000" + "000000" + "00000000",
          "0" + "0000000" + "000000" + "900000000000000", "0" + "0000000" + "000000" + "000000:",
        ]
      )
    case .csum:
      return (
        ["0", "17", "00", "55", "08991234567891", "00000000000000", "99999999999997", "999999999999999995"],
        [
          "", "1", "16", "18", "08991234567890", "08991234567892", "0899123456789:", "/8991234567891", "1 7", "A7",
          ":0", "/3",
        ]
      )
    case .csumalpha:
      let every = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
      let longest = String(repeating: "z", count: CheckPair.maximumLength)
      return (
        [
          "22", "!22", "\"24", every + "5W", "z" + (CheckPair.pair(of: "z") ?? ""),
          longest + (CheckPair.pair(of: longest) ?? ""),
        ],
        ["", "2", "21", "12", "23", "32", "#22", "$22", "@22", "^22", "`22", "{22", "!23", "!32", longest + "z22"]
      )
    case .gcppos1:
      return (["0000", "9999", "0000A", "99999"], ["", "000", "/000", "0:00", "00:0", "000/", "000A", "A000"])
    case .gcppos2:
      return (
        ["00000", "A0000", "99999", "-9999A"], ["", "0", "0000", "0/000", "00:00", "000:0", "0000/", "0000A", "0A000"]
      )
    case .hasnondigit:
      return (["A", "0A", "A0", "0/", "0:", "00000000-"], ["", "0", "9", "0123456789"])
    case .hh:
      return (["00", "09", "10", "19", "20", "23"], ["", "0", "24", "29", "30", "99", "000", "0:", "/0", "0A", "A0"])
    case .hhmi:
      return (
        ["0000", "0059", "2300", "2359"],
        ["", "00", "000", "00000", "2400", "0060", "2360", "9999", "0:00", "000:", "00/0", "/000"]
      )
    case .hyphen: return (["-", "--"], ["", ",", ".", "-0", "0-", "+", "\u{2010}"])
    case .iban:
      return (
        [
          "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "AE070331234567890123456", "ZW750000000", "AD660000000",
        ],
        [
          "", "ZW75000000", "ZW000000000", "NO9386011117948", "NO9486011117947", "no9386011117947", "ZZ9386011117947",
          "NO938601111794/", "NO938601111794:", "NO93860111179@", "NO93860111179[", "N09386011117947",
        ]
      )
    case .importeridx:
      return (["0", "9", "A", "Z", "a", "z", "-", "_"], ["", "/", ":", "@", "[", "`", "{", ",", ".", "^", "=", "00"])
    case .iso3166:
      return (
        ["004", "008", "010", "036", "360", "876", "882", "887", "894"],
        ["", "000", "003", "005", "895", "900", "999", "36", "0360", "36A", "A36", "3:0", "3/0", "/00"]
      )
    case .iso3166999: return (["004", "894", "999"], ["", "000", "003", "895", "900", "998", "99", "0999", "99:"])
    case .iso3166alpha2:
      return (
        ["AD", "AZ", "ID", "YT", "ZA", "ZW"],
        ["", "A", "AA", "AB", "AC", "ZB", "ZX", "ZZ", "@D", "[W", "A@", "Z[", "A[", "ad", "Ad", "aD", "ADA", "00"]
      )
    case .iso4217:
      return (
        ["008", "012", "360", "396", "924", "930", "978", "999"],
        ["", "000", "007", "009", "191", "694", "932", "998", "99", "0999", "A99", "99:"]
      )
    case .iso5218: return (["0", "1", "2", "9"], ["", "/", "3", "8", ":", "00", "A"])
    case .latitude:
      return (
        ["0000000000", "0999999999", "1799999999", "1800000000"],
        [
          "", "1800000001", "2000000000", "9999999999", "180000000", "01800000000", "18000000:0", "000000000:",
          "/000000000",
        ]
      )
    case .longitude:
      return (
        ["0000000000", "1800000001", "3599999999", "3600000000"],
        [
          "", "3600000001", "4000000000", "9999999999", "360000000", "03600000000", "36000000:0", "000000000:",
          "/000000000",
        ]
      )
    case .mediatype:
      return (
        ["01", "09", "10", "80", "99"], ["", "00", "11", "12", "79", "70", "1", "001", "0:", "/1", "8A", "A0"]
      )
    case .mi, .ss: return (["00", "09", "50", "59"], ["", "0", "60", "69", "99", "000", "0:", "/0", "5A"])
    case .nonzero: return (["1", "01", "10", "9", "00000001"], ["", "0", "00", "00000000"])
    case .nozeroprefix: return (["1", "10", "9", "100", "A0"], ["0", "00", "01", "0A"])
    case .packagetype:
      return (
        ["1A", "1B", "4H", "8", "9", "43", "44", "200", "201", "202", "212", "AA", "ZZ", "APE"],
        ["", "0", "1", "7", "1C", "ZY0", "000", "A", "Z", "1a", "aA", "@A", "A[", "/A", "A:", "2000", "AAAA", "A-"]
      )
    case .pcenc:
      return (
        ["", "A", "%00", "%09", "%AF", "%Fa", "%af", "%99", "A%20", "%20%20", "%20A"],
        [
          "%", "A%", "%2", "%%", "%2G", "%G2", "%2g", "%g2", "%/0", "%0/", "%:0", "%0:", "%@0", "%0@", "%`0", "%0`",
          "%20%",
        ]
      )
    case .pieceoftotal:
      return (
        ["11", "12", "99", "0101", "0102", "0199", "9999", "0910", "000001000001"],
        [
          "", "0", "00", "01", "10", "21", "98", "0001", "0100", "0201", "1009", "9998", "/1", "010:", "1:", "010",
          "01011", "0:01", "010/",
        ]
      )
    case .posinseqslash:
      return (
        ["1/1", "1/2", "9/9", "9/10", "10/10", "99/100"],
        [
          "", "/", "1", "1/", "/1", "0/1", "1/0", "2/1", "9/8", "10/9", "11/10", "01/1", "1/01", "1/1/1", "1:1", "./1",
          "1/:", "/1/1",
          "A/1",
          "1/A",
        ]
      )
    case .winding: return (["0", "1", "9"], ["", "/", "2", "8", ":", "00", "A"])
    case .yesno: return (["0", "1"], ["", "/", "2", "9", "00", "A"])
    case .yymmd0:
      return (
        [
          "000100", "000131", "000229", "010228", "240229", "990131", "260430", "260630", "260930", "261130", "261231",
          "260200",
        ],
        [
          "", "000001", "000000", "001301", "000132", "000230", "010229", "230229", "260431", "260631", "260931",
          "261131",
          "261232", "00010", "0001000", "00:100", "0/0100", "00010:",
        ]
      )
    case .yymmdd:
      return (
        ["000101", "000131", "000229", "010228", "240229", "990131", "260430", "261231"],
        [
          "", "000100", "000001", "001301", "000132", "000230", "010229", "230229", "260431", "261232", "00010",
          "0001010",
          "0/0101", "00010:",
        ]
      )
    case .yyyymmdd:
      return (
        ["00000101", "20000229", "20240229", "16000229", "19991231", "99991231", "19000228"],
        [
          "", "20000100", "20000001", "20001301", "20000132", "20000230", "19000229", "21000229", "20230229", "2000010",
          "200001010", "2000010:", "/0000101", "20:00101",
        ]
      )
    case .zero: return (["0", "00", "000000"], ["1", "01", "10", "9", "/", ":", "A"])
    }
  }
}

@Suite struct LinterTests {
  @Test("every rule that the dictionary names exists, and every rule is named")
  func names() {
    var named = Set<String>()
    for ai in ApplicationIdentifier.known {
      for component in ai.specification?.components ?? [] { named.formUnion(component.linterNames) }
    }
    #expect(named.count == 34)
    #expect(named == Set(Linter.allCases.map(\.name)))
  }

  @Test("every rule accepts and refuses as its boundaries say", arguments: Linter.allCases)
  func boundaries(_ linter: Linter) {
    let (accepted, refused) = linter.boundaries
    #expect(!accepted.isEmpty && !refused.isEmpty)
    for text in accepted where linter.fault(in: text) != nil { Issue.record("refuses \(text)") }
    for text in refused {
      guard let fault = linter.fault(in: text) else {
        Issue.record("accepts \(text)")
        continue
      }
      #expect(fault.offset >= 0 && fault.length >= 0 && fault.offset + fault.length <= text.utf8.count)
    }
  }

  @Test("no rule traps on any text of up to two bytes, nor on long ones", arguments: Linter.allCases)
  func anyText(_ linter: Linter) {
    _ = linter.fault(in: "")
    for first in UInt8.min...UInt8.max {
      _ = linter.fault(in: [first].span)
      for second in stride(from: UInt8(0), through: 255, by: 5) { _ = linter.fault(in: [first, second].span) }
    }
    for byte in [UInt8(0), 0x30, 0x39, 0x41, 0x25, 0xFF] {
      for count in [3, 4, 5, 6, 8, 10, 14, 18, 90, 99, 100, 5000] {
        let fault = linter.fault(in: Array(repeating: byte, count: count).span)
        if let fault { #expect(fault.offset >= 0 && fault.length >= 0 && fault.offset + fault.length <= count) }
      }
    }
  }
}
