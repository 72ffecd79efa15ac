import ControlPlane
import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox
import TenantryAPI

/// The stand-ins for the outside systems, and clients that speak to them as they would to real ones.
package struct SandboxSystems: Sendable {
  package let platform: SandboxPlatform
  package let systems: OutsideSystems
  private let makers: SandboxClients

  /// - Parameters:
  ///   - folder: where the stand-ins keep their journal; nil keeps it in memory.
  ///   - speed: 2 makes their time go twice as fast.
  ///   - variables: may name the stand-ins' secrets, see `SandboxSlot`.
  package init(folder: PlatformFolder?, seed: UInt64, speed: Double, variables: [String: String]) throws {
    if let folder { try folder.create([folder.url, folder.sandbox]) }
    let secrets = SandboxSecrets(variables: variables)
    let now: @Sendable () -> Date = { Date() }
    platform = try Self.platform(
      SandboxConfiguration(
        folder: folder?.sandbox.path(percentEncoded: false), speed: 1 / speed, seed: seed,
        secrets: secrets, now: now,
        sleep: { try await Task.sleep(for: $0) }), in: folder)
    makers = SandboxClients(
      transport: DeadlineTransport(platform, limit: OperationEnvironment.callLimit),
      secrets: secrets.resolver, now: now)
    var systems = OutsideSystems(
      kubernetes: makers.kubernetes, keycloak: makers.keycloak, odoo: makers.odoo,
      odooAccess: makers.odooAccess, databases: makers.databases, backupFolder: "/sandbox/backups",
      supabase: try makers.supabase(), superset: makers.superset,
      n8n: try makers.n8n(settleTime: .seconds(20 / speed)),
      mattermost: makers.mattermost, github: try makers.github(pollInterval: .seconds(5 / speed)),
      settings: PlatformSettings(
        context: "sandbox", mode: .sandbox, tenantDomain: SandboxHosts.tenantDomain),
      pollInterval: .seconds(1 / speed))
    systems.model = makers.model
    // Stand-ins mind no questions, and whoever looks at a demo wants to see something soon.
    systems.monitorLimits = MonitorLimits(
      perMinute: MonitorLimits.standardPerMinute.mapValues { $0 * 20 })
    systems.probes = makers.probes(of: systems)
    self.systems = systems
  }

  /// Clients of the stand-ins as they would have answered at another time.
  package func clients(at time: Date) -> SandboxClients {
    SandboxClients(transport: platform.past(at: time), secrets: makers.secrets, now: { time })
  }

  private static func platform(
    _ configuration: SandboxConfiguration, in folder: PlatformFolder?
  ) throws(SandboxError) -> SandboxPlatform {
    do {
      return try SandboxPlatform(configuration)
    } catch {
      // People know the folder that they named, not the journal's inside it.
      guard error.isInUse, let folder else { throw error }
      throw SandboxError.inUse(folder.path)
    }
  }
}
