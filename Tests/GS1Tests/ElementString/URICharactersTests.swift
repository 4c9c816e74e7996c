import Testing

@testable import GS1

@Suite struct URICharactersTests {
  @Test("the classes of every byte")
  func classes() {
    let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let uri = unreserved.union(":/?#[]@!$&'()*+,;=%".utf8)
    let domain = unreserved.subtracting("_~".utf8).union(":[]".utf8)
    for byte in UInt8.min...UInt8.max {
      #expect(URICharacter.isUnreserved(byte) == unreserved.contains(byte))
      #expect(URICharacter.isAllowed(byte) == uri.contains(byte))
      let block = SIMD16<Int8>(repeating: Int8(bitPattern: byte))
      #expect(URICharacter.areForbidden(block)[7] == !uri.contains(byte))
      #expect(URICharacter.isOfDomain(byte) == domain.contains(byte))
    }
  }
}
