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
        if let trouble = drawer.detail.trouble { Text(trouble, wraps: true) }
        SplitRow(state(of: detail), timing(of: detail.summary))
        if !drawer.showsWholeLog {
          Spacer(min: 1).height(1)
          steps(of: detail)
          fault(of: detail)
        }
        Rule("Log", trailing: Line(drawer.log.statusText))
        if drawer.linesDropped > 0 { Text("\(drawer.linesDropped) older lines were not kept", .dim) }
        LogView(drawer.log).fillHeight(min: 2)
        Text(ending(of: detail), wraps: true)
      } else if let trouble = drawer.detail.trouble {
        Text(trouble, wraps: true)
      } else {
        Skeleton(rows: 8)
      }
    }
  }

  private var title: Line {
    guard let summary = drawer.detail.value?.summary else { return Line("operation \(drawer.operation)") }
    return Line("\(summary.kind.rawValue) · \(summary.tenantSlug)")
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
    guard summary.state.isUnderWay else { return summary.state.badge }
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
    let room = max(4, context.size.height - 10 - (detail.summary.fault == nil ? 0 : 4))
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
      SplitRow(StepRow.left($0, titleWidth: titleWidth), StepRow.right($0, now: context.now))
    }
    if last.count < shown.count {
      rows.append(Text("\(Glyph.todo, .dim) \("\(shown.count - last.count) more steps", .dim)"))
    }
    return rows
  }

  private func fault(of detail: OperationDetail) -> [any View] {
    guard let fault = detail.summary.fault else { return [] }
    var rows: [any View] = [
      Spacer(min: 1).height(1),
      Text("\(Glyph.error, .error) \(fault.message, Style(.error)) \(fault.code, .dim)", wraps: true),
    ]
    if let words = fault.detail { rows.append(Text(Line("  " + words, .dim))) }
    var todo: [Line] = []
    if let runbook = fault.runbook { todo.append("\("runbook", .dim) \(runbook, .accent)") }
    if detail.retry.isAllowed { todo.append("then " + KeyHint("R", "retry").line) }
    if let url = fault.logsUrl { todo.append("\("log", .dim) \(url, Style(.link))") }
    if !todo.isEmpty { rows.append(Text("  " + Line.joined(todo))) }
    return rows
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
  static func left(_ step: StepView, titleWidth: Int) -> Line {
    let weight: Style = step.state == .pending || step.state == .skipped ? .dim : .plain
    var line: Line =
      "\(step.state.glyph, step.state.style) \(TextFit.pad(step.title, to: titleWidth), weight)"
    if step.attempt > 1 { line += "  " + Line("try \(step.attempt)", .warning) }
    if let note = step.note { line += "  " + Line(note, step.state == .failed ? .error : weight) }
    if step.state == .running, let fraction = step.fraction {
      line += "  " + ProgressBar(fraction: fraction, barWidth: 10).line
    }
    return line
  }

  /// How long it took, takes, or will take.
  static func right(_ step: StepView, now: Date) -> Line {
    if let next = step.nextTryAt {
      return Line("again in \(Moment.span(next.timeIntervalSince(now)))", .warning)
    }
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
