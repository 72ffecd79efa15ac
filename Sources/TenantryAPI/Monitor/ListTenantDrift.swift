import Foundation
import TenantModel

/// What of a tenant is not as it should be: the oldest first, then what is gone, when that is asked for.
package struct ListTenantDrift: Endpoint {
  package static let name = "tenants.drift"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/drift"
  package static let permission = Permission.operationsRead
  package static let blank: ListTenantDrift? = ListTenantDrift(tenant: "")

  /// The tenant's id or slug.
  package var tenant: String
  /// Also what is gone.
  package var ended: Bool

  package init(tenant: String, ended: Bool = false) {
    self.tenant = tenant
    self.ended = ended
  }

  package struct Output: Codable, Equatable, Sendable {
    /// When an area was last looked at.
    package struct Look: Codable, Equatable, Sendable {
      package var area: DriftArea
      package var lookedAt: Date

      package init(area: DriftArea, lookedAt: Date) {
        self.area = area
        self.lookedAt = lookedAt
      }
    }

    package var items: [DriftFinding]
    /// Areas that were never looked at are absent: of those nothing is known.
    package var looks: [Look]

    package init(items: [DriftFinding], looks: [Look]) {
      self.items = items
      self.looks = looks
    }
  }
}
