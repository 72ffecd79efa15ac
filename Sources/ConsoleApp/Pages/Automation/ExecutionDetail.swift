import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// One execution: how it stands, where and why it failed, who tried it again.
struct ExecutionDetail {
  let execution: AutomationExecution
  let detail: Loadable<GetExecution.Output>
  let context: ViewContext

  /// All of it, without a heading.
  var rows: [any View] { [Facts(facts, labelWidth: 11)] + failure + retries }

  private var newest: AutomationExecution { detail.value?.execution ?? execution }

  private var facts: [(String, Line)] {
    let execution = newest
    var facts: [(String, Line)] = [
      ("State", execution.status.badge),
      ("Workflow", Line(execution.workflowName ?? "\(execution.workflowId), which is gone")),
      (
        "Tenant",
        Line(execution.tenant ?? "none: the platform's own", execution.tenant == nil ? .dim : .plain)
      ),
    ]
    if let date = execution.startedAt {
      facts.append(
        (
          "Began",
          "\(Moment.day(date)) \(Moment.clockWithSeconds(date)) \("\(Moment.ago(of: date, now: context.now))", .dim)"
        ))
    }
    if let seconds = execution.seconds { facts.append(("Took", Line(Moment.span(seconds)))) }
    facts.append(("Started by", Line(execution.mode)))
    if let old = execution.retryOf { facts.append(("Tries again", Line("execution \(old)"))) }
    if let node = detail.value?.node {
      facts.append((execution.status.isFailed ? "Failed at" : "Last node", Line(node)))
    }
    return facts
  }

  private var failure: [any View] {
    if let problem = detail.problem, detail.value == nil {
      return [Text(.empty), Text("\(Glyph.error, .error) \(problem.detail)", wraps: true).padding(3)]
    }
    guard newest.status.isFailed else { return [] }
    guard let output = detail.value else { return [Text(.empty), Rule("Error"), Skeleton(rows: 2)] }
    var rows: [any View] = [
      Text(.empty), Rule("Error"),
      Text(Line(output.error ?? "n8n kept no data of it.", output.error == nil ? .dim : .error), wraps: true)
        .padding(3),
    ]
    if let more = output.errorDetail { rows.append(Text(Line(more, .dim), wraps: true).padding(3)) }
    return rows
  }

  private var retries: [any View] {
    guard let output = detail.value, newest.status.isFailed else { return [] }
    guard !output.retries.isEmpty else { return [] }
    return [Text(.empty), Rule("Tried again")]
      + output.retries.map { retry in
        Text(
          Line("   " + TextFit.pad(retry.startedAt.map(context.when) ?? "–", to: 7), .dim)
            + retry.status.badge
            + Line("  execution \(retry.id)", .dim))
      }
  }
}
