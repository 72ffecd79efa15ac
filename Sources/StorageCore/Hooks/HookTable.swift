import Foundation

/// What is done to webhooks inside a transaction.
package enum HookTable {
  /// How long a delivery is remembered: longer than the window in which one is taken.
  package static let receiptLifetime: TimeInterval = 86_400

  package static func receive(
    _ delivery: String, from source: String, at now: Date, in connection: any SQLConnection
  ) throws -> Bool {
    try connection.run(HookSQL.forget, [.time(now.addingTimeInterval(-receiptLifetime))])
    return try connection.runCounting(HookSQL.receive, [.text(source), .text(delivery), .time(now)]) == 1
  }

  package static func claim(
    _ sink: String, holder: String, at now: Date, until: Date, in connection: any SQLConnection
  ) throws -> HookSinkRecord? {
    try connection.run(
      HookSQL.insert, [.text(sink), .integer(try ChangeTable.latestSequence(in: connection))])
    guard
      try connection.runCounting(HookSQL.claim, [.text(sink), .text(holder), .time(now), .time(until)]) == 1
    else { return nil }
    return try connection.first(HookSQL.sink, [.text(sink)]) { row in try record(&row) }
  }

  package static func save(
    _ record: HookSinkRecord, holder: String, until: Date, in connection: any SQLConnection
  ) throws -> Bool {
    try connection.runCounting(
      HookSQL.save,
      [
        .text(record.name), .text(holder), .integer(record.sequence), .time(record.failingSince),
        .int(record.attempts), .time(record.nextTryAt), .text(record.problem), .int(record.dead),
        .time(until),
      ]) == 1
  }

  package static func sinks(in connection: any SQLConnection) throws -> [HookSinkRecord] {
    try connection.rows(HookSQL.sinks, []) { row in try record(&row) }
  }

  private static func record(_ row: inout SQLRow) throws -> HookSinkRecord {
    HookSinkRecord(
      name: try row.text(), sequence: try row.integer(), failingSince: try row.optionalTime(),
      attempts: try row.int(), nextTryAt: try row.optionalTime(), problem: try row.optionalText(),
      dead: try row.int())
  }
}
