/// What an operation's progress means for its tenant's status: one table for the storage and for the plan screen.
package enum OperationOutcome: String, CaseIterable, Codable, Hashable, Sendable {
  case started
  case succeeded
  case parked
  case failed
  case cancelled
}

extension OperationKind {
  /// The status that a tenant takes when an operation of this kind comes to `outcome`; nil leaves it as it is.
  package func tenantStatus(after outcome: OperationOutcome) -> TenantStatus? {
    switch (self, outcome) {
    case (.bundleChange, _): nil
    case (.create, .started), (.clone, .started): .provisioning
    case (.decommission, .started): .decommissioning
    case (.create, .succeeded), (.resume, .succeeded), (.rebuild, .succeeded): .active
    case (.upgradeImage, .succeeded), (.moduleApply, .succeeded): .active
    case (.restore, .succeeded), (.clone, .succeeded): .active
    case (.decommission, .succeeded): .decommissioned
    // A dump only reads: whether it could be made says nothing of how the tenant is.
    case (.backup, _): nil
    // Who is decommissioned stays so, whatever becomes of what is left.
    case (.purge, _): nil
    case (.pause, .succeeded): .paused
    case (_, .parked), (_, .failed): .error
    // Half made, or half gone.
    case (.create, .cancelled), (.clone, .cancelled), (.decommission, .cancelled): .error
    case (.pause, .started), (.resume, .started), (.rebuild, .started): nil
    case (.pause, .cancelled), (.resume, .cancelled), (.rebuild, .cancelled): nil
    case (.upgradeImage, .started), (.upgradeImage, .cancelled): nil
    case (.moduleApply, .started), (.moduleApply, .cancelled): nil
    case (.restore, .started), (.restore, .cancelled): nil
    }
  }
}
