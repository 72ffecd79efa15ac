import Foundation
import TenantryAPI
import TerminalKit

/// One operation in full, as text.
struct OperationFacts {
  let detail: OperationDetail
  let now: Date
  let style: Style
  let logLinesMax: Int

  var text: String {
    let summary = detail.summary
    var facts = Facts()
    facts.section("\(summary.kind.rawValue) \(summary.subject)")
    facts.add("id", summary.id.rawValue)
    facts.add("state", summary.state.rawValue, summary.state.meaning)
    if let slug = summary.tenantSlug, let name = summary.tenantName {
      facts.add("tenant", "\(slug) (\(name))")
    }
    if let hold = summary.hold {
      facts.add("held", hold.reason, .warning)
      facts.add("until", hold.until.map { Spell.time($0) ?? "" } ?? "somebody ends it")
    }
    facts.add("override", detail.overridden)
    facts.add("by", "\(summary.actor), \(summary.triggerSource.rawValue)")
    facts.add("created", Spell.time(summary.createdAt))
    facts.add("took", Spell.duration(from: summary.startedAt, to: summary.finishedAt))
    facts.add("left", summary.secondsLeft.map { "about \(Spell.duration($0))" })
    facts.add("undo", detail.undo)
    facts.add("retry", detail.retry.reason ?? "allowed")
    facts.add("cancel", detail.isCancelRequested ? "asked for" : detail.cancel.reason ?? "allowed")
    if let fault = summary.fault { add(fault, to: &facts) }
    facts.section("Steps")
    facts.add(clean: steps)
    addLog(to: &facts)
    return facts.text(style)
  }

  private func add(_ fault: OperationFault, to facts: inout Facts) {
    facts.section("Fault")
    facts.add("code", fault.code, .bad)
    facts.add("what", fault.message)
    facts.add("detail", fault.detail)
    facts.add("runbook", fault.runbook)
    facts.add("log", fault.logsUrl)
  }

  private var steps: String {
    var table = TextTable(
      .init("STEP"), .init("STATE"), .init("TRY", .trailing), .init("TOOK", .trailing), .init("NOTE"))
    table.rows = detail.steps.map { step in
      [
        .init(step.title), .init(step.state.rawValue, step.state.meaning),
        .init(step.attempt > 0 ? "\(step.attempt)" : nil),
        .init(Spell.duration(from: step.startedAt, to: step.finishedAt)), .init(step.note),
      ]
    }
    return table.text(style)
  }

  private func addLog(to facts: inout Facts) {
    let lines = detail.log.suffix(logLinesMax)
    guard !lines.isEmpty else { return }
    facts.section("Log")
    for line in lines {
      let time = Spell.time(line.time) ?? ""
      // The log knows a step by its name; people know it by its title.
      let source = Sanitizer.visible(detail.steps.first { $0.name == line.source }?.title ?? line.source)
      facts.add(clean: "\(time)  \(line.severity.rawValue)  \(source)  \(Sanitizer.visible(line.text))")
    }
  }
}
