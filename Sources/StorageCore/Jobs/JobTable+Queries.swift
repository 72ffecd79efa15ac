import Foundation
import JobEngine

extension JobTable {
  package static func job(_ id: JobID, in connection: any SQLConnection) throws -> JobRecord? {
    try connection.first(JobSQL.byID, [.code(id)]) { row in try JobRecord(row: &row) }
  }

  package static func jobs(_ query: JobQuery, in connection: any SQLConnection) throws -> [JobRecord] {
    let listing = try JobListing(query)
    return try connection.rows(listing.sql, listing.arguments) { row in try JobRecord(row: &row) }
  }

  static func steps(of job: JobRecord, in connection: any SQLConnection) throws -> [StepRecord] {
    try connection.rows(JobSQL.steps, [.integer(job.number)]) { row in try StepRecord(job: job.id, row: &row)
    }
  }

  package static func steps(of id: JobID, in connection: any SQLConnection) throws -> [StepRecord] {
    guard let job = try job(id, in: connection) else { return [] }
    return try steps(of: job, in: connection)
  }

  package static func attempts(of id: JobID, in connection: any SQLConnection) throws -> [StepAttempt] {
    try connection.rows(JobSQL.attempts, [.code(id)]) { row in try StepAttempt(job: id, row: &row) }
  }

  package static func lane(_ key: LaneKey, in connection: any SQLConnection) throws -> LaneRecord? {
    try connection.first(LaneSQL.byKey, [.code(key)]) { row in try LaneRecord(row: &row) }
  }

  package static func durations(
    of kind: JobKind, in connection: any SQLConnection
  ) throws -> [DurationStatistic] {
    var whole: [Duration] = []
    var parts: [StepName: [Duration]] = [:]
    let arguments: [SQLValue] = [.code(kind), .int(DurationStatistic.runsMax)]
    let runs = try connection.rows(JobSQL.newestSucceeded, arguments) { row in
      (
        number: try row.integer(), id: JobID(try row.text()), startedAt: try row.optionalTime(),
        finishedAt: try row.optionalTime()
      )
    }
    for run in runs {
      if let start = run.startedAt, let end = run.finishedAt { whole.append(end.since(start)) }
      let steps = try connection.rows(JobSQL.steps, [.integer(run.number)]) { row in
        try StepRecord(job: run.id, row: &row)
      }
      for step in steps where step.phase == .done {
        if let start = step.startedAt, let end = step.doneAt {
          parts[step.name, default: []].append(end.since(start))
        }
      }
    }
    let named = parts.sorted { $0.key < $1.key }.compactMap {
      DurationStatistic(step: $0.key, durations: $0.value)
    }
    return [DurationStatistic(step: nil, durations: whole)].compactMap { $0 } + named
  }

  /// Deletes jobs that ended before `time`, the oldest first, with their steps, attempts and logs.
  ///
  /// - Returns: how many; as many as `limit` means that there may be more.
  package static func dropFinished(
    before time: Date, limit: Int, in connection: any SQLConnection
  ) throws -> Int {
    try connection.runCounting(JobSQL.dropFinished, [.time(time), .int(limit)])
  }
}
