import TenantModel
import TerminalKit

/// Other words that people type for what is there, and what they ask for where it cannot be done.
enum PaletteWords {
  /// Words for a command, to be searched behind its title.
  static func of(_ command: String) -> String {
    switch command {
    case "tenants_sort": " sort order"
    case "tenants_filter": " filter narrow"
    case "tenants_search": " find search"
    case TenantTab.logs.command.id: " logs log output"
    case TenantTab.modules.command.id: " modules bundles"
    case TenantTab.infra.command.id: " infra pods nodes cluster image events"
    case TenantTab.sso.command.id: " sign-in keycloak login"
    case TenantTab.billing.command.id: " invoices plan usage money"
    case TenantCommands.id(of: .pause): " pause stop suspend"
    case TenantCommands.id(of: .resume): " resume unpause start"
    case TenantCommands.id(of: .rebuild): " rebuild redeploy restart"
    case TenantCommands.id(of: .upgradeImage): " upgrade image version rollback schedule"
    case TenantCommands.id(of: .moduleApply): " apply bundle modules install"
    case TenantCommands.id(of: .backup): " backup dump"
    case TenantCommands.id(of: .restore): " restore backup"
    case TenantCommands.id(of: .clone): " clone copy staging"
    case TenantCommands.id(of: .decommission): " decommission delete remove"
    case TenantCommands.id(of: .purge): " purge drop delete"
    case TenantCommands.retry, "operation_retry": " retry parked error"
    case TenantCommands.cancel, "operation_cancel": " cancel abort parked"
    case "write_access": " write elevate unlock"
    case "read_only": " ro read-only lock"
    case "leave", "quit": " quit exit q"
    default: ""
    }
  }

  /// Words for a page.
  static func of(_ page: PageID) -> String {
    switch page {
    case .tenantsList: "  list sort filter search"
    case .billingOverview: "  money invoices subscriptions plans proposals finance"
    case .tenantPortal: "  mine workspaces support ask"
    default: ""
    }
  }

  /// Words for tenants in one state.
  static let statuses: [(words: String, status: TenantStatus)] = [
    ("error parked failed broken tenants", .error), ("paused suspended tenants", .paused),
    ("active running tenants", .active),
  ]
}
