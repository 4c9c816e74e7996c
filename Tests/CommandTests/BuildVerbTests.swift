import Foundation
import Testing

/// `regkit build`: a message of identifiers and values.
extension CommandTests {
  @Test("build computes check digits, reads dates and decimals as people write them, and puts predefined length first")
  func build() throws {
    let run = try regkit("build", "10=ABC", "01=0899123456789?", "17=2028-12-31", "3103=1.5", "21=X?")
    #expect(run.status == 0 && run.complaint.isEmpty)
    #expect(run.output == "(01)08991234567891(17)281231(3103)001500(10)ABC(21)X?\n")
    let kept = try regkit("build", "10=ABC", "01=899123456789?", "17=2028-12", "--keep-order")
    #expect(kept.output == "(10)ABC(01)08991234567891(17)281200\n")
    let keys = try regkit("build", "253=899123456789?AB", "8003=0899123456789?7", "8013=1987654Ad4X4bL5ttr2310c?")
    #expect(keys.output == "(253)8991234567891AB(8003)089912345678917(8013)1987654Ad4X4bL5ttr2310c2K\n")
  }

  @Test(
    "build writes every form",
    arguments: [
      ("raw", "0108991234567891172812311" + "0ABC\u{1D}21XYZ\n"),
      ("bracketed", "(01)08991234567891(17)281231(10)ABC(21)XYZ\n"),
      ("hri", "(01) 08991234567891 (17) 281231 (10) ABC (21) XYZ\n"),
      ("dl", "https://id.gs1.org/01/08991234567891/10/ABC/21/XYZ?17=281231\n"),
      ("scan", "]Q30108991234567891172812311" + "0ABC\u{1D}21XYZ\n"),
    ])
  func buildForms(form: String, expected: String) throws {
    let elements = ["build", "01=0899123456789?", "17=2028-12-31", "10=ABC", "21=XYZ", "--as", form]
    #expect(try regkit(elements).output == expected)
  }

  @Test("build takes titles, a stem and a symbology, and gives JSON")
  func buildOptions() throws {
    let elements = ["build", "01=08991234567891", "10=ABC"]
    #expect(
      try regkit(elements + ["--as", "hri", "--titles"]).output == "GTIN (01) 08991234567891 BATCH/LOT (10) ABC\n")
    let link = try regkit(elements + ["--as", "dl", "--stem", "https://example.com/p"])
    #expect(link.output == "https://example.com/p/01/08991234567891/10/ABC\n")
    #expect(try regkit(elements + ["--as", "scan", "--symbology", "]d2"]).output == "]d2010899123456789110ABC\n")
    let json = try json(try regkit(elements + ["--json"]).output)
    #expect((json["gs1"] as? [String: Any])?["valid"] as? Bool == true)
    #expect(json["as"] as? String == "bracketed" && json["written"] as? String == "(01)08991234567891(10)ABC")
    let linked = try self.json(try regkit(elements + ["--json", "--as", "dl"]).output)
    #expect(linked["written"] as? String == "https://id.gs1.org/01/08991234567891/10/ABC")
  }

  @Test("values are the bytes they are")
  func buildBytes() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", #""$0" build --ignore invalid_character --no-associations "$(printf '90=A\377')" --as raw"#,
      Self.command.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    #expect(Array(output.fileHandleForReading.readDataToEndOfFile()) == Array("90A".utf8) + [0xFF, 0x0A])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(
    "an option of another form is a slip",
    arguments: [
      ["--titles"], ["--stem", "https://a"], ["--symbology", "]d2"], ["--composite"], ["--as", "dl", "--titles"],
      ["--as", "hri", "--stem", "https://a"], ["--as", "raw", "--symbology", "]d2"], ["--as", "dl", "--composite"],
      ["--as", "scan", "--composite"], ["--as", "scan", "--stem", "https://a"],
    ])
  func otherForm(_ options: [String]) throws {
    for verb in ["build", "render"] {
      let run = try regkit([verb, verb == "build" ? "01=08991234567891" : "0108991234567891"] + options)
      #expect(run.status == 2 && run.complaint.contains(": found it with "), "\(run.complaint)")
    }
  }

  @Test("build refuses with every reason and a caret under each place, in both languages")
  func buildRefused() throws {
    let run = try regkit("build", "01=08991234567892", "17=2028-02-30", "10=A B", "3103=1.2345")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.complaint == """
        regkit: (17) has no such value: found "2028-02-30", expected a day that exists, yyyy-mm-dd, or a month, yyyy-mm
        regkit: (3103) has no room for the value: found "1.2345", expected at most six digits, 3 of them decimals, kg
        regkit: (01) has a wrong check digit: found "2", expected 1
        (01)08991234567892(10)A B
                         ^
        regkit: (10) has an invalid character: found " ", expected a CSET 82 character
        (01)08991234567892(10)A B
                               ^

        """)
    let indonesian = try regkit("build", "01=08991234567892", "3103=1.2345", "--lang", "id")
    #expect(indonesian.complaint.contains("(3103) tidak dapat memuat nilai itu: ditemukan \"1.2345\", seharusnya"))
    #expect(indonesian.complaint.contains("(01) mempunyai digit pemeriksa yang salah"))
    let refused = try json(try regkit("build", "01=08991234567892", "--json").output)
    #expect((refused["gs1"] as? [String: Any])?["valid"] as? Bool == false)
    #expect(try regkit("build", "17=2028-02-30", "--json").output.isEmpty)
    #expect(try regkit("build", "10=ABC").complaint.contains("(10) needs another element"))
    #expect(try regkit("build", "10=ABC", "--no-associations", "--as", "dl").complaint.contains("primary key"))
  }

  @Test("a BPOM code is built when associations are not asked, and a slip ends with 2")
  func buildBPOM() throws {
    let elements = ["build", "90=DBL9509204704A1", "10=13123", "17=2025-03-31", "21=025005EUT", "--keep-order"]
    #expect(try regkit(elements).status == 1)
    let run = try regkit(elements + ["--no-associations"])
    #expect(run.output == "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT\n")
    #expect(try regkit("parse", String(run.output.dropLast())).status == 0)
    for words in [
      ["build"], ["build", "10"], ["build", "x=1"], ["build", "10=A", "--as", "x"], ["build", "10=A", "--stem", "x"],
      ["build", "10=A", "--symbology", "]X1"], ["build", "10=A", "--symbology", "]E1"],
    ] {
      #expect(try regkit(words).status == 2, "\(words)")
    }
  }

  @Test(
    "scan data is written for every symbology that carries elements",
    arguments: [
      ("]Q3", [], "]Q3010899123456789110A"), ("]C1", [], "]C1010899123456789110A"),
      ("]J1", [], "]J1010899123456789110A"),
      ("]Q1", [], "]Q1(01)08991234567891(10)A"), ("]d1", [], "]d1(01)08991234567891(10)A"), ("]E0", [], ""),
      ("]E0", ["--composite"], "]E08991234567891|]e010A"), ("]I1", ["--composite"], "]I108991234567891|]e010A"),
    ] as [(String, [String], String)])
  func symbologies(_ symbology: String, _ options: [String], _ expected: String) throws {
    let words = ["--as", "scan", "--symbology", symbology] + options
    let run = try regkit(["build", "01=08991234567891", "10=A"] + words)
    #expect(run.output == (expected.isEmpty ? "" : expected + "\n") && run.status == (expected.isEmpty ? 1 : 0))
    let rendered = try regkit(["render", "-"] + words, input: "(01)08991234567891(10)A\n")
    #expect(rendered.output == run.output && rendered.status == run.status)
  }
}
