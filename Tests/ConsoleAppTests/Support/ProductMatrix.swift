import TenantModel
import TenantryAPI
import Testing

/// The matrix of roles (PRD §6): its cells as they stand there, and what each row comes to here.
enum ProductMatrix {
  struct Row: Sendable, CustomTestStringConvertible {
    let role: TenantModel.Role
    let page: String
    /// View, create, edit, delete, and the actions of administrators, in the document's words.
    let words: [String]
    var ownership = Ownership.other
    var may: Set<Permission> = []
    var mayNot: Set<Permission> = []
    var operates: Set<OperationKind> = []
    var operatesNot: Set<OperationKind> = []

    var cells: [String] { [role.rawValue, page] + words }

    var testDescription: String { "\(role.rawValue) on \(page)" }
  }

  /// What runs a platform from day to day: PRD's “run ops”.
  private static let everyDay: Set<OperationKind> = [
    .pause, .resume, .rebuild, .upgradeImage, .moduleApply, .backup, .restore,
  ]

  static let rows: [Row] = [
    Row(
      role: .platformOwner, page: "platform_dashboard",
      words: ["yes", "n/a", "n/a", "n/a", "global operations toggle"],
      may: [.platformRead, .operationsControl, FreezeOperations.permission, UnfreezeOperations.permission]),
    Row(
      role: .platformOwner, page: "tenants_list",
      words: ["yes", "yes", "yes", "yes", "create tenant, decommission"],
      may: [CreateTenant.permission, SubmitOperation.permission], operates: [.decommission, .purge]),
    Row(
      role: .platformOwner, page: "tenant_detail",
      words: ["yes", "n/a", "yes", "yes", "pause/resume/rebuild/upgrade"],
      may: [GetTenant.permission, AdjustPlan.permission], operates: everyDay.union([.decommission, .clone])),
    Row(
      role: .platformOwner, page: "module_catalog", words: ["yes", "yes", "yes", "yes", "manage bundles"],
      may: [SaveBundle.permission, RemoveBundle.permission, ImportModules.permission]),
    Row(
      role: .platformOwner, page: "infra_templates", words: ["yes", "yes", "yes", "yes", "manage templates"],
      may: [SaveInfraTemplate.permission, RetireInfraTemplate.permission, SetImageStatus.permission]),
    Row(
      role: .platformOwner, page: "analytics_hub",
      words: ["yes", "yes", "yes", "yes", "configure Supabase/Superset"], may: [SaveIntegration.permission]),
    Row(
      role: .platformOwner, page: "billing_overview",
      words: ["yes", "n/a", "yes", "n/a", "adjust plan, mark invoices"],
      may: [
        AdjustPlan.permission, MarkInvoicePaid.permission, VoidInvoice.permission, DecideProposal.permission,
      ]),
    Row(
      role: .platformOperator, page: "platform_dashboard",
      words: ["yes", "n/a", "n/a", "n/a", "run ops, view logs"],
      may: [SubmitOperation.permission, GetOperationLogs.permission, RetryOperation.permission],
      mayNot: [FreezeOperations.permission]),
    Row(
      role: .platformOperator, page: "tenants_list",
      words: ["yes", "no", "limited", "no", "run ops, view details"],
      may: [SubmitOperation.permission, GetTenant.permission], mayNot: [CreateTenant.permission],
      operates: everyDay, operatesNot: [.decommission, .purge, .clone]),
    Row(
      role: .platformOperator, page: "tenant_detail",
      words: ["yes", "n/a", "limited", "no", "run ops but not billing changes"],
      may: [GetTenant.permission, GetTenantLogs.permission, GetTenantInfra.permission],
      mayNot: [
        AdjustPlan.permission, ProposeChange.permission, MarkInvoicePaid.permission,
        PauseForBilling.permission,
      ],
      operates: everyDay, operatesNot: [.decommission, .purge]),
    Row(
      role: .tenantAdmin, page: "tenant_portal",
      words: ["yes", "n/a", "limited", "n/a", "manage local settings, support requests"], ownership: .own,
      may: [
        GetPortal.permission, ChangeLocalSettings.permission, OpenSupportRequest.permission,
        AnswerSupportRequest.permission,
      ],
      mayNot: [SubmitOperation.permission, AdjustPlan.permission, CreateTenant.permission, .catalogWrite],
      operatesNot: [.decommission, .purge, .clone]),
    Row(
      role: .financeOwner, page: "billing_overview",
      words: ["yes", "n/a", "suggest", "n/a", "propose changes; platform_owner approves"],
      may: [ProposeChange.permission, GetBillingOverview.permission],
      mayNot: [
        AdjustPlan.permission, DecideProposal.permission, MarkInvoicePaid.permission,
        SubmitOperation.permission,
      ]),
  ]
}
