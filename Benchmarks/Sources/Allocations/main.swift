// Proves that reading allocates nothing: every request for memory of this program is counted, and a message that causes
// one ends it with status 1. Release mode only, since debug builds allocate what the optimizer removes.

import CBaseline
import GS1
import Glibc

/// How messages of one kind are read into storage of the caller.
struct Path {
  let name: String
  let messages: [[UInt8]]
  let read: (Span<UInt8>, inout ElementBuffer, UnsafeMutableBufferPointer<UInt8>) -> Void

  /// The messages that made the program ask for memory.
  func allocating() -> [[UInt8]] {
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 256)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 256)
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
    elements.initialize(repeating: Element())
    defer {
      elements.deallocate()
      errors.deallocate()
      text.deallocate()
    }
    return messages.filter { message in
      let span = message.span
      let before = baseline_allocations()
      var buffer = ElementBuffer(elements: elements, errors: errors)
      read(span, &buffer, text)
      return baseline_allocations() != before
    }
  }
}

/// Values of every length that an identifier allows at its ends, and one too short and too long: digits, letters, signs.
func values(of ai: ApplicationIdentifier) -> [String] {
  guard let length = ai.specification?.length else { return [] }
  let counts = [length.lowerBound, length.upperBound, length.upperBound + 1, max(0, length.lowerBound - 1)]
  return counts.flatMap { count in ["1", "A", "#", "("].map { String(repeating: $0, count: count) } }
}

func escaped(_ value: String, all: Bool) -> String {
  value.utf8.map { byte in
    let isPlain = byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
    return isPlain && !all
      ? String(decoding: [byte], as: UTF8.self) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}

let separator = "\u{1D}"
let whole = "0108991234567891" + "17280229" + "10AB-1" + separator + "21XYZ"
let brackets = "(01)08991234567891(17)280229(10)AB-1(21)XYZ"
let link = "https://id.gs1.org/01/08991234567891/10/AB-1/21/XYZ?17=280229"
var raw = [
  "", whole, whole + separator, separator + whole, "010899123456789" + separator + separator, "99", "04" + whole,
]
var bracketed = ["", brackets, brackets + "(01)08991234567891(10)X", "(", "(1)", "(01", "x(90)A", "(90)A(90)B"]
var bracketedWithEscapes = ["(90)A\\(B(10)\\(\\(", "(90)A\\B", "(04)\\("]
var links = ["", link, link + "#fragment", "https:///01/", "https://a/00/1?00=1&00=1&x=y&37=&=&04=1"]
var linksWithEscapes = [
  "https://a/01/%30899123456789%31?17=28%30229&91=a%20+b%", "https://a/01/08991234567891/10/%zz?10=%00",
]
for ai in ApplicationIdentifier.known {
  for value in values(of: ai) {
    raw.append("\(ai)\(value)\(separator)0108991234567891")
    bracketed.append("(01)08991234567891(\(ai))" + value.replacing("(", with: ")"))
    bracketedWithEscapes.append("(\(ai))" + value.replacing("1", with: "\\(") + "(90)\\(")
    links.append(
      "https://id.gs1.org/\(ai)/" + value.replacing("#", with: "*") + "?\(ai)=" + value.replacing("#", with: "*"))
    links.append("https://id.gs1.org/01/08991234567891?\(ai)=" + value.replacing("#", with: "*"))
    // Escapes of a value longer than any in the dictionary are the one thing that reading allocates for.
    linksWithEscapes.append("https://a/\(ai)/\(escaped(value, all: true))")
    linksWithEscapes.append("https://a/01/08991234567891?\(ai)=\(escaped(value, all: false))+")
  }
}

let scanData =
  raw.map { "]Q3" + $0 } + bracketedWithEscapes.map { "]Q1" + $0 } + links.map { "]d1" + $0 } + [
    "]", "]E08991234567898",
  ]
let none = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
let paths = [
  Path(name: "raw", messages: raw.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(raw: message, into: &buffer)
  },
  Path(name: "scan data", messages: scanData.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(scanData: message, into: &buffer)
  },
  Path(name: "bracketed", messages: bracketed.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(bracketed: message, into: &buffer)
  },
  Path(name: "bracketed, escapes", messages: bracketedWithEscapes.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(bracketed: message, into: &buffer)
  },
  Path(name: "Digital Link", messages: links.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(digitalLink: message, into: &buffer)
  },
  Path(name: "Digital Link, escapes", messages: linksWithEscapes.map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(digitalLink: message, into: &buffer)
  },
  Path(name: "any form", messages: (raw + scanData + bracketed + links).map { Array($0.utf8) }) { message, buffer, _ in
    ElementString.read(message, into: &buffer)
  },
  Path(name: "raw and text for people", messages: raw.map { Array($0.utf8) }) { message, buffer, text in
    ElementString.read(raw: message, into: &buffer)
    for index in 0..<buffer.storedElementCount {
      var element = buffer.storedElement(index)
      withUnsafePointer(to: &element) { pointer in
        let one = UnsafeBufferPointer(start: pointer, count: 1)
        _ = ElementString.writeHumanReadable(one.span, in: message, withTitles: true, into: text)
      }
    }
  },
]

var failures = 0
for path in paths {
  let bad = path.allocating()
  failures += bad.count
  print("\(path.name): \(path.messages.count) messages, \(bad.count) of them with an allocation")
  for message in bad.prefix(3) { print("  " + String(decoding: message, as: UTF8.self)) }
}
// A counter that counts nothing would find nothing.
let before = baseline_allocations()
let probe = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64)
if baseline_allocations() == before {
  print("the counter does not count")
  failures += 1
}
probe.deallocate()
if failures > 0 { exit(1) }
