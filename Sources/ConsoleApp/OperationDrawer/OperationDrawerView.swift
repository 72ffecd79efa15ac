import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// How an operation looks.
struct OperationDrawerView {
  let drawer: OperationDrawer
  let context: ViewContext

  var view: any View {
    Drawer(title, trailing: trailing, width: 82) {
      if let detail = drawer.detail.value {
        if let trouble = drawer.detail.trouble(context) { Text(trouble, wraps: true) }
        SplitRow(state(of: detail), timing(of: detail.summary))
        if !drawer.showsWholeLog {
          Spacer(min: 1).height(1)
          steps(of: detail)
          fault(of: detail)
          hold(of: detail)
        }
        Rule("Log", trailing: Line(drawer.log.statusText))
        if drawer.linesDropped > 0 { Text("\(drawer.linesDropped) older lines were not kept", .dim) }
        LogView(drawer.log, now: context.now.timeIntervalSince1970).component(.logsViewer).fillHeight(min: 2)
        Text(ending(of: detail), wraps: true)
      } else if let trouble = drawer.detail.trouble(context) {
        Text(trouble, wraps: true)
      } else {
        Skeleton(rows: 8)
      }
    }
    .component(.operationDetailDrawer)
  }

  private var title: Line {
    guard let summary = drawer.detail.value?.summary else { return Line("operation \(drawer.operation)") }
    return Line("\(summary.kind.rawValue) · \(summary.subject)")
  }

  private var trailing: Line {
    guard let summary = drawer.detail.value?.summary else { return .empty }
    return Line.joined(
      [
        drawer.detail.freshness(context),
        Line("op \(summary.id) · by \(summary.actor), \(summary.triggerSource.rawValue)"),
      ], by: " ")
  }

  private func state(of detail: OperationDetail) -> Line {
    let summary = detail.summary
    if detail.isCancelRequested, summary.state.isUnderWay {
      return Line("\(Glyph.progress) cancelling", .warning)
    }
    guard summary.state.isUnderWay, summary.hold == nil else { return summary.badge(at: context.now) }
    return Line.joined(
      [
        summary.state.badge,
        ProgressBar(
          "\(summary.stepsDone)/\(summary.stepsTotal)", fraction: summary.fraction,
          remaining: Line(summary.secondsLeft.map { "\(Moment.roughly($0)) left" } ?? "")
        ).line,
      ], by: "  ")
  }

  private func timing(of summary: OperationSummary) -> Line {
    guard let started = summary.startedAt else {
      return Line("submitted \(Moment.clockWithSeconds(summary.createdAt))Z", .dim)
    }
    let end = summary.finishedAt ?? context.now
    let span = Moment.span(end.timeIntervalSince(started))
    return Line("started \(Moment.clockWithSeconds(started))Z · \(span)", .dim)
  }

  /// The steps; what is done shrinks to one line when the drawer is too low for all.
  private func steps(of detail: OperationDetail) -> [any View] {
    let room = max(4, context.size.height - 10 - faultRows(of: detail))
    let titleWidth = min(26, detail.steps.reduce(0) { max($0, TextWidth.of($1.title)) })
    var shown = detail.steps[...]
    var rows: [any View] = []
    if shown.count > room {
      let settled = shown.prefix { $0.state == .done || $0.state == .skipped }
      let hidden = min(settled.count, shown.count - room + 1)
      if hidden > 1 {
        rows.append(Text("\(Glyph.done, .ok) \("\(hidden) steps before", .dim)"))
        shown = shown.dropFirst(hidden)
      }
    }
    let rest = shown.count + rows.count - room
    let last = rest > 0 ? shown.dropLast(rest + 1) : shown
    rows += last.map {
      SplitRow(
        StepRow.left($0, of: detail.summary, titleWidth: titleWidth, forgotten: drawer.lastFault),
        StepRow.right($0, of: detail.summary, now: context.now))
    }
    if last.count < shown.count {
      rows.append(Text("\(Glyph.todo, .dim) \("\(shown.count - last.count) more steps", .dim)"))
    }
    return rows
  }

  /// The fault to show: why it stands, or why it was cancelled.
  private func shownFault(_ detail: OperationDetail) -> OperationFault? {
    if let fault = detail.summary.fault { return fault }
    guard detail.summary.state == .cancelled else { return nil }
    if let fault = drawer.lastFault { return fault }
    // Opened after it was cancelled: the step that did not end still knows why.
    return detail.steps.first { $0.state != .done && $0.state != .skipped && $0.note != nil }?.note.map {
      OperationFault(code: "", message: $0, detail: nil, runbook: nil, logsUrl: nil)
    }
  }

  private var width: Int { (context.size.width < 90 ? context.size.width : 82) - 4 }

  /// Roughly the rows that the fault takes; the steps get the rest.
  private func faultRows(of detail: OperationDetail) -> Int {
    guard shownFault(detail) != nil else { return 0 }
    return faultLines(of: detail).reduce(1) { $0 + $1.wrapped(to: width).count }
  }

  private func fault(of detail: OperationDetail) -> [any View] {
    guard shownFault(detail) != nil else { return [] }
    return [Spacer(min: 1).height(1)] + faultLines(of: detail).map { Text($0, wraps: true) }
  }

  /// What went wrong, in whole sentences, and what to do about it.
  private func faultLines(of detail: OperationDetail) -> [Line] {
    guard let fault = shownFault(detail) else { return [] }
    let isOver = detail.summary.state == .cancelled
    let head: Line =
      isOver
      ? "\("It stood at:", .dim) \(fault.message)" : "\(Glyph.error, .error) \(fault.message, Style(.error))"
    var rows: [Line] = [head + (fault.code.isEmpty ? .empty : " \(fault.code, .dim)")]
    rows += FaultWords.lines(of: fault, max: max(2, context.size.height / 5))
    if isOver {
      return rows + [
        "  \("Next:", .dim) rebuild the tenant, or pause it"
          + (hint(OperationCommands.tenant, "opens it").map { " \("·", .dim) " + $0 } ?? "")
      ]
    }
    var todo: [Line] = []
    if let runbook = fault.runbook { todo.append("\("runbook", .dim) \(runbook, .accent)") }
    if detail.retry.isAllowed { todo += hint(OperationCommands.retry, "retry").map { ["then " + $0] } ?? [] }
    if detail.cancel.isAllowed { todo += hint(OperationCommands.cancel, "cancel").map { ["or " + $0] } ?? [] }
    if !todo.isEmpty { rows.append("  " + Line.joined(todo, by: "  ")) }
    if let url = fault.logsUrl { rows.append("  \("log", .dim) \(url, Style(.link))") }
    return rows
  }

  /// What holds it, and what can be done about that.
  private func hold(of detail: OperationDetail) -> [any View] {
    if let overridden = detail.overridden {
      return [Text("\(Glyph.warning, .warning) \("begun whatever held it, by", .dim) \(overridden)", wraps: true)]
    }
    guard let hold = detail.summary.hold else { return [] }
    let way =
      detail.override?.isAllowed == true
      ? hint(OperationCommands.override, "lets it begin") : detail.override?.reason.map { Line($0, .dim) }
    return [
      Spacer(min: 1).height(1), Text("\(Glyph.progress, .warning) \(hold.reason, .warning)", wraps: true),
      Text("  " + (way ?? .empty), wraps: true),
    ]
  }

  private func hint(_ command: Command, _ label: String) -> Line? {
    context.keys.hint(command.id, in: OperationDrawer.scope, label)?.line
  }

  private func ending(of detail: OperationDetail) -> Line {
    var parts: [Line] = detail.undo.isEmpty ? [] : ["\("Undo:", .dim) \(detail.undo, .dim)"]
    if !detail.summary.state.isFinal, let reason = detail.cancel.reason {
      parts.append("\("Cancel:", .dim) \(reason, .dim)")
    }
    return Line.joined(parts, by: "  ")
  }
}

/// One step as a row; text apart from place, so that it can be read in a test.
enum StepRow {
  /// `✔ Backup            full, 1.2 GiB, verified`.
  ///
  /// A step does not repeat `forgotten`, the fault that it stands or stood at.
  static func left(
    _ step: StepView, of operation: OperationSummary, titleWidth: Int, forgotten: OperationFault? = nil
  ) -> Line {
    let weight: Style = step.state == .pending || step.state == .skipped ? .dim : .plain
    var line: Line =
      "\(step.state.glyph, step.state.style) \(TextFit.pad(step.title, to: titleWidth), weight)"
    if step.attempt > 1 { line += "  " + Line("try \(step.attempt)", .warning) }
    // What stands whole below, or is over since the retry, is not said here.
    let isSaid = step.note == forgotten?.message && (step.state == .failed || operation.state != .retryWait)
    if let note = step.note, !isSaid { line += "  " + Line(note, step.state == .failed ? .error : weight) }
    if step.state == .running, let fraction = step.fraction {
      line += "  " + ProgressBar(fraction: fraction, barWidth: 10).line
    }
    return line
  }

  /// How long it took, takes, or will take; for a step that failed, whose turn it is.
  ///
  /// A step that only looks again in a moment is not said to be tried again: its note says what it waits for.
  static func right(_ step: StepView, of operation: OperationSummary, now: Date) -> Line {
    if step.state == .failed, operation.state == .parked { return Line("parked: needs you", .error) }
    if operation.state == .retryWait, let next = step.nextTryAt {
      let seconds = next.timeIntervalSince(now)
      return Line(seconds < 1 ? "again now" : "again in \(Moment.span(seconds))", .warning)
    }
    if step.state == .running, operation.state == .waiting, step.note == nil { return Line("waiting", .busy) }
    switch (step.state, step.startedAt, step.finishedAt) {
    case (.skipped, _, _): return .empty
    case (_, let started?, let finished?): return Line(Moment.span(finished.timeIntervalSince(started)), .dim)
    case (.running, let started?, nil):
      let spent = now.timeIntervalSince(started)
      guard let typical = step.secondsTypical, typical > spent else { return Line(Moment.span(spent), .busy) }
      return Line("\(Moment.roughly(typical - spent)) left", .busy)
    default: return step.secondsTypical.map { Line(Moment.roughly($0), .dim) } ?? .empty
    }
  }
}
