import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

/// Looks at every tenant in turn and records what it saw, so that what is shown is never old while anybody looks.
///
/// A round is one list of all deployments, then one question to each Odoo whose pods are all there. What cannot be seen
/// is not recorded: the age of what was seen last says so.
package struct HealthMonitor: Sendable {
  /// How often, and how hard, it looks.
  package struct Pace: Equatable, Sendable {
    /// From the beginning of one round to that of the next.
    package var round: Duration
    /// Tenants that are asked at the same time.
    package var asksAtOnce: Int

    package init(round: Duration = .seconds(60), asksAtOnce: Int = 4) {
      self.round = round
      self.asksAtOnce = asksAtOnce
    }
  }

  private let tenants: any TenantStore
  private let kubernetes: KubernetesClient
  private let odoo: OdooHealthClient?
  private let pace: Pace
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Date

  /// - Parameter odoo: nil where Odoos cannot be asked; then the pods alone say how a tenant is.
  package init(
    tenants: any TenantStore, kubernetes: KubernetesClient, odoo: OdooHealthClient?, pace: Pace = Pace(),
    clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date
  ) {
    self.tenants = tenants
    self.kubernetes = kubernetes
    self.odoo = odoo
    self.pace = pace
    self.clock = clock
    self.now = now
  }

  /// Looks until it is cancelled, for the first time after one round's time.
  package func run() async {
    while (try? await clock.sleep(for: pace.round)) != nil { await look() }
  }

  /// One round. A cluster that does not answer ends it: nothing is known then.
  package func look() async {
    guard let deployments = try? await deployments() else { return }
    var offset = 0
    while !Task.isCancelled {
      let query = TenantQuery(
        statuses: [.active], sort: .slug, limit: TenantQuery.limitMax, offset: offset)
      guard let page = try? await tenants.tenants(query), !page.items.isEmpty else { return }
      await look(at: page.items, deployments)
      offset += page.items.count
      guard offset < page.total else { return }
    }
  }

  /// By namespace.
  private func deployments() async throws(IntegrationError) -> [String: DeploymentStatus] {
    let objects = try await kubernetes.list(
      .deployment, namespace: nil, selector: "app.kubernetes.io/managed-by=tenantry")
    let mine = objects.filter { $0.name == OdooDeployment.name }
    return Dictionary(mine.map { ($0.namespace ?? "", DeploymentStatus($0)) }) { first, _ in first }
  }

  private func look(at tenants: [Tenant], _ deployments: [String: DeploymentStatus]) async {
    await withDiscardingTaskGroup { group in
      let lanes = (0..<pace.asksAtOnce).map { lane in
        tenants.indices.filter { $0 % pace.asksAtOnce == lane }.map { tenants[$0] }
      }
      for lane in lanes {
        group.addTask {
          // An operation that works on a tenant records its health itself.
          for tenant in lane where tenant.currentOperationId == nil && !Task.isCancelled {
            await look(at: tenant, deployments[tenant.k8sNamespace.rawValue])
          }
        }
      }
    }
  }

  private func look(at tenant: Tenant, _ deployment: DeploymentStatus?) async {
    var (level, summary) = Self.seen(deployment, in: tenant)
    if level == .healthy, let odoo {
      do throws(IntegrationError) {
        if try await !odoo.isPassing(tenant.odooUrl) {
          (level, summary) = (.down, "/web/health does not pass")
        }
      } catch {
        if error.code == IntegrationError.codeCancelled { return }
        (level, summary) = (.down, "pods are ready, but \(error.message.lowercasedFirst)")
      }
    }
    let health = Health(level: level, summary: summary, checkedAt: now())
    // A tenant that went away meanwhile has no health.
    _ = try? await tenants.record(health: health, of: tenant.id)
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
