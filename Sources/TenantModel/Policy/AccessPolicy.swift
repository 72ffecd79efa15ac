/// Who may do what: the table of (role × permission × ownership), PRD §6.
///
/// The server enforces it, the console greys out by it, and the tests walk all of it.
package enum AccessPolicy {
  /// What the table says.
  package static func decide(_ role: Role, _ permission: Permission, _ ownership: Ownership) -> Decision {
    switch role {
    case .platformOwner: .allowed
    case .platformOperator: platformOperator(permission)
    case .tenantAdmin: tenantAdmin(permission, ownership)
    case .financeOwner: financeOwner(permission)
    case .workspaceAdmin, .endUser: everyone(permission, role)
    }
  }

  private static func platformOperator(_ permission: Permission) -> Decision {
    switch permission {
    case .tenantsCreate: .refused(reason: "only a platform owner creates tenants")
    case .catalogWrite: .refused(reason: "only a platform owner changes the catalog")
    case .infraWrite: .refused(reason: "only a platform owner changes templates and images")
    case .settingsRead, .settingsWrite: .refused(reason: "the settings are a platform owner's")
    case .billingPropose: .refused(reason: "billing changes are proposed by a finance owner")
    case .billingManage: .refused(reason: "only a platform owner changes billing")
    case .portalRead, .portalManage: .refused(reason: "the portal is for tenant admins")
    case .analyticsManage: .refused(reason: "only a platform owner configures analytics")
    case .windowsWrite: .refused(reason: "only a platform owner freezes operations and changes windows")
    case .auditRead: .refused(reason: "the audit log is a platform owner's")
    case .approvalsDecide: .refused(reason: "only a platform owner is the second person")
    case .sessionRead, .tenantsRead, .tenantsOperate, .operationsRead, .operationsControl, .platformRead,
      .catalogRead, .plansRead, .changesRead, .billingRead, .supportRead, .supportCreate, .supportAnswer,
      .runbooksRead, .windowsRead, .automationRead, .automationManage, .analyticsRead,
      .analyticsTest, .aiRead, .aiRun, .approvalsRead, .approvalsAsk:
      .allowed
    }
  }

  private static func tenantAdmin(_ permission: Permission, _ ownership: Ownership) -> Decision {
    switch (permission, ownership) {
    case (.sessionRead, _), (.plansRead, _), (.runbooksRead, _): .allowed
    case (.tenantsRead, .own), (.operationsRead, .own), (.changesRead, .own), (.billingRead, .own): .allowed
    case (.portalRead, _), (.portalManage, .own): .allowed
    case (.supportRead, .own), (.supportCreate, .own), (.supportAnswer, .own): .allowed
    case (.tenantsRead, .other), (.operationsRead, .other), (.changesRead, .other), (.billingRead, .other),
      (.portalManage, .other), (.supportRead, .other), (.supportCreate, .other), (.supportAnswer, .other):
      .refused(reason: "a tenant admin sees only their own tenants")
    case (.tenantsCreate, _): .refused(reason: "only a platform owner creates tenants")
    case (.tenantsOperate, _), (.operationsControl, _):
      .refused(reason: "operations are run by platform operators")
    case (.billingPropose, _), (.billingManage, _):
      .refused(reason: "billing is changed by the platform: ask for it in a support request")
    case (.platformRead, _), (.catalogRead, _), (.catalogWrite, _), (.infraWrite, _), (.settingsRead, _),
      (.settingsWrite, _), (.automationRead, _), (.automationManage, _), (.windowsRead, _),
      (.windowsWrite, _), (.auditRead, _), (.analyticsRead, _), (.analyticsTest, _), (.analyticsManage, _),
      (.aiRead, _), (.aiRun, _), (.approvalsRead, _), (.approvalsAsk, _), (.approvalsDecide, _):
      .refused(reason: "this belongs to the platform, not to a tenant")
    }
  }

  private static func financeOwner(_ permission: Permission) -> Decision {
    switch permission {
    case .sessionRead, .plansRead, .tenantsRead, .billingRead, .billingPropose, .changesRead, .runbooksRead,
      .analyticsRead:
      .allowed
    case .analyticsTest, .analyticsManage: .refused(reason: "a finance owner sees analytics, and changes nothing there")
    case .billingManage: .refused(reason: "a finance owner proposes, a platform owner decides")
    case .portalRead, .portalManage: .refused(reason: "the portal is for tenant admins")
    case .supportRead, .supportCreate, .supportAnswer:
      .refused(reason: "support requests are between tenants and operators")
    case .tenantsCreate: .refused(reason: "only a platform owner creates tenants")
    case .tenantsOperate, .operationsControl: .refused(reason: "operations are run by platform operators")
    case .windowsRead, .windowsWrite, .auditRead, .operationsRead, .platformRead, .catalogRead, .catalogWrite,
      .infraWrite, .settingsRead,
      .settingsWrite, .automationRead, .automationManage, .aiRead, .aiRun, .approvalsRead, .approvalsAsk,
      .approvalsDecide:
      .refused(reason: "a finance owner sees billing and analytics")
    }
  }

  private static func everyone(_ permission: Permission, _ role: Role) -> Decision {
    switch permission {
    case .sessionRead, .runbooksRead: .allowed
    default: .refused(reason: "\(role.rawValue) works inside Odoo, not on the platform")
    }
  }
}
