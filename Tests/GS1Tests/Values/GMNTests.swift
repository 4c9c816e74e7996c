import GS1
import Testing

@Suite struct GMNTests {
  // The published example of the check character pair.
  @Test("the pair is computed and verified")
  func pair() {
    let number = GMN(body: "1987654Ad4X4bL5ttr2310c")
    #expect(number?.description == "1987654Ad4X4bL5ttr2310c2K")
    #expect(number != nil && number == GMN("1987654Ad4X4bL5ttr2310c2K"))
  }

  @Test(
    "what is none",
    arguments: [
      "", "1987654Ad4X4bL5ttr2310c2J", "1987654Ad4X4bL5ttr2310c", "22", "A987654", "1987654Ad4X4bL5ttr2310c2KK",
    ])
  func refused(_ text: String) {
    #expect(GMN(text) == nil)
  }

  @Test("a body has no company prefix, too many characters or one outside the set")
  func bodies() {
    for body in ["", "A98", "198A1", "1987654Ad4X4bL5ttr2310cc", "1987 "] { #expect(GMN(body: body) == nil) }
  }
}
