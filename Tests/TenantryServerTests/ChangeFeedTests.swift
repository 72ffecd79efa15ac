import ControlSupport
import FaultServer
import Foundation
import HTTPTransport
import Synchronization
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("The change feed over HTTP", .timeLimit(.minutes(20)))
struct ChangeFeedTests {
  @Test("a remote listener hears of what changes, and goes on after a cut where it stopped")
  func resumed() async throws {
    let world = try await ControlWorld()
    let acme = try await world.adopt("acme")
    try await ServedWorld.serving(world) { served in
      let before = ChangeCursor(sequence: try await world.storage.changes.latestSequence())
      let bolt = try await world.adopt("bolt")
      var cursor = before
      for await batch in served.client(.platformOperator).changes(since: cursor) {
        #expect(batch.tenants.contains(bolt.id) && !batch.tenants.contains(acme.id))
        cursor = batch.cursor
        break
      }
      let cask = try await world.adopt("cask")
      for await batch in served.client(.platformOperator).changes(since: cursor) {
        #expect(batch.tenants == [cask.id])
        break
      }
    }
  }

  /// Tenants are made at 200 in a second, each one change, until the connection was cut a thousand times.
  @Test("a thousand cuts at any byte lose no change and tell none twice")
  func cuts() async throws {
    let world = try await ControlWorld()
    let options = ServerOptions(port: 0, ratePerSecond: 10_000, burst: 100_000)
    try await ServedWorld.serving(world, options: options) { served in
      let relay = try CuttingRelay(to: served.port) { (.random(in: 1...2_000), .random()) }
      defer { relay.close() }
      let client = try served.client(.platformOperator, through: relay.port)
      let start = ChangeCursor(sequence: try await world.storage.changes.latestSequence())
      let writer = Task {
        var made: Set<TenantID> = []
        let begin = ContinuousClock.now
        while relay.cuts < 1_000, made.count < 40_000 {
          made.insert(try await world.adopt("tenant-\(made.count)").id)
          try await Task.sleep(until: begin + .milliseconds(5) * made.count, clock: .continuous)
        }
        return made
      }
      let heard = Mutex((cursor: start, counts: [TenantID: Int]()))
      let listener = Task {
        while !Task.isCancelled {
          for await batch in client.changes(since: heard.withLock { $0.cursor }) {
            heard.withLock { heard in
              #expect(!batch.isReset && (batch.cursor > heard.cursor || batch.tenants.isEmpty))
              heard.cursor = batch.cursor
              for tenant in batch.tenants { heard.counts[tenant, default: 0] += 1 }
            }
          }
        }
      }
      let made = try await writer.value
      let end = ChangeCursor(sequence: try await world.storage.changes.latestSequence())
      while heard.withLock({ $0.cursor }) < end { try await Task.sleep(for: .milliseconds(10)) }
      listener.cancel()
      await listener.value
      let counts = heard.withLock { $0.counts }
      #expect(Set(counts.keys) == made && counts.values.allSatisfy { $0 == 1 })
      #expect(made.count > 1_000)
    }
  }

  @Test("a silent feed shows signs of life, one too many is refused, and who may not listen hears nothing")
  func life() async throws {
    let world = try await ControlWorld()
    let options = ServerOptions(port: 0, feedsMax: 1, heartbeat: .milliseconds(50))
    try await ServedWorld.serving(world, options: options) { served in
      let refused = try await served.send(.get, "/api/changes", as: .endUser)
      #expect(refused.status == 403)
      let wrong = try await served.send(.get, "/api/changes", headers: ["Last-Event-ID": "x"])
      #expect(wrong.status == 422)
      try await served.listening { stream in
        #expect(stream.headers["Content-Type"] == "text/event-stream")
        let second = try await served.send(.get, "/api/changes")
        #expect(second.status == 503 && second.headers["Retry-After"] == "10")
        var alive = 0
        for try await line in stream.lines() where line == ": alive" {
          alive += 1
          if alive == 3 { break }
        }
        #expect(alive == 3)
      }
    }
  }
}
