import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

extension OperationConfirmDialog {
  package func spoken(context: ViewContext) -> Spoken? {
    isSending
      ? Spoken(["Sent; the answer is on its way."])
      : Spoken(
        Spoken.lines(of: view(context: context), width: context.size.width),
        choices: form.choices(action: action))
  }

  package func view(context: ViewContext) -> any View {
    let name = plan.value?.tenant.name ?? seen.name
    return Modal(
      Line("\(approval == nil ? kind.verb : "Approve: \(kind.verb.lowercased())") \(name)"),
      trailing: TenantHeader.badge(of: (plan.value?.tenant ?? seen).environment, in: context.session),
      width: min(76, context.size.width - 4)
    ) {
      Viewport(scroll) { rows(context) }
      Text(.empty)
      notes(context)
      if isSending {
        Text("\(Glyph.progress, .busy) sending…")
      } else {
        form.rows(action: action, isDangerous: kind.disturbsPeople && needsApproval == nil)
      }
    }
    .component(.tenantStatusChangeModal)
  }

  /// What is different from what was on the screen when the key was pressed; empty when nothing is.
  func changes(at time: Date) -> [Line] {
    guard let now = plan.value?.tenant, hasChanged else { return [] }
    var parts: [Line] = []
    if now.status != seen.status {
      parts.append("status \(seen.status.badge) \(Glyph.arrow) \(now.status.badge)")
    }
    if now.health.level != seen.health.level {
      parts.append("health \(seen.health.level.badge) \(Glyph.arrow) \(now.health.level.badge)")
    }
    if now.image != seen.image { parts.append("image \(seen.image.tag) \(Glyph.arrow) \(now.image.tag)") }
    if now.planId != seen.planId { parts.append("plan \(seen.planId) \(Glyph.arrow) \(now.planId)") }
    if now.environment != seen.environment { parts.append("it is \(now.environment.rawValue) now") }
    if let newest, newest.id == now.currentOperationId || newest.createdAt > seen.updatedAt,
      newest.id != seen.currentOperationId
    {
      let when = Moment.ago(of: newest.createdAt, now: time)
      parts.append("operation \(newest.id) (\(newest.kind.rawValue)) by \(newest.actor) \(when)")
    } else if let operation = now.currentOperationId, operation != seen.currentOperationId {
      parts.append("operation \(operation) started")
    }
    return parts.isEmpty ? ["version \(seen.version) \(Glyph.arrow) \(now.version)"] : parts
  }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    if isSending { return [KeyHint("esc", "do not wait")] }
    let override = mayOverride ? [KeyHint("B", "set the freeze aside")] : []
    return override + [
      KeyHint("tab", "next"), KeyHint("enter", form.focus == .field ? "go on" : "press"),
      KeyHint("pgdn", "scroll"), KeyHint("esc", "cancel"),
    ]
  }

  private func rows(_ context: ViewContext) -> [any View] {
    var rows: [any View] = [Text(.empty)]
    let changes = changes(at: context.now)
    if !changes.isEmpty {
      let line: Line = "\(Glyph.warning, .warning) \("Changed since you looked:", .warning) "
      rows += [Text(line + Line.joined(changes, by: Line(" · ", .dim)), wraps: true), Text(.empty)]
    }
    if isUnseen { return rows + unseen(context) }
    if let trouble = plan.trouble(context) { return rows + [Text(trouble, wraps: true)] }
    guard let current = plan.value else {
      return rows + [Text("Reading the tenant again…", .dim), Text(.empty), Skeleton(rows: 5)]
    }
    rows.append(Text(Self.state(of: current.tenant, context), wraps: true))
    if let runAt = choice?.runAt {
      let line: Line =
        "\(Glyph.progress, .accent) begins at \(MomentText.text(runAt)); the tenant waits for it until then"
      rows.append(Text(line, wraps: true))
    }
    rows.append(Text(.empty))
    let backup = current.lastBackup.map { Moment.ago(of: $0.finishedAt, now: context.now) }
    return rows + OperationPlanSections(plan: current.plan, lastBackup: backup).all(on: current.tenant)
  }

  /// What can be said without a server.
  private func unseen(_ context: ViewContext) -> [any View] {
    [
      Text(Self.state(of: seen, context), wraps: true), Text(.empty),
      Text(
        "\(Glyph.warning, .warning) \("The server cannot be reached:", .warning) what would be done is not known now.",
        wraps: true),
      Text(
        "It waits to be sent, fifteen minutes at most, and is refused if \(seen.slug) is not as it was seen here.",
        wraps: true),
    ]
  }

  private func notes(_ context: ViewContext) -> [any View] {
    var notes: [any View] = []
    if let warning = PresenceLine.warning(context.others, kind) {
      notes += [Text(warning, wraps: true), Text(.empty)]
    }
    if let needsApproval {
      let line: Line = "\(Glyph.warning, .warning) \("Takes two:", .warning) \(needsApproval). You can only ask."
      notes += [Text(line, wraps: true), Text(.empty)]
    } else if let approval {
      let line: Line = "\(Glyph.progress, .accent) \(approval.askedBy) asks for it: \(approval.reason)"
      notes += [Text(line, wraps: true), Text(.empty)]
    }
    if let override {
      let line: Line = "\(Glyph.warning, .warning) \("In spite of the freeze:", .warning) \(override)"
      notes += [Text(line, wraps: true), Text(.empty)]
    }
    if let failure {
      notes.append(Text(Trouble.line(failure, nil), wraps: true))
      notes.append(Text(.empty))
    }
    if let refusal = form.refusal, plan.value != nil || plan.problem != nil {
      notes.append(Text("\(Glyph.error, .error) \("Not possible: \(refusal).", .error)", wraps: true))
      if mayOverride {
        notes.append(Text("  \("B", .bold) sets the freeze aside for this one, with a reason.", wraps: true))
      }
      notes.append(Text(.empty))
    }
    return notes
  }

  private static func state(of tenant: Tenant, _ context: ViewContext) -> Line {
    "\(tenant.slug, .bold)  \(tenant.status.badge)  \(TenantHeader.health(of: tenant.health, context))"
  }
}
