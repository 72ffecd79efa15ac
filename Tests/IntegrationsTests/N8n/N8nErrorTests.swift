import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@Suite("what n8n's answers mean")
struct N8nErrorTests {
  private static let secret = "n8n_never_to_be_seen"
  private let time = TimeBox()

  private func client(_ transport: CannedTransport, webhook: N8nClient.WebhookCredential? = nil) throws
    -> N8nClient
  {
    N8nClient(
      transport: transport, base: try #require(URL(string: "https://n8n.example/base")),
      apiKey: try SecretReference("env:KEY"), webhook: webhook,
      secrets: .system(environment: ["KEY": Self.secret]), now: { [time] in time.now })
  }

  @Test(
    "a status has a code of its own and says whether trying again helps",
    arguments: [
      (400, IntegrationError.codeInvalid, HTTPFailure.Class.permanent),
      (401, IntegrationError.codeUnauthorized, .permanent), (403, IntegrationError.codeForbidden, .permanent),
      (409, IntegrationError.codeConflict, .conflict), (429, IntegrationError.codeRateLimited, .transient),
      (500, IntegrationError.codeServer, .uncertain), (503, IntegrationError.codeServer, .transient),
    ])
  func statuses(status: Int, code: String, retry: HTTPFailure.Class) async throws {
    let client = try client(CannedTransport(status: status, headers: [("Retry-After", "7")]))
    let error = try #require(await #expect(throws: IntegrationError.self) { try await client.retry("1") })
    #expect(error.system == "n8n" && error.code == code && error.retry == retry)
    #expect(error.message == "n8n answered \(status): said so" && !"\(error)".contains(Self.secret))
    if status == 429 { #expect(error.retryAfter == .seconds(7)) }
  }

  @Test("a proxy's page is not quoted")
  func html() async throws {
    let client = try client(
      CannedTransport { _ in HTTPResponse(status: 502, text: "<html>Bad gateway</html>") })
    let error = await #expect(throws: IntegrationError.self) { try await client.tags() }
    #expect(error?.message == "n8n answered 502")
  }

  @Test("members and statuses that nobody knows are taken as they come, and ids may be numbers")
  func tolerance() async throws {
    let page: JSONValue = [
      "data": [
        [
          "id": 1_042, "workflowId": 7, "status": "dreaming", "mode": "trigger", "versionId": "x",
          "startedAt": "2026-01-02T03:04:05.678Z", "annotation": ["vote": "up"],
        ]
      ], "nextCursor": .null, "more": true,
    ]
    let found = try await client(CannedTransport(status: 200, json: page)).executions()
    #expect(found.map(\.id) == ["1042"] && found.first?.workflowId == "7" && found.first?.status == .unknown)
    #expect(found.first?.startedAt == Date(timeIntervalSince1970: 1_767_323_045.678))
  }

  @Test("all pages are read, and a server that never ends does not keep us")
  func paging() async throws {
    let tag: JSONValue = ["id": "1", "name": "a"]
    let transport = CannedTransport(status: 200, json: ["data": [tag], "nextCursor": "again"])
    let client = try client(transport)
    let found = try await client.tags()
    #expect(found.count == 30 && transport.requests.count == 30)
    #expect(transport.requests.last?.url.query()?.contains("cursor=again") == true)
    #expect(try await client.executions(countMax: 0).isEmpty)
  }

  @Test("an id cannot lead elsewhere", arguments: ["..", ".", ""])
  func segments(id: String) async throws {
    let transport = CannedTransport(status: 200)
    let client = try client(transport)
    let error = await #expect(throws: IntegrationError.self) { try await client.workflow(id) }
    #expect(error?.code == IntegrationError.codeInvalid && transport.requests.isEmpty)
  }

  @Test("a slash in an id is escaped, and the key is in a header that is never shown")
  func escaping() async throws {
    let transport = CannedTransport(status: 404)
    #expect(try await client(transport).workflow("a/../b") == nil)
    let request = try #require(transport.requests.first)
    #expect(request.url.absoluteString.hasPrefix("https://n8n.example/base/api/v1/workflows/a%2F..%2Fb?"))
    #expect(request.headers["X-N8N-API-KEY"] == Self.secret && !"\(request)".contains(Self.secret))
  }

  @Test("webhooks need a secret, in a header that logs do not show")
  func webhookCredential() async throws {
    let transport = CannedTransport(status: 200)
    let silent = try client(transport)
    let error = await #expect(throws: IntegrationError.self) {
      try await silent.trigger("x", content: [:], correlation: "op")
    }
    #expect(error?.code == IntegrationError.codeSecret && transport.requests.isEmpty)
    let secret = try SecretReference("env:KEY")
    let shown = #expect(throws: IntegrationError.self) {
      try N8nClient.WebhookCredential(header: "X-Caller", secret: secret)
    }
    #expect(shown?.code == IntegrationError.codeInvalid)
    let hidden = try N8nClient.WebhookCredential(header: "X-Our-Token", secret: secret)
    _ = try await client(transport, webhook: hidden).trigger("a/b", content: [:], correlation: "op")
    let request = try #require(transport.requests.first)
    #expect(request.url.absoluteString == "https://n8n.example/base/webhook/a/b")
    #expect(request.headers["X-Our-Token"] == Self.secret && !"\(request)".contains(Self.secret))
    #expect(request.headers["X-N8N-API-KEY"] == nil)
  }
}
