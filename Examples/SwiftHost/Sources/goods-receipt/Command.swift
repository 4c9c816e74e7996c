import GS1
import Glibc
import GoodsReceipt
import RegKit
import RegKitImaging

/// `goods-receipt NOTE DAY PHOTO…`: which packs are received, and why the others are put aside.
@main struct Command {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard words.count >= 3, let day = CalendarDay(iso: words[words.startIndex + 1]) else {
      fail("usage: goods-receipt NOTE DAY PHOTO…, for example goods-receipt note.csv 2026-11-21 pack.jpg")
    }
    do {
      let note = try DeliveryNote(text: text(ofFile: words[words.startIndex]))
      let receipt = GoodsReceipt(note, under: try Rulebook.embedded(), on: day)
      let reader = SymbolReader()
      var isComplete = true
      for photo in words.dropFirst(2) {
        switch receipt.decide(photo: photo, by: reader) {
        case .received(let line): print("\(photo): received, line \(line + 1) of the note")
        case .setAside(let reasons):
          isComplete = false
          print("\(photo): put aside")
          for reason in reasons { print("  \(reason)") }
        }
      }
      exit(isComplete ? 0 : 1)
    } catch {
      fail("\(error)")
    }
  }

  private static func text(ofFile path: String) -> String {
    guard let file = fopen(path, "r") else { fail("\(path): cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func fail(_ message: String) -> Never {
    var line = message + "\n"
    line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    exit(2)
  }
}
