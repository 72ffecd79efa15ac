import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

/// What every tenant uses: sizes of databases in a few questions, pods and volumes in a list each.
package struct UsageSampler: Sampler {
  /// Names that one question about sizes has at most.
  private static let namesMax = 200
  private static let selector = "app.kubernetes.io/managed-by=tenantry"
  private static let volume = "odoo-data"

  package let pace = SamplerPace(first: .seconds(3), every: .seconds(900))
  private let systems: MonitorSystems
  private let now: @Sendable () -> Date

  package init(_ systems: MonitorSystems, now: @escaping @Sendable () -> Date) {
    self.systems = systems
    self.now = now
  }

  /// A system that does not answer leaves its measures out; the others are recorded.
  package func sample(through gate: MonitorGate) async throws {
    let usage = await podUsage(gate)
    let given = await volumes(gate)
    try await systems.forEachPage { tenants in
      let databases = await sizes(of: tenants, gate)
      let time = now()
      let samples = tenants.map { tenant -> (TenantID, UsageSample) in
        let namespace = tenant.k8sNamespace.rawValue
        return (
          tenant.id,
          UsageSample(
            takenAt: time, databaseBytes: databases[tenant.dbName], volumeBytes: given[namespace],
            cpuMillicores: usage[namespace]?.cpuMillicores, memoryMib: usage[namespace]?.memoryMib)
        )
      }
      try await systems.store.record(usage: Dictionary(samples) { first, _ in first })
    }
  }

  /// By namespace; empty when nobody can say.
  private func podUsage(_ gate: MonitorGate) async -> [String: NodeUsage] {
    guard let kubernetes = systems.kubernetes else { return [:] }
    let usage = try? await gate.ask(.kubernetes) { try await kubernetes.podUsage(selector: Self.selector) }
    return usage ?? [:]  // Without a metrics server nobody knows.
  }

  /// What each namespace's volume of files was given, in bytes.
  private func volumes(_ gate: MonitorGate) async -> [String: Int] {
    guard let kubernetes = systems.kubernetes else { return [:] }
    let claims = try? await gate.ask(.kubernetes) {
      try await kubernetes.list(.persistentVolumeClaim, namespace: nil, selector: Self.selector)
    }
    let sizes = (claims ?? []).compactMap { claim -> (String, Int)? in  // Nothing is known without an answer.
      guard claim.name == Self.volume, let namespace = claim.namespace,
        let size = claim.json[path: "status", "capacity", "storage"]?.stringValue.flatMap(Quantity.bytes)
      else { return nil }
      return (namespace, size)
    }
    return Dictionary(sizes) { first, _ in first }
  }

  /// Tenants with a schema of the shared database have no size of their own here: each would be a question.
  private func sizes(of tenants: [Tenant], _ gate: MonitorGate) async -> [DatabaseName: Int] {
    guard let databases = systems.databases else { return [:] }
    let names = tenants.filter { $0.isolation == .database }.map(\.dbName)
    var sizes: [DatabaseName: Int] = [:]
    for start in stride(from: 0, to: names.count, by: Self.namesMax) {
      let some = Array(names[start..<min(start + Self.namesMax, names.count)])
      let answer = try? await gate.ask(.postgresql) { try await databases.sizes(of: some) }
      sizes.merge(answer ?? [:]) { $1 }  // Those that were asked for in vain stay unknown.
    }
    return sizes
  }
}
