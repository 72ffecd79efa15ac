import TenantModel
import TenantryAPI
import TerminalKit

/// The names of what can be done on a tenant's page.
enum TenantCommands {
  static let operation = "tenant_operation"
  static let retry = "tenant_retry"
  static let cancel = "tenant_cancel"
  static let open = "tenant_open_odoo"
  static let copyURL = "tenant_copy_url"
  static let file = "tenant_file"
  static let toggle = "tenant_toggle"
  static let tree = "tenant_tree"
  static let keycloak = "tenant_keycloak"
  static let plan = "tenant_plan"
  static let page = "tenant_page"
  static let nextTab = "tenant_next_tab"
  static let previousTab = "tenant_previous_tab"
  static let automation = "tenant_automation"
  static let dashboard = "tenant_dashboard"
  static let changeAnalytics = "tenant_change_analytics"
  static let setUpAnalytics = "tenant_set_up_analytics"
  static let filter = "tenant_filter"
  static let clear = "tenant_clear"
  static let approval = "tenant_approval"

  /// The operations with a button, in the order of their life.
  static let operations: [(kind: OperationKind, key: Key)] = [(.pause, "p"), (.resume, "u"), (.rebuild, "b")]

  /// The operations of the overview alone: in the logs their keys are the log's.
  static let changes: [(kind: OperationKind, key: Key)] = [
    (.upgradeImage, "i"), (.moduleApply, "a"), (.backup, "B"), (.restore, "T"), (.clone, "C"),
    (.decommission, "D"), (.purge, "X"),
  ]

  static func id(of kind: OperationKind) -> String { "tenant_\(kind.rawValue)" }

  static func kind(of id: String) -> OperationKind? {
    (operations + changes).first { self.id(of: $0.kind) == id }?.kind
  }
}

extension TenantDetailPage {
  package static let scope: Command.Scope = "tenant"

  package static let definitions =
    [enter, retryParked, cancelParked]
    + (TenantCommands.operations + TenantCommands.changes).map(definition)
    + [
      openOdoo, copyURL, nextTab, previousTab, file, toggleModule, moduleTree, openKeycloak, automation,
      adjustPlan, dashboard, changeAnalytics, setUpAnalytics, goToPage, filterRows, clearFilter, approval,
    ]
    + TenantTab.allCases.map(\.command)

  /// Opens what is under the bar: what that is, the tab says.
  static let enter = Command(
    TenantCommands.operation, "Open what is under the bar", label: "open", keys: [.enter], footer: 1)
  private static let retryParked = Command(
    TenantCommands.retry, "Retry the step that failed", label: "retry", keys: ["R"], footer: 2)
  private static let cancelParked = Command(
    TenantCommands.cancel, "Cancel the parked operation", label: "cancel", keys: ["c"], footer: 3)
  private static let openOdoo = Command(
    TenantCommands.open, "Open the tenant's Odoo", label: "open Odoo", keys: ["o", "O"], footer: 24)
  private static let copyURL = Command(
    TenantCommands.copyURL, "Copy the tenant's URL", label: "copy URL", keys: ["y"], footer: 26)
  private static let nextTab = Command(
    TenantCommands.nextTab, "Go to the next tab", label: "next tab", keys: [.tab, "]"], footer: 22)
  private static let previousTab = Command(
    TenantCommands.previousTab, "Go to the tab before", keys: [.backTab, "["])
  static let toggleModule = Command(
    TenantCommands.toggle, "Install the module, or bring it up to date", label: "install", keys: [.space],
    footer: 2)
  static let moduleTree = Command(
    TenantCommands.tree, "Show what the modules need, as a tree", label: "what they need", keys: ["N"],
    footer: 24)
  static let openKeycloak = Command(
    TenantCommands.keycloak, "Open the client in Keycloak's own console", label: "Keycloak", keys: ["K"],
    footer: 4)
  static let adjustPlan = Command(
    TenantCommands.plan, "Put the tenant on another plan", label: "plan", keys: ["A"], footer: 4)
  static let dashboard = Command(
    TenantCommands.dashboard, "Open its dashboard in Superset", label: "dashboard", keys: ["W"], footer: 2)
  static let changeAnalytics = Command(
    TenantCommands.changeAnalytics, "Choose when its analytics are filled, and its dashboard", label: "change",
    keys: ["E"], footer: 3)
  static let setUpAnalytics = Command(
    TenantCommands.setUpAnalytics, "Make the schema and the dashboard that are missing", label: "set up",
    keys: ["S"], footer: 4)
  static let goToPage = Command(
    TenantCommands.page, "Show it on the page of all tenants' systems", label: "page", keys: ["P"], footer: 5)
  private static let automation = Command(
    TenantCommands.automation, "Show the workflows that work for it", label: "workflows", keys: ["w"],
    footer: 27, verbs: ["workflows"], arguments: [.init("tenant", .listed("tenants"))])
  private static let file = Command(
    TenantCommands.file, "Open the tenant as a file in the editor", label: "file", keys: ["e"])
  static let filterRows = Command(
    TenantCommands.filter, "Filter the rows: words, field:value, age<2h, !not, ~fuzzy, /regex/",
    label: "filter", keys: ["/"], footer: 23)
  static let clearFilter = Command(
    TenantCommands.clear, "Clear the filter", label: "clear", keys: [.escape], footer: 23)

  static let approval = Command(
    TenantCommands.approval, "Look at what waits for a second person", label: "approval", keys: ["V"], footer: 2)

  private static func definition(_ kind: OperationKind, _ key: Key) -> Command {
    Command(
      TenantCommands.id(of: kind), kind.title, label: kind.word, keys: [key],
      footer: TenantCommands.operations.contains { $0.kind == kind } ? 20 : nil,
      verbs: [kind.word], arguments: [.init("tenant", .listed("tenants"))])
  }

  package func commands(context: UpdateContext) -> [Command] {
    guard detail.value != nil || detail.problem == nil, tab == .logs || !captures else { return [] }
    let always =
      offered(TenantCommands.operations, context)
      + [Self.openOdoo, Self.copyURL, Self.nextTab, Self.previousTab]
    // In the log letters are the log's own.
    guard tab != .logs else { return logs.state.commands() + wayOut(context) + always }
    let waits = detail.value?.approvals?.isEmpty == false ? [Self.approval] : []
    return wayOut(context) + waits + ownCommands(context) + always + offered(TenantCommands.changes, context)
      + [Self.file, Self.automation.refused(context.refusal(of: ListWorkflows.permission))]
      + TenantTab.allCases.filter { $0 != tab }.map(\.command)
  }

  /// What can be done in the tab alone.
  private func ownCommands(_ context: UpdateContext) -> [Command] {
    switch tab {
    case .overview: overviewCommands
    case .modules: moduleCommands(context)
    case .infra: infraCommands(context)
    case .sso: signInCommands(context)
    case .analytics: analyticsCommands(context)
    case .billing: billingCommands(context)
    case .logs: []
    }
  }

  private func offered(
    _ list: [(kind: OperationKind, key: Key)], _ context: UpdateContext
  ) -> [Command] {
    list.map { Self.definition($0.kind, $0.key).refused(refusal(of: $0.kind, by: context.session)) }
  }

  /// There is something to open and to filter where there is an operation.
  private var overviewCommands: [Command] {
    let open =
      shownOperations.isEmpty
      ? [] : [Self.enter.saying("Open the operation under the bar", label: "operation")]
    guard detail.value?.operations.isEmpty == false else { return open }
    return open + [Self.filterRows] + (filter.isActive ? [Self.clearFilter] : [])
  }

  /// The operation that stopped and holds the tenant until somebody decides.
  var parked: OperationSummary? {
    detail.value.flatMap(TenantHeader.current).flatMap { $0.state == .parked ? $0 : nil }
  }

  /// What leads out of trouble, first: what to do about an operation that is parked.
  private func wayOut(_ context: UpdateContext) -> [Command] {
    guard parked != nil else { return [] }
    return [
      Self.retryParked.refused(context.refusal(of: RetryOperation.permission)),
      Self.cancelParked.refused(context.refusal(of: CancelOperation.permission)),
    ]
  }

  /// Why an operation cannot be submitted now, in the platform's words; nil when it can, or while that is not known:
  /// what is chosen then waits for the tenant.
  func refusal(of kind: OperationKind, by session: Session?) -> String? {
    if session?.isReadOnly == true { return session?.refusal(of: SubmitOperation.permission) }
    guard let detail = detail.value else { return nil }
    guard let action = detail.actions.first(where: { $0.kind == kind }) else {
      return "it is not offered here"
    }
    // What needs a second person can be asked for, and a freeze be set aside by whoever may.
    if action.override?.isAllowed == true { return nil }
    guard case .refused(let reason) = action.decision else { return nil }
    guard parked != nil, !reason.contains("retry") else { return reason }
    return "\(reason): retry or cancel it"
  }
}
