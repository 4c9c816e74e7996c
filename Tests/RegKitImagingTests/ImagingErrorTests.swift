@testable import RegKitImaging
import Testing

@Suite struct ImagingErrorTests {
  @Test("errors are equal when their codes are")
  func equality() {
    #expect(ImagingError.damaged("a") == ImagingError.damaged("b"))
    #expect(ImagingError.damaged("a") != ImagingError.emptyInput())
    #expect(Set([ImagingError.damaged("a"), .damaged("b")]).count == 1)
  }

  @Test("codes keep their numbers and names")
  func codes() {
    let codes: [(ImagingError.Code, Int, String)] = [
      (.fileNotReadable, 1, "file_not_readable"), (.fileTooLarge, 2, "file_too_large"), (.emptyInput, 3, "empty_input"),
      (.unknownFormat, 4, "unknown_format"), (.pictureTooLarge, 5, "picture_too_large"), (.noPixels, 6, "no_pixels"),
      (.bufferTooShort, 7, "buffer_too_short"), (.cutOff, 8, "cut_off"), (.damaged, 9, "damaged"),
      (.unsupported, 10, "unsupported"), (.outOfMemory, 11, "out_of_memory"),
      (.passwordNeeded, 12, "password_needed"), (.tooManyPages, 13, "too_many_pages"),
      (.vectorPage, 14, "vector_page"), (.vectorContent, 15, "vector_content"), (.outOfRange, 16, "out_of_range"),
    ]
    for (code, number, name) in codes {
      #expect(code.rawValue == number)
      #expect(code.name == name)
      #expect(!code.sentenceEN.isEmpty && !code.sentenceID.isEmpty)
    }
  }

  @Test("one line says what, where, found and expected, in both languages")
  func lines() {
    let error = ImagingError.cutOff(at: 7, reason: "7 B")
    #expect(error.description == "the file ends before the picture does at byte 7: found 7 B, expected IEND / EOI")
    #expect(
      error.descriptionID
        == "berkas terpotong sebelum gambarnya selesai pada bita 7: ditemukan 7 B, seharusnya IEND / EOI")
    #expect(
      ImagingError.fileTooLarge(byteCount: 2, allowed: 1).descriptionEN
        == "the file is too large: found 2 B, expected <= 1 B")
  }
}
