import ControlSupport
import Crypto
import Foundation
import HTTPTransport
import JobEngine
import Logging
import StorageCore
import Synchronization
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("Webhooks", .timeLimit(.minutes(20)))
struct HookTests {
  private static let secret = "s3cret"
  private static let found = HookSettings.Secret("env:HOOK") { secret }
  private let settings = HookSettings(sources: [.github: Self.found, .n8n: Self.found])

  private func signed(_ body: String, id: String, at time: Date, secret: String = Self.secret) -> [String:
    String]
  {
    let stamp = String(Int64(time.timeIntervalSince1970))
    let code = HMAC<Crypto.SHA256>.authenticationCode(
      for: Data("\(id).\(stamp).\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
    return [
      "Webhook-Id": id, "Webhook-Timestamp": stamp,
      "Webhook-Signature": "v1,AAAA v1,\(Data(code).base64EncodedString())",
      "Content-Type": "application/json",
    ]
  }

  private func fromGitHub(_ body: String, id: String, secret: String = Self.secret) -> [String: String] {
    let code = HMAC<Crypto.SHA256>.authenticationCode(
      for: Data(body.utf8), using: SymmetricKey(data: Data(secret.utf8)))
    let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return [
      "X-GitHub-Delivery": id, "X-Hub-Signature-256": "sha256=\(digits)", "Content-Type": "application/json",
    ]
  }

  @Test("a delivery is taken once, when it is signed and not old")
  func genuine() async throws {
    let world = try await ControlWorld()
    try await ServedWorld.serving(world, hooks: settings) { served in
      let now = world.time.now
      func send(_ source: String, _ body: String, _ headers: [String: String]) async throws -> HTTPResponse {
        try await served.send(.post, "/hooks/\(source)", as: nil, headers: headers, body: body)
      }
      #expect(try await send("n8n", "{}", signed("{}", id: "a", at: now)).status == 202)
      let again = try await send("n8n", "{}", signed("{}", id: "a", at: now))
      #expect(again.status == 200 && String(decoding: again.body, as: UTF8.self) == "known\n")
      for (body, headers) in [
        ("{ }", signed("{}", id: "b", at: now)), ("{}", signed("{}", id: "b", at: now, secret: "other")),
        ("{}", signed("{}", id: "b", at: now.addingTimeInterval(-301))),
        ("{}", signed("{}", id: "b", at: now.addingTimeInterval(301))),
        ("{}", signed("{}", id: "b", at: now).merging(["Webhook-Id": "c"]) { $1 }),
        ("{}", ["Content-Type": "application/json"]),
      ] {
        let answer = try await send("n8n", body, headers)
        #expect(answer.status == 401 && answer.json["code"] == "unauthenticated")
      }
      #expect(try await send("github", "{}", fromGitHub("{}", id: "a")).status == 202)
      #expect(try await send("github", "{}", fromGitHub("{}", id: "a")).status == 200)
      #expect(try await send("github", "{}", fromGitHub("{}", id: "b", secret: "other")).status == 401)
      #expect(
        try await send("github", "{}", ["X-GitHub-Delivery": "c", "X-Hub-Signature-256": "sha256=zz"]).status
          == 401)
      #expect(try await send("jenkins", "{}", signed("{}", id: "d", at: now)).status == 404)
    }
    try await ServedWorld.serving(world) { served in
      let answer = try await served.send(.post, "/hooks/n8n", as: nil, body: "{}")
      #expect(answer.status == 404)
    }
  }

  @Test("an operation that waits for a system outside looks at once when that says something, and only then")
  func lookNow() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    let waiting = try await world.waits(operation)
    #expect(waiting.state == .waiting && waiting.readyAt > world.time.now)
    try await ServedWorld.serving(world, hooks: settings) { served in
      let body = #"{"workflow_run":{"head_branch":"tenantry/rebuild-acme-\#(operation)"}}"#
      let answer = try await served.send(
        .post, "/hooks/github", as: nil, headers: fromGitHub(body, id: "a"), body: body)
      #expect(answer.status == 202)
      let job = try #require(try await world.storage.jobs.job(JobID(operation.rawValue)))
      #expect(job.state == .waiting && job.readyAt == world.time.now.asStored)
      let other = #"{"operation_id":"ZZZZZZZZZZ"}"#
      let unknown = try await served.send(
        .post, "/hooks/n8n", as: nil, headers: signed(other, id: "b", at: world.time.now), body: other)
      #expect(unknown.status == 202)
    }
  }

  @Test("a receiver is told in order, signed, at least once, and only what it asked for")
  func delivered() async throws {
    let world = try await ControlWorld()
    let receiver = Receiver()
    let sink = HookSettings.Sink(
      name: "pager", url: try #require(URL(string: "https://pager.example.net/h")), secret: Self.found,
      events: [.operationQueued, .operationCancelled])
    let deliverer = deliverer(world, receiver, sink)
    try await world.adopt("before")
    try await deliverer.deliver(to: sink)
    #expect(receiver.events.isEmpty)
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    _ = try await world.owner.call(CancelOperation(operation: operation.rawValue))
    receiver.refuses = true
    try await deliverer.deliver(to: sink)
    #expect(receiver.tries == 1)
    try await deliverer.deliver(to: sink)
    #expect(receiver.tries == 1, "it waits before it tries again")
    let state = try await world.storage.hooks.sinks().first
    #expect(state?.problem == "the answer was 500" && state?.failingSince != nil)
    receiver.refuses = false
    world.time.advance(3)
    try await deliverer.deliver(to: sink)
    #expect(receiver.events.map(\.type) == [.operationQueued, .operationCancelled])
    #expect(receiver.events.allSatisfy { $0.data.operation == operation.rawValue })
    #expect(Set(receiver.ids).count == 2)
    try await deliverer.deliver(to: sink)
    #expect(receiver.events.count == 2)
    #expect(try await world.storage.hooks.sinks().first?.problem == nil)
  }

  @Test("of two processes one tells a receiver; what cannot be told for a day is given up and counted")
  func leased() async throws {
    let world = try await ControlWorld()
    let receiver = Receiver()
    let sink = HookSettings.Sink(
      name: "pager", url: try #require(URL(string: "https://pager.example.net/h")), secret: Self.found)
    let first = deliverer(world, receiver, sink)
    let second = deliverer(world, receiver, sink)
    try await first.deliver(to: sink)
    try await world.adopt("acme")
    try await second.deliver(to: sink)
    #expect(receiver.tries == 0)
    receiver.refuses = true
    world.time.advance(61)
    try await second.deliver(to: sink)
    #expect(receiver.tries == 1)
    world.time.advance(HookDeliverer.patience + 1)
    try await second.deliver(to: sink)
    let state = try await world.storage.hooks.sinks().first
    #expect(state?.dead == 1 && state?.problem == nil)
    receiver.refuses = false
    try await world.adopt("bolt")
    try await second.deliver(to: sink)
    #expect(receiver.events.count == 1)
  }

  @Test(
    "how far each receiver has been told is answered and counted, without its secret or its address's path")
  func standing() async throws {
    let receiver = Receiver()
    let sink = HookSettings.Sink(
      name: "pager", url: try #require(URL(string: "https://pager.example.net:8443/h/canary-path")),
      secret: Self.found, events: [.operationQueued, .tenantChanged])
    let world = try await ControlWorld(hookReceivers: { [sink.receiver] })
    let deliverer = deliverer(world, receiver, sink)
    try await ServedWorld.serving(world, hooks: HookSettings(sinks: [sink])) { served in
      func pager() async throws -> HookReceiverStatus {
        let answer = try await served.send(.get, "/api/hooks")
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(!text.contains(Self.secret) && !text.contains("canary-path"))
        let items = try JSONCoding.decoder().decode(ListHooks.Output.self, from: answer.body).items
        return try #require(items.first { $0.name == "pager" })
      }
      func metrics() async throws -> [Substring] {
        String(decoding: try await served.send(.get, "/metrics", as: nil).body, as: UTF8.self)
          .split(separator: "\n").filter { $0.hasPrefix("tenantry_hook_") }
      }
      var status = HookReceiverStatus(
        name: "pager", host: "pager.example.net:8443", events: ["operation.queued", "tenant.changed"])
      #expect(try await pager() == status)
      #expect(try await metrics().isEmpty, "nobody has begun with it")

      try await deliverer.deliver(to: sink)
      (status.toldUpTo, status.behind) = (0, 0)
      #expect(try await pager() == status)

      try await world.adopt("acme")
      receiver.refuses = true
      let failingSince = world.time.now.asStored
      try await deliverer.deliver(to: sink)
      try await world.adopt("bolt")
      status.behind = 2
      (status.failures, status.problem, status.failingSince) = (1, "the answer was 500", failingSince)
      status.nextTryAt = failingSince + 2
      #expect(try await pager() == status)
      let failing = [
        #"tenantry_hook_behind_changes{receiver="pager"} 2"#, #"tenantry_hook_failures{receiver="pager"} 1"#,
        #"tenantry_hook_given_up_total{receiver="pager"} 0"#,
      ]
      #expect(try await metrics().map(String.init) == failing)

      world.time.advance(3)
      receiver.refuses = false
      try await deliverer.deliver(to: sink)
      (status.failures, status.problem, status.failingSince, status.nextTryAt) = (0, nil, nil, nil)
      (status.toldUpTo, status.behind) = (2, 0)
      status.toldUpToMadeAt = try await pager().toldUpToMadeAt
      #expect(status.toldUpToMadeAt == failingSince)
      #expect(try await pager() == status)
      #expect(try await served.send(.get, "/api/hooks", as: .platformOperator).status == 403)
    }
  }

  @Test("a receiver that is not in the file any more is shown without an address, and counted nowhere")
  func gone() async throws {
    let world = try await ControlWorld()
    let now = world.time.now
    _ = try await world.storage.hooks.claim("gone", holder: "h", at: now, until: now + 60)
    #expect(
      try await world.owner.call(ListHooks()).items == [
        HookReceiverStatus(name: "gone", host: nil, events: nil, toldUpTo: 0, behind: 0)
      ])
    try await ServedWorld.serving(world) { served in
      let text = String(decoding: try await served.send(.get, "/metrics", as: nil).body, as: UTF8.self)
      #expect(!text.contains("tenantry_hook"))
    }
  }

  @Test("receivers come, move and go, and deliveries are taken or not, as the settings say at the time")
  func changing() async throws {
    let world = try await ControlWorld()
    let receiver = Receiver()
    func sink(_ host: String) throws -> HookSettings.Sink {
      let url = try #require(URL(string: "https://\(host).example.net/h"))
      return HookSettings.Sink(name: "pager", url: url, secret: Self.found, events: [.tenantChanged])
    }
    let settings = LiveSettings(.init(authenticator: ServedWorld.tokens()))
    let deliverer = deliverer(world, receiver, settings)
    let first = try sink("first")
    // From here on it is told; nothing of what was before.
    try await world.adopt("before")
    settings.change { $0.hooks.sinks = [first] }
    try await deliverer.deliver(to: first)
    let running = Task { await deliverer.run() }
    try await world.adopt("acme")
    try await receiver.waitForEvents(1)
    #expect(receiver.hosts == ["first.example.net"])

    let second = try sink("second")
    settings.change { $0.hooks.sinks = [second] }
    try await world.adopt("bolt")
    try await receiver.waitForEvents(2)
    #expect(receiver.hosts == ["first.example.net", "second.example.net"])

    settings.change { $0.hooks.sinks = [] }
    try await world.adopt("unheard")
    try await deliverer.deliver(to: second)
    #expect(receiver.events.count == 2, "one that was taken out is told nothing more")
    settings.change { $0.hooks.sinks = [first] }
    try await receiver.waitForEvents(3)
    running.cancel()
    await running.value

    try await ServedWorld.serving(world, settings: settings) { served in
      func answer(to id: String) async throws -> HTTPResponse {
        try await served.send(
          .post, "/hooks/n8n", as: nil, headers: signed("{}", id: id, at: world.time.now), body: "{}")
      }
      let early = try await answer(to: "a")
      #expect(early.status == 404)
      settings.change { $0.hooks.sources = [.n8n: Self.found] }
      #expect(try await answer(to: "a").status == 202)
      settings.change { $0.hooks.sources = [:] }
      #expect(try await answer(to: "b").status == 404)
    }
  }

  @Test("whether a file of settings is refused is counted, by the file's name")
  func refusals() async throws {
    let settings = LiveSettings(.init(authenticator: ServedWorld.tokens()))
    settings.note("hooks.yaml", isRefused: false)
    settings.note("sign-in.yaml", isRefused: true)
    try await ServedWorld.serving(try await ControlWorld(), settings: settings) { served in
      let text = String(decoding: try await served.send(.get, "/metrics", as: nil).body, as: UTF8.self)
      #expect(text.contains("\ntenantry_settings_refused{file=\"hooks.yaml\"} 0\n"))
      #expect(text.contains("\ntenantry_settings_refused{file=\"sign-in.yaml\"} 1\n"))
      #expect(try await served.send(.get, "/readyz", as: nil).status == 200)
    }
  }

  private func deliverer(
    _ world: ControlWorld, _ receiver: Receiver, _ sink: HookSettings.Sink
  ) -> HookDeliverer {
    deliverer(
      world, receiver,
      LiveSettings(.init(authenticator: ServedWorld.tokens(), hooks: HookSettings(sinks: [sink]))))
  }

  private func deliverer(
    _ world: ControlWorld, _ receiver: Receiver, _ settings: LiveSettings
  ) -> HookDeliverer {
    HookDeliverer(
      settings, store: world.storage.hooks, changes: world.storage.changes, transport: receiver,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { world.time.now })
  }
}

/// Takes deliveries that are signed as they must be, or none.
private final class Receiver: Transport {
  private struct State {
    var events: [HookEvent] = []
    var ids: [String] = []
    var hosts: [String] = []
    var tries = 0
    var refuses = false
  }

  private let state = Mutex(State())

  var events: [HookEvent] { state.withLock { $0.events } }
  var ids: [String] { state.withLock { $0.ids } }
  var hosts: [String] { state.withLock { $0.hosts } }
  var tries: Int { state.withLock { $0.tries } }
  var refuses: Bool {
    get { state.withLock { $0.refuses } }
    set { state.withLock { $0.refuses = newValue } }
  }

  func waitForEvents(_ count: Int) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while events.count < count {
      try #require(ContinuousClock.now < end, "no \(count) events are told in a minute")
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    state.withLock { state in
      state.tries += 1
      guard !state.refuses, let id = request.headers["Webhook-Id"],
        let stamp = request.headers["Webhook-Timestamp"],
        let event = try? JSONCoding.decoder().decode(HookEvent.self, from: request.body)
      else { return HTTPResponse(status: 500) }
      let code = HMAC<Crypto.SHA256>.authenticationCode(
        for: Data("\(id).\(stamp).".utf8) + request.body, using: SymmetricKey(data: Data("s3cret".utf8)))
      guard request.headers["Webhook-Signature"] == "v1,\(Data(code).base64EncodedString())" else {
        return HTTPResponse(status: 401)
      }
      state.events.append(event)
      state.ids.append(id)
      state.hosts.append(request.url.host() ?? "")
      return HTTPResponse(status: 204)
    }
  }
}

extension ControlWorld {
  /// An operation's job as it is once its first step was acted on and waits for an hour.
  fileprivate func waits(_ operation: OperationID) async throws -> JobRecord {
    let id = JobID(operation.rawValue)
    let worker = WorkerID("w")
    let now = time.now
    let job = try #require(try await storage.jobs.job(id))
    let claimed = try await storage.jobs.claim(
      ClaimRequest(
        worker: worker, limit: 1, now: now, leaseUntil: now.addingTimeInterval(60),
        plans: [JobPlanKey(kind: job.kind, planVersion: job.planVersion)]))
    let lease = try #require(claimed.first?.lease)
    _ = try await storage.jobs.perform(.beginIntent(step: 1), under: lease, at: now)
    _ = try await storage.jobs.perform(
      .recordActed(step: 1, externalRef: "r", result: nil), under: lease, at: now)
    _ = try await storage.jobs.perform(
      .snooze(step: 1, until: WaitTime(now.addingTimeInterval(3_600)), phase: .acted, progress: nil),
      under: lease,
      at: now)
    return try #require(try await storage.jobs.job(id))
  }
}
