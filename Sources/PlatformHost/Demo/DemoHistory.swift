import ControlPlane
import Foundation
import Integrations
import Sandbox
import StorageCore

/// Gives a demo a past: the monitor's own samplers ask the stand-ins as they would have answered then.
package struct DemoHistory {
  private static let hour = 3_600.0
  /// Days of which one sample each is taken, before those taken every other hour.
  private static let days = 20
  private static let hours = 24

  package let storage: OpenStorage
  package let sandbox: SandboxSystems
  package let now: Date

  /// Fills the past until now; what was seen before stays as it was.
  package func write() async throws {
    let gate = MonitorGate(MonitorLimits(perMinute: [:]), uptime: { .zero })
    for time in times where !Task.isCancelled {
      let clients = sandbox.clients(at: time)
      let cluster = ClusterObserver(
        kubernetes: clients.kubernetes, storageSoftLimitGib: PlatformSettings.storageSoftLimitGibDefault,
        now: { time })
      let systems = MonitorSystems(
        tenants: storage.tenants, store: storage.monitor, cluster: cluster, kubernetes: clients.kubernetes,
        databases: clients.databases)
      try await UsageSampler(systems, now: { time }).sample(through: gate)
      if now.timeIntervalSince(time) <= Double(Self.hours) * Self.hour {
        try await PlatformSampler(cluster: cluster, store: storage.monitor).sample(through: gate)
      }
    }
  }

  /// Oldest first.
  private var times: [Date] {
    let days = (2...Self.days).reversed().map { now.addingTimeInterval(-Double($0) * 24 * Self.hour) }
    let hours = stride(from: Self.hours, to: 0, by: -2).map {
      now.addingTimeInterval(-Double($0) * Self.hour)
    }
    return days + hours
  }
}
