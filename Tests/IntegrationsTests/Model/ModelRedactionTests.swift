import Foundation
import HTTPTransport
import Testing

@testable import Integrations

@Suite("what is taken out before a model reads it")
struct ModelRedactionTests {
  private let strict = ModelRedaction(hidesEmailAddresses: true)

  @Test(
    "what looks like a secret becomes dots, and the rest stays",
    arguments: [
      ("password: hunter2, user: jo", "password: •••, user: jo"),
      ("DB_PASSWORD=hunter2 PORT=1", "DB_PASSWORD=••• PORT=1"),
      (#"{"client_secret": "a b\"c", "id": 7}"#, #"{"client_secret": "•••", "id": 7}"#),
      (#"{\"api_key\": \"abc\", \"x\": 1}"#, #"{\"api_key\": \"•••\", \"x\": 1}"#),
      ("Authorization: Bearer abc.def-123\nnext", "Authorization: •••\nnext"),
      ("curl -H 'Authorization: Basic dXNlcjpwYXNz' x", "curl -H 'Authorization: •••' x"),
      ("sent Bearer abc123def", "sent Bearer •••"), ("Basic knowledge helps", "Basic knowledge helps"),
      ("Cookie: a=1; b=2\nok", "Cookie: •••\nok"),
      ("postgres://odoo:s3cret@db:5432/x", "postgres://odoo:•••@db:5432/x"),
      ("see https://a.example:8069/web and mail", "see https://a.example:8069/web and mail"),
      ("ghp_0123456789abcdefghijABCDEFGHIJ is it", "••• is it"),
      ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl!", "•••!"),
      (
        "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb", "a\n•••\nb"
      ), ("-----BEGIN PRIVATE KEY-----\ncut off", "•••"),
      ("-----BEGIN CERTIFICATE-----\nMIIE", "-----BEGIN CERTIFICATE-----\nMIIE"),
      ("write to jo.doe@agency.example.", "write to •••@•••."), ("a@b", "a@b"),
      ("12 tokens: 500 left; tokenised", "12 tokens: 500 left; tokenised"), ("", ""),
      ("Kunde Ä says “passwort” – ok 🎉", "Kunde Ä says “passwort” – ok 🎉"),
    ])
  func texts(text: String, expected: String) {
    #expect(strict.redacted(text) == expected)
    #expect(strict.redacted(expected) == expected)
  }

  @Test("addresses stay unless they are to be hidden")
  func addresses() {
    #expect(ModelRedaction(hidesEmailAddresses: false).redacted("jo@agency.example") == "jo@agency.example")
  }

  @Test("members are judged by their names, and all of a request is redacted")
  func requests() {
    let value: JSONValue = ["password": 42, "list": [["token": "x", "name": "jo@a.example"]], "n": .null]
    #expect(
      strict.redacted(value) == [
        "password": "•••", "list": [["token": "•••", "name": "•••@•••"]], "n": .null,
      ])
    let request = ModelRequest(
      system: "pwd=a",
      messages: [
        .user("pwd=b"), .assistant("pwd=c", calls: [ModelToolCall(id: "1", tool: "t", input: ["pwd": "d"])]),
        .results([ModelToolResult(id: "1", text: "pwd=e")]),
      ], tools: [], tokensMax: 10, redaction: strict)
    #expect(request.system == "pwd=•••")
    #expect(
      request.messages == [
        .user("pwd=•••"),
        .assistant("pwd=•••", calls: [ModelToolCall(id: "1", tool: "t", input: ["pwd": "•••"])]),
        .results([ModelToolResult(id: "1", text: "pwd=•••")]),
      ])
  }

  @Test("no secret gets through between any noise, and redacting twice is redacting once")
  func fuzz() {
    var random = SeededNoise(seed: 7)
    let alphabet = Array("abcXYZ019 \n\t\"'\\:=;,&?/@.-_{}[]()<>•é🎉\r")
    for _ in 0..<4_000 {
      let secret = "q9Z" + String((0..<24).map { _ in random.pick(Array("abcdefABCDEF0123456789")) })
      let form = random.pick([
        "ghp_\(secret)", "password=\(secret)", "\"token\": \"\(secret)\"", "Bearer \(secret)",
        "amqp://u:\(secret)@h", "x-api-key: \(secret)", "secret = '\(secret)'",
        "-----BEGIN EC PRIVATE KEY-----\n\(secret)\n-----END EC PRIVATE KEY-----",
      ])
      func noise() -> String { String((0..<random.below(24)).map { _ in random.pick(alphabet) }) }
      // A blank on either side, for what is glued to a word is another word.
      let text = noise() + " \n" + form + " " + noise()
      let redacted = strict.redacted(text)
      #expect(!redacted.contains(secret), "\(text.debugDescription)")
      #expect(strict.redacted(redacted) == redacted, "\(text.debugDescription)")
    }
  }

  @Test("bytes of any kind are no crash, and long texts take no long time")
  func hostile() {
    var random = SeededNoise(seed: 11)
    for _ in 0..<2_000 {
      let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.below(256)) }
      _ = strict.redacted(String(decoding: bytes, as: UTF8.self))
    }
    let started = ContinuousClock.now
    for text in ["//", "-----BEGIN ", "password=\"", "a@", "secret:"] {
      _ = strict.redacted(String(repeating: text, count: 20_000))
    }
    #expect(ContinuousClock.now - started < .seconds(60))
  }
}

/// Numbers that are the same in every run.
struct SeededNoise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
