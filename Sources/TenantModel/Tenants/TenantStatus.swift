/// Where a tenant is in its life (PRD §5.1, with the two states in between that every real platform has).
package enum TenantStatus: String, CaseIterable, Codable, Hashable, Sendable {
  case provisioning
  case active
  case paused
  case error
  case decommissioning
  case decommissioned
}
