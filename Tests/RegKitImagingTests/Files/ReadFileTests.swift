import RegKitImaging
import Testing

@Suite struct ReadFileTests {
  @Test("a file is read whole up to the limit and refused beyond it")
  func limit() throws {
    let path = Fixture.path("jpeg-gray.luma")
    #expect(try readFile(path, limit: 3_072).count == 3_072)
    #expect { try readFile(path, limit: 3_071) } throws: { ($0 as? ImagingError)?.code == .fileTooLarge }
    #expect { try readFile(path, limit: -1) } throws: { ($0 as? ImagingError)?.code == .fileTooLarge }
  }

  @Test("a file longer than one read comes whole")
  func long() throws {
    let bytes = try Fixture.bytes("bomb.png")
    #expect(bytes.count == 109_445)
    #expect(bytes.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }

  @Test("a file that never ends stops at the limit")
  func endless() {
    #expect { try readFile("/dev/zero", limit: 200_000) } throws: { ($0 as? ImagingError)?.code == .fileTooLarge }
  }

  @Test("an empty file gives no bytes")
  func empty() throws {
    #expect(try readFile("/dev/null", limit: 10).isEmpty)
  }

  @Test(
    "what is not there, a directory and a path with NUL are refused with a reason",
    arguments: [
      ("/no/such/file", "No such file or directory"), ("", "No such file or directory"), ("/", "a directory"),
      ("/dev/null\0", "NUL in the path"),
    ])
  func refused(path: String, reason: String) {
    let error = #expect(throws: ImagingError.self) { try readFile(path, limit: 10) }
    #expect(error?.code == .fileNotReadable)
    #expect(error?.found == reason)
  }
}
