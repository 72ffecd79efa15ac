import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Soft limits, secrets, the platform's facts", .timeLimit(.minutes(20)))
struct LimitTests {
  private func use(_ kind: LimitUse.Kind, _ world: ControlWorld) async throws -> LimitUse {
    try #require(try await world.operator.call(GetLimits()).items.first { $0.kind == kind })
  }

  @Test(
    "limits stand beside what is used: tenants by their number, cores and memory by what their plans ask for")
  func used() async throws {
    let world = try await ControlWorld()
    let plan = try #require(try await world.storage.platform.plans().first { $0.id == "pro" })
    for slug in ["acme", "beta"] { try await world.adopt(slug) }
    try await world.adopt("gone", status: .decommissioned)
    let output = try await world.operator.call(GetLimits())
    #expect(output.items.map(\.kind) == LimitUse.Kind.allCases && output.changedBy == nil)
    #expect(try await use(.tenants, world) == LimitUse(kind: .tenants, used: 2, limit: 50))
    #expect(try await use(.cpu, world).used == Double(2 * plan.resources.cpuRequestMillicores) / 1_000)
    #expect(try await use(.memory, world).used == Double(2 * plan.resources.memoryRequestMib) / 1_024)
    // Nobody has looked at the cluster.
    let storage = try await use(.storage, world)
    #expect(storage.used == nil && storage.share == nil)
  }

  @Test("an owner sets limits, each by itself, and who did is known; an operator does not")
  func set() async throws {
    let world = try await ControlWorld()
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "10", "cpu": "12.5"]))
    let output = try await world.owner.call(SetLimits(limits: ["storage": "none"]))
    #expect(output.items.map(\.limit) == [10, nil, 12.5, nil])
    #expect(output.changedBy == "platform_owner@north" && output.changedAt == world.time.now)
    #expect(try await world.operator.call(GetTenantKPIs()).softLimit == 10)
    #expect(try await world.operator.call(WhoAmI()).tenantsSoftLimit == 10)
    let refused = await problem { try await world.operator.call(SetLimits(limits: ["tenants": "1"])) }
    #expect(refused?.code == .forbidden)
  }

  @Test("what is no limit is refused beside its name, and nothing of the rest is set")
  func refusals() async throws {
    let world = try await ControlWorld()
    let answer = await problem {
      try await world.owner.call(
        SetLimits(limits: ["tenants": "1.5", "storage": "-1", "cpu": "many", "disks": "3", "memory": "8"]))
    }
    #expect(
      answer?.code == .invalid && answer?.fields.map(\.pointer) == ["cpu", "disks", "storage", "tenants"])
    #expect(try await use(.memory, world).limit == nil)
  }

  @Test("the plan of a tenant beyond a limit says so, and it can be created all the same")
  func beyond() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let before = try await world.owner.call(PlanTenant(request: .fixture("brand-new")))
    #expect(!before.plan.risks.contains { $0.code == "soft_limit" })
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "1", "memory": "0.1"]))
    let risks = try await world.owner.call(PlanTenant(request: .fixture("brand-new"))).plan.risks.filter {
      $0.code == "soft_limit"
    }
    #expect(risks.map(\.level) == [.warn, .warn])
    #expect(risks[0].message == "Beyond the soft limit of tenants: 2 of 1 would be used.")
    #expect(
      risks[1].message.hasPrefix("Beyond the soft limit of memory:") && risks[1].message.contains("GiB"))
    _ = try await world.owner.call(CreateTenant(request: .fixture("brand-new"), trigger: .ui))
  }

  @Test("a reference tells whether something is there, never what")
  func secrets() async throws {
    let world = try await ControlWorld(
      connections: MemoryConnections([
        "keycloak": ["url": "https://sso.example.net", "secret": "env:SSO"],
        "n8n": ["api_key": "env:MISSING"],
      ]))
    let items = try await world.owner.call(ListSecretReferences()).items
    #expect(Set(items.map(\.reference)) == ["env:SSO", "env:MISSING"])
    #expect(items.first { $0.system == "keycloak" }?.problem == nil)
    #expect(items.first { $0.system == "n8n" }?.problem == "nothing is there")
    let refused = await problem { try await world.operator.call(ListSecretReferences()) }
    #expect(refused?.code == .forbidden)
    let sandbox = try await ControlWorld()
    #expect(try await sandbox.owner.call(ListSecretReferences()).fixed?.contains("sandbox") == true)
  }

  @Test("the platform says where it lies and who works on it")
  func platform() async throws {
    let world = try await ControlWorld()
    let found = try await world.owner.call(GetPlatform())
    #expect(found.context == "test" && found.mode == .embedded && found.workers.isEmpty)
    let refused = await problem { try await world.operator.call(GetPlatform()) }
    #expect(refused?.code == .forbidden)
  }
}
