import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// An operation as a row of the timeline: when, what, for whom, and how it goes.
package enum OperationRow {
  /// As wide as the names of what is shown: a short one leaves its place to what went wrong.
  static func columns(of operations: [OperationSummary]) -> [TableColumn] {
    let name = operations.map { "● \($0.kind.rawValue)".count }.max() ?? 0
    return [
      TableColumn("TIME", min: 5, ideal: 5),
      TableColumn("OPERATION", min: 10, ideal: max(10, name)),
      TableColumn("TENANT", min: 12, ideal: 16),
      TableColumn("PROGRESS", min: 12, ideal: 20, grows: true),
    ]
  }

  package static func cells(_ operation: OperationSummary, now: Date) -> [Line] {
    [
      Line(Moment.time(operation.startedAt ?? operation.createdAt, now: now), .dim),
      (operation.hold == nil
        ? Line(operation.state.glyph, operation.state.style) : Line(Glyph.progress, .warning))
        + Line(" \(operation.kind.rawValue)"),
      Line(operation.subject),
      progress(operation, now: now),
    ]
  }

  /// How it goes, and where it does not, what to do.
  package static func progress(_ operation: OperationSummary, now: Date) -> Line {
    let step = operation.currentStep.map(spoken) ?? operation.state.word
    switch operation.state {
    case .queued:
      guard let hold = operation.hold else { return Line("queued", .dim) }
      return Line(hold.words(at: now), .warning) + Line(" · \(hold.reason)", .dim)
    case .running, .waiting, .retryWait:
      let left = operation.secondsLeft.map { Moment.roughly($0) } ?? ""
      let style: Style = operation.state == .retryWait ? .warning : .plain
      let bar = ProgressBar(
        Line(step, style), fraction: operation.fraction, remaining: Line(left), barWidth: 10, style: .busy)
      return bar.line
    case .parked, .failed:
      var line = Line("\(operation.state.word) at \(step)", .error)
      if let runbook = operation.fault?.runbook {
        line += " \("· runbook", .dim) \(RunbookName.short(runbook), .accent)"
      }
      if let fault = operation.fault { line += Line(" · \(fault.message)", .dim) }
      return line
    case .succeeded, .cancelled:
      guard let started = operation.startedAt, let finished = operation.finishedAt else {
        return Line(operation.state.word, .dim)
      }
      return Line(
        "\(operation.state.word) in \(Moment.span(finished.timeIntervalSince(started))) · by \(operation.actor)",
        .dim)
    }
  }

  /// A step's stable name as words: `smoke_test` becomes `smoke test`.
  private static func spoken(_ step: String) -> String { step.replacing("_", with: " ") }
}
