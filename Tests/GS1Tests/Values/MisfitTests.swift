import GS1
import Testing

@Suite struct MisfitTests {
  private func misfit(_ ai: String, _ text: String) throws -> Misfit? {
    let ai = try #require(ApplicationIdentifier(ai))
    do throws(Misfit) {
      _ = try TypedValue(written: text, for: ai)
      return nil
    } catch {
      return error
    }
  }

  @Test("one line in two languages")
  func messages() throws {
    let decimals = try misfit("3103", "1.2345")
    #expect(
      decimals?.message()
        == "(3103) has no room for the value: found \"1.2345\", expected at most six digits, 3 of them decimals, kg")
    #expect(
      decimals?.message(in: .indonesian)
        == "(3103) tidak dapat memuat nilai itu: ditemukan \"1.2345\", seharusnya paling banyak enam digit, 3 desimal, kg"
    )
    let day = try misfit("17", "2028-02-30")
    #expect(
      day?.message()
        == "(17) has no such value: found \"2028-02-30\", expected a day that exists, yyyy-mm-dd, or a month, yyyy-mm")
    #expect(try misfit("7006", "2028-02")?.message().hasSuffix("expected a day that exists, yyyy-mm-dd") == true)
  }

  @Test("every identifier has words for what it holds, and what was found cannot command a terminal")
  func words() throws {
    for ai in ApplicationIdentifier.known {
      var builder = ElementStringBuilder()
      builder.append(ai, .countries([]))
      builder.append(ai, "\u{1B}[2J\\")
      do throws(ElementStringBuilder.Failure) {
        _ = try builder.build()
        Issue.record("(\(ai))")
      } catch {
        #expect(error.misfits.map(\.reason).last == .backslash)
        for language in GS1Error.Language.allCases {
          for line in error.misfits.map({ $0.message(in: language) }) {
            #expect(line.hasPrefix("(\(ai)) ") && !line.contains("\u{1B}") && !line.hasSuffix(" "))
          }
        }
      }
    }
  }
}
