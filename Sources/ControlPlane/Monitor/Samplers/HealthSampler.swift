import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

/// How every tenant is: one list of all deployments, then one question to each Odoo whose pods are all there.
struct HealthSampler: Sampler {
  let pace: SamplerPace
  private let systems: MonitorSystems
  private let kubernetes: KubernetesClient
  private let now: @Sendable () -> Date

  init(
    _ systems: MonitorSystems, kubernetes: KubernetesClient,
    pace: SamplerPace = SamplerPace(first: .seconds(60), every: .seconds(60)),
    now: @escaping @Sendable () -> Date
  ) {
    self.systems = systems
    self.kubernetes = kubernetes
    self.pace = pace
    self.now = now
  }

  /// A cluster that does not answer ends the round: nothing is known then.
  func sample(through gate: MonitorGate) async throws {
    let known = try await gate.ask(.kubernetes) { try await deployments() }
    try await systems.forEachPage { tenants in
      // An operation that works on a tenant records its health itself.
      let idle = tenants.filter { $0.currentOperationId == nil }
      let seen = await concurrently(idle) { tenant -> (TenantID, Health)? in
        let health = await look(at: tenant, known[tenant.k8sNamespace.rawValue], gate)
        return health.map { (tenant.id, $0) }
      }
      try await systems.store.record(health: Dictionary(seen) { first, _ in first })
    }
  }

  /// By namespace.
  private func deployments() async throws(IntegrationError) -> [String: DeploymentStatus] {
    let objects = try await kubernetes.list(
      .deployment, namespace: nil, selector: "app.kubernetes.io/managed-by=tenantry")
    let mine = objects.filter { $0.name == OdooDeployment.name }
    return Dictionary(mine.map { ($0.namespace ?? "", DeploymentStatus($0)) }) { first, _ in first }
  }

  /// Nil when it could not be looked at.
  private func look(
    at tenant: Tenant, _ deployment: DeploymentStatus?, _ gate: MonitorGate
  ) async -> Health? {
    var (level, summary) = Self.seen(deployment, in: tenant)
    if level == .healthy, let odoo = systems.odoo {
      do {
        if try await !gate.ask(.odoo, { try await odoo.isPassing(tenant.odooUrl) }) {
          (level, summary) = (.down, "/web/health does not pass")
        }
      } catch let error as IntegrationError where error.code != IntegrationError.codeCancelled {
        (level, summary) = (.down, "pods are ready, but \(error.message.lowercasedFirst)")
      } catch {
        return nil
      }
    }
    return Health(level: level, summary: summary, checkedAt: now())
  }

  /// What the pods say.
  static func seen(_ deployment: DeploymentStatus?, in tenant: Tenant) -> (
    level: HealthLevel, summary: String
  ) {
    guard let deployment else { return (.down, "no deployment in \(tenant.k8sNamespace)") }
    let summary = "\(deployment.available) of \(deployment.desired) pods ready"
    if deployment.desired == 0 { return (.down, "scaled to nought, though it is not paused") }
    if deployment.available == 0 { return (.down, summary) }
    return (deployment.available < deployment.desired ? .degraded : .healthy, summary)
  }
}

extension String {
  fileprivate var lowercasedFirst: String {
    // Names of hosts and systems keep their letters.
    guard let first, first.isUppercase, dropFirst().first?.isUppercase == false else { return self }
    return first.lowercased() + dropFirst()
  }
}
