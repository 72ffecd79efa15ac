import Foundation
import HTTPTransport
import Testing

@Suite("redirects")
struct RedirectTests {
  private func request(_ method: HTTPMethod = .get) throws -> HTTPRequest {
    HTTPRequest(
      method, try #require(URL(string: "https://host.example/a/b?c")),
      headers: ["Authorization": "Bearer geheim"])
  }

  @Test(
    "within the same origin a question is followed", arguments: ["/x", "x", "https://HOST.example:443/a/x?y"])
  func same(location: String) async throws {
    let listed = ListedTransport(.status(302, ["Location": location]), .status(200))
    let response = try await RedirectTransport(listed).send(try request())
    #expect(response.status == 200)
    #expect(listed.requests.map(\.url.path) == ["/a/b", location.hasPrefix("/") ? "/x" : "/a/x"])
  }

  @Test(
    "any other origin gets nothing, least of all our secrets",
    arguments: [
      "https://evil.example/", "http://host.example/", "https://host.example:8443/", "//evil.example/",
      "file:///etc/passwd",
      "https://host.example@evil.example/", "https://user:pass@host.example/",
      "https://host.example.evil.example/",
    ])
  func other(location: String) async throws {
    let listed = ListedTransport(.status(302, ["Location": location]), .status(200))
    let response = try await RedirectTransport(listed).send(try request())
    #expect(response.status == 302)
    #expect(listed.requests.count == 1)
  }

  @Test("a change is never redirected, and a circle ends")
  func limits() async throws {
    let listed = ListedTransport(.status(307, ["Location": "/x"]))
    let kept = try await RedirectTransport(listed).send(try request(.post))
    #expect(kept.status == 307)
    #expect(listed.requests.count == 1)
    let circle = ListedTransport(.status(302, ["Location": "/a"]))
    let last = try await RedirectTransport(circle, hopsMax: 3).send(try request())
    #expect(last.status == 302)
    #expect(circle.requests.count == 4)
  }
}
