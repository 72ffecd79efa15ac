/// A system that the monitor asks, with a budget of its own.
package enum MonitoredSystem: String, CaseIterable, Sendable {
  case git
  case kubernetes
  case keycloak
  case odoo
  case postgresql
}
