/// What an endpoint needs of its caller. Every endpoint of the API names exactly one.
package enum Permission: String, CaseIterable, Codable, Hashable, Sendable {
  /// Who am I, where am I.
  case sessionRead = "session.read"
  case tenantsRead = "tenants.read"
  case tenantsCreate = "tenants.create"
  case tenantsOperate = "tenants.operate"
  case operationsRead = "operations.read"
  case operationsControl = "operations.control"
  case platformRead = "platform.read"
  case catalogRead = "catalog.read"
  case catalogWrite = "catalog.write"
  /// Templates and images.
  case infraWrite = "infra.write"
  /// What the platform is connected to, its limits.
  case settingsRead = "settings.read"
  case settingsWrite = "settings.write"
  /// The freeze and the maintenance windows.
  case windowsRead = "windows.read"
  case windowsWrite = "windows.write"
  /// Who changed what.
  case auditRead = "audit.read"
  case plansRead = "plans.read"
  case changesRead = "changes.read"
  /// Subscriptions, invoices and proposals.
  case billingRead = "billing.read"
  /// To propose a change of billing.
  case billingPropose = "billing.propose"
  /// To change billing and to decide proposals.
  case billingManage = "billing.manage"
  case portalRead = "portal.read"
  /// To change a tenant's local settings.
  case portalManage = "portal.manage"
  case supportRead = "support.read"
  case supportCreate = "support.create"
  case supportAnswer = "support.answer"
  /// The AI console: flows, what runs said, what they propose.
  case aiRead = "ai.read"
  /// To run flows, which costs.
  case aiRun = "ai.run"
  /// Runbooks, and whether the platform's systems answer.
  case runbooksRead = "runbooks.read"
  /// Workflows and their executions.
  case automationRead = "automation.read"
  /// To switch workflows on and off, to run them and to try failed executions again.
  case automationManage = "automation.manage"
  /// Tenants' schemas, their runs and their dashboards.
  case analyticsRead = "analytics.read"
  /// To have a tenant's schema filled.
  case analyticsTest = "analytics.test"
  /// To make schemas and dashboards, and to choose sync modes.
  case analyticsManage = "analytics.manage"
  /// What waits for a second person.
  case approvalsRead = "approvals.read"
  /// To ask for what needs a second person, and to take that back.
  case approvalsAsk = "approvals.ask"
  /// To be the second person.
  case approvalsDecide = "approvals.decide"

  /// True for what changes something: what read-only refuses.
  package var isWrite: Bool {
    switch self {
    case .tenantsCreate, .tenantsOperate, .operationsControl, .catalogWrite, .infraWrite, .settingsWrite,
      .windowsWrite, .billingPropose, .billingManage, .portalManage, .supportCreate, .supportAnswer,
      .automationManage, .analyticsTest, .analyticsManage, .aiRun, .approvalsAsk, .approvalsDecide:
      true
    case .sessionRead, .tenantsRead, .operationsRead, .platformRead, .catalogRead, .plansRead, .changesRead,
      .windowsRead, .auditRead, .settingsRead, .billingRead, .portalRead, .supportRead, .runbooksRead,
      .automationRead, .analyticsRead, .aiRead, .approvalsRead:
      false
    }
  }
}
