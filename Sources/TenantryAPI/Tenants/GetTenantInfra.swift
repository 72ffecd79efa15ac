import Foundation
import TenantModel

/// What a tenant runs on: its image among those that are offered, and what the cluster shows of it now (PRD §3.3
/// `tenant_infra_panel`). The cluster is asked; that it does not answer is part of the answer.
package struct GetTenantInfra: Endpoint {
  package static let name = "tenants.infra"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/infra"
  package static let permission = Permission.platformRead

  /// The newest events of the namespace that are shown.
  package static let eventsMax = 20

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    package var image: TenantImage
    package var namespace: KubernetesNamespace
    /// Nil where no cluster is connected or it did not answer.
    package var cluster: TenantCluster?
    /// Why there is no `cluster`, one sentence; nil when there is.
    package var problem: String?

    package init(
      image: TenantImage, namespace: KubernetesNamespace, cluster: TenantCluster?, problem: String?
    ) {
      self.image = image
      self.namespace = namespace
      self.cluster = cluster
      self.problem = problem
    }
  }
}
