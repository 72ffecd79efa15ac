import TenantModel
import TenantryAPI
import TerminalKit

/// Confirms one operation on several tenants and submits it for each, as an operation of its own.
///
/// Every tenant is read again and planned by itself; those that the policy refuses are listed with the reason and left
/// alone. Each is submitted with the version that was shown. What became of each is told in the same list.
package struct BulkOperationDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case planned(TenantID, Result<PlanOperation.Output, APIProblem>)
    case submitted(TenantID, Result<SubmitOperation.Output, APIProblem>)
  }

  /// What became of it, once everything was answered.
  package struct Outcome: Equatable, Sendable {
    package var started: [TenantID]
    /// Those that were sent and did not start.
    package var failed: [TenantID]

    /// How many operations began, and how many did not.
    var summary: String {
      let begun = started.count == 1 ? "1 operation started" : "\(started.count) operations started"
      return failed.isEmpty ? begun + "." : begun + ", \(failed.count) did not"
    }
  }

  package private(set) var outcome: Outcome?
  let kind: OperationKind
  /// What it is done with on each of them; nil for the kinds that want to know nothing.
  let params: OperationParams?
  /// What is done, for people: `Apply finance_ppm to`; nil for the kind's own word.
  let what: String?
  private(set) var items: [BulkItem]
  private(set) var form = ConfirmForm()
  private(set) var wasSent = false
  private(set) var table = TableState()
  /// What was asked last: the same again must not take away what somebody is typing.
  private var asked: BulkSeverity?

  package init(
    _ kind: OperationKind, on tenants: [Tenant], with params: OperationParams? = nil,
    saying what: String? = nil
  ) {
    self.kind = kind
    self.params = params
    self.what = what
    items = tenants.map { BulkItem($0) }
  }

  package var asksToChange: Bool { !wasSent }

  /// Others are under way: what became of each is told in the list.
  package var endsWhenPostponed: Bool { false }

  package var captures: Bool { form.focus == .field && !wasSent }

  /// True while an answer is awaited for what was sent.
  var isSending: Bool { items.contains { $0.state == .sending } }

  var readyCount: Int { items.count { $0.plan != nil } }

  var rows: TableRows { TableRows(items, id: { $0.tenant.id.rawValue }, cells: { _ in [] }) }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      form.open(by: context.lastKey, at: context.now)
      return items.map { read($0.tenant.id) }
    case .refreshRequested: return wasSent ? [] : items.map { read($0.tenant.id) }
    case .changed(let batch):
      guard !wasSent else { return [] }
      let changed = items.map(\.tenant.id).filter { batch.tenants.contains($0) || batch.isReset }
      return changed.map { read($0, afterOthers: true) }
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      if !wasSent { form.paste(text) }
      return []
    case .own(.planned(let id, let result)):
      guard !wasSent else { return [] }
      change(id) { $0.take(result) }
      ask()
      return []
    case .own(.submitted(let id, let result)):
      change(id) { $0.take(result) }
      return []
    case .commandChosen, .commandTyped, .resized: return []
    }
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    guard !wasSent else { return pressAfter(key) }
    switch form.handle(key, at: context.now) {
    case .handled: return []
    case .cancelled: return [.dismiss]
    case .confirmed: return submit(context)
    case .ignored: return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
    }
  }

  private mutating func pressAfter(_ key: Key) -> [Effect<Event>] {
    switch key {
    case .escape where isSending:
      let text = "The rest was sent too; each tenant's operations show whether it started."
      return [.notify(Notice(.warning, text)), .dismiss]
    case .enter where !isSending, .escape:
      outcome = Outcome(
        started: items.filter { if case .started = $0.state { true } else { false } }.map(\.tenant.id),
        failed: items.filter { if case .failed = $0.state { true } else { false } }.map(\.tenant.id))
      return []
    default: return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
    }
  }

  private func read(_ id: TenantID, afterOthers: Bool = false) -> Effect<Event> {
    .load(
      PlanOperation(tenant: id.rawValue, type: kind, params: params), token: "plan:" + id.rawValue,
      whenBusy: afterOthers ? .waits : .replaces
    ) { .planned(id, $0) }
  }

  private mutating func submit(_ context: UpdateContext) -> [Effect<Event>] {
    wasSent = true
    return items.indices.compactMap { place in
      let id = items[place].tenant.id
      let endpoint = items[place].submission(
        kind, params: params, reason: context.writeReason, makeKey: context.makeKey)
      return endpoint.map { endpoint in
        .submit(endpoint, token: "submit:" + id.rawValue, saying: "\(kind.verb) \(items[place].tenant.slug)")
        {
          .submitted(id, $0)
        }
      }
    }
  }

  private mutating func change(_ id: TenantID, _ change: (inout BulkItem) -> Void) {
    if let place = items.firstIndex(where: { $0.tenant.id == id }) { change(&items[place]) }
  }

  /// Asks as soon as everything is read, and anew when something else must be typed.
  private mutating func ask() {
    guard !wasSent, !items.contains(where: { $0.state == .reading }) else { return }
    let severity = BulkSeverity(kind, items.compactMap { item in item.plan.map { (item.tenant, $0) } })
    let refusal = readyCount == 0 ? "none of them can be \(kind.past)" : nil
    guard severity != asked || form.refusal != refusal else { return }
    asked = severity
    form.ask(severity.confirmation, words: severity.words, refusal: refusal)
  }
}
