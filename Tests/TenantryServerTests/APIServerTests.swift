import ControlSupport
import Foundation
import HTTPTransport
import StorageCore
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("The API over HTTP", .timeLimit(.minutes(20)))
struct APIServerTests {
  @Test("a remote client gets what an embedded one gets, for every read there is")
  func reads() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    try await ServedWorld.serving(world) { served in
      for endpoint in EndpointSamples.calls(on: "acme", operation: operation.rawValue)
      where type(of: endpoint).method.isRead && !(endpoint is WhoAmI) {
        try await same(endpoint, served)
      }
    }
  }

  private func same<E: Endpoint>(_ endpoint: E, _ served: ServedWorld) async throws {
    func outcome(_ client: any ControlPlaneClient) async throws -> Result<E.Output, APIProblem> {
      do {
        return .success(try await client.call(endpoint))
      } catch let problem as APIProblem {
        return .failure(problem)
      }
    }
    let near = try await outcome(served.world.owner)
    let far = try await outcome(served.client(.platformOwner))
    #expect(near == far, "\(E.name)")
  }

  @Test("nobody is let in without a token, with a wrong one, or as somebody else than they are")
  func signIn() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world) { served in
      let without = try await served.send(.get, "/api/tenants", as: nil)
      #expect(without.status == 401 && without.headers["WWW-Authenticate"] == "Bearer realm=\"tenantry\"")
      #expect(without.headers["Content-Type"] == "application/problem+json")
      for token in ["Bearer nonsense", "Bearer tnt_nobody", "Basic YTpi", "Bearer", "Bearer a.b.c"] {
        let answer = try await served.send(.get, "/api/tenants", as: nil, headers: ["Authorization": token])
        #expect(answer.status == 401 && answer.json["code"] == "unauthenticated", "\(token)")
      }
      let spoofed = [
        "X-Role": "platform_owner", "X-Forwarded-User": "ada", "X-Tenantry-Role": "platform_owner",
      ]
      let admin = try await served.send(.get, "/api/tenants", as: .endUser, headers: spoofed)
      #expect(admin.status == 403 && admin.json["code"] == "forbidden")
    }
  }

  @Test("a hundred identical calls at the same time are one operation, and its answer is kept")
  func accepted() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let path = "/api/tenants/acme/operations"
    let key = ["Idempotency-Key": "k1"]
    try await ServedWorld.serving(world) { served in
      let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
        for _ in 0..<100 {
          group.addTask { try await served.send(.post, path, headers: key, body: #"{"type":"rebuild"}"#) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.status)).isSubset(of: [202, 409]))
      #expect(Set(answers.filter { $0.status == 202 }.map { $0.json["operation_id"] }).count == 1)
      #expect(answers.allSatisfy { $0.status == 202 || $0.headers["Retry-After"] == "1" })
      let again = try await served.send(.post, path, headers: key, body: #"{"type":"rebuild"}"#)
      #expect(again.status == 202 && again.headers["Idempotency-Replayed"] == "true")
      #expect(answers.first { $0.status == 202 }?.body == again.body)
      let other = try await served.send(.post, path, headers: key, body: #"{"type":"pause"}"#)
      #expect(other.status == 422 && other.json["fields"]?.arrayValue?.first?["pointer"] == "Idempotency-Key")
    }
    #expect(try await world.owner.call(ListOperations(tenant: "acme")).items.count == 1)
  }

  @Test(
    "any change counts once under a key, a refused one may be asked again, and keys are each caller's own")
  func onceForAKey() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let path = "/api/tenants/acme/support"
    let ticket = #"{"subject":"s","text":"t"}"#
    try await ServedWorld.serving(world) { served in
      let key = ["Idempotency-Key": "k"]
      let first = try await served.send(.post, path, headers: key, body: ticket)
      let second = try await served.send(.post, path, headers: key, body: ticket)
      #expect(first.status == 200 && second.body == first.body)
      #expect(second.headers["Idempotency-Replayed"] == "true")
      let other = try await served.send(.post, path, as: .platformOperator, headers: key, body: ticket)
      #expect(other.body != first.body)
      let early = ["Idempotency-Key": "early"]
      let windows = "/api/tenants/late/operations"
      #expect(try await served.send(.post, windows, headers: early, body: #"{"type":"pause"}"#).status == 404)
      try await world.adopt("late")
      #expect(try await served.send(.post, windows, headers: early, body: #"{"type":"pause"}"#).status == 202)
      let read = try await served.send(.get, "/api/tenants", headers: key)
      #expect(read.status == 422)
    }
    #expect(try await world.owner.call(ListSupportRequests(tenant: "acme")).items.count == 2)
  }

  @Test("a full disk is said where only the key of the call could not be kept, too")
  func fullDisk() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world, answers: FullAnswerStore()) { served in
      let answer = try await served.send(
        .post, "/api/settings/limits", headers: ["Idempotency-Key": "k"], body: #"{"limits":{"tenants":"60"}}"#)
      #expect(answer.status == 503 && answer.json["code"] == "storage")
      #expect(answer.json["detail"] == "The disk that holds tenantry.db is full; free some space.")
    }
  }

  @Test("an address that somebody else listens on is named")
  func addressInUse() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world) { served in
      let problem = await #expect(throws: ListenProblem.self) {
        try await ServedWorld.serving(world, options: ServerOptions(port: served.port)) { _ in }
      }
      #expect(problem?.isTaken == true && problem?.message.hasPrefix("127.0.0.1:\(served.port) is in use") == true)
    }
  }

  @Test("a word that is none of those there are is answered with them")
  func unknownWord() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await ServedWorld.serving(world) { served in
      for (body, pointer, words) in [
        (#"{"type":"pausee"}"#, "type", OperationKind.allCases.map(\.rawValue)),
        (#"{"type":"pause","trigger":"me"}"#, "trigger", TriggerSource.allCases.map(\.rawValue)),
      ] {
        let answer = try await served.send(.post, "/api/tenants/acme/operations", body: body)
        let field = answer.json["fields"]?.arrayValue?.first
        #expect(answer.status == 422 && field?["pointer"]?.stringValue == pointer)
        #expect(field?["message"]?.stringValue == "it is to be one of \(words.joined(separator: ", "))")
      }
    }
  }

  @Test("a body that two readers could read differently, or that has no bottom, is refused")
  func strictBodies() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await ServedWorld.serving(world) { served in
      let deep = String(repeating: "[", count: 5_000)
      for body in [
        #"{"type":"pause","type":"rebuild"}"#, #"{"type":"pause","ty\u0070e":"rebuild"}"#,
        #"{"type":"pau\u0000se"}"#, "\u{FEFF}{}", #"{"type":"# + deep, #"{"type":1e400}"#, #"["type"]"#,
        "null",
        #"{"type":"pause","params":{"a":"1","a":"2"}}"#,
      ] {
        let answer = try await served.send(.post, "/api/tenants/acme/operations", body: body)
        #expect(answer.status == 422 && answer.json["code"] == "invalid", "\(body.prefix(60))")
      }
    }
    #expect(try await world.owner.call(ListOperations(tenant: "acme")).items.isEmpty)
  }

  @Test("an answer's tag spares sending it again, and says in If-Match which version was seen")
  func tags() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("acme")
    try await ServedWorld.serving(world) { served in
      let first = try await served.send(.get, "/api/tenants/acme")
      let tag = try #require(first.headers["ETag"])
      #expect(tag.hasPrefix("\"\(tenant.version)."))
      let again = try await served.send(
        .get, "/api/tenants/acme", headers: ["If-None-Match": "\"x\", \(tag)"])
      #expect(again.status == 304 && again.body.isEmpty)
      let path = "/api/tenants/acme/operations"
      let late = try await served.send(
        .post, path, headers: ["If-Match": "\"\(tenant.version + 1)\""], body: #"{"type":"pause"}"#)
      #expect(late.status == 409 && late.json["code"] == "conflict")
      let right = try await served.send(.post, path, headers: ["If-Match": tag], body: #"{"type":"pause"}"#)
      #expect(right.status == 202)
      let wrong = try await served.send(.post, path, headers: ["If-Match": "*"], body: #"{"type":"pause"}"#)
      #expect(wrong.status == 422)
    }
  }

  @Test("what cannot be answered says why, as a problem with the request's name")
  func problems() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world, options: ServerOptions(port: 0, bodyMax: 100)) { served in
      let nowhere = try await served.send(.get, "/nowhere", headers: ["X-Request-Id": "abc-1"])
      #expect(nowhere.status == 404 && nowhere.json["request_id"] == "abc-1")
      #expect(
        nowhere.headers["X-Request-Id"] == "abc-1" && nowhere.headers["X-Content-Type-Options"] == "nosniff")
      let forged = try await served.send(.get, "/nowhere", headers: ["X-Request-Id": "a b;c"])
      #expect(forged.headers["X-Request-Id"] != "a b;c")
      let method = try await served.send(.delete, "/api/tenants")
      #expect(method.status == 405 && method.headers["Allow"] == "GET, POST")
      let long = try await served.send(.post, "/api/tenants", body: String(repeating: "x", count: 200))
      #expect(long.status == 413)
      let form = try await served.send(
        .post, "/api/tenants/plan", headers: ["Content-Type": "text/plain"], body: "a=b")
      #expect([404, 405, 415].contains(form.status))
      let broken = try await served.send(.post, "/api/tenants", body: "{")
      #expect(broken.status == 422 && broken.json["type"] == "urn:tenantry:problem:invalid")
      let escape = try await served.send(.get, "/api/tenants?q=%ff")
      #expect(escape.status == 422)
    }
  }

  @Test("who asks too often is asked to wait")
  func rate() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world, options: ServerOptions(port: 0, ratePerSecond: 0.1, burst: 3)) {
      served in
      for _ in 0..<3 { #expect(try await served.send(.get, "/api/me").status == 200) }
      let refused = try await served.send(.get, "/api/me")
      #expect(refused.status == 429)
      #expect(Int(refused.headers["Retry-After"] ?? "") ?? 0 > 0)
      #expect(try await served.send(.get, "/api/me", as: .platformOperator).status == 200)
    }
  }

  @Test("supervisors and Prometheus are answered without a token, and told of no tenant")
  func health() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await ServedWorld.serving(world, isReady: { "the database cannot be written" }) { served in
      #expect(try await served.send(.get, "/healthz", as: nil).status == 200)
      let ready = try await served.send(.get, "/readyz", as: nil)
      #expect(
        ready.status == 503 && String(decoding: ready.body, as: UTF8.self).contains("cannot be written"))
      _ = try await served.send(.get, "/api/tenants/acme")
      let metrics = String(decoding: try await served.send(.get, "/metrics", as: nil).body, as: UTF8.self)
      #expect(metrics.contains(#"tenantry_http_requests_total{endpoint="tenants.get",status="200"} 1"#))
      #expect(!metrics.contains("acme"))
    }
  }

  @Test("a token that may only read changes nothing")
  func readOnly() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await ServedWorld.serving(world) { served in
      let token = ["Authorization": "Bearer \(ServedWorld.token(.platformOwner, readOnly: true))"]
      #expect(try await served.send(.get, "/api/tenants", as: nil, headers: token).status == 200)
      let write = try await served.send(
        .post, "/api/tenants/acme/operations", as: nil, headers: token, body: #"{"type":"pause"}"#)
      #expect(write.status == 409 && write.json["code"] == "refused")
    }
    #expect(try await world.owner.call(ListOperations(tenant: "acme")).items.isEmpty)
  }
}

/// Answers by key on a disk that is full.
private struct FullAnswerStore: AnswerStore {
  private var full: StorageError {
    StorageError(.diskFull, "The disk that holds tenantry.db is full; free some space.")
  }

  func claim(_ claim: AnswerClaim) async throws -> AnswerClaim.Outcome { throw full }
  func keep(_ answer: StoredAnswer, of claim: AnswerClaim) async throws { throw full }
  func release(_ claim: AnswerClaim) async throws { throw full }
  func release(heldBy process: String) async throws { throw full }
}
