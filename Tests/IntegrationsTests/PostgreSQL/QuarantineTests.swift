import Foundation
import PostgresConnection
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "putting databases aside",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct QuarantineTests {
  @Test("ends the sessions, closes the doors, and gives everything back when it is released")
  func thereAndBack() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    let session = try await world.connect(as: name, to: name)
    try await session.run("CREATE TABLE public.kept (n int)")
    let request = world.request(name)
    let aside = try await world.client.quarantine(request, at: DatabaseWorld.time)
    #expect(aside.rawValue.hasPrefix("zz_q_\(name)_20251122_"))
    await #expect(throws: PostgresError.self) { try await session.run("SELECT 1") }
    await #expect(throws: PostgresError.self) { _ = try await world.connect(as: name, to: aside) }
    #expect(try await world.client.find(name, isolation: .database) == nil)
    let drift = try await world.client.list().first { $0.name == aside.rawValue }
    #expect(drift?.marker?.quarantine?.from == name)
    #expect(drift?.acceptsConnections == false)
    #expect(try await world.client.quarantine(request, at: DatabaseWorld.time) == aside)

    let back = world.request(name)
    try await world.client.release(aside, for: back)
    try await world.client.release(aside, for: back)
    let again = try await world.connect(as: name, to: name)
    #expect(try await again.run("SELECT count(*) AS n FROM public.kept").rows.count == 1)
  }

  @Test("wherever the process dies, going on puts aside one database")
  func crashPoints() async throws {
    let world = try await DatabaseWorld()
    var point = 0
    while true {
      let name = try DatabaseWorld.name()
      _ = try await world.client.prepare(world.request(name))
      let request = world.request(name)
      let mortal = world.client.dying(after: point)
      guard
        let death = await DyingGate.error(of: { try await mortal.quarantine(request, at: DatabaseWorld.time) }
        )
      else { break }
      #expect(death as? IntegrationError == DyingGate.death)
      let aside = try await world.client.quarantine(
        request, at: DatabaseWorld.time.addingTimeInterval(86_400))
      let mine = try await world.client.list().filter {
        $0.belongs(to: world.tenant) && $0.owner == name.rawValue
      }
      #expect(mine.map(\.name) == [aside.rawValue], "killed after statement \(point)")
      point += 1
    }
    #expect(point >= 5)
  }

  @Test("somebody else's database is not put aside, and its sessions go on")
  func foreign() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    let stranger = world.request(name, tenant: DatabaseWorld.id(of: Tenant.self))
    let session = try await world.connect(as: name, to: name)
    for work in [
      { _ = try await world.client.quarantine(stranger, at: DatabaseWorld.time) },
      { _ = try await world.client.terminateConnections(stranger) },
      { try await world.client.prepareReader(stranger) },
    ] as [@Sendable () async throws -> Void] {
      let error = await #expect(throws: IntegrationError.self) { try await work() }
      #expect(error?.code == IntegrationError.codeConflict)
    }
    #expect(try await session.run("SELECT 1 AS one").rows.count == 1)
  }

  @Test("is dropped only when put aside, typed and after its grace; its role goes with it")
  func drop() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    try await world.client.prepareReader(world.request(name))
    let live = try #require(try await world.client.find(name, isolation: .database))
    let late = DatabaseWorld.time.addingTimeInterval(8 * 86_400)
    #expect(throws: IntegrationError.self) {
      try DropConfirmation(typed: name.rawValue, for: live, at: late)
    }
    let aside = try await world.client.quarantine(world.request(name), at: DatabaseWorld.time)
    let found = try #require(try await world.client.find(aside, isolation: .database))
    #expect(throws: IntegrationError.self) {
      try DropConfirmation(typed: name.rawValue, for: found, at: late)
    }
    #expect(throws: IntegrationError.self) {
      try DropConfirmation(
        typed: aside.rawValue, for: found, at: DatabaseWorld.time.addingTimeInterval(86_400))
    }
    let confirmed = try DropConfirmation(typed: aside.rawValue, for: found, at: late)
    try await #require(DyingGate.error(of: { try await world.client.dying(after: 1).drop(confirmed) }) != nil)
    try await world.client.drop(confirmed)
    try await world.client.drop(confirmed)
    #expect(try await world.client.find(aside, isolation: .database) == nil)
    let roles = try await world.ask(
      "SELECT 1 AS one FROM pg_roles WHERE starts_with(rolname, \(name.rawValue))")
    #expect(roles.isEmpty)
  }

  @Test("what was confirmed and then released is not dropped")
  func releasedMeanwhile() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    let aside = try await world.client.quarantine(world.request(name), at: DatabaseWorld.time)
    let found = try #require(try await world.client.find(aside, isolation: .database))
    let confirmed = try DropConfirmation(
      typed: aside.rawValue, for: found, at: DatabaseWorld.time.addingTimeInterval(8 * 86_400))
    try await world.client.release(aside, for: world.request(name))
    try await world.client.drop(confirmed)
    #expect(try await world.client.find(name, isolation: .database) != nil)
  }
}
