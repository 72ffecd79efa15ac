import TenantModel
import TenantryAPI
import TerminalKit

/// What is done on the AI console: flows are run, proposals decided.
extension AIConsolePage {
  mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case AICommands.nextTab.id: tab = tab.moved(by: 1)
    case AICommands.previousTab.id: tab = tab.moved(by: -1)
    case AICommands.new.id: tab = .flows
    case AICommands.filter.id: openFilter()
    case AICommands.clear.id: clearFilter()
    case AICommands.open.id: return open(context)
    case AICommands.cancel.id:
      return runs.selected.map {
        [.submit(CancelAgentRun(run: $0.run.id.rawValue), as: Event.cancelAnswered)]
      } ?? []
    case AICommands.approve.id: return proposals.selected.map { approve($0.proposal) } ?? []
    case AICommands.reject.id: return proposals.selected.map { reject($0.proposal) } ?? []
    default: return [.unhandled]
    }
    return []
  }

  private mutating func openFilter() {
    switch tab {
    case .runs: runs.openFilter()
    case .proposals: proposals.openFilter()
    case .flows: flows.openFilter()
    }
  }

  private mutating func clearFilter() {
    switch tab {
    case .runs: runs.clearFilter()
    case .proposals: proposals.clearFilter()
    case .flows: flows.clearFilter()
    }
  }

  private mutating func open(_ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .runs:
      guard let row = runs.selected else { return [] }
      return [
        .present(AgentRunDialog(row.run, title: row.title)) { outcome in
          switch outcome {
          case .closed: .runLeft(proposal: nil)
          case .decides(let proposal): .runLeft(proposal: proposal)
          }
        }
      ]
    case .proposals:
      guard let proposal = proposals.selected?.proposal else { return [] }
      return proposal.operation.map { [.openDrawer($0)] } ?? approve(proposal)
    case .flows: return flows.selected.map { begin($0.flow, tenant: nil, operation: nil, context) } ?? []
    }
  }

  /// Runs a flow at once where it is known what it is about; asks for that first where it is not.
  func begin(
    _ flow: AgentFlow, tenant: String?, operation: String?, _ context: UpdateContext
  ) -> [Effect<Event>] {
    if let reason = refusal(of: flow, context) {
      return [.notify(Notice(.info, "\(flow.title): \(reason)."))]
    }
    let key = context.makeKey()
    let known = flow.subject == .tenant ? tenant : flow.subject == .operation ? operation : nil
    if flow.subject == .platform || known != nil {
      let start = StartAgentRun(
        flow: flow.id, tenant: flow.subject == .tenant ? tenant : nil,
        operation: flow.subject == .operation ? operation : nil, trigger: .ui, idempotencyKey: key)
      return [.submit(start, as: Event.startAnswered)]
    }
    let field: FormField =
      switch flow.subject {
      case .tenant, .platform: .text("tenant", "Tenant", hint: "its slug", lengthMax: 60)
      case .operation: .text("operation", "Operation", hint: "its id, or the beginning of it", lengthMax: 20)
      case .question:
        .text(
          "question", "Question", hint: "in your own words", help: "It looks up, and changes nothing.",
          lengthMax: AgentRun.questionLengthMax)
      }
    let form = FormDialog(
      Line(flow.title), [Line(flow.summary, .dim)], fields: [field], action: "Run", component: .aiRunForm
    ) { answers throws(FormFault) in
      guard answers.optional(field.id) != nil else { throw FormFault(field.id, "This has to be named.") }
      return StartAgentRun(
        flow: flow.id, tenant: answers.optional("tenant"), operation: answers.optional("operation"),
        question: answers.optional("question"), trigger: .ui, idempotencyKey: key)
    }
    return [.present(form) { .started($0) }]
  }

  /// Why a flow cannot be run now; nil when it can.
  func refusal(of flow: AgentFlow, _ context: UpdateContext) -> String? {
    if let reason = context.refusal(of: StartAgentRun.permission) { return reason }
    guard flow.needsModel, status?.integration.isConnected == false else { return nil }
    return "it needs a language model: connect one in the settings"
  }

  /// Reads the tenant anew: the plan is shown as it is now.
  func approve(_ proposal: AgentProposal) -> [Effect<Event>] {
    [.load(GetTenant(tenant: proposal.tenantId.rawValue), mayRecall: false) { .tenantLoaded(proposal, $0) }]
  }

  func confirm(_ proposal: AgentProposal, on tenant: Tenant) -> [Effect<Event>] {
    let choice = proposal.params.map { OperationChoice(params: $0) }
    return [
      .present(OperationConfirmDialog(proposal.kind, on: tenant, with: choice, for: proposal)) { outcome in
        switch outcome {
        case .submitted(let operation): .approved(operation)
        }
      }
    ]
  }

  private func reject(_ proposal: AgentProposal) -> [Effect<Event>] {
    let form = FormDialog(
      Line("Reject: \(proposal.summary)"), [Line(proposal.why, .dim)],
      fields: [
        .text("reason", "Reason", hint: "one sentence", lengthMax: AgentProposal.reasonLengthMax)
      ], action: "Reject", component: .aiRejectForm
    ) { answers throws(FormFault) in
      guard let reason = answers.optional("reason") else {
        throw FormFault("reason", "Say why, for those who read it later.")
      }
      return DecideAgentProposal(proposal: proposal.id.rawValue, approves: false, reason: reason)
    }
    return [.present(form) { _ in .rejected }]
  }
}
