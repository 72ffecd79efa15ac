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
    case (.create, .started): .provisioning
    case (.create, .succeeded), (.resume, .succeeded), (.rebuild, .succeeded): .active
    case (.pause, .succeeded): .paused
    case (_, .parked), (_, .failed): .error
    case (.create, .cancelled): .error
    case (.pause, .started), (.resume, .started), (.rebuild, .started): nil
    case (.pause, .cancelled), (.resume, .cancelled), (.rebuild, .cancelled): nil
    }
  }
}
