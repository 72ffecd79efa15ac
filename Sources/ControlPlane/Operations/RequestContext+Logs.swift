import JobEngine
import TenantModel
import TenantryAPI

extension RequestContext {
  private static let linesPerRead = 5_000

  /// A page of an operation's log.
  func logPage(of view: JobView, after: Int64, limit: Int) async throws -> GetOperationLogs.Output {
    let page = try await parts.jobs.logs(of: view.job.id, after: after, limit: limit)
    return GetOperationLogs.Output(
      lines: page.lines.map { LogLine($0, steps: view.steps) }, cursor: page.lines.last?.sequence ?? after,
      dropped: page.dropped.values.reduce(0, +))
  }

  /// The newest lines of an operation's log, oldest first.
  ///
  /// The store reads forwards only. What a step keeps is bounded (`LogBounds`), so that the whole takes a few reads.
  ///
  /// - Returns: the lines, and how many others there are or were, never kept ones included.
  func logTail(
    of view: JobView, linesMax: Int = OperationDetail.logLinesMax
  ) async throws -> (lines: [LogLine], others: Int) {
    var tail: [LogLine] = []
    var read = 0
    var cursor: Int64 = 0
    while true {
      let page = try await logPage(of: view, after: cursor, limit: Self.linesPerRead)
      tail = (tail + page.lines).suffix(linesMax)
      cursor = page.cursor
      read += page.lines.count
      if page.lines.count < Self.linesPerRead { return (tail, read - tail.count + page.dropped) }
    }
  }
}

extension LogLine {
  init(_ line: JobLogLine, steps: [StepRecord]) {
    let step = steps.first { $0.number == line.step }
    self.init(
      time: line.time, severity: LogSeverity(line.level), source: step?.name.rawValue ?? "operation",
      text: line.text)
  }
}

extension LogSeverity {
  init(_ level: LogLevel) {
    switch level {
    case .debug: self = .debug
    case .info: self = .info
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}
