import TenantModel
import TenantryAPI
import TerminalKit

/// Confirms an operation on a tenant and submits it (PRD §3.3 `tenant_status_change_modal`).
///
/// It reads the tenant again when it opens and whenever the tenant changes, says what is different from what the
/// person saw, and submits with the version it showed, so that nobody agrees to something they did not read.
package struct OperationConfirmDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case planned(Result<PlanOperation.Output, APIProblem>)
    case newestLoaded(Result<ListOperations.Output, APIProblem>)
    case submitted(Result<SubmitOperation.Output, APIProblem>)
    case approved(Result<AgentProposal, APIProblem>)
    case secondApproved(Result<Approval, APIProblem>)
    /// A second person was asked; what came of it, one sentence.
    case asked(String)
    /// Why the freeze is set aside.
    case overridden(String)
  }

  package enum Outcome: Equatable, Sendable {
    case submitted(OperationID)
  }

  /// The drawer of an operation that waits has the same key for the same.
  static let overrideKey: Key = "B"

  package private(set) var outcome: Outcome?
  /// The tenant as it was on the screen when the key was pressed.
  let seen: Tenant
  let kind: OperationKind
  /// What it is done with, and when; nil for the kinds that want to know nothing.
  let choice: OperationChoice?
  /// What is approved by saying yes; nil where somebody asks for it themselves.
  let proposal: AgentProposal?
  /// What somebody else asked for and is approved by saying yes; nil where nobody did.
  let approval: Approval?
  private(set) var plan = Loadable<PlanOperation.Output>.loading
  private(set) var form = ConfirmForm()
  /// Why the freeze is set aside; nil where it counts.
  private(set) var override: String?
  private(set) var isSending = false
  private(set) var failure: APIProblem?
  /// True when no server could be asked what would be done, and the change may wait for one.
  private(set) var isUnseen = false
  /// The newest operation on the tenant, asked for once the tenant is not what was seen.
  private(set) var newest: OperationSummary?
  var scroll = ScrollState()
  /// Made once for a plan: sending the same again, after a broken line, starts nothing twice.
  private var idempotencyKey: String?

  package init(
    _ kind: OperationKind, on seen: Tenant, with choice: OperationChoice? = nil,
    for proposal: AgentProposal? = nil, approving approval: Approval? = nil
  ) {
    self.proposal = proposal
    self.approval = approval
    self.kind = kind
    self.choice = choice
    self.seen = seen
  }

  package var asksToChange: Bool { !isSending }

  package var tenantInView: TenantInView? { .acting(on: seen.slug, kind) }

  package var captures: Bool { form.focus == .field && !isSending }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      form.open(by: context.lastKey, at: context.now)
      return [read()]
    case .refreshRequested: return [read()]
    case .changed(let batch):
      let concerns = batch.tenants.contains(seen.id) || batch.isReset
      return concerns && !isSending ? [read(afterOthers: true)] : []
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      if !isSending { form.paste(text) }
      return []
    case .own(.planned(let result)): return take(result, context)
    case .own(.newestLoaded(let result)):
      newest = (try? result.get())?.items.first ?? newest
      return []
    case .own(.submitted(let result)): return take(result)
    case .own(.approved(let result)):
      return take(
        result.flatMap { approved in
          approved.operation.map { .success(.init(operationId: $0)) }
            ?? .failure(APIProblem(.internal, "The approval began no operation."))
        })
    case .own(.secondApproved(let result)):
      return take(
        result.flatMap { approved in
          approved.operation.map { .success(.init(operationId: $0)) }
            ?? .failure(APIProblem(.internal, "The approval began no operation."))
        })
    case .own(.overridden(let reason)):
      override = reason
      return [read()]
    case .own(.asked(let sentence)): return [.notify(Notice(.ok, sentence)), .dismiss]
    case .commandChosen, .commandTyped, .resized: return []
    }
  }

  /// Why a second person has to be asked instead; nil where one is enough, or is the second.
  var needsApproval: String? {
    guard approval == nil, case .needsApproval(let reason)? = plan.value?.decision else { return nil }
    return reason
  }

  /// True when only the freeze stands in the way, and whoever asks may set it aside.
  var mayOverride: Bool { approval == nil && proposal == nil && plan.value?.override?.isAllowed == true }

  /// The word on the button that says yes.
  var action: String { needsApproval != nil ? "Ask" : approval != nil ? "Approve" : kind.button }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if isSending {
      guard key == .escape else { return [] }
      let text = "\(kind.title) was sent; the tenant's operations show whether it started."
      return [.notify(Notice(.warning, text)), .dismiss]
    }
    if mayOverride, key == Self.overrideKey, form.focus != .field {
      return [.present(ReasonDialog.override(of: kind, on: seen.slug, plan.value?.decision.reason), as: Event.overridden)]
    }
    if plan.problem != nil, key == "r", form.focus != .field { return [read()] }
    switch form.handle(key, at: context.now) {
    case .handled: return []
    case .cancelled: return [.dismiss]
    case .confirmed: return submit(context)
    case .ignored: return scroll.handle(key) ? [] : [.unhandled]
    }
  }

  private func read(afterOthers: Bool = false) -> Effect<Event> {
    .load(
      PlanOperation(
        tenant: seen.id.rawValue, type: kind, params: choice?.params, isOverridden: override != nil),
      whenBusy: afterOthers ? .waits : .replaces,
      as: Event.planned)
  }

  private mutating func submit(_ context: UpdateContext) -> [Effect<Event>] {
    if needsApproval != nil, let current = plan.value {
      return [FormTask.askDecommission(current.tenant).presented(context, as: Event.asked)]
    }
    guard let version = plan.value?.tenant.version ?? (isUnseen ? seen.version : nil) else { return [] }
    let key = idempotencyKey ?? context.makeKey()
    idempotencyKey = key
    isSending = true
    failure = nil
    if let approval {
      let decision = DecideApproval(
        approval: approval.id.rawValue, approves: true, reason: context.writeReason,
        expectedVersion: version, trigger: .ui)
      return [.submit(decision, as: Event.secondApproved)]
    }
    if let proposal {
      let approval = DecideAgentProposal(
        proposal: proposal.id.rawValue, approves: true, reason: context.writeReason,
        expectedVersion: version)
      return [.submit(approval, as: Event.approved)]
    }
    return [
      .submit(
        SubmitOperation(
          tenant: seen.id.rawValue, type: kind, params: choice?.params, runAt: choice?.runAt,
          expectedVersion: version, trigger: .ui, idempotencyKey: key, reason: context.writeReason,
          override: override),
        saying: "\(kind.verb) \(seen.slug)", as: Event.submitted)
    ]
  }

  private mutating func take(
    _ result: Result<PlanOperation.Output, APIProblem>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    let before = plan.value
    plan.receive(result, at: context.now)
    isUnseen = plan.problem?.isUnanswered == true && context.mayPostpone
    guard !isUnseen else {
      askUnseen(context)
      return []
    }
    guard let now = plan.value, plan.problem == nil else {
      form.ask(.enter, words: nil, refusal: "the plan could not be read")
      return []
    }
    let news: [Effect<Event>] =
      hasChanged
      ? [.load(ListOperations(tenant: seen.id.rawValue, limit: 1), as: Event.newestLoaded)] : []
    // The same answer again must not take away what somebody is typing.
    if let before, Self.isSame(before, now), form.refusal == nil { return news }
    if before?.tenant.version != now.tenant.version { idempotencyKey = nil }
    let blocks = now.plan.risks.contains { $0.level == .block }
    let confirmation = now.plan.confirmation
    form.ask(
      confirmation, words: confirmation.words(slug: now.tenant.slug, environment: now.tenant.environment),
      refusal: refusal(now.decision) ?? (blocks ? "a risk above forbids it" : nil), startsOnCancel: hasChanged)
    return news
  }

  /// Asks though no server says what would be done: by what was seen, and at least as hard. What takes a tenant away from
  /// its people for good is never done unseen.
  private mutating func askUnseen(_ context: UpdateContext) {
    let refusal: String? =
      if !OperationPolicy.mayWaitUnseen(kind) {
        "it is never done without seeing the plan, and the server cannot be reached"
      } else if proposal != nil {
        "a proposal is decided when the server can be reached"
      } else if approval != nil {
        "an approval is decided when the server can be reached"
      } else {
        context.session.flatMap { session in
          OperationPolicy.decide(kind, status: seen.status, pausedBy: seen.pausedBy, role: session.role)
            .reason
        }
      }
    form.ask(.typeSlug, words: seen.slug.rawValue, refusal: refusal)
  }

  /// Why nobody can say yes; asking a second person, and being one, is a yes too.
  private func refusal(_ decision: Decision) -> String? {
    if case .refused(let reason) = decision { return reason }
    return nil
  }

  /// True when the tenant is not what was on the screen when the key was pressed.
  var hasChanged: Bool {
    guard let now = plan.value?.tenant else { return false }
    return now.version != seen.version || now.health.level != seen.health.level
  }

  /// Whether two answers ask the same of a person: that somebody looked at the tenant's health again is no news.
  private static func isSame(_ left: PlanOperation.Output, _ right: PlanOperation.Output) -> Bool {
    left.plan == right.plan && left.decision == right.decision && left.tenant.version == right.tenant.version
      && left.tenant.health.level == right.tenant.health.level
  }

  private mutating func take(_ result: Result<SubmitOperation.Output, APIProblem>) -> [Effect<Event>] {
    isSending = false
    switch result {
    case .success(let output):
      outcome = .submitted(output.operationId)
      return []
    case .failure(let problem):
      failure = problem
      guard problem.code == .conflict || problem.code == .refused else { return [] }
      idempotencyKey = nil
      // What was agreed to is not what is: nothing that was typed or focused counts any more.
      form.ask(.enter, words: nil, refusal: "the tenant is read again")
      return [read()]
    }
  }
}
