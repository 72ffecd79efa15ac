import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@Suite("what Mattermost's answers mean")
struct MattermostErrorTests {
  private static let secret = "mm_never_to_be_seen"
  private let time = TimeBox()

  private func client(_ transport: CannedTransport) throws -> MattermostClient {
    MattermostClient(
      transport: transport, base: try #require(URL(string: "https://chat.example")), team: "ops",
      token: try SecretReference("env:TOKEN"), secrets: .system(environment: ["TOKEN": Self.secret]),
      now: { [time] in time.now })
  }

  @Test(
    "a status has a code of its own and says whether trying again helps",
    arguments: [
      (400, IntegrationError.codeInvalid, HTTPFailure.Class.permanent),
      (401, IntegrationError.codeUnauthorized, .permanent), (403, IntegrationError.codeForbidden, .permanent),
      (404, IntegrationError.codeNotFound, .permanent), (500, IntegrationError.codeServer, .uncertain),
      (503, IntegrationError.codeServer, .transient),
    ])
  func statuses(status: Int, code: String, retry: HTTPFailure.Class) async throws {
    let client = try client(
      CannedTransport(status: status, json: ["id": "x.app_error", "message": "said so"]))
    let error = try #require(
      await #expect(throws: IntegrationError.self) { try await client.post("x", channel: "c", key: "k") })
    #expect(error.system == "mattermost" && error.code == code && error.retry == retry)
    #expect(error.message == "mattermost answered \(status): said so" && !"\(error)".contains(Self.secret))
  }

  @Test("its limit says how long to wait, in a header of its own")
  func limit() async throws {
    let client = try client(CannedTransport(status: 429, headers: [("X-Ratelimit-Reset", "4")]))
    let error = await #expect(throws: IntegrationError.self) { try await client.me() }
    #expect(error?.code == IntegrationError.codeRateLimited && error?.retryAfter == .seconds(4))
  }

  @Test("members that nobody knows are left out, and a post without properties is one that is not ours")
  func tolerance() async throws {
    let post: JSONValue = [
      "id": "p", "channel_id": "c", "message": "m", "create_at": 1_500, "root_id": "", "is_following": true,
    ]
    let client = try client(
      CannedTransport(
        status: 200,
        json: ["order": ["p", "gone"], "posts": ["p": post], "has_next": false, "first_inaccessible": 0]))
    let thread = try await client.thread(of: "p")
    #expect(thread.map(\.id) == ["p"] && thread.first?.key == nil && thread.first?.rootId == nil)
    #expect(thread.first?.createdAt == Date(timeIntervalSince1970: 1.5))
  }

  @Test("all pages of channels are read until one is short")
  func paging() async throws {
    let transport = CannedTransport { request in
      let query = request.url.query() ?? ""
      guard query.contains("page=") else { return HTTPResponse(status: 200, json: ["id": "team"]) }
      let count = query.contains("page=0") ? 200 : 3
      let channels = (0..<count).map { index -> JSONValue in
        ["id": .string("\(query)\(index)"), "name": "n", "display_name": "N", "type": "O"]
      }
      return HTTPResponse(status: 200, json: .array(channels))
    }
    #expect(try await client(transport).channels().count == 203)
    #expect(transport.requests.count == 3)
  }

  @Test(
    "an ill database and a header that a proxy took away are seen",
    arguments: [
      ("10.5.1.10.5.1.0a1b.true", "10.5.1"), ("custom", nil), (nil, nil),
    ])
  func server(header: String?, version: String?) async throws {
    let transport = CannedTransport { _ in
      var response = HTTPResponse(status: 200, json: ["status": "OK", "database_status": "UNHEALTHY"])
      response.headers["X-Version-Id"] = header
      return response
    }
    let server = try await client(transport).ping()
    #expect(server.version == version && !server.isHealthy)
  }

  @Test(
    "others' words ring nobody's bell and are shown as they are",
    arguments: [
      ("@channel buy", "@\u{200B}channel buy"), ("*bold* `x`", "\\*bold\\* \\`x\\`"), ("a\nb", "a b"),
      ("[a](b)", "\\[a\\]\\(b\\)"),
    ])
  func plain(text: String, expected: String) {
    #expect(MattermostText.plain(text) == expected)
  }
}
