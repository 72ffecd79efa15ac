import TenantModel
import TenantryAPI
import TerminalKit

/// What somebody asks for: what would be done, who asks and why, until when; and what may be said to it.
struct ApprovalDialog: Dialog {
  enum Event: Equatable, Sendable {
    case loaded(Result<GetApproval.Output, APIProblem>)
    /// The operation that was asked for is approved and has begun.
    case begun(OperationID)
    case planConfirmed
    case withdrawConfirmed
    case answered(Result<Approval, APIProblem>)
    /// A form was sent; what came of it, one sentence.
    case formSent(String)
  }

  private(set) var outcome: ShellChoice?
  let id: ApprovalID
  private(set) var detail = Loadable<ApprovalDetail>.loading
  private(set) var isSending = false
  var scroll = ScrollState()

  init(_ id: ApprovalID) { self.id = id }

  static let scope: Command.Scope = "approval"

  static let approve = Command(
    "approval_approve", "Approve it: it is done at once", label: "approve", keys: ["a"], footer: 1)
  static let reject = Command(
    "approval_reject", "Reject it, and say why", label: "reject", keys: ["x"], footer: 2)
  static let withdraw = Command(
    "approval_withdraw", "Take back what you asked for", label: "withdraw", keys: ["w"], footer: 3)
  static let operation = Command(
    "approval_operation", "Open the operation that came of it", label: "operation", keys: [.enter], footer: 4)
  private static let close = Command("approval_close", "Put it away", label: "close", keys: ["q"])

  static let definitions = [approve, reject, withdraw, operation, close]

  var widgets: [Command.Scope] { [.scroll] }

  var tenantInView: TenantInView? { detail.value.map { .looking(at: $0.tenant.slug.rawValue) } }

  func commands(context: UpdateContext) -> [Command] {
    let found = detail.value
    let unknown = found == nil ? "it is not known yet" : isSending ? "it is being sent" : nil
    let mine = context.refusal(of: DecideApproval.permission)
    let open: [Command] =
      found?.withdraw.isAllowed == true
      ? [Self.withdraw.refused(context.refusal(of: WithdrawApproval.permission) ?? unknown)]
      : [
        Self.approve.refused(mine ?? unknown ?? found?.approve.reason),
        Self.reject.refused(mine ?? unknown ?? found?.reject.reason),
      ]
    return (found?.approval.state ?? .open == .open ? open : [])
      + (found?.approval.operation == nil ? [] : [Self.operation]) + [Self.close]
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()]
    case .changed(let batch):
      let isOurs = detail.value.map { batch.tenants.contains($0.tenant.id) } ?? false
      return batch.concerns(.approvals) || isOurs ? [load(whenBusy: .waits)] : []
    case .own(let event): return receive(event, context)
    case .commandChosen(let command): return choose(command, context)
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: return []
    }
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(GetApproval(approval: id.rawValue), whenBusy: whenBusy, as: Event.loaded)
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .loaded(let result): detail.receive(result, at: context.now)
    case .begun(let operation): outcome = .operation(operation.rawValue)
    case .formSent(let sentence): return [.notify(Notice(.ok, sentence)), .dismiss]
    case .planConfirmed:
      guard let found = detail.value else { return [] }
      isSending = true
      return [
        .submit(
          DecideApproval(
            approval: id.rawValue, approves: true, reason: context.writeReason,
            expectedVersion: found.tenant.version, trigger: .ui), as: Event.answered)
      ]
    case .withdrawConfirmed:
      isSending = true
      return [.submit(WithdrawApproval(approval: id.rawValue), as: Event.answered)]
    case .answered(.success(let approval)):
      let what = approval.summary.prefix(1).uppercased() + approval.summary.dropFirst()
      return [.notify(Notice(.ok, "\(what): \(approval.state.rawValue).")), .dismiss]
    case .answered(.failure(let problem)):
      isSending = false
      return [.notify(Notice(.error, problem.detail)), load()]
    }
    return []
  }

  private func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    guard let found = detail.value else { return [.dismiss] }
    switch command {
    case Self.approve.id: return [approving(found)]
    case Self.reject.id: return [FormTask.reject(found.approval).presented(context, as: Event.formSent)]
    case Self.withdraw.id:
      let dialog = ConfirmDialog(
        "Take it back?", [Line("Nobody can approve it any more: \(found.approval.summary).")], action: "Withdraw",
        refuse: "Leave it open")
      return [.present(dialog) { _ in .withdrawConfirmed }]
    case Self.operation.id: return found.approval.operation.map { [.openDrawer($0), .dismiss] } ?? []
    default: return [.dismiss]
    }
  }

  /// Asks as hard as whoever asked was asked.
  private func approving(_ found: ApprovalDetail) -> Effect<Event> {
    switch found.approval.act {
    case .decommission:
      return .present(OperationConfirmDialog(.decommission, on: found.tenant, approving: found.approval)) { outcome in
        switch outcome {
        case .submitted(let operation): .begun(operation)
        }
      }
    case .plan:
      let dialog = ConfirmDialog(
        "Approve: \(found.approval.summary)",
        [
          Line("\(found.approval.askedBy) asks for it: \(found.approval.reason)"),
          Line("The new fee counts for the month that is billed next.", .dim),
        ], action: "Approve", confirmation: .typeSlug, words: found.tenant.slug.rawValue,
        about: .acting(on: found.tenant.slug))
      return .present(dialog) { _ in .planConfirmed }
    }
  }
}
