/// What there is besides tenants and their operations, as the change feed names it: who shows one asks again when it is
/// named.
package enum PlatformTopic: String, CaseIterable, Codable, Hashable, Sendable {
  /// Modules and bundles.
  case catalog
  /// Images, templates, sign-in templates.
  case infrastructure
  /// Usage, backups, drift: what the monitor has seen.
  case observations
  /// Plans, invoices, proposals.
  case billing
  /// Requests of tenants.
  case support
  /// Settings, maintenance windows, the freeze.
  case settings
  /// Runs of the AI console.
  case agents
  /// What waits for a second person.
  case approvals
}
