import TenantModel
import TenantryAPI

/// How a watched operation came out: what to say, and how to end.
struct OperationEnding: Equatable, Sendable {
  var status: CommandExit
  var lines: [String]
  var meaning: Style.Meaning

  /// Nil while there is something to wait for. `wantsCancel` is for who asked to cancel: then that is success.
  init?(_ detail: OperationDetail, wantsCancel: Bool = false) {
    let summary = detail.summary
    let took = Spell.duration(from: summary.startedAt, to: summary.finishedAt).map { " in \($0)" } ?? ""
    let name = "\(summary.kind.rawValue) \(summary.subject)"
    switch summary.state {
    case .queued, .running, .waiting, .retryWait: return nil
    case .succeeded:
      status = wantsCancel ? .refused : .ok
      lines = ["\(name): succeeded\(took)" + (wantsCancel ? " before it could be cancelled." : ".")]
      meaning = wantsCancel ? .warning : .good
    case .cancelled:
      status = wantsCancel ? .ok : .refused
      lines = ["\(name): cancelled."]
      meaning = .quiet
    case .parked, .failed:
      status = .refused
      lines = ["\(name): \(summary.state.rawValue)" + (summary.currentStep.map { " at \($0)." } ?? ".")]
      meaning = .bad
      lines += Self.fault(summary.fault)
      lines += Self.next(detail)
    }
  }

  private static func fault(_ fault: OperationFault?) -> [String] {
    guard let fault else { return [] }
    var lines = ["  why      \(fault.message) (\(fault.code))"]
    if let detail = fault.detail, !detail.isEmpty { lines.append("  said     \(detail)") }
    if let runbook = fault.runbook { lines.append("  runbook  \(runbook)") }
    if let url = fault.logsUrl { lines.append("  log      \(url)") }
    return lines
  }

  private static func next(_ detail: OperationDetail) -> [String] {
    let id = detail.summary.id
    var lines = ["  look     tenantry op show \(id)"]
    if detail.retry.isAllowed { lines.append("  next     tenantry op retry \(id)") }
    if detail.cancel.isAllowed { lines.append("  or       tenantry op cancel \(id)") }
    return lines
  }
}
