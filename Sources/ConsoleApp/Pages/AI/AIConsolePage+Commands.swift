import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the AI console.
enum AICommands {
  static let open = Command("ai_open", "Open what is selected", label: "open", keys: [.enter], footer: 1)
  static let new = Command("ai_new", "Choose a flow to run", label: "new run", keys: ["n"], footer: 2)
  static let approve = Command(
    "ai_approve", "Look at the plan and approve the proposal", label: "approve", keys: ["a"], footer: 3)
  static let reject = Command(
    "ai_reject", "Reject the proposal, with a reason", label: "reject", keys: ["x"], footer: 4)
  static let cancel = Command("ai_cancel", "End the run", label: "cancel", keys: ["c"], footer: 5)
  static let nextTab = Command(
    "ai_next_tab", "Go to the next list", label: "list", keys: [.tab, "]"], footer: 6)
  static let previousTab = Command("ai_previous_tab", "Go to the list before", keys: [.backTab, "["])
  static let filter = Command(
    "ai_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"],
    footer: 7)
  static let clear = Command("ai_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 8)
}

extension AIConsolePage {
  package static let scope: Command.Scope = "ai"

  package static let definitions = [
    AICommands.open, AICommands.new, AICommands.approve, AICommands.reject, AICommands.cancel,
    AICommands.nextTab, AICommands.previousTab, AICommands.filter, AICommands.clear,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let common = [AICommands.nextTab, AICommands.previousTab, AICommands.filter]
    switch tab {
    case .runs:
      let run = runs.selected?.run
      let nothing = runs.refusalWithoutRow("no run")
      let over = run.flatMap { $0.state.isOver ? "it is over" : nil }
      return [
        AICommands.open.refused(nothing), AICommands.new,
        AICommands.cancel.refused(context.refusal(of: CancelAgentRun.permission) ?? nothing ?? over),
      ] + common + clear(runs.filter.isActive)
    case .proposals:
      let refusal = decisionRefusal(context)
      let title = proposals.selected?.proposal.operation == nil ? "Look at the plan" : "Open the operation"
      return [
        AICommands.open.saying(title).refused(
          proposals.selected?.proposal.operation == nil ? refusal : nil),
        AICommands.new, AICommands.approve.refused(refusal), AICommands.reject.refused(refusal),
      ] + common + clear(proposals.filter.isActive)
    case .flows:
      let refusal = flows.selected.map { self.refusal(of: $0.flow, context) } ?? flows.refusalWithoutRow("no flow")
      return [AICommands.open.saying("Run the flow", label: "run").refused(refusal)] + common
        + clear(flows.filter.isActive)
    }
  }

  private func clear(_ isActive: Bool) -> [Command] { isActive ? [AICommands.clear] : [] }

  /// Why the proposal under the bar cannot be decided; nil when it can.
  private func decisionRefusal(_ context: UpdateContext) -> String? {
    guard let proposal = proposals.selected?.proposal else {
      return proposals.refusalWithoutRow("no proposal")
    }
    return proposal.refusal(at: context.now) ?? context.refusal(of: DecideAgentProposal.permission)
  }
}
