import TenantModel
import TenantryAPI
import TerminalKit

/// Flows over the platform, their runs while they go on, and what they propose (PRD §2 `ai_console`).
package struct AIConsolePage: Page {
  package enum Event: Equatable, Sendable {
    case flowsLoaded(Result<ListAgentFlows.Output, APIProblem>)
    case runsLoaded(Result<ListAgentRuns.Output, APIProblem>)
    case proposalsLoaded(Result<ListAgentProposals.Output, APIProblem>)
    /// The bar has rested on a run.
    case selectionSettled(AgentRunID)
    case detailLoaded(AgentRunID, Result<GetAgentRun.Output, APIProblem>)
    case started(AgentRun)
    case startAnswered(Result<AgentRun, APIProblem>)
    case cancelAnswered(Result<AgentRun, APIProblem>)
    case runLeft(proposal: AgentProposal?)
    /// The tenant that a proposal is about, as it is now.
    case tenantLoaded(AgentProposal, Result<TenantDetail, APIProblem>)
    case approved(OperationID)
    case rejected
  }

  var tab: AITab
  private(set) var status: ListAgentFlows.Output?
  var flows = TablePane<AgentFlowRow>()
  var runs: TablePane<AgentRunRow>
  var proposals: TablePane<AgentProposalRow>
  /// The run under the bar, with what it said.
  private(set) var detail = Loadable<GetAgentRun.Output>.loading
  private var detailOf: AgentRunID?
  /// What another page wants asked: done as soon as the flows are here.
  private var wanted: [String: String]?

  package init(_ route: Route = Route(.aiConsole)) {
    tab = route.query["tab"].flatMap(AITab.init(rawValue:)) ?? .runs
    runs = TablePane(selected: route.query["run"])
    proposals = TablePane(selected: route.query["proposal"])
    wanted = route.query["flow"] == nil ? nil : route.query
  }

  package var route: Route {
    var query = tab == .runs ? [:] : ["tab": tab.rawValue]
    query["run"] = runs.table.selected
    query["proposal"] = proposals.table.selected
    return Route(.aiConsole, query: query)
  }

  package var captures: Bool { runs.isTyping || proposals.isTyping || flows.isTyping }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    switch tab {
    case .runs: runs.filter.hints(keys)
    case .proposals: proposals.filter.hints(keys)
    case .flows: flows.filter.hints(keys)
    }
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return load() + loadDetail(context)
    case .changed(let batch):
      guard batch.isReset || batch.concerns(.agents) else { return [] }
      return load(whenBusy: .waits) + loadDetail(context, whenBusy: .waits)
    case .own(let event): return receive(event, context)
    case .commandChosen(let id), .commandTyped(let id, _): return run(id, context) + selectionMoved(context)
    case .keyPressed(let key): return press(key, context) ? selectionMoved(context) : [.unhandled]
    case .pasted(let text):
      switch tab {
      case .runs: runs.paste(text, at: context.now)
      case .proposals: proposals.paste(text, at: context.now)
      case .flows: flows.paste(text, at: context.now)
      }
    case .resized: return needsDetail ? loadDetail(context) : []
    }
    return []
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> Bool {
    switch tab {
    case .runs: runs.press(key, at: context.now)
    case .proposals: proposals.press(key, at: context.now)
    case .flows: flows.press(key, at: context.now)
    }
  }

  func load(whenBusy: Collision = .replaces) -> [Effect<Event>] {
    [
      .load(ListAgentFlows(), whenBusy: whenBusy, as: Event.flowsLoaded),
      .load(ListAgentRuns(), whenBusy: whenBusy, as: Event.runsLoaded),
      .load(ListAgentProposals(), whenBusy: whenBusy, as: Event.proposalsLoaded),
    ]
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .flowsLoaded(let result):
      status = (try? result.get()) ?? status
      flows.receive(
        result.map { output in
          output.items.map {
            AgentFlowRow(flow: $0, isOpen: !$0.needsModel || output.integration.isConnected)
          }
        }, at: context.now)
      nameRuns(context)
      return beginWanted(context)
    case .runsLoaded(let result):
      runs.receive(
        result.map { $0.items.map { AgentRunRow(run: $0, title: title(of: $0)) } }, at: context.now)
      return needsDetail ? loadDetail(context) : []
    case .proposalsLoaded(let result):
      proposals.receive(result.map { $0.items.map { AgentProposalRow(proposal: $0) } }, at: context.now)
    case .selectionSettled(let id): return runs.selected?.run.id == id ? loadDetail(context) : []
    case .detailLoaded(let id, let result):
      if id == detailOf { detail.receive(result, at: context.now) }
    case .started(let run), .startAnswered(.success(let run)), .cancelAnswered(.success(let run)):
      show(run)
      return load() + loadDetail(context)
    case .startAnswered(.failure(let problem)), .cancelAnswered(.failure(let problem)):
      return [.notify(Notice(.error, problem.detail))] + load(whenBusy: .waits)
    case .runLeft(let proposal): return (proposal.map(approve) ?? []) + load(whenBusy: .waits)
    case .tenantLoaded(let proposal, .success(let detail)): return confirm(proposal, on: detail.tenant)
    case .tenantLoaded(_, .failure(let problem)): return [.notify(Notice(.error, problem.detail))]
    case .approved(let operation): return [.openDrawer(operation)] + load(whenBusy: .waits)
    case .rejected: return [.notify(Notice(.ok, "The proposal is rejected."))] + load(whenBusy: .waits)
    }
    return []
  }

  /// Runs that came before the flows get their names.
  private mutating func nameRuns(_ context: UpdateContext) {
    guard let rows = runs.items.value else { return }
    runs.receive(.success(rows.map { AgentRunRow(run: $0.run, title: title(of: $0.run)) }), at: context.now)
  }

  /// The flow as people call it.
  func title(of run: AgentRun) -> String {
    status?.items.first { $0.id == run.flow }?.title ?? run.flow.replacing("_", with: " ")
  }

  private mutating func beginWanted(_ context: UpdateContext) -> [Effect<Event>] {
    guard let asked = wanted, let status else { return [] }
    wanted = nil
    guard let flow = status.items.first(where: { $0.id == asked["flow"] }) else { return [] }
    tab = .runs
    return begin(flow, tenant: asked["tenant"], operation: asked["operation"], context)
  }

  private mutating func show(_ run: AgentRun) {
    tab = .runs
    let rows = (runs.items.value ?? []).filter { $0.run.id != run.id }
    var pane = TablePane<AgentRunRow>(selected: run.id.rawValue)
    pane.receive(.success([AgentRunRow(run: run, title: title(of: run))] + rows), at: run.createdAt)
    runs = pane
  }

  private var needsDetail: Bool { tab == .runs && detailOf != runs.selected?.run.id }

  /// What was said is read only where there is room to show it.
  private mutating func loadDetail(
    _ context: UpdateContext, whenBusy: Collision = .replaces
  ) -> [Effect<Event>] {
    guard context.size.width >= ListAndDetail.widthMin, tab == .runs, let id = runs.selected?.run.id else {
      return []
    }
    if detailOf != id { detail = .loading }
    detailOf = id
    return [.load(GetAgentRun(run: id.rawValue), whenBusy: whenBusy) { .detailLoaded(id, $0) }]
  }

  private mutating func selectionMoved(_ context: UpdateContext) -> [Effect<Event>] {
    guard needsDetail, context.size.width >= ListAndDetail.widthMin else { return [] }
    detail = .loading
    detailOf = nil
    guard let id = runs.selected?.run.id else { return [] }
    return [.after(.milliseconds(150), token: "run", .selectionSettled(id))]
  }
}
