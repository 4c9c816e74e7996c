import CRegKit
import Foundation
import GS1
import RegKitC
import Testing

@Suite struct VersionTests {
  @Test("the library is of the header's version")
  func version() {
    #expect(String(cString: regkit_version()) == REGKIT_VERSION)
    #expect(REGKIT_VERSION == "\(REGKIT_VERSION_MAJOR).\(REGKIT_VERSION_MINOR).\(REGKIT_VERSION_PATCH)")
  }

  @Test("build information is JSON and names the version")
  func buildInformation() throws {
    let text = String(cString: regkit_build_info())
    let information = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(information["version"] as? String == REGKIT_VERSION)
    #expect(information["imaging"] as? Bool == true)
    #expect(information["dictionary"] as? String == SyntaxDictionary.builtIn.release)
  }

  @Test("NULL may be freed")
  func freeNothing() {
    regkit_text_free(nil)
    regkit_rules_free(nil)
    regkit_reader_free(nil)
  }
}
