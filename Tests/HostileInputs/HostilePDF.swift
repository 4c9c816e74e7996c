/// Documents of one page whose picture is described by words at random, over data at random.
enum HostilePDF {
  private static let filters = [
    "/CCITTFaxDecode", "/CCITTFaxDecode", "/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode",
    "/FlateDecode", "/DCTDecode", "/JBIG2Decode",
  ]
  private static let numbers = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 64, 255, 256, 1_728, 65_535, 1 << 31, -1, -8]
  private static let palette = "<000102 030405 FFFFFF 808080>"
  private static let spaces = [
    "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/G", "/Nothing", "[/Indexed /DeviceRGB 3 \(palette)]",
    "[/Indexed /DeviceCMYK 255 \(palette)]", "[/Indexed [/Indexed /DeviceGray 1 <00FF>] 1 <00>]", "[/ICCBased 4 0 R]",
    "[/Separation /Black /DeviceGray 3 0 R]", "[/Lab]", "[]", "7", "null", "[/Indexed /DeviceGray -1 ()]",
    "[/Indexed /DeviceGray 99999 4 0 R]",
  ]

  static func picture(_ random: inout SeededRandom) -> [UInt8] {
    func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
    func number() -> Int {
      Int.random(in: 0..<3, using: &random) == 0 ? pick(numbers) : Int.random(in: 1...70, using: &random)
    }
    func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    var picture = "/Type/XObject/Subtype/Image/Width \(number())/Height \(number())"
    if !chance(8) { picture += "/BitsPerComponent \(chance(4) ? number() : pick([1, 2, 4, 8, 16]))" }
    if !chance(8) { picture += "/ColorSpace \(pick(spaces))" }
    if chance(4) { picture += "/Decode [\(pick(numbers)) \(pick(numbers)) 1e40 0 1 0 -5 3.5]" }
    if chance(5) { picture += "/ImageMask true" }
    if chance(6) { picture += "/Mask [\(number()) \(number()) 0 255 0 255]" }
    if chance(8) { picture += "/SMask \(pick(["3 0 R", "5 0 R", "4 0 R"]))" }
    let count = pick([0, 1, 1, 1, 2, 3])
    let chosen = (0..<count).map { _ in pick(filters) }
    if count > 0 { picture += "/Filter [\(chosen.joined(separator: " "))]" }
    if chance(2) {
      let parameters =
        "<</K \(pick([-1, 0, 1, 4]))/Columns \(number())/Rows \(number())/BlackIs1 \(chance(2))"
        + "/EncodedByteAlign \(chance(3))/Predictor \(pick([1, 2, 10, 12, 15, 3]))/Colors \(number())"
        + "/BitsPerComponent \(pick([1, 2, 4, 8, 16, 5]))/EarlyChange \(pick([0, 1]))>>"
      picture += "/DecodeParms \(count > 1 ? "[\(parameters) \(parameters)]" : parameters)"
    }
    var data = (0..<Int.random(in: 0...3_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    // Facsimile of many zeros has long codes, ends of line and ends of block.
    if chance(3) { for index in data.indices where index % 4 != 0 { data[index] &= 0x11 } }
    if chance(6) { data = data.map { $0 % 86 + 0x21 } }

    let content = pick([
      "q 9 0 0 9 0 0 cm /P Do Q", "/P Do", "/F Do", "q q q /P Do Q Q Q Q Q /F Do",
      "BI /W \(number()) /H \(number()) /BPC \(number()) /CS /G \(chance(2) ? "/F /AHx" : "") ID 00FF80> EI /P Do",
      "1e99 99999999999999999999999999999999999 0 0 0 0 cm /P Do", "BI ID EI BI /W 1", "((((", "[[[[<<<<",
    ])
    var pdf = Array("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n".utf8)
    pdf += Array(
      ("2 0 obj<</Type/Pages/Kids[<</Type/Page/Contents 6 0 R/MediaBox[0 0 \(number()) \(number())]/UserUnit \(number())"
        + "/Resources<</XObject<</P 3 0 R/F 5 0 R>>>>>>]>>endobj\n").utf8)
    func add(_ number: Int, _ dictionary: String, _ data: [UInt8]) {
      pdf += Array("\(number) 0 obj<<\(dictionary)/Length \(data.count)>>stream\n".utf8) + data
      pdf += Array("\nendstream endobj\n".utf8)
    }
    add(3, picture, data)
    add(4, "/N \(number())/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", [1, 2, 3, 4])
    add(5, "/Type/XObject/Subtype/Form/Matrix[\(number()) 0 0 1 0 0]/BBox[0 0 1 1]", Array("/P Do /F Do".utf8))
    add(6, "", Array(content.utf8))
    return pdf + Array("trailer<</Root 1 0 R/Size 7>>\n%%EOF\n".utf8)
  }
}
