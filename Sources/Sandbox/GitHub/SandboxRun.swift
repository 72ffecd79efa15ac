import Foundation
import HTTPTransport

/// A run of a workflow as kept, and how far it is by the clock.
struct SandboxRun {
  static let queuedSeconds = 3.0
  static let totalSeconds = 48.0

  let record: JSONValue
  let clock: SandboxClock

  var id: Int { record["id"]?.intValue ?? 0 }
  var attempt: Int { record["attempt"]?.intValue ?? 1 }
  var sha: String { record["sha"]?.stringValue ?? "" }
  var branch: String { record["ref"]?.stringValue ?? "" }
  var createdAt: Date { date("created") }
  /// Of the last attempt.
  var startedAt: Date { date("at") }
  var workflow: SandboxWorkflow {
    SandboxWorkflow.named(record["workflow"]?.stringValue ?? "") ?? SandboxWorkflow.all[0]
  }

  var status: String {
    if record["cancelled"] != nil { return "completed" }
    let age = clock.age(since: startedAt)
    return age < Self.queuedSeconds ? "queued" : age < Self.totalSeconds ? "in_progress" : "completed"
  }

  /// Nil until it has ended.
  var conclusion: String? {
    guard status == "completed" else { return nil }
    if record["cancelled"] != nil { return "cancelled" }
    return record["fails"]?.boolValue == true ? "failure" : "success"
  }

  var updatedAt: Date {
    if record["cancelled"] != nil { return date("cancelled") }
    return clock.time(status == "completed" ? Self.totalSeconds : Self.queuedSeconds, after: startedAt)
  }

  /// Its jobs, one after the other; a job that has not begun is queued.
  var jobs: [JSONValue] {
    let share = (Self.totalSeconds - Self.queuedSeconds) / Double(workflow.jobs.count)
    return workflow.jobs.enumerated().map { index, name in
      let begins = Self.queuedSeconds + Double(index) * share
      let age = clock.age(since: startedAt)
      let isLast = index == workflow.jobs.count - 1
      let isCancelled = record["cancelled"] != nil
      let isOver = isCancelled || age >= begins + share
      let conclusion = isCancelled ? "cancelled" : isLast ? conclusion ?? "success" : "success"
      return GitHubShapes.job(
        id: id * 10 + index, name: name, run: self,
        status: isOver ? "completed" : age < begins ? "queued" : "in_progress",
        conclusion: isOver ? conclusion : nil, started: clock.time(begins, after: startedAt),
        completed: isOver ? clock.time(begins + share, after: startedAt) : nil)
    }
  }

  private func date(_ member: String) -> Date {
    Date(timeIntervalSince1970: record[member]?.doubleValue ?? 0)
  }
}

extension JSONValue {
  /// Any number.
  var doubleValue: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }
}
