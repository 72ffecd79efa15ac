import TenantModel

/// One synthetic tenant of the sandbox platform, as it stands when the demo begins.
package struct PopulationTenant: Equatable, Sendable {
  package var spec: TenantSpec
  package var status: TenantStatus
  package var statusReason: String?
  package var pausedBy: Pauser?
  package var health: HealthLevel
  package var healthSummary: String
  /// Days since it was created.
  package var ageDays: Int

  package init(
    spec: TenantSpec, status: TenantStatus, statusReason: String? = nil, pausedBy: Pauser? = nil,
    health: HealthLevel, healthSummary: String, ageDays: Int
  ) {
    self.spec = spec
    self.status = status
    self.statusReason = statusReason
    self.pausedBy = pausedBy
    self.health = health
    self.healthSummary = healthSummary
    self.ageDays = ageDays
  }
}
