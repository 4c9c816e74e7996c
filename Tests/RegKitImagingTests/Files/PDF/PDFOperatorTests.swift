@testable import RegKitImaging
import Testing

@Suite struct PDFOperatorTests {
  private func found(_ word: String) -> PDFOperator? {
    Array(word.utf8).withUnsafeBytes { PDFOperator($0[...]) }
  }

  @Test("each operator is known by its own word")
  func words() {
    let words: [(String, PDFOperator)] = [
      ("q", .saveState), ("Q", .restoreState), ("cm", .changeMatrix), ("gs", .setState), ("d", .setDashes),
      ("l", .line), ("c", .curve), ("v", .curveFromCurrent), ("y", .curveToFinal), ("re", .rectangle), ("f", .fill),
      ("f*", .fillEvenOdd), ("F", .fillOld), ("S", .stroke), ("s", .closeStroke), ("B", .fillStroke),
      ("B*", .fillStrokeEvenOdd), ("b", .closeFillStroke), ("b*", .closeFillStrokeEvenOdd), ("W", .clip),
      ("W*", .clipEvenOdd), ("n", .endPath), ("g", .fillGray), ("rg", .fillRGB), ("k", .fillCMYK), ("cs", .fillSpace),
      ("sc", .fillColor), ("scn", .fillColorOrPattern), ("G", .strokeGray), ("RG", .strokeRGB), ("K", .strokeCMYK),
      ("CS", .strokeSpace), ("SC", .strokeColor), ("SCN", .strokeColorOrPattern), ("sh", .shading), ("Tf", .setFont),
      ("Tr", .setTextMode), ("Tj", .showText), ("TJ", .showTexts), ("'", .showTextOnNextLine),
      ("\"", .showTextSpaced), ("Do", .draw), ("BI", .beginInlineImage), ("BMC", .beginMarked),
      ("BDC", .beginMarkedWithProperties), ("EMC", .endMarked),
    ]
    for (word, expected) in words { #expect(found(word) == expected, "\(word)") }
    for word in ["", "x", "qq", "Doo", "BDCq", "EMCEMCEMC"] { #expect(found(word) == nil, "\(word)") }
  }
}
