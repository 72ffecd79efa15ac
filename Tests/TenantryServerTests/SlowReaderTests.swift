import ControlPlane
import ControlSupport
import FaultServer
import Foundation
import HTTPTransport
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

/// Readers that are slow, over sockets that hold a few kilobytes.
@Suite("Slow readers of the change feed", .timeLimit(.minutes(20)))
struct SlowReaderTests {
  private func reader(of served: ServedWorld, since cursor: Int64) throws -> IdleReader {
    try IdleReader(
      to: served.port,
      sending: """
        GET /api/changes HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer \(ServedWorld.token(.platformOwner))\r
        Last-Event-ID: \(cursor)\r
        \r

        """)
  }

  /// Makes tenants, each one change.
  private func adopt(_ count: Int, in world: ControlWorld, named name: String) async throws -> Set<TenantID> {
    var made: Set<TenantID> = []
    for first in stride(from: 0, to: count, by: 100) {
      let wanted = try (first..<min(first + 100, count)).map { try AdoptedTenant.fixture("\(name)-\($0)") }
      let records = try await world.controlPlane.adopt(wanted, as: Caller(actor: "ada", role: .platformOwner))
      made.formUnion(records.map(\.tenant.id))
    }
    return made
  }

  /// Changes each tenant so many times, ten at once, so that a listener who keeps up hears of them in small batches.
  private func change(_ tenants: [TenantID], times: Int, in world: ControlWorld) async throws {
    for time in 0..<times {
      for first in stride(from: 0, to: tenants.count, by: 10) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for tenant in tenants[first..<min(first + 10, tenants.count)] {
            group.addTask {
              let health = Health(level: .healthy, summary: "look \(time)")
              try await world.storage.tenants.record(health: health, of: tenant)
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  @Test(
    "who stops reading while more happens than is kept for them gets a reset, and then everything after it once"
  )
  func stopped() async throws {
    let world = try await ControlWorld()
    let tenants = Array(try await adopt(2_000, in: world, named: "before"))
    let start = try await world.storage.changes.latestSequence()
    let options = ServerOptions(port: 0, heartbeat: .milliseconds(200), eventsBehindMax: 3_000)
    try await ServedWorld.serving(world, options: options) { served in
      let reader = try reader(of: served, since: start)
      var feed = RawFeed()
      try await change(Array(tenants.prefix(1)), times: 1, in: world)
      while feed.batches.isEmpty, let bytes = await reader.read() { try feed.push(bytes) }
      #expect(feed.batches.map(\.tenants) == [[tenants[0]]], "who reads is told")

      // Many tenants, so that what is told at once names each of them, and several times what the buffers on the way take.
      try await change(tenants, times: 10, in: world)
      let newest = try await world.storage.changes.latestSequence()
      #expect(newest == start + 20_000)
      // On a machine with much to do the feed itself may fall so far behind, before and again.
      while (feed.place ?? 0) < newest, let bytes = await reader.read() { try feed.push(bytes) }
      #expect(feed.place == newest && !feed.resets.isEmpty)

      let before = feed.batches.count
      let after = try await adopt(50, in: world, named: "after")
      let end = try await world.storage.changes.latestSequence()
      while (feed.place ?? 0) < end, let bytes = await reader.read() { try feed.push(bytes) }
      let heard = feed.batches.dropFirst(before).flatMap { $0.tenants }
      #expect(heard.count == after.count && Set(heard) == after)
      #expect(!feed.batches.dropFirst(before).contains { $0.isReset })
    }
  }

  @Test("who keeps up is told everything and never of a reset, and is not let go for being quiet")
  func keepingUp() async throws {
    let world = try await ControlWorld()
    let options = ServerOptions(
      port: 0, heartbeat: .milliseconds(50), eventsBehindMax: 500, stallMax: .seconds(1))
    try await ServedWorld.serving(world, options: options) { served in
      let reader = try reader(of: served, since: 0)
      var feed = RawFeed()
      var made: Set<TenantID> = []
      for round in 0..<20 {
        made.formUnion(try await adopt(50, in: world, named: "round-\(round)"))
        while feed.tenants.count < made.count, let bytes = await reader.read() {
          try feed.push(bytes)
        }
        // Longer in all than a connection may take nothing.
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(Set(feed.tenants) == made && feed.resets.isEmpty)
    }
  }

  @Test("who never reads again is let go, and holds neither place nor memory")
  func letGo() async throws {
    let world = try await ControlWorld()
    let options = ServerOptions(port: 0, heartbeat: .milliseconds(100), stallMax: .seconds(1))
    try await ServedWorld.serving(world, options: options) { served in
      let reader = try reader(of: served, since: 0)
      try await served.waitForFeeds(1)
      // More than the reader's system takes for it.
      _ = try await adopt(2_000, in: world, named: "many")
      try await served.waitForFeeds(0)
      withExtendedLifetime(reader) {}
    }
  }
}

/// The events in the bytes of an answer, which come in chunks.
private struct RawFeed {
  private(set) var batches: [ChangeBatch] = []
  private var line = Data()

  var resets: [ChangeBatch] { batches.filter { $0.isReset } }
  /// How far it has come.
  var place: Int64? { batches.last?.cursor.sequence }
  /// All that were named, as often as they were.
  var tenants: [TenantID] { batches.flatMap { $0.tenants } }

  mutating func push(_ bytes: Data) throws {
    for byte in bytes {
      guard byte == 0x0A else {
        line.append(byte)
        continue
      }
      // Each event is one chunk, so that the sizes of chunks stand on lines of their own.
      if line.starts(with: Data("data: ".utf8)) {
        batches.append(try JSONCoding.decoder().decode(ChangeBatch.self, from: line.dropFirst(6)))
      }
      line.removeAll()
    }
  }
}
