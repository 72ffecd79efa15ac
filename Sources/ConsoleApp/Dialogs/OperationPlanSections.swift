import TenantModel
import TenantryAPI
import TerminalKit

/// What an operation would do, in rows: for the dialogs that confirm it and for the wizard's last step.
struct OperationPlanSections {
  let plan: OperationPlan
  /// How old the newest backup is: `29m ago`; nil where none is known.
  var lastBackup: String?

  /// How long the whole takes: `about 3m`, `about 3m, a first estimate`, or that nobody knows.
  var expected: String {
    guard let seconds = plan.secondsExpected else { return "no past runs to go by" }
    let about = "about " + Moment.roughly(seconds).replacing("~", with: "")
    return plan.isFirstEstimate ? about + ", a first estimate" : about
  }

  /// The risks, the worst first.
  var risks: [any View] {
    let order: [OperationPlan.Risk.Level] = [.block, .warn, .info]
    return order.flatMap { level in
      plan.risks.filter { $0.level == level }.map { risk -> any View in Text(Self.line(risk), wraps: true) }
    }
  }

  var effects: [any View] {
    plan.effects.map { Text("  \(Glyph.todo, .dim) \($0)", wraps: true) }
  }

  var steps: [any View] {
    let width = plan.steps.reduce(0) { max($0, TextWidth.of($1.title)) }
    return plan.steps.map { PlanStepRow(step: $0, titleWidth: width) }
  }

  /// Undo and cancel, a paragraph each.
  var wayBack: [any View] {
    Self.paragraphs([("Undo", plan.undo), ("Cancel", plan.cancel)], indent: 0)
  }

  /// A label and its text each, without those that have none.
  private static func paragraphs(_ facts: [(String, String)], indent: Int) -> [any View] {
    facts.filter { !$0.1.isEmpty }.map { label, text in
      HStack {
        Text(Line(String(repeating: " ", count: indent) + label, .dim)).width(8 + indent)
        Text(Line(text), wraps: true).fillWidth()
      }
    }
  }

  /// What it reaches and how to come back from it: what to know before saying yes.
  func reach(of tenant: Tenant) -> [any View] {
    let environment = "\(tenant.environment.rawValue) of \(tenant.agencyGroup)"
    let running = tenant.currentOperationId.map { "operation \($0) has the tenant" }
    let facts = [
      ("Affects", "\(tenant.odooUrl.host) \(Glyph.todo) \(environment)"),
      ("Running", running ?? "nothing else runs on it"), ("Backup", backup),
      ("Takes", expected), ("Undo", plan.undo), ("Cancel", plan.cancel),
    ]
    return [heading("Reach")] + Self.paragraphs(facts, indent: 2)
  }

  /// What there will be to come back to.
  private var backup: String {
    let step = plan.steps.first { $0.name == BackupSummary.step }
    if let step, step.skipReason == nil { return "one is made first" }
    let last = lastBackup.map { "the last one was made \($0)" } ?? "none is known here"
    return step?.skipReason.map { "\($0); \(last)" } ?? last
  }

  /// Everything that matters before saying yes to an operation on a tenant, the way back before the steps.
  func all(on tenant: Tenant) -> [any View] {
    var rows: [any View] = plan.risks.isEmpty ? [] : risks + [Text(.empty)]
    rows += reach(of: tenant) + [Text(.empty)]
    if !plan.effects.isEmpty { rows += [heading("What happens")] + effects + [Text(.empty)] }
    return rows + [heading("Steps")] + steps
  }

  /// Everything, under headings.
  var all: [any View] {
    var rows: [any View] = []
    if !plan.risks.isEmpty { rows += risks + [Text(.empty)] }
    if !plan.effects.isEmpty { rows += [heading("What happens")] + effects + [Text(.empty)] }
    rows += [heading("Steps", trailing: expected)] + steps + [Text(.empty)]
    return rows + wayBack
  }

  private func heading(_ title: String, trailing: String = "") -> any View {
    HStack {
      Text(Line(title, .title))
      Spacer()
      Text(Line(trailing + " ", .dim))
    }
    .height(1)
  }

  private static func line(_ risk: OperationPlan.Risk) -> Line {
    switch risk.level {
    case .block: "\(Glyph.error, .error) \(risk.message, .error)"
    case .warn: "\(Glyph.warning, .warning) \(risk.message)"
    case .info: "\(Glyph.todo, .accent) \(risk.message)"
    }
  }
}

/// A step of a plan: `· Rollout                ~1m`, or why it will not run: `⊘ Rollout   no cluster connected`.
struct PlanStepRow: View {
  let step: OperationPlan.Step
  let titleWidth: Int

  func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  func render(in canvas: Canvas) {
    let isSkipped = step.skipReason != nil
    canvas.write(isSkipped ? Glyph.skipped : Glyph.todo, x: 2, .dim)
    let room = min(titleWidth, max(0, canvas.width - 4))
    canvas.write(Line(step.title, isSkipped ? .dim : .plain), x: 4, width: room)
    let typical = isSkipped ? "" : step.secondsTypical.map(Moment.roughly) ?? ""
    if let reason = step.skipReason {
      canvas.write(Line("skipped: \(reason)", .dim), x: 6 + room, width: max(0, canvas.width - 6 - room))
    }
    canvas.write(Line(typical, .dim), x: canvas.width - TextWidth.of(typical) - 1)
  }
}
