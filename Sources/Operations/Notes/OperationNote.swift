import Foundation
import Integrations
import JobEngine
import TenantModel

/// One thing that the team is told of an operation: a post in its thread.
struct OperationNote: Equatable, Sendable {
  /// The same for the same thing, so that it is told once.
  var key: String
  /// In Mattermost's Markdown.
  var text: String

  /// The first post, which the others answer.
  static func begun(_ run: some SubjectRun) -> OperationNote {
    let who = MattermostText.plain(run.actor)
    let why = run.reason.map { ": " + MattermostText.plain($0) } ?? ""
    return OperationNote(
      key: "\(run.operation)/started",
      text: "**\(run.subject)**: \(run.kind.rawValue) asked for by \(who)\(why) "
        + "(operation `\(run.operation)`\(run.place.map { ", \($0)" } ?? ""))")
  }

  static func succeeded(_ run: some SubjectRun) -> OperationNote {
    let seconds = run.context.job.startedAt.map { run.context.clock.now().timeIntervalSince($0) } ?? 0
    let time = Duration.seconds(Int(seconds)).formatted(.units(allowed: [.hours, .minutes, .seconds]))
    return OperationNote(
      key: "\(run.operation)/finished", text: ":white_check_mark: Done after \(time): \(run.result)")
  }

  /// What the team is told when something else than success ends or stops it; nil for the beginning.
  static func ended(_ moment: JobWitness.Moment, _ run: some SubjectRun) -> OperationNote? {
    let step = run.context.step
    switch moment {
    case .began: return nil
    case .parked(let fault):
      // A step that parks again after a retry is news: its budget began at another time.
      let time = step.startedAt.map { Int($0.timeIntervalSince1970 * 1_000) } ?? 0
      return OperationNote(
        key: "\(run.operation)/parked/\(step.name)/\(time)",
        text: ":warning: Needs an operator at “\(step.title)”: \(words(fault))")
    case .failed(let fault):
      return OperationNote(
        key: "\(run.operation)/failed", text: ":x: Failed at “\(step.title)”: \(words(fault))")
    case .cancelled:
      return OperationNote(
        key: "\(run.operation)/cancelled", text: ":no_entry: Cancelled at “\(step.title)”.")
    }
  }

  /// A fault's words come from outside in part: none of them may ring a bell.
  private static func words(_ fault: JobFault) -> String {
    let runbook = fault.runbook.map { " Runbook: `\($0)`" } ?? ""
    let log = fault.logsURL.map { " \(MattermostText.plain($0))" } ?? ""
    return "\(MattermostText.plain(fault.message)) (`\(fault.code)`)\(runbook)\(log)"
  }
}
