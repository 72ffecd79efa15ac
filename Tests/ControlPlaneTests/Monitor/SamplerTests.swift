import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("What the samplers see of a platform", .timeLimit(.minutes(20)))
struct SamplerTests {
  @Test("a platform that is as it should be shows no difference, and when that was seen")
  func calm() async throws {
    let seen = try await SeenWorld(["acme", "birch"])
    try await seen.look()
    for slug in ["acme", "birch"] {
      #expect(try await seen.drift(slug) == [])
      let looks = try await seen.world.owner.call(ListTenantDrift(tenant: slug)).looks
      #expect(looks.map(\.area) == DriftArea.allCases)
    }
  }

  @Test("what differs is found where it differs, keeps its beginning, and ends with it")
  func drift() async throws {
    let seen = try await SeenWorld(["acme", "birch"]) { resident in
      guard resident.slug == "acme" else { return }
      resident.replicasByHand = 3
      resident.client?["redirectUris"] = [
        "https://acme.tenants.sandbox/auth_oauth/signin", "https://evil.example",
      ]
      _ = resident.modules.popLast()
    }
    try await seen.look()
    let found = try await seen.drift("acme")
    #expect(Set(found.map(\.kind)) == [.fieldChanged, .clientChanged, .moduleMissing])
    let replicas = try #require(found.first { $0.kind == .fieldChanged })
    #expect(replicas.subject == "Deployment odoo .spec.replicas")
    #expect(replicas.expected == "1" && replicas.found == "3, set by kubectl-edit")
    #expect(found.first { $0.kind == .clientChanged }?.found.contains("https://evil.example") == true)
    #expect(try await seen.drift("birch").isEmpty)
    let kubernetes = try #require(seen.systems.kubernetes)
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-acme", replicas: 1)
    try await seen.lookAgain()
    let left = try await seen.drift("acme")
    #expect(Set(left.map(\.kind)) == [.clientChanged, .moduleMissing])
    #expect(left.allSatisfy { $0.since < $0.lastSeen || $0.kind == .moduleMissing })
    let all = try await seen.world.owner.call(ListTenantDrift(tenant: "acme", ended: true)).items
    #expect(all.last?.kind == .fieldChanged && all.last?.endedAt != nil)
    #expect(
      try await seen.world.owner.call(ListDrift()).items.map(\.tenantSlug.rawValue) == ["acme", "acme"])
    let detail = try await seen.world.owner.call(GetTenant(tenant: "acme"))
    #expect(detail.observed.driftCount == 2 && detail.observed.driftLookedAt != nil)
  }

  @Test("a system that does not answer neither ends findings nor makes new ones")
  func silence() async throws {
    let seen = try await SeenWorld(["acme"]) { $0.client?["enabled"] = false }
    try await seen.look()
    let before = try await seen.drift("acme")
    #expect(before.map(\.subject) == ["enabled"])
    await seen.sandbox.inject(SandboxFault(.unreachable, pathContains: "/admin/realms", times: nil))
    await seen.sandbox.inject(SandboxFault(.unreachable, pathContains: "/deployments", times: nil))
    try await seen.lookAgain()
    #expect(try await seen.drift("acme") == before)
  }

  @Test("usage is measured where it can be, and is nothing where it cannot")
  func usage() async throws {
    let seen = try await SeenWorld(["acme"])
    try await seen.look()
    let items = try await seen.world.owner.call(GetTenantUsage(tenant: "acme")).items
    let usage = try #require(items.first)
    #expect(try #require(usage.databaseBytes) > 60_000_000 && usage.volumeBytes != nil)
    #expect(try #require(usage.cpuMillicores) > 0 && usage.memoryMib != nil)
    #expect(items.contains { $0.activeUsers != nil })
    let observed = try await seen.world.owner.call(GetTenant(tenant: "acme")).observed
    #expect(observed.databaseBytes?.value == usage.databaseBytes && observed.databaseHistory.count == 1)
    await seen.sandbox.inject(SandboxFault(.status(503), pathContains: "/metrics.k8s.io", times: nil))
    await seen.sandbox.inject(SandboxFault(.unreachable, pathContains: "/sizes", times: nil))
    try await UsageSampler(seen.systems, now: { Date() }).sample(through: seen.gate)
    let last = try await seen.world.owner.call(GetTenantUsage(tenant: "acme")).items.last
    #expect(last?.cpuMillicores == nil && last?.databaseBytes == nil && last?.volumeBytes != nil)
  }

  @Test("backups are those of operations and the last nightly one that succeeded")
  func backups() async throws {
    let failing = Date(timeIntervalSinceNow: -5 * 86_400)
    let seen = try await SeenWorld(["acme", "birch"]) { resident in
      if resident.slug == "birch" { resident.backupsFailSince = failing }
    }
    try await seen.look()
    try await seen.look()
    let acme = try await seen.world.owner.call(ListBackups(tenant: "acme")).nightly
    #expect(acme.map(\.source) == [.schedule] && acme[0].finishedAt > Date(timeIntervalSinceNow: -90_000))
    let birch = try await seen.world.owner.call(ListBackups(tenant: "birch")).nightly
    #expect(birch.count == 1 && birch[0].finishedAt < failing.addingTimeInterval(60))
    let operation = try await seen.world.submit(.rebuild, on: "acme")
    try await seen.world.work(until: operation)
    let after = try await seen.world.owner.call(ListBackups(tenant: "acme"))
    #expect(after.items.map(\.id) == [operation] && after.items.first?.bytes != nil && after.nightly.count == 1)
    #expect(after.items.first?.path.hasSuffix("\(operation).dump") == true)
  }

  @Test("the platform's resources and changes of health are kept")
  func platform() async throws {
    let seen = try await SeenWorld(["acme"])
    try await seen.look()
    #expect(try await seen.store.platform(since: .distantPast, limit: 9).count == 1)
    await seen.sandbox.set(.crashes("odoo-acme"))
    try await seen.look()
    let changes = try await seen.world.owner.call(GetHealthHistory(tenant: "acme")).items
    #expect(changes.first?.level == .down)
  }

  @Test("without anything connected there is only thinning to do")
  func nothing() async throws {
    let world = try await ControlWorld()
    let systems = MonitorSystems(tenants: world.storage.tenants, store: world.storage.monitor)
    #expect(systems.samplers(now: { Date() }).count == 1)
  }
}

extension SeenWorld {
  /// Looks as if the time between two looks had passed.
  func lookAgain() async throws {
    let later: @Sendable () -> Date = { Date(timeIntervalSinceNow: 3_600) }
    for sampler in systems.samplers(now: later) { try? await sampler.sample(through: gate) }
  }
}
