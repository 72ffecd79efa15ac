/// What a tenant is visited for, each in its own turn.
package enum LookSubject: String, CaseIterable, Sendable {
  /// Git, cluster and Keycloak.
  case desiredState = "desired_state"
  /// Odoo's modules and people.
  case odoo
  /// What the cluster's nightly job wrote.
  case backups
}
