import Foundation
import Testing

@testable import TenantModel

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "the digests of the standard's examples",
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
  func examples(text: String, digest: String) { #expect(SHA256.hex(Data(text.utf8)) == digest) }

  @Test("a million letters, and every length around a block")
  func lengths() {
    #expect(
      SHA256.hex(Data(repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    let digests = (50...130).map { SHA256.hex(Data(repeating: 0x61, count: $0)) }
    #expect(Set(digests).count == digests.count && digests.allSatisfy { $0.count == 64 })
    #expect(digests[14] == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
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
