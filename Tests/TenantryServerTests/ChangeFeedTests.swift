import ControlSupport
import Foundation
import HTTPTransport
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("The change feed over HTTP", .timeLimit(.minutes(5)))
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

  @Test("a hundred cuts at any place lose no change and tell none twice")
  func cuts() async throws {
    let world = try await ControlWorld()
    let slugs = (0..<100).map { "tenant-\($0)" }
    try await ServedWorld.serving(world) { served in
      let start = ChangeCursor(sequence: try await world.storage.changes.latestSequence())
      let writer = Task {
        var made: [TenantID] = []
        for slug in slugs { made.append(try await world.adopt(slug).id) }
        return made
      }
      var cursor = start
      var heard: [TenantID: Int] = [:]
      let client = served.client(.platformOperator)
      while heard.count < slugs.count {
        for await batch in client.changes(since: cursor) {
          #expect(batch.cursor > cursor && !batch.isReset)
          cursor = batch.cursor
          for tenant in batch.tenants { heard[tenant, default: 0] += 1 }
          break
        }
      }
      #expect(Set(try await writer.value) == Set(heard.keys))
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
