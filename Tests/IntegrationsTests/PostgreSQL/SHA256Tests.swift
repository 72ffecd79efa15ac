import Foundation
import Testing

@testable import Integrations

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "gives the standard's digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000),
        "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
      ),
    ])
  func digests(text: String, digest: String) {
    var hash = SHA256()
    hash.update(Data(text.utf8))
    #expect(hash.finish() == digest)
  }

  @Test("does not care in which pieces the bytes come", arguments: [1, 3, 55, 56, 63, 64, 65, 127])
  func pieces(size: Int) {
    let bytes = Data((0..<500).map { UInt8(truncatingIfNeeded: $0) })
    var whole = SHA256()
    whole.update(bytes)
    var pieces = SHA256()
    for start in stride(from: 0, to: bytes.count, by: size) {
      pieces.update(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(pieces.finish() == whole.finish())
  }
}
