import ControlSupport
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Presence", .timeLimit(.minutes(20)))
struct PresenceTests {
  private struct Two {
    let world: ControlWorld
    var ada: EmbeddedClient { world.client(.platformOwner, named: "ada") }
    var ben: EmbeddedClient { world.client(.platformOperator, named: "ben") }

    init() async throws {
      world = try await ControlWorld()
      try await world.adopt("acme")
      try await world.adopt("bolt")
    }

    @discardableResult
    func note(
      _ client: EmbeddedClient, _ doing: Presence.Doing = .looking, _ kind: OperationKind? = nil,
      on tenant: String = "acme", console: String = "one"
    ) async throws -> [String] {
      try await client.call(NotePresence(tenant: tenant, console: console, doing: doing, operation: kind))
        .others.map(\.sentence)
    }
  }

  @Test("each is told of the others on the same tenant, never of themselves")
  func others() async throws {
    let two = try await Two()
    #expect(try await two.note(two.ada).isEmpty)
    #expect(try await two.note(two.ada, console: "two").isEmpty)
    #expect(try await two.note(two.ben) == ["ada (owner) is looking"])
    #expect(try await two.note(two.ben, on: "bolt").isEmpty)
    #expect(try await two.note(two.ada, .acting, .pause) == ["ben (operator) is looking"])
    // Of her two consoles the one counts that would change something.
    #expect(try await two.note(two.ben) == ["ada (owner) is about to pause it"])
    #expect(try await two.note(two.ada, .looking, .pause).count == 1)
    #expect(try await two.note(two.ben) == ["ada (owner) is looking"])
  }

  @Test("counts for 45 seconds after it was said, to the second, and is gone from the table then")
  func life() async throws {
    let two = try await Two()
    try await two.note(two.ada)
    two.world.time.advance(Presence.secondsKept - 1)
    #expect(try await two.note(two.ben).count == 1)
    two.world.time.advance(1)
    #expect(try await two.note(two.ben).isEmpty)
    try await two.note(two.ada)
    #expect(try await two.note(two.ben).count == 1)
  }

  @Test("is written down nowhere, told to nobody, and open to who may only look")
  func quiet() async throws {
    let two = try await Two()
    let before = try await two.world.counts()
    let version = try await two.world.tenant("acme").version
    let reader = EmbeddedClient(
      controlPlane: two.world.controlPlane, caller: Caller(actor: "eve", role: .platformOperator, isReadOnly: true))
    try await two.note(reader, .acting, .decommission)
    #expect(try await two.note(two.ada) == ["eve (operator) is about to decommission it"])
    #expect(try await two.world.counts() == before)
    #expect(try await two.world.tenant("acme").version == version)
    #expect(try await two.world.storage.audit.head() == .origin)
  }

  @Test("a tenant admin is told of nobody, and seen by nobody")
  func admin() async throws {
    let two = try await Two()
    try await two.note(two.ada)
    let admin = two.world.client(.tenantAdmin, of: ["acme"])
    #expect(try await two.note(admin).isEmpty)
    #expect(try await two.note(two.ben) == ["ada (owner) is looking"])
    #expect(await problem { try await two.note(admin, on: "bolt") }?.code == .forbidden)
    #expect(await problem { try await two.note(two.ada, console: "") }?.fields.map(\.pointer) == ["console"])
  }
}
