import TenantModel
import TenantryAPI
import TerminalKit

/// The workflow under the bar: what starts it, how it goes, what can be done with it, its last executions.
struct WorkflowDetail {
  private static let executionsMax = 12

  let row: WorkflowRow?
  let detail: Loadable<GetWorkflow.Output>
  let sample: AutomationSample?
  let context: ViewContext

  @ViewBuilder var rows: [any View] {
    if let row {
      let workflow = detail.value?.workflow ?? row.workflow
      Rule(Line(workflow.name), trailing: detail.freshness(context))
      Facts(facts(workflow, of: row.workflow.record), labelWidth: 11)
      if let path = workflow.trigger == .webhook ? workflow.triggerDetail : nil {
        Text(Line(path, .dim), wraps: true).padding(3)
      }
      notes(workflow)
      Text(.empty)
      Rule("Last executions", trailing: note)
      executions
    }
  }

  private func facts(_ workflow: AutomationWorkflow, of record: AutomationWorkflow.Record) -> [(String, Line)]
  {
    var facts: [(String, Line)] = [("State", workflow.badge)]
    if let tenant = workflow.tenant {
      facts.append(("Tenant", Line(tenant) + Line(environment(workflow), .dim)))
    } else {
      facts.append(("Tenant", Line("none: the platform's own", .dim)))
    }
    let schedule = workflow.trigger == .schedule ? workflow.triggerDetail : nil
    facts.append(
      ("Started by", Line(workflow.trigger.word) + Line(schedule.map { " \($0)" } ?? "", .dim)))
    if !workflow.tags.isEmpty { facts.append(("Tags", Line(workflow.tags.joined(separator: ", "), .dim))) }
    facts.append(("Failed", failed(record)))
    if let date = workflow.updatedAt {
      facts.append(("Changed", Line(Moment.ago(of: date, now: context.now), .dim)))
    }
    return facts
  }

  private func environment(_ workflow: AutomationWorkflow) -> String {
    workflow.environment.map { " \($0.rawValue)" } ?? ", which there is not"
  }

  /// Of which executions that is said is part of what is said.
  private func failed(_ record: AutomationWorkflow.Record) -> Line {
    if sample?.problem != nil { return Line("not known", .dim) }
    let since = sample?.since.map { " since \(Moment.ago(of: $0, now: context.now))" } ?? ""
    guard record.ended > 0 else { return Line("nothing ended\(since)", .dim) }
    let share = Line("\(record.failed) of \(record.ended)", record.failed > 0 ? .warning : .plain)
    return share + Line(since, .dim)
  }

  private func notes(_ workflow: AutomationWorkflow) -> [any View] {
    var notes: [Line] = []
    if workflow.servesOperations { notes.append("Operations that create tenants start it and wait for it.") }
    if let reason = workflow.switchRefusal { notes.append(Line("Stays off: \(reason).", .dim)) }
    if let reason = workflow.runRefusal { notes.append(Line("Not run from here: \(reason).", .dim)) }
    return notes.isEmpty ? [] : [Text(.empty)] + notes.map { Text($0, wraps: true).padding(3) }
  }

  private var note: Line {
    guard let sample = detail.value?.sample, sample.problem == nil, !sample.isWhole else { return .empty }
    return Line("the newest \(min(sample.count, Self.executionsMax))", .dim)
  }

  private var executions: [any View] {
    guard let output = detail.value else {
      guard let problem = detail.problem else { return [Skeleton(rows: 3)] }
      return [Text("\(Glyph.error, .error) \(problem.detail)", wraps: true).padding(3)]
    }
    if let problem = output.sample.problem {
      return [Text("\(Glyph.error, .error) \(problem)", wraps: true).padding(3)]
    }
    guard !output.executions.isEmpty else { return [Text("   none that n8n kept", .dim)] }
    return output.executions.prefix(Self.executionsMax).map { execution in
      let when = execution.startedAt.map(context.when) ?? "–"
      let took = execution.seconds.map(Moment.span) ?? ""
      return SplitRow(
        Line("   " + TextFit.pad(when, to: 7), .dim) + execution.status.badge
          + Line("  \(execution.mode)", .dim), Line(took, .dim))
    }
  }
}
