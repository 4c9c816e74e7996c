/// The operators of a page's content that `PDFPageContent` follows (ISO 32000-1, annex A).
///
/// Each is the number that its bytes make, the first the highest, so that a word is looked up in one step.
enum PDFOperator: UInt32 {
  case saveState = 0x71  // q
  case restoreState = 0x51  // Q
  case changeMatrix = 0x636D  // cm
  case setState = 0x6773  // gs
  case setDashes = 0x64  // d

  case line = 0x6C  // l
  case curve = 0x63  // c
  case curveFromCurrent = 0x76  // v
  case curveToFinal = 0x79  // y
  case rectangle = 0x7265  // re
  case fill = 0x66  // f
  case fillEvenOdd = 0x662A  // f*
  case fillOld = 0x46  // F
  case stroke = 0x53  // S
  case closeStroke = 0x73  // s
  case fillStroke = 0x42  // B
  case fillStrokeEvenOdd = 0x422A  // B*
  case closeFillStroke = 0x62  // b
  case closeFillStrokeEvenOdd = 0x622A  // b*
  case clip = 0x57  // W
  case clipEvenOdd = 0x572A  // W*
  case endPath = 0x6E  // n

  case fillGray = 0x67  // g
  case fillRGB = 0x7267  // rg
  case fillCMYK = 0x6B  // k
  case fillSpace = 0x6373  // cs
  case fillColor = 0x7363  // sc
  case fillColorOrPattern = 0x73_636E  // scn
  case strokeGray = 0x47  // G
  case strokeRGB = 0x5247  // RG
  case strokeCMYK = 0x4B  // K
  case strokeSpace = 0x4353  // CS
  case strokeColor = 0x5343  // SC
  case strokeColorOrPattern = 0x53_434E  // SCN
  case shading = 0x7368  // sh

  case setFont = 0x5466  // Tf
  case setTextMode = 0x5472  // Tr
  case showText = 0x546A  // Tj
  case showTexts = 0x544A  // TJ
  case showTextOnNextLine = 0x27  // '
  case showTextSpaced = 0x22  // "

  case draw = 0x446F  // Do
  case beginInlineImage = 0x4249  // BI
  case beginMarked = 0x42_4D43  // BMC
  case beginMarkedWithProperties = 0x42_4443  // BDC
  case endMarked = 0x45_4D43  // EMC

  /// Nil for a word that is none of these.
  init?(_ word: Slice<UnsafeRawBufferPointer>) {
    guard word.count <= 3 else { return nil }
    self.init(rawValue: word.reduce(0) { $0 << 8 | UInt32($1) })
  }
}
