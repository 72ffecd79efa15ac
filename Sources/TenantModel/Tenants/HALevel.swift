/// How many copies of Odoo serve a tenant.
package enum HALevel: String, CaseIterable, Codable, Hashable, Sendable {
  /// One pod.
  case single
  /// Two pods on two nodes.
  case ha

  /// Pods that run while the tenant is not paused.
  package var replicas: Int { self == .ha ? 2 : 1 }
}
