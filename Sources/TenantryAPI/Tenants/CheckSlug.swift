import TenantModel

/// Whether a slug can be taken. An answer, not a promise: only creating reserves it.
package struct CheckSlug: Endpoint {
  package static let name = "tenants.check_slug"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/slugs/{slug}"
  package static let permission = Permission.tenantsRead
  package static let isKept = false

  /// As typed; need not be valid.
  package var slug: String

  package init(slug: String) {
    self.slug = slug
  }

  package struct Output: Codable, Equatable, Sendable {
    package var isAvailable: Bool
    /// Why not, one sentence; nil when it is available.
    package var reason: String?

    package init(isAvailable: Bool, reason: String?) {
      self.isAvailable = isAvailable
      self.reason = reason
    }
  }
}
