import TenantModel
import TenantryAPI
import TerminalKit

/// The workflows of n8n and their executions: what works for which tenant, how it goes, what to do where it fails
/// (PRD §2 `automation_center`).
package struct AutomationPage: Page {
  package enum Event: Equatable, Sendable {
    case workflowsLoaded(Result<ListWorkflows.Output, APIProblem>)
    case executionsLoaded(ListExecutions, Result<ListExecutions.Output, APIProblem>)
    /// The bar has rested on a row.
    case selectionSettled(String)
    case workflowLoaded(String, Result<GetWorkflow.Output, APIProblem>)
    case executionLoaded(String, Result<GetExecution.Output, APIProblem>)
    /// What is shown is some seconds old: n8n tells nobody when something changes.
    case aged
    case switchConfirmed(AutomationWorkflow)
    case switched(AutomationWorkflow, Result<AutomationWorkflow, APIProblem>)
    case runConfirmed(AutomationWorkflow)
    case ran(AutomationWorkflow, Result<RunWorkflow.Output, APIProblem>)
    case executionLeft(ExecutionDialog.Outcome)
    case retryConfirmed(AutomationExecution)
    case retried(Result<AutomationExecution, APIProblem>)
  }

  /// How often n8n is asked again while the page is open.
  static let secondsBetweenLooks = 20

  private(set) var tab: AutomationTab
  private(set) var workflows: TablePane<WorkflowRow>
  private(set) var executions: TablePane<ExecutionRow>
  private(set) var integration: IntegrationStatus?
  /// Of which executions the workflows' records speak.
  private(set) var sample: AutomationSample?
  /// Whether there are older executions than those listed.
  private(set) var hasMore = false
  /// Only what works for this tenant is shown, by slug; nil shows all.
  private(set) var tenant: String?
  /// Only executions of this workflow are shown, by id.
  private(set) var workflow: String?
  private(set) var workflowDetail = Loadable<GetWorkflow.Output>.loading
  private(set) var executionDetail = Loadable<GetExecution.Output>.loading
  /// What the details are of.
  private var shownWorkflow: String?
  private var shownExecution: String?
  private var pace = ReloadPace.ofOutsideSystems
  /// What the route asked to filter by; read as soon as it is known what time it is.
  private var wanted: String?

  package init(_ route: Route) {
    tab = route.query["tab"].flatMap(AutomationTab.init(rawValue:)) ?? .workflows
    tenant = route.query["tenant"]
    workflow = route.query["of"]
    workflows = TablePane(selected: route.query["workflow"])
    executions = TablePane(selected: route.query["execution"])
    wanted = route.query["filter"]
  }

  package var route: Route {
    var query = tab == .workflows ? [:] : ["tab": tab.rawValue]
    query["tenant"] = tenant
    query["of"] = workflow
    query["workflow"] = workflows.table.selected
    query["execution"] = executions.table.selected
    let filter = tab == .workflows ? workflows.filter.inForce : executions.filter.inForce
    if !filter.isEmpty { query["filter"] = filter }
    return Route(.automationCenter, query: query)
  }

  package var breadcrumb: String? { tenant }

  package var captures: Bool { tab == .workflows ? workflows.isTyping : executions.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    tab == .workflows ? workflows.filter.hints(keys) : executions.filter.hints(keys)
  }

  var selectedWorkflow: AutomationWorkflow? { workflows.selected?.workflow }
  var selectedExecution: AutomationExecution? { executions.selected?.execution }

  /// Whether less than everything is asked for.
  var isScoped: Bool { tenant != nil || (tab == .executions && workflow != nil) }

  /// What is known of an execution, where that is shown.
  func executionDetail(of id: String) -> GetExecution.Output? {
    shownExecution == id ? executionDetail.value : nil
  }

  func name(of workflow: String) -> String {
    (workflows.items.value?.first { $0.workflow.id == workflow }?.workflow.name)
      ?? executions.items.value?.first { $0.execution.workflowId == workflow }?.execution.workflowName
      ?? workflow
  }

  // MARK: What happens

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      take(wanted: context)
      return load() + loadDetail(context)
    // Tenants come and go, and with them what may be done; all else n8n has to be asked for.
    case .changed(let batch):
      guard batch.isReset || !batch.tenants.isEmpty else { return [] }
      return pace.effects(at: context.now, load(whenBusy: .waits), token: "look", .aged)
    case .own(let event): return receive(event, context)
    case .commandChosen(let id), .commandTyped(let id, _):
      return choose(id, context) + selectionMoved(context)
    case .keyPressed(let key):
      let isMeant =
        tab == .workflows ? workflows.press(key, at: context.now) : executions.press(key, at: context.now)
      return isMeant ? selectionMoved(context) : [.unhandled]
    case .pasted(let text):
      if tab == .workflows {
        workflows.paste(text, at: context.now)
      } else {
        executions.paste(text, at: context.now)
      }
      return selectionMoved(context)
    case .resized: return needsDetail ? loadDetail(context) : []
    }
  }

  private mutating func take(wanted context: UpdateContext) {
    guard let text = wanted else { return }
    wanted = nil
    if tab == .workflows {
      workflows.set(filter: text, at: context.now)
    } else {
      executions.set(filter: text, at: context.now)
    }
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .workflowsLoaded(let result):
      if case .success(let output) = result { (integration, sample) = (output.integration, output.sample) }
      workflows.receive(result.map { WorkflowRow.inOrder($0.items) }, at: context.now)
      return (needsDetail ? loadDetail(context) : []) + later
    case .executionsLoaded(let question, let result):
      guard question == self.question else { return [] }
      if case .success(let output) = result { (integration, hasMore) = (output.integration, output.hasMore) }
      executions.receive(result.map { $0.items.map(ExecutionRow.init) }, at: context.now)
      return (needsDetail ? loadDetail(context) : []) + later
    case .selectionSettled(let id): return id == selectedID ? loadDetail(context) : []
    case .workflowLoaded(let id, let result):
      if id == shownWorkflow { workflowDetail.receive(result, at: context.now) }
    case .executionLoaded(let id, let result):
      if id == shownExecution { executionDetail.receive(result, at: context.now) }
    case .aged:
      pace.waited(at: context.now)
      return load(whenBusy: .waits) + loadDetail(context, whenBusy: .waits)
    default: return act(event, context)
    }
    return []
  }

  /// Puts a workflow that was changed in the place of the one in the list; its executions are those it had.
  mutating func take(_ changed: AutomationWorkflow, _ context: UpdateContext) {
    guard let rows = workflows.items.value else { return }
    let replaced = rows.map { row -> WorkflowRow in
      guard row.rowID == changed.id else { return row }
      var workflow = changed
      workflow.record = row.workflow.record
      return WorkflowRow(workflow: workflow)
    }
    workflows.receive(.success(replaced), at: context.now)
  }

  // MARK: What is asked for

  var question: ListExecutions { ListExecutions(workflow: workflow, tenant: tenant) }

  func load(whenBusy: Collision = .replaces) -> [Effect<Event>] {
    let question = question
    // The names and the figures above stand with either table.
    let needsWorkflows = tab == .workflows || workflows.items.value == nil
    return
      (needsWorkflows
      ? [.load(ListWorkflows(tenant: tenant), whenBusy: whenBusy, as: Event.workflowsLoaded)] : [])
      + (tab == .executions
        ? [.load(question, whenBusy: whenBusy) { .executionsLoaded(question, $0) }] : [])
  }

  private var later: [Effect<Event>] { [.after(.seconds(Self.secondsBetweenLooks), token: "look", .aged)] }

  private var selectedID: String? {
    tab == .workflows ? selectedWorkflow?.id : selectedExecution?.id
  }

  private var needsDetail: Bool { (tab == .workflows ? shownWorkflow : shownExecution) != selectedID }

  /// n8n is asked only about what is shown, and only where there is room to show it.
  mutating func loadDetail(_ context: UpdateContext, whenBusy: Collision = .replaces) -> [Effect<Event>] {
    guard context.size.width >= ListAndDetail.widthMin, let id = selectedID else { return [] }
    switch tab {
    case .workflows:
      if shownWorkflow != id { workflowDetail = .loading }
      shownWorkflow = id
      return [.load(GetWorkflow(workflow: id), whenBusy: whenBusy) { .workflowLoaded(id, $0) }]
    case .executions:
      if shownExecution != id { executionDetail = .loading }
      shownExecution = id
      return [.load(GetExecution(execution: id), whenBusy: whenBusy) { .executionLoaded(id, $0) }]
    }
  }

  /// Whoever walks through the list does not ask about every row on the way.
  private mutating func selectionMoved(_ context: UpdateContext) -> [Effect<Event>] {
    guard needsDetail, context.size.width >= ListAndDetail.widthMin else { return [] }
    if tab == .workflows {
      (workflowDetail, shownWorkflow) = (.loading, nil)
    } else {
      (executionDetail, shownExecution) = (.loading, nil)
    }
    return selectedID.map { [.after(.milliseconds(200), token: "row", .selectionSettled($0))] } ?? []
  }

  // MARK: What is shown

  mutating func openFilter() {
    if tab == .workflows { workflows.openFilter() } else { executions.openFilter() }
  }

  /// Shows more than now: without the filter, then of all workflows, then of all tenants.
  mutating func widen() -> [Effect<Event>] {
    if tab == .workflows, workflows.filter.isActive {
      workflows.clearFilter()
      return []
    }
    if tab == .executions, executions.filter.isActive {
      executions.clearFilter()
      return []
    }
    if tab == .executions, workflow != nil {
      workflow = nil
      executions = TablePane(selected: executions.table.selected)
    } else {
      tenant = nil
      (workflows, executions) = (
        TablePane(selected: workflows.table.selected), TablePane(selected: executions.table.selected)
      )
    }
    return load()
  }

  /// Shows the other table; of a workflow when one is named.
  mutating func show(_ next: AutomationTab, of workflow: String? = nil) -> [Effect<Event>] {
    tab = next
    if let workflow, workflow != self.workflow {
      self.workflow = workflow
      executions = TablePane()
    }
    return load()
  }
}
