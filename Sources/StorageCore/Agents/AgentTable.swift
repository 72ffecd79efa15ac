import Foundation
import JobEngine
import TenantModel

/// What is done to runs of the AI console inside a transaction.
package enum AgentTable {
  /// Runs that are kept; older ones go with what they said and proposed.
  package static let runsMax = 1_000

  package static func start(
    _ run: AgentRun, job: NewJob, at now: Date, in connection: any SQLConnection
  ) throws -> AgentRun {
    if case .existing(let known) = try JobTable.enqueue(job, at: now, in: connection) {
      guard let id = try? AgentRunID(known.id.rawValue), let earlier = try self.run(id, in: connection) else {
        throw StorageError(.notFound, "The run of then is not kept any more.")
      }
      return earlier
    }
    try record(run, at: now, in: connection)
    return run
  }

  package static func record(_ run: AgentRun, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(AgentSQL.insertRun, run.columns)
    try connection.run(AgentSQL.dropOldRuns, [.int(runsMax)])
    try ChangeTable.append(.agents, at: now, in: connection)
  }

  package static func begin(
    _ id: AgentRunID, at now: Date, in connection: any SQLConnection
  ) throws -> AgentRun? {
    guard try connection.runCounting(AgentSQL.begin, [.name(id), .time(now)]) > 0 else { return nil }
    try ChangeTable.append(.agents, at: now, in: connection)
    return try run(id, in: connection)
  }

  package static func add(
    _ entries: [AgentEntry], tokens: Int, to id: AgentRunID, at now: Date, in connection: any SQLConnection
  ) throws {
    guard try connection.runCounting(AgentSQL.addTokens, [.name(id), .int(max(tokens, 0))]) > 0 else { return }
    for entry in entries {
      try connection.run(
        AgentSQL.addEntry,
        [
          .name(id), .code(entry.kind), .text(entry.tool), .text(entry.text), .time(entry.time),
          .int(AgentEntry.countMax),
        ])
    }
    try ChangeTable.append(.agents, at: now, in: connection)
  }

  package static func finish(
    _ id: AgentRunID, as state: AgentRun.State, problem: String?, at now: Date,
    in connection: any SQLConnection
  ) throws {
    let said = problem.flatMap { $0.isEmpty ? nil : $0 }
    let values: [SQLValue] = [.name(id), .code(state), .text(said), .time(now)]
    guard try connection.runCounting(AgentSQL.finish, values) > 0 else { return }
    try ChangeTable.append(.agents, at: now, in: connection)
  }

  package static func run(_ id: AgentRunID, in connection: any SQLConnection) throws -> AgentRun? {
    try connection.first(AgentSQL.runByID, [.name(id)]) { row in try AgentRun(row: &row) }
  }

  package static func runs(limit: Int, in connection: any SQLConnection) throws -> [AgentRun] {
    try connection.rows(AgentSQL.runs, [.int(max(limit, 0))]) { row in try AgentRun(row: &row) }
  }

  package static func entries(of id: AgentRunID, in connection: any SQLConnection) throws -> [AgentEntry] {
    try connection.rows(AgentSQL.entries, [.name(id)]) { row in
      let kind: AgentEntry.Kind = try row.code()
      let tool = try row.optionalText()
      return AgentEntry(kind, tool: tool, try row.text(), at: try row.time())
    }
  }

  package static func tokens(since: Date, in connection: any SQLConnection) throws -> Int {
    Int(try connection.number(AgentSQL.tokensSince, [.time(since)]))
  }
}
