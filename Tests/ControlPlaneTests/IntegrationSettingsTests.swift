import ControlSupport
import Integrations
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Settings of integrations", .timeLimit(.minutes(20)))
struct IntegrationSettingsTests {
  private func world(works: Bool = true) async throws -> (owner: EmbeddedClient, keeper: MemoryConnections) {
    var parts = try await ControlWorld().controlPlane.parts
    let keeper = MemoryConnections(works: works)
    parts.connections = keeper
    let caller = Caller(actor: "ops@north", role: .platformOwner)
    return (EmbeddedClient(controlPlane: ControlPlane(parts: parts), caller: caller), keeper)
  }

  private let fields = ["url": "https://sso.example.net", "client": "tenantry", "secret": "env:SSO", "ca": ""]

  @Test("every system of the catalog is listed with what it wants to know, and what was said")
  func list() async throws {
    let (owner, keeper) = try await world()
    try keeper.save("keycloak", [(name: "url", value: "https://sso.example.net")])
    let answer = try await owner.call(ListIntegrations())
    #expect(answer.fixed == nil && answer.items.map(\.status.system) == SystemCatalog.all.map(\.name))
    let keycloak = try #require(answer.items.first { $0.status.system == "keycloak" })
    #expect(keycloak.fields.first { $0.name == "url" }?.value == "https://sso.example.net")
    #expect(keycloak.fields.first { $0.name == "secret" }?.isReference == true)
    #expect(keycloak.fields.first { $0.name == "realm" }?.value == "master")
  }

  @Test("what works is written down, without what was left empty")
  func saving() async throws {
    let (owner, keeper) = try await world()
    let answer = try await owner.call(SaveIntegration(system: "keycloak", fields: fields))
    #expect(answer.report?.isPassing == true)
    #expect(
      keeper.written()["keycloak"]
        == ["url": "https://sso.example.net", "client": "tenantry", "secret": "env:SSO"])
    #expect(try await owner.call(TestIntegration(system: "keycloak")).version == "26.0.7")
  }

  @Test("what does not work is not written, but on somebody's word")
  func failing() async throws {
    let (owner, keeper) = try await world(works: false)
    let refusal = await problem { try await owner.call(SaveIntegration(system: "keycloak", fields: fields)) }
    #expect(refusal?.code == .refused && refusal?.detail.contains("The client gets no token.") == true)
    #expect(keeper.written().isEmpty)
    _ = try await owner.call(SaveIntegration(system: "keycloak", fields: fields, isUntested: true))
    #expect(keeper.written()["keycloak"] != nil)
  }

  @Test("a secret's value is no reference, and every wrong field is named")
  func nonsense() async throws {
    let (owner, keeper) = try await world()
    let refusal = await problem {
      try await owner.call(SaveIntegration(system: "keycloak", fields: ["url": "ftp://x", "secret": "hunter2"]))
    }
    #expect(refusal?.code == .invalid)
    let pointers = Set((refusal?.fields ?? []).map(\.pointer))
    #expect(pointers.isSuperset(of: ["url", "secret", "client"]))
    #expect(refusal.map { "\($0)".contains("hunter2") } == false)
    #expect(keeper.written().isEmpty)
    #expect(await problem { try await owner.call(TestIntegration(system: "nothing")) }?.code == .notFound)
    #expect(await problem { try await owner.call(TestIntegration(system: "n8n")) }?.code == .refused)
  }

  @Test("a sandbox's stand-ins are connected always")
  func sandbox() async throws {
    let world = try await ControlWorld(connected: true)
    let answer = try await world.owner.call(ListIntegrations())
    #expect(answer.fixed != nil && answer.items.allSatisfy { $0.fields.isEmpty })
    let refusal = await problem { try await world.owner.call(SaveIntegration(system: "n8n", fields: [:])) }
    #expect(refusal?.code == .refused)
  }
}
