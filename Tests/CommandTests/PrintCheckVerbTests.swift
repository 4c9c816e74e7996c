import Foundation
import Testing

/// `regkit print-check`: measures and verdict on the screen and as JSON.
extension CommandTests {
  private static let prints = "Tests/RegKitImagingTests/Fixtures"

  @Test("the status is that of the print, and the text tells the measures, the remarks and what the check is not")
  func printCheck() throws {
    let good = try regkit("print-check", "--dpi", "300", "\(Self.prints)/print-qr-12mm.jpg", "--lang", "id")
    #expect(good.status == 0)
    #expect(good.output.contains("ukuran   12.0") && good.output.contains("[ ✓ ] diperbolehkan"))
    #expect(good.output.contains("Ini bukan nilai mutu cetak ISO/IEC 15415"))
    #expect(try regkit("print-check", "--dpi", "600", "\(Self.prints)/print-qr-5.9mm.jpg").status == 1)
    #expect(try regkit("print-check", "--dpi", "600", "\(Self.prints)/print-qr-6.0mm.jpg").status == 3)
    let quiet = try regkit("print-check", "--dpi", "300", "\(Self.prints)/print-qr-quiet-2.jpg")
    #expect(quiet.status == 0 && quiet.output.contains("! The ground beside the code is not clean far enough"))
  }

  @Test("a page that also draws lines, or holds a picture that cannot be decoded, is not measured in full")
  func printCheckPages() throws {
    let words = ["print-check", "--dpi", "300", "--ink", "hitam"]
    let hybrid = try regkit(words + ["\(Self.prints)/hybrid-page.pdf"])
    #expect(hybrid.status == 3 && hybrid.complaint.contains("hybrid-page.pdf, page 1: "))
    let mixed = try regkit(words + ["\(Self.prints)/mixed-pages.pdf"])
    #expect(mixed.status == 3 && mixed.complaint.contains("mixed-pages.pdf, page 4: this kind of file is not"))
  }

  @Test("several files are one line of JSON each, and one that cannot be read stops none")
  func printCheckAsJSON() throws {
    let run = try regkit(
      "print-check", "--json", "--dpi", "file", "\(Self.prints)/print-qr-blue.jpg", "absent.png",
      "\(Self.prints)/print-matrix-10mm-7.jpg")
    #expect(run.lines.count == 3 && run.status == 1)
    #expect(try json(run.lines[0])["outcome"] as? String == "refused")
    #expect((try json(run.lines[1])["error"] as? [String: Any])?["code"] as? String == "file_not_readable")
    let symbols = try #require(try json(run.lines[2])["symbols"] as? [[String: Any]])
    #expect((symbols.first?["measures"] as? [String: Any])?["columns"] as? Int == 22)
  }

  @Test("what is looked for, and how hard, is the caller's to say")
  func printCheckReader() throws {
    let matrix = "\(Self.prints)/print-matrix-10mm-7.jpg"
    let words = ["print-check", "--dpi", "300", "--effort", "thorough"]
    #expect(try regkit(words + ["--symbologies", "datamatrix", matrix]).status == 0)
    let none = try regkit(words + ["--symbologies", "qr", matrix])
    #expect(none.status == 3 && none.output.contains("no 2D code could be read"))
  }

  @Test("the words beside the codes are said by the caller")
  func printCheckWords() throws {
    let file = "\(Self.prints)/print-qr-12mm.jpg"
    #expect(
      try regkit("print-check", "--dpi", "300", "--code", "badan_pom:BPOM RI", "--code", "pelaku_usaha", file).status
        == 0)
    #expect(
      try regkit("print-check", "--dpi", "300", "--code", "badan_pom", "--code", "pelaku_usaha:BPOM RI", file).status
        == 1)
  }

  @Test("no resolution is guessed, and a call that is not understood says what was expected")
  func printCheckUsage() throws {
    let file = "\(Self.prints)/print-qr-12mm.jpg"
    let none = try regkit("print-check", file)
    #expect(none.status == 2 && none.complaint.contains("found no --dpi"))
    #expect(try regkit("print-check", "--dpi", "file", "\(Self.prints)/dpi-none.png").status == 2)
    for words in [
      ["--dpi", "0", file], ["--dpi", "300x", file], ["--dpi", "1x2x3", file], ["--dpi", "300"],
      ["--dpi", "nan", file],
      ["--dpi", "300", "--dpi", "600", file], ["--dpi", "300", "--code", "bpom", file],
      ["--dpi", "300", "--readable", "perhaps", file], ["--dpi", "300", "--ink", "foo", file],
      ["--dpi", "300", "--background", "", file], ["--dpi", "300", "--effort", "much", file],
    ] {
      #expect(try regkit(["print-check"] + words).status == 2, "\(words)")
    }
    #expect(try regkit("print-check", "--help").status == 0)
  }
}
