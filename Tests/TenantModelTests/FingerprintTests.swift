import Foundation
import Testing

@testable import TenantModel

@Suite("A fingerprint of bytes")
struct FingerprintTests {
  @Test(
    "begins with the bytes' FNV-1a, as its authors publish it",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func known(text: String, sum: String) {
    let fingerprint = Fingerprint.of(Data(text.utf8))
    #expect(fingerprint.hasPrefix(sum))
    #expect(fingerprint.count == 32)
  }

  @Test("is that of the bytes, wherever they lie")
  func slices() {
    let data = Data("xfoobar".utf8)
    #expect(Fingerprint.of(data.dropFirst()) == Fingerprint.of(Data("foobar".utf8)))
  }
}
