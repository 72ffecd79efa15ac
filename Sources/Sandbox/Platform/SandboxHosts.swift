import Foundation
import HTTPTransport

/// Where the systems of a sandbox platform answer. Odoo answers at the hosts of the ingresses in its Kubernetes.
package enum SandboxHosts {
  package static let kubernetes = "kubernetes.sandbox"
  package static let keycloak = "keycloak.sandbox"
  /// Tenants are `<slug>.tenants.sandbox`.
  package static let tenantDomain = "tenants.sandbox"
}
