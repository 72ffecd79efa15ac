import JobEngine
import TenantModel
import TenantryAPI

extension RequestContext {
  /// Lines that one step keeps at most, twice over: enough to find the newest of any log in one read.
  private static let linesPerRead = 5_000

  /// A page of an operation's log.
  func logPage(of view: JobView, after: Int64, limit: Int) async throws -> GetOperationLogs.Output {
    let page = try await parts.jobs.logs(of: view.job.id, after: after, limit: limit)
    return GetOperationLogs.Output(
      lines: page.lines.map { LogLine($0, steps: view.steps) }, cursor: page.lines.last?.sequence ?? after,
      dropped: page.dropped.values.reduce(0, +))
  }

  /// The newest lines of an operation's log, oldest first.
  func logTail(of view: JobView) async throws -> [LogLine] {
    let page = try await logPage(of: view, after: 0, limit: Self.linesPerRead)
    return Array(page.lines.suffix(OperationDetail.logLinesMax))
  }
}

extension LogLine {
  init(_ line: JobLogLine, steps: [StepRecord]) {
    let step = steps.first { $0.number == line.step }
    self.init(
      time: line.time, severity: LogSeverity(line.level), source: step?.name.rawValue ?? "operation", text: line.text)
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
