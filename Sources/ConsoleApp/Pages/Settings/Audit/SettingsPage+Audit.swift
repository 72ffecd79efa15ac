import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the tab of the audit log.
enum AuditCommands {
  static let verify = Command(
    "audit_verify", "Walk the log and say whether it is as it was written", label: "verify", keys: ["V"],
    footer: 1, verbs: ["verify"])
  static let copy = Command("audit_copy", "Copy the end of the log", label: "copy", keys: ["y"])

  static let all = [verify, copy]
}

extension SettingsPage {
  func auditCommands(_ context: UpdateContext) -> [Command] {
    let operation = audit.selected?.call.operation == nil ? "no operation came of it" : nil
    return [
      AuditCommands.verify.refused(
        context.refusal(of: .auditRead) ?? (isVerifying ? "the log is being walked" : nil)),
      SettingsCommands.open.saying("Open the operation that came of it", label: "operation").refused(operation),
      AuditCommands.copy.refused(auditLog.value == nil ? "the log is not loaded yet" : nil),
    ]
  }

  mutating func runOnAudit(_ command: String) -> [Effect<Event>] {
    switch command {
    case AuditCommands.verify.id:
      isVerifying = true
      return [.load(VerifyAudit()) { .audit(.verified($0)) }]
    case SettingsCommands.open.id:
      return audit.selected?.call.operation.flatMap { try? OperationID($0) }.map { [.openDrawer($0)] } ?? []
    case AuditCommands.copy.id:
      guard let head = auditLog.value?.head else { return [] }
      return [.copy("\(head.sequence) \(head.hash)", what: "the end of the log")]
    default: return [.unhandled]
    }
  }

  mutating func receive(_ event: AuditEvent, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .loaded(let result):
      auditLog.receive(result, at: context.now)
      audit.receive(result.map { $0.items.map(AuditRow.init) }, at: context.now)
      return []
    case .verified(let result):
      isVerifying = false
      verification.receive(result, at: context.now)
      switch result {
      case .success(let found):
        return [.notify(Notice(found.isIntact ? .ok : .error, "The audit log: \(found.sentence)."))]
      case .failure(let problem): return [.notify(Notice(.error, problem.detail))]
      }
    }
  }

  func loadAudit(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListAudit(limit: ListAudit.limitMax), whenBusy: whenBusy) { .audit(.loaded($0)) }
  }

  // MARK: How it looks

  func auditView(_ context: ViewContext) -> any View {
    VStack {
      Text(verificationLine(context)).component(.auditVerification)
      ListAndDetail(detailWidth: 52, component: .auditDetail).view(
        context, list: auditTable, detail: auditDetail
      ).fillHeight()
    }
  }

  private func verificationLine(_ context: ViewContext) -> Line {
    if isVerifying { return "  \(Glyph.progress, .busy) walking the log…" }
    guard let found = verification.value else {
      let key = context.keys.key(AuditCommands.verify.id, in: Self.scope) ?? ""
      return
        "  \(Glyph.todo, .dim) \("not verified since this page was opened", .dim)  \(key, .key) \("verify", .dim)"
    }
    let when = verification.stamped.map { "  \(Moment.ago(of: $0.at, now: context.now))" } ?? ""
    return found.isIntact
      ? "  \(Glyph.done, .ok) \(found.sentence)" + Line(when, .dim)
      : "  \(Glyph.error, .error) \(found.sentence, Style(.error, .bold))"
  }

  private func auditTable(_ context: ViewContext) -> any View {
    audit.view(
      "Audit", context, isFocused: context.isFocused, note: auditNote,
      empty: EmptyState("Nobody has changed anything yet."),
      clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.auditTable).fillHeight()
  }

  private var auditNote: Line {
    guard let log = auditLog.value else { return .empty }
    return log.hasMore
      ? Line("the newest \(log.items.count) of \(Count.grouped(Int(log.head.sequence))) records", .dim)
      : Line("\(Count.grouped(Int(log.head.sequence))) records", .dim)
  }

  private func auditDetail(_ context: ViewContext) -> [any View] {
    guard let call = audit.selected?.call else { return [] }
    var facts: [(String, Line)] = [
      ("Outcome", call.outcome.badge), ("Who", Line("\(call.actor), \(call.role.word)")),
      ("When", Line("\(Moment.day(call.at)) \(Moment.clockWithSeconds(call.at))Z")),
    ]
    if let tenant = call.tenant { facts.append(("Tenant", Line(tenant))) }
    if let subject = call.subject { facts.append(("About", Line(subject))) }
    if let operation = call.operation { facts.append(("Operation", Line(operation))) }
    let hashes = [("Asked", call.inputHash), ("Record", call.hash)]
    return [Rule(Line(call.endpoint)), Facts(facts, labelWidth: 11)]
      + (call.reason.map { [Text(Line("   \($0)", .warning), wraps: true)] } ?? [])
      + [
        Text(.empty), Rule("Hashes", trailing: Line("record \(call.sequence)", .dim)),
        Facts(hashes.map { ($0.0, Line(String($0.1.prefix(32)) + Glyph.ellipsis, .dim)) }, labelWidth: 11),
      ]
  }
}
