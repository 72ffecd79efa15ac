import Foundation
import JobEngine
import TenantModel

/// What is done to the change feed inside a transaction.
package enum ChangeTable {
  /// Events that are kept; readers that fall further behind read everything anew.
  package static let eventsMax: Int64 = 100_000

  private static let tenantChanged = "tenant_changed"
  private static let topicChanged = "topic_changed"

  private struct TenantBody: Codable {
    var status: TenantStatus
    var version: Int
  }

  static func append(_ tenant: Tenant, at now: Date, in connection: any SQLConnection) throws {
    let body = try SQLValue.json(TenantBody(status: tenant.status, version: tenant.version))
    try connection.run(ChangeSQL.append, [.time(now), .text(tenantChanged), .null, .name(tenant.id), body])
  }

  /// Says that something of a topic was written, in the transaction that writes it.
  package static func append(_ topic: PlatformTopic, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(
      ChangeSQL.append, [.time(now), .text(topicChanged), .null, .code(topic), .text("{}")])
  }

  static func append(
    _ event: JobEventDraft, of job: JobRecord, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(
      ChangeSQL.append,
      [.time(now), .code(event.type), .code(job.id), .text(job.subject), try .json(event.body)])
  }

  package static func changes(
    after: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [PlatformChange] {
    try connection.rows(ChangeSQL.after, [.integer(after), .int(max(limit, 0))]) { row in try change(&row) }
  }

  package static func jobEvents(after: Int64, limit: Int, in connection: any SQLConnection) throws
    -> [JobEvent]
  {
    try connection.rows(ChangeSQL.jobsAfter, [.integer(after), .int(max(limit, 0))]) { row in try change(&row)
    }
    .compactMap { change in if case .job(let event) = change { event } else { nil } }
  }

  package static func latestSequence(in connection: any SQLConnection) throws -> Int64 {
    try connection.number(ChangeSQL.latest(connection.dialect))
  }

  package static func oldestSequence(in connection: any SQLConnection) throws -> Int64? {
    try connection.first(ChangeSQL.oldest) { row in try row.optionalInteger() } ?? nil
  }

  /// Deletes all but the newest `kept` events.
  package static func drop(keeping kept: Int64 = eventsMax, in connection: any SQLConnection) throws {
    let kept = connection.dialect == .postgres ? max(kept, 1) : kept
    try connection.run(ChangeSQL.dropUpTo, [.integer(try latestSequence(in: connection) - kept)])
  }

  private static func change(_ row: inout SQLRow) throws -> PlatformChange {
    let sequence = try row.integer()
    let time = try row.time()
    let type = try row.text()
    let job = try row.optionalText()
    let subject = try row.text()
    if type == tenantChanged {
      let body = try row.json(TenantBody.self)
      guard let tenant = try? TenantID(subject) else { throw row.unreadable("no id of a tenant") }
      return .tenant(
        TenantChange(
          sequence: sequence, time: time, tenant: tenant, status: body.status, version: body.version))
    }
    if type == topicChanged {
      guard let topic = PlatformTopic(rawValue: subject) else {
        throw row.unreadable("a topic that this version does not know")
      }
      _ = try row.text()
      return .topic(TopicChange(sequence: sequence, time: time, topic: topic))
    }
    guard let job, let type = JobEventType(rawValue: type) else {
      throw row.unreadable("an event that this version does not know")
    }
    return .job(
      JobEvent(
        sequence: sequence, time: time, job: JobID(job), subject: subject, type: type, body: try row.json()))
  }
}
