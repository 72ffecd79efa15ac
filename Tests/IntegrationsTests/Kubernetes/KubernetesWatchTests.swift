import FaultServer
import Foundation
import HTTPTransport
import Synchronization
import Testing

@testable import Integrations

/// An API server whose watches say what a test lists, one answer after the other, and then nothing more.
private final class WatchedServer: StreamingTransport {
  enum Answer: Sendable {
    case lines([JSONValue])
    case refusal(Int)
    /// Says nothing until its reader is cancelled.
    case silence
  }

  private let answers: Mutex<[Answer]>
  private let kept = Mutex<[HTTPRequest]>([])

  init(_ answers: [Answer]) { self.answers = Mutex(answers) }

  var queries: [[String: String]] {
    kept.withLock { $0 }.map { request in
      let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
      return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    kept.withLock { $0.append(request) }
    let object: JSONValue = ["metadata": ["name": "odoo", "resourceVersion": "7"]]
    return HTTPResponse(status: 200, json: ["metadata": ["resourceVersion": "9"], "items": [object]])
  }

  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    kept.withLock { $0.append(request) }
    switch answers.withLock({ $0.isEmpty ? .silence : $0.removeFirst() }) {
    case .refusal(let status): return HTTPStream(HTTPResponse(status: status, json: ["message": "no"]))
    case .silence:
      return HTTPStream(status: 200, headers: [:]) { () async throws(TransportError) in
        do {
          try await Task.sleep(for: .seconds(3_600))
          return nil
        } catch {
          throw TransportError(.cancelled, "cancelled")
        }
      }
    case .lines(let lines):
      let text = lines.map { String(decoding: $0.data, as: UTF8.self) + "\n" }.joined()
      return HTTPStream(HTTPResponse(status: 200, text: text))
    }
  }
}

@Suite("a watch")
struct KubernetesWatchTests {
  private let selection = KubernetesSelection(.deployment, namespace: "acme", name: "odoo")

  private func line(_ type: String, _ version: String) -> JSONValue {
    ["type": .string(type), "object": ["metadata": ["name": "odoo", "resourceVersion": .string(version)]]]
  }

  private func follow(
    _ server: WatchedServer, from version: String?, limit: Duration = .seconds(60), count: Int
  ) async throws -> (isEnough: Bool, seen: [String]) {
    let kubernetes = try Systems(
      transport: server, base: try #require(URL(string: "https://k.example"))
    ).kubernetes
    #expect(await kubernetes.canWatch)
    let seen = SeenEvents()
    let isEnough = try await kubernetes.watch(selection, from: version, limit: limit) { event in
      seen.add("\(event.change.rawValue) \(event.object.resourceVersion ?? "")") >= count
    }
    return (isEnough, seen.all)
  }

  @Test("it tells of changes in order, and goes on where a connection ended")
  func reconnecting() async throws {
    let server = WatchedServer([
      .lines([line("MODIFIED", "11"), line("BOOKMARK", "15")]), .refusal(503),
      .lines([line("MODIFIED", "16"), line("DELETED", "17")]),
    ])
    let (isEnough, seen) = try await follow(server, from: "10", count: 3)
    #expect(isEnough && seen == ["MODIFIED 11", "MODIFIED 16", "DELETED 17"])
    #expect(server.queries.map { $0["resourceVersion"] } == ["10", "15", "15"])
    let first = try #require(server.queries.first)
    #expect(first["watch"] == "true" && first["allowWatchBookmarks"] == "true")
    #expect(first["fieldSelector"] == "metadata.name=odoo" && first["timeoutSeconds"] == "60")
  }

  @Test("a version that the server has forgotten is made good by a list", arguments: [true, false])
  func expired(isLine: Bool) async throws {
    let gone: JSONValue = ["type": "ERROR", "object": ["kind": "Status", "code": 410, "reason": "Expired"]]
    let server = WatchedServer([isLine ? .lines([gone]) : .refusal(410), .lines([line("MODIFIED", "12")])])
    let (isEnough, seen) = try await follow(server, from: "1", count: 2)
    #expect(isEnough && seen == ["ADDED 7", "MODIFIED 12"])
    #expect(server.queries.map { $0["resourceVersion"] } == ["1", nil, "9"])
    #expect(server.queries.map { $0["watch"] } == ["true", nil, "true"])
  }

  @Test("without a version it begins with what is there")
  func beginning() async throws {
    let (isEnough, seen) = try await follow(WatchedServer([]), from: nil, count: 1)
    #expect(isEnough && seen == ["ADDED 7"])
  }

  @Test("it ends with its time, however silent the server is")
  func deadline() async throws {
    let start = ContinuousClock.now
    let (isEnough, seen) = try await follow(
      WatchedServer([]), from: "10", limit: .milliseconds(200), count: 1)
    #expect(!isEnough && seen.isEmpty)
    // The server would be silent for an hour; a busy machine may take its time.
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test("what waiting does not mend is thrown, and half a line is read again")
  func failures() async throws {
    let error = await #expect(throws: IntegrationError.self) {
      _ = try await follow(WatchedServer([.refusal(403)]), from: "10", count: 1)
    }
    #expect(error?.code == IntegrationError.codeForbidden)
    let server = WatchedServer([.lines(["cut"]), .lines([line("MODIFIED", "11")])])
    #expect(try await follow(server, from: "10", count: 1).seen == ["MODIFIED 11"])
  }

  @Test("over a real connection it reads lines, and a list where the server has forgotten")
  func wire() async throws {
    let server = try FaultServer { request in
      guard request.target.contains("watch=true") else {
        return (200, [], #"{"metadata":{"resourceVersion":"9"},"items":[]}"#)
      }
      guard request.target.contains("resourceVersion=9") else { return (410, [], #"{"message":"too old"}"#) }
      return (
        200, [],
        #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}"# + "\n"
          + #"{"type":"ADDED","object":{"metadata":{"name":"odoo","resourceVersion":"10"}}}"# + "\n"
      )
    }
    defer { server.close() }
    let wire = CurlTransport(
      CurlPool(), CurlSettings(hosts: try .only(server.url()), userAgent: "tenantry/test"))
    let kubernetes = try Systems(transport: wire, base: server.url()).kubernetes
    #expect(
      try await kubernetes.watch(selection, from: "1", limit: .seconds(60)) { $0.object.name == "odoo" })
    #expect(server.requests.count == 3)
  }

  @Test("whoever is cancelled stops waiting")
  func cancelling() async throws {
    let watching = Task { try await follow(WatchedServer([]), from: "10", limit: .seconds(3_600), count: 1) }
    try await Task.sleep(for: .milliseconds(50))
    watching.cancel()
    let error = await #expect(throws: IntegrationError.self) { _ = try await watching.value }
    #expect(error?.code == IntegrationError.codeCancelled)
  }
}

/// What a watch told, across tasks.
private final class SeenEvents: Sendable {
  private let kept = Mutex<[String]>([])
  var all: [String] { kept.withLock { $0 } }

  func add(_ text: String) -> Int {
    kept.withLock {
      $0.append(text)
      return $0.count
    }
  }
}
