import TenantModel

/// The flow that puts a recommendation right. Nothing is done by naming it: a person goes there and decides.
package enum RecommendedAction: Equatable, Sendable {
  /// Look at an operation: retry, skip, cancel.
  case operation(OperationID)
  /// Choose a newer image for a tenant.
  case upgrade(Slug)
  /// Back a tenant up.
  case backup(Slug)
  /// Look at a tenant.
  case tenant(Slug)
  /// Look at how people sign in to a tenant.
  case signIn(Slug)
  /// Look at the tenants that a filter finds.
  case tenants(filter: String)
  /// Look at unpaid invoices.
  case invoices(filter: String)
  /// Look at the connection of a system.
  case system(String)
  /// Look at what somebody asks for; nil for all of it.
  case approvals(ApprovalID?)
  /// Read what to do.
  case runbook(String)

  /// What it does, as an imperative for people: "open the operation".
  package var words: String {
    switch self {
    case .operation: "open the operation"
    case .upgrade(let slug): "choose an image for \(slug)"
    case .backup(let slug): "back up \(slug)"
    case .tenant(let slug): "open \(slug)"
    case .signIn(let slug): "open the sign-in of \(slug)"
    case .tenants: "list the tenants"
    case .invoices: "list the invoices"
    case .system: "look at the connection"
    case .approvals: "decide it"
    case .runbook(let name): "read the runbook \(name)"
    }
  }

  /// The same at the command line; nil where there is no command for it.
  package var command: String? {
    switch self {
    case .operation(let id): "tenantry op show \(id)"
    case .upgrade(let slug): "tenantry tenants upgrade \(slug) --image <image> --dry-run"
    case .backup(let slug): "tenantry tenants backup \(slug)"
    case .tenant(let slug): "tenantry tenants show \(slug)"
    case .signIn(let slug): "tenantry sso show \(slug)"
    case .tenants(let filter): "tenantry tenants list --filter '\(filter)'"
    case .invoices: "tenantry billing invoices --status past_due"
    case .system(let system): "tenantry connect \(system)"
    case .approvals(let id?): "tenantry approvals show \(id)"
    case .approvals(nil): "tenantry approvals list"
    case .runbook(let name): "tenantry support runbook \(name)"
    }
  }
}
