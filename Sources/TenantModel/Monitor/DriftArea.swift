/// Where reality may differ from what a tenant is to be; each is looked at by itself.
package enum DriftArea: String, CaseIterable, Codable, Hashable, Sendable {
  /// The platform's record and its files in Git.
  case git
  /// Objects in the cluster.
  case cluster
  /// The client in Keycloak.
  case keycloak
  /// What Odoo has installed.
  case modules
}
