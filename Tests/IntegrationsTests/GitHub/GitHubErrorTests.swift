import Foundation
import HTTPTransport
import Integrations
import Synchronization
import TenantModel
import TestSupport
import Testing

@Suite("what GitHub's errors mean")
struct GitHubErrorTests {
  private static let secret = "ghp_never_to_be_seen"
  private let time = TimeBox()

  private func client(_ transport: CannedTransport) throws -> GitHubClient {
    GitHubClient(
      transport: transport, base: try #require(URL(string: "https://api.github.example/")),
      repository: try GitHubRepositoryName("owner/name"), token: try SecretReference("env:TOKEN"),
      secrets: .system(environment: ["TOKEN": Self.secret]), now: { [time] in time.now })
  }

  private func error(_ transport: CannedTransport) async throws -> IntegrationError {
    let client = try client(transport)
    return try #require(await #expect(throws: IntegrationError.self) { try await client.details() })
  }

  @Test(
    "a status has a code of its own and says whether trying again helps",
    arguments: [
      (401, IntegrationError.codeUnauthorized, HTTPFailure.Class.permanent),
      (403, IntegrationError.codeForbidden, .permanent), (404, IntegrationError.codeNotFound, .permanent),
      (409, IntegrationError.codeConflict, .conflict), (422, IntegrationError.codeInvalid, .permanent),
      (500, IntegrationError.codeServer, .transient), (502, IntegrationError.codeServer, .transient),
    ])
  func statuses(status: Int, code: String, retry: HTTPFailure.Class) async throws {
    let error = try await error(CannedTransport(status: status))
    #expect(error.system == "github" && error.code == code && error.retry == retry)
    #expect(error.message.contains("said so"))
    #expect(!"\(error)".contains(Self.secret))
  }

  @Test("a 403 without requests left is a limit that ends when GitHub says")
  func primaryLimit() async throws {
    let reset = String(Int(time.now.timeIntervalSince1970) + 120)
    let error = try await error(
      CannedTransport(status: 403, headers: [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset)]))
    #expect(error.code == IntegrationError.codeRateLimited && error.retry == .transient)
    #expect(error.retryAfter == .seconds(120))
  }

  @Test("a secondary limit waits as long as it asks, and a minute when it does not say")
  func secondaryLimit() async throws {
    let asked = try await error(CannedTransport(status: 403, headers: [("Retry-After", "30")]))
    #expect(asked.code == IntegrationError.codeRateLimited && asked.retryAfter == .seconds(30))
    let silent = try await error(CannedTransport(status: 429))
    #expect(silent.retryAfter == .seconds(60))
  }

  @Test("what a validation error found wrong is said")
  func validation() async throws {
    let error = try await error(
      CannedTransport(
        status: 422,
        json: [
          "message": "Validation Failed",
          "errors": [
            ["resource": "PullRequest", "field": "base", "code": "invalid"], ["message": "No commits"],
          ],
        ]))
    #expect(error.message == "github answered 422: Validation Failed; base is invalid; No commits")
  }

  @Test("no answer is uncertain only for what may have changed something")
  func noAnswer() async throws {
    let transport = CannedTransport { _ throws(TransportError) in throw TransportError(.timeout, "late") }
    #expect(try await error(transport).retry == .transient)
    let client = try client(transport)
    let error = await #expect(throws: IntegrationError.self) { try await client.rerun(1) }
    #expect(error?.retry == .uncertain && error?.code == IntegrationError.codeTimeout)
  }

  @Test("members that nobody knows are left out, and a missing one is named without its document")
  func unknownMembers() async throws {
    let known: JSONValue = [
      "full_name": "owner/name", "default_branch": "main", "private": true, "archived": false,
      "shiny": ["x": 1],
    ]
    #expect(try await client(CannedTransport(status: 200, json: known)).details().defaultBranch == "main")
    let error = try await error(CannedTransport(status: 200, json: ["full_name": "owner/private-name"]))
    #expect(error.code == IntegrationError.codeUnreadable)
    #expect(error.detail.contains("defaultBranch") && !"\(error)".contains("private-name"))
  }

  @Test("all pages are read, but none on another host, where the token would go with the request")
  func paging() async throws {
    let workflow: JSONValue = ["id": 1, "name": "Deploy", "path": "deploy.yml", "state": "active"]
    let page: JSONValue = ["total_count": 2, "workflows": [workflow]]
    let next = { (host: String) in
      CannedTransport { request in
        var response = HTTPResponse(status: 200, json: page)
        if request.url.query()?.contains("page=2") != true {
          response.headers["Link"] =
            "<https://\(host)/x?page=2>; rel=\"next\", <https://\(host)/x?page=2>; rel=\"last\""
        }
        return response
      }
    }
    #expect(try await client(next("api.github.example")).workflows().count == 2)
    let stranger = next("elsewhere.example")
    let client = try client(stranger)
    let error = await #expect(throws: IntegrationError.self) { try await client.workflows() }
    #expect(error?.code == IntegrationError.codeUnreadable)
    #expect(stranger.requests.count == 1)
  }

  @Test(
    "a branch that somebody makes in the same moment is ours with our commit alone",
    arguments: [("made", true), ("theirs", false)])
  func race(there: String, isOurs: Bool) async throws {
    let isMade = Mutex(false)
    let transport = CannedTransport { request in
      let path = request.url.path
      if path.hasSuffix("/git/ref/heads/main") {
        return HTTPResponse(status: 200, json: ["object": ["sha": "base"]])
      }
      if path.hasSuffix("/git/ref/heads/new") {
        let isThere = isMade.withLock { $0 }
        return HTTPResponse(
          status: isThere ? 200 : 404,
          json: isThere ? ["object": ["sha": .string(there)]] : ["message": "Not Found"])
      }
      if path.hasSuffix("/git/refs") {
        isMade.withLock { $0 = true }
        return HTTPResponse(status: 422, json: ["message": "Reference already exists"])
      }
      let commit: JSONValue = ["sha": "made", "message": "m", "tree": ["sha": "old"], "parents": []]
      return HTTPResponse(status: 200, json: path.hasSuffix("/git/trees") ? ["sha": "new"] : commit)
    }
    let draft = GitHubCommitDraft(
      branch: "new", base: "main", message: "m", files: [try GitPath("a"): Data("a".utf8)], authorName: "n",
      authorEmail: "e@example.com", date: time.now)
    let client = try client(transport)
    if isOurs {
      #expect(try await client.publish(draft) == "made")
    } else {
      let error = await #expect(throws: IntegrationError.self) { try await client.publish(draft) }
      #expect(error?.code == IntegrationError.codeConflict)
    }
  }

  @Test("a list of files that GitHub cuts off is not taken for the whole")
  func truncated() async throws {
    let client = try client(CannedTransport(status: 200, json: ["sha": "t", "tree": [], "truncated": true]))
    let error = await #expect(throws: IntegrationError.self) { try await client.paths(inTree: "t") }
    #expect(error?.code == IntegrationError.codeUnreadable && error?.retry == .permanent)
  }

  @Test("every request carries the token and the version, and shows neither token nor body when printed")
  func headers() async throws {
    let transport = CannedTransport(status: 200, json: ["login": "octo"])
    _ = try await client(transport).user()
    let request = try #require(transport.requests.first)
    #expect(request.headers["Authorization"] == "Bearer \(Self.secret)")
    #expect(request.headers["X-GitHub-Api-Version"] == "2022-11-28")
    #expect(!"\(request)".contains(Self.secret))
  }

  @Test("old tokens name their scopes, and the one that is missing is said")
  func scopes() async throws {
    let transport = CannedTransport(
      status: 200, headers: [("X-OAuth-Scopes", "repo, gist")], json: ["login": "octo"])
    let report = await (try client(transport)).testConnection()
    #expect(report.problems.contains("The token lacks the scope workflow."))
  }

  @Test("a limit that is met while signing in is no sign of an app")
  func limitedSignIn() async throws {
    let report = await (try client(CannedTransport(status: 403, headers: [("Retry-After", "30")])))
      .testConnection()
    #expect(report.checks.map(\.isPassing) == [false])
  }

  @Test("few requests left are said, with the time when there are all again")
  func fewLeft() async throws {
    let transport = CannedTransport { request in
      let core: JSONValue = ["limit": 5_000, "remaining": 7, "reset": 1_763_800_600]
      return HTTPResponse(
        status: 200,
        json: [
          "login": "octo", "full_name": "owner/name", "default_branch": "main", "private": true,
          "archived": true,
          "total_count": 0, "workflows": [], "resources": ["core": core],
        ])
    }
    let report = await (try client(transport)).testConnection()
    #expect(
      report.problems == [
        "owner/name is archived: nothing can be written.",
        "Only 7 requests are left until 2025-11-22T08:36:40Z.",
      ])
  }

  @Test("a repository's name is two names", arguments: ["owner", "a/b/c", "../x", "a/..", "a b/c", "a/"])
  func names(text: String) {
    let error = #expect(throws: IntegrationError.self) { try GitHubRepositoryName(text) }
    #expect(error?.code == IntegrationError.codeInvalid)
  }
}
