import Foundation
import StorageCore
import StorageSupport
import Testing

@Suite("Answers by key")
struct AnswerStoreTests {
  @Test("what a dead process held is free, but not what one held whose name begins alike, nor what was answered")
  func names() async throws {
    let storage = try await OpenStorage.forTest()
    let answers = storage.answers
    let now = testTime
    func claim(_ key: String, by holder: String) -> AnswerClaim {
      AnswerClaim(
        caller: "ada", key: key, fingerprint: String(repeating: "a", count: 64), holder: holder, at: now,
        heldUntil: now + 60)
    }
    #expect(try await answers.claim(claim("k1", by: "one/1")) == .begun)
    #expect(try await answers.claim(claim("k2", by: "one-more/1")) == .begun)
    #expect(try await answers.claim(claim("k3", by: "one/2")) == .begun)
    try await answers.keep(StoredAnswer(status: 200, body: Data("{}".utf8)), of: claim("k3", by: "one/2"))
    try await answers.release(heldBy: "one")
    #expect(try await answers.claim(claim("k1", by: "two/1")) == .begun)
    #expect(try await answers.claim(claim("k2", by: "two/1")) == .underWay(holder: "one-more/1"))
    #expect(
      try await answers.claim(claim("k3", by: "two/1"))
        == .answered(StoredAnswer(status: 200, body: Data("{}".utf8))))
  }
}
