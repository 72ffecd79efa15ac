import JobEngine

/// What is done to the logs of jobs inside a transaction.
package enum JobLogTable {
  package static func append(
    _ entries: [LogEntry], step: Int, under lease: Lease, in connection: any SQLConnection
  ) throws {
    let job = SQLValue.integer(try JobTable.heldNumber(under: lease, in: connection))
    var sequence = try connection.number(JobLogSQL.lastSequence, [job])
    var line = Int(try connection.number(JobLogSQL.lastLine, [job, .int(step)]))
    for entry in entries {
      sequence += 1
      line += 1
      try connection.run(
        JobLogSQL.append,
        [
          job, .int(step), .int(line), .integer(sequence), .time(entry.time), .code(entry.level),
          .text(entry.text),
        ])
    }
    if let dropped = LogBounds.dropped(total: line) {
      try connection.run(
        JobLogSQL.drop, [job, .int(step), .int(dropped.lowerBound), .int(dropped.upperBound)])
    }
  }

  package static func page(
    of id: JobID, after: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> JobLogPage {
    guard let job = try JobTable.job(id, in: connection) else { return JobLogPage(lines: [], dropped: [:]) }
    let arguments: [SQLValue] = [.integer(job.number), .integer(after), .int(max(limit, 0))]
    let lines = try connection.rows(JobLogSQL.page, arguments) { row in
      JobLogLine(
        step: try row.int(), sequence: try row.integer(), line: try row.int(), time: try row.time(),
        level: try row.code(), text: try row.text())
    }
    let totals = try connection.rows(JobLogSQL.totals, [.integer(job.number)]) { row in
      (try row.int(), LogBounds.droppedCount(total: try row.int()))
    }
    return JobLogPage(lines: lines, dropped: Dictionary(totals.filter { $0.1 > 0 }) { $0 + $1 })
  }
}
