import TenantryAPI

/// What happens on the tab of the audit log.
package enum AuditEvent: Equatable, Sendable {
  case loaded(Result<ListAudit.Output, APIProblem>)
  case verified(Result<VerifyAudit.Output, APIProblem>)
}
