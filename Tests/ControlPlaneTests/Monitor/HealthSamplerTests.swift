import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import Sandbox
import StorageCore
import TenantModel
import TestSupport
import Testing

@testable import ControlPlane

@Suite("The sampler of health", .timeLimit(.minutes(20)))
struct HealthSamplerTests {
  private struct Monitored {
    let world: ControlWorld
    let sandbox: SandboxPlatform
    let sampler: HealthSampler
    let gate = MonitorGate(uptime: { .zero })

    /// Tenants of two pods each, in the storage and in the cluster.
    init(_ slugs: [String], every: Duration = .seconds(60)) async throws {
      world = try await ControlWorld(connected: true)
      guard let sandbox = world.sandbox else { throw StorageError(.failed, "no sandbox") }
      self.sandbox = sandbox
      var residents: [SandboxTenant] = []
      for slug in slugs {
        let tenant = try await world.adopt(slug)
        residents.append(
          SandboxTenant(
            slug: slug, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
            tenantId: tenant.id.rawValue, image: tenant.image.rawValue, replicas: 2, state: .running,
            createdAt: Date(timeIntervalSinceNow: -90_000), clientId: nil, realm: "tenants"))
      }
      await sandbox.seed(residents)
      let secrets = SandboxSecrets().resolver
      sampler = HealthSampler(
        MonitorSystems(
          tenants: world.storage.tenants, store: world.storage.monitor,
          odoo: OdooHealthClient(transport: sandbox, now: { Date() })),
        kubernetes: try OperationWorld.kubernetes(sandbox, secrets) { Date() },
        pace: SamplerPace(first: every, every: every), now: { Date() })
    }

    /// One round; what cannot be looked at fails it.
    func look() async { _ = try? await sampler.sample(through: gate) }

    var monitor: Monitor { Monitor(samplers: [sampler], gate: gate, lease: nil, chance: { 0.5 }) }

    func health(_ slug: String) async throws -> Health { try await world.tenant(slug).health }
  }

  @Test("each tenant has the health that its pods and its Odoo show, with the time of the look")
  func looking() async throws {
    let monitored = try await Monitored(["acme", "birch", "cedar"])
    await monitored.sandbox.set(.firstPodCrashes("odoo-birch"))
    await monitored.sandbox.set(.crashes("odoo-cedar"))
    await monitored.look()
    let acme = try await monitored.health("acme")
    #expect(acme.level == .healthy && acme.summary == "2 of 2 pods ready" && acme.checkedAt != nil)
    let birch = try await monitored.health("birch")
    #expect(birch.level == .degraded && birch.summary == "1 of 2 pods ready")
    let cedar = try await monitored.health("cedar")
    #expect(cedar.level == .down && cedar.summary == "0 of 2 pods ready")
  }

  @Test(
    "a tenant without a deployment is down, and an Odoo that does not answer too, though its pods are ready")
  func missing() async throws {
    let monitored = try await Monitored(["acme"])
    try await monitored.world.adopt("ghost")
    await monitored.sandbox.inject(SandboxFault(.status(502), pathContains: "/web/health"))
    await monitored.look()
    #expect(try await monitored.health("ghost").level == .down)
    #expect(try await monitored.health("ghost").summary == "no deployment in odoo-ghost")
    let acme = try await monitored.health("acme")
    #expect(acme.level == .down && acme.summary.hasPrefix("pods are ready, but "))
  }

  @Test("a cluster that does not answer changes nothing: the age of the last look says so")
  func blind() async throws {
    let monitored = try await Monitored(["acme"])
    await monitored.look()
    let before = try await monitored.world.tenant("acme")
    await monitored.sandbox.inject(SandboxFault(.unreachable, times: nil))
    await monitored.look()
    #expect(try await monitored.world.tenant("acme").health == before.health)
  }

  @Test("a look that finds the same is no news, one that finds another is")
  func quiet() async throws {
    let monitored = try await Monitored(["acme"])
    await monitored.look()
    let sequence = try await monitored.world.storage.changes.latestSequence()
    await monitored.look()
    #expect(try await monitored.world.storage.changes.latestSequence() == sequence)
    await monitored.sandbox.set(.crashes("odoo-acme"))
    await monitored.look()
    #expect(try await monitored.world.storage.changes.latestSequence() > sequence)
  }

  @Test("tenants that are paused or worked on are left alone")
  func leftAlone() async throws {
    let monitored = try await Monitored(["acme"])
    try await monitored.world.adopt("sleeper", status: .paused, pausedBy: .operator)
    _ = try await monitored.world.submit(.rebuild, on: "acme")
    let before = (try await monitored.health("acme"), try await monitored.health("sleeper"))
    await monitored.sandbox.set(.crashes("odoo-"))
    await monitored.look()
    #expect(try await monitored.health("acme") == before.0)
    #expect(try await monitored.health("sleeper") == before.1)
  }

  @Test("it looks round after round until it is cancelled")
  func rounds() async throws {
    let monitored = try await Monitored(["acme"], every: .milliseconds(10))
    let work = Task { await monitored.monitor.run() }  // Cancelled and awaited below.
    for crashes in [true, false, true] {
      if crashes {
        await monitored.sandbox.set(.crashes("odoo-acme"))
      } else {
        await monitored.sandbox.clear(.crashes("odoo-acme"))
      }
      while try await monitored.health("acme").level != (crashes ? .down : .healthy) { await Task.yield() }
    }
    work.cancel()
    await work.value
  }
}
