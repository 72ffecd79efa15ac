import TenantModel
import TenantryAPI
import TerminalKit

/// One operation as it goes: its steps, its log, what went wrong and what to do about it (PRD §3.1).
package struct OperationDrawer: Component {
  package enum Event: Equatable, Sendable {
    case operationLoaded(Result<OperationDetail, APIProblem>)
    case logLoaded(Result<GetOperationLogs.Output, APIProblem>)
    case cancelConfirmed
    case retryAnswered(Result<OperationSummary, APIProblem>)
    case cancelAnswered(Result<OperationSummary, APIProblem>)
    case overridden(OperationSummary)
  }

  static let logLinesAsked = 500

  /// What it was opened with: an id or the beginning of one.
  let operation: String
  private(set) var detail = Loadable<OperationDetail>.loading
  private(set) var log = LogState(linesMax: 20_000, language: LogFields.language)
  private(set) var showsWholeLog = false
  private(set) var linesDropped = 0
  /// Why it stopped, as last seen: the platform forgets it when the operation is retried or cancelled.
  private(set) var lastFault: OperationFault?
  private var cursor: Int64 = 0

  package init(_ operation: String) { self.operation = operation }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [loadDetail(), loadLog()]
    case .changed(let batch):
      let isMine = batch.isReset || batch.operations.contains { $0.rawValue.hasPrefix(operation) }
      return isMine ? [loadDetail(), loadLog()] : []
    case .own(let event): return update(event, context: context)
    case .commandChosen(let id), .commandTyped(let id, _): return run(id)
    case .keyPressed(let key):
      return log.handle(key, now: context.now.timeIntervalSince1970).map(effects) ?? [.unhandled]
    case .pasted(let text):
      log.paste(text)
      return []
    case .resized: return []
    }
  }

  package var captures: Bool { log.captures }

  package var typingWidgets: [Command.Scope] { [.prompt, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { captures ? keys.prompt : nil }

  private func effects(of asked: [LogEffect]) -> [Effect<Event>] {
    log.effects(asked, name: "operation-\(operation)")
  }

  package func view(context: ViewContext) -> any View {
    OperationDrawerView(drawer: self, context: context).view
  }

  private func loadDetail() -> Effect<Event> {
    .load(GetOperation(operation: operation), whenBusy: .waits, as: Event.operationLoaded)
  }

  private func loadLog() -> Effect<Event> {
    .load(
      GetOperationLogs(operation: operation, after: cursor, limit: Self.logLinesAsked), whenBusy: .waits,
      as: Event.logLoaded)
  }

  private mutating func update(_ event: Event, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .operationLoaded(let result):
      detail.receive(result, at: context.now)
      lastFault = detail.value?.summary.fault ?? lastFault
    case .logLoaded(.success(let answer)):
      guard answer.cursor > cursor else { return [] }
      cursor = answer.cursor
      linesDropped = answer.dropped
      log.append(answer.lines.map(\.shown))
      if answer.lines.count == Self.logLinesAsked { return [loadLog()] }
    case .logLoaded(.failure): break
    case .cancelConfirmed:
      return [.submit(CancelOperation(operation: operation), as: Event.cancelAnswered)]
    case .overridden:
      return [.notify(Notice(.ok, "It begins as soon as a worker is free.")), loadDetail(), loadLog()]
    case .retryAnswered(let result): return said("It goes on.", result)
    case .cancelAnswered(let result):
      let isOver = (try? result.get())?.state.isFinal ?? false
      return said(isOver ? "It is cancelled." : "It stops as soon as it safely can.", result)
    }
    return []
  }

  private func said(
    _ sentence: String, _ result: Result<OperationSummary, APIProblem>
  ) -> [Effect<Event>] {
    switch result {
    case .success: [.notify(Notice(.ok, sentence)), loadDetail(), loadLog()]
    case .failure(let problem): [.notify(Notice(.error, problem.detail)), loadDetail()]
    }
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case "operation_retry": return [.submit(RetryOperation(operation: operation), as: Event.retryAnswered)]
    case "operation_cancel": return [.present(cancelDialog) { _ in .cancelConfirmed }]
    case OperationCommands.override.id:
      guard let summary = detail.value?.summary else { return [] }
      return [.present(WindowForms.override(summary), as: Event.overridden)]
    case "operation_log":
      showsWholeLog.toggle()
      return []
    case "operation_tenant":
      return detail.value?.summary.place.map { [.navigate($0)] } ?? []
    case "operation_logs_url":
      guard let text = detail.value?.link else { return [] }
      guard let url = try? HTTPSURL(text) else { return [.copy(text, what: "the log's address")] }
      return [.openURL(url)]
    case "operation_runbook":
      return (detail.value?.summary.fault ?? lastFault)?.runbook.map { [.openRunbook($0)] } ?? []
    case "operation_copy":
      return [.copy("tenantry op watch \(operation)", what: "tenantry op watch \(operation)")]
    default: return log.run(command).map(effects) ?? [.unhandled]
    }
  }

  private var cancelDialog: ConfirmDialog {
    ConfirmDialog.cancel(detail.value?.summary, undo: detail.value?.undo)
  }
}

extension ConfirmDialog {
  /// Asks whether to cancel an operation: one that runs, or one that is parked and does nothing until it is decided.
  static func cancel(_ operation: OperationSummary?, undo: String?) -> ConfirmDialog {
    let what = operation.map { "\($0.kind.rawValue) of \($0.subject)" } ?? "the operation"
    let isParked = operation?.state == .parked
    let held = operation?.bundleCode == nil ? "the tenant" : "the bundle"
    let happens: Line =
      isParked
      ? "Nothing runs: it is parked. Cancelled, it lets \(held) go as it is, and another operation may begin."
      : "The running step is not cut off in the middle of a change: it stops at the next safe place."
    return ConfirmDialog(
      "Cancel \(what)?", [happens] + (undo.map { ["\("Undo:", .dim) \($0, .dim)"] } ?? []),
      action: "Cancel it", refuse: isParked ? "Leave it parked" : "Let it run", isDangerous: true)
  }
}
