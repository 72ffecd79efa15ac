import Foundation
import JobEngine
import TenantModel

/// What is done to support requests and local settings inside a transaction.
package enum SupportTable {
  package static func open(
    _ request: SupportRequest, job: NewJob, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(
      SupportSQL.insert,
      [
        .name(request.id), .name(request.tenantId), .name(request.subject), .code(request.severity),
        .code(request.state), .text(request.openedBy), .time(request.openedAt), try .json(request.messages),
      ])
    _ = try JobTable.enqueue(job, at: now, in: connection)
    try BillingTable.tell(request.tenantId, .support, at: now, in: connection)
  }

  package static func requests(
    _ query: SupportQuery, in connection: any SQLConnection
  ) throws -> [SupportRequest] {
    let tenants = query.tenants.map { " " + $0.map(\.rawValue).sorted().joined(separator: " ") + " " }
    let states = query.states.map(\.rawValue).sorted()
    let limit = min(max(query.limit, 0), SupportQuery.limitMax)
    return try connection.rows(
      SupportSQL.requests,
      [.text(tenants), .text(states.isEmpty ? "" : " \(states.joined(separator: " ")) "), .int(limit)]
    ) { row in try request(&row) }
  }

  package static func request(
    _ id: SupportRequestID, in connection: any SQLConnection
  ) throws -> SupportRequest? {
    try connection.first(SupportSQL.byID, [.name(id)]) { row in try request(&row) }
  }

  package static func answer(
    _ id: SupportRequestID, _ message: SupportRequest.Message?, state: SupportRequest.State, at now: Date,
    in connection: any SQLConnection
  ) throws -> SupportRequest {
    guard let request = try request(id, in: connection) else {
      throw StorageError(.notFound, "There is no support request \(id).")
    }
    guard request.state != .closed else {
      throw StorageError(.refused, "Support request \(id) is closed: open another one.")
    }
    let messages = request.messages + (message.map { [$0] } ?? [])
    try connection.run(SupportSQL.answer, [.name(id), .code(state), try .json(messages), .time(now)])
    try BillingTable.tell(request.tenantId, .support, at: now, in: connection)
    return try self.request(id, in: connection) ?? request
  }

  package static func record(
    postedIn place: String, of id: SupportRequestID, at now: Date, in connection: any SQLConnection
  ) throws {
    guard let request = try request(id, in: connection) else { return }
    try connection.run(SupportSQL.recordPost, [.name(id), .text(place)])
    try BillingTable.tell(request.tenantId, .support, at: now, in: connection)
  }

  package static func settings(
    of tenant: TenantID, limit: Int, in connection: any SQLConnection
  ) throws -> [LocalSettings] {
    try connection.rows(SupportSQL.settings, [.name(tenant), .int(limit)]) { row in
      LocalSettings(
        contactEmail: try row.text(), maintenanceWindow: try row.code(), notificationChannel: try row.code(),
        changedBy: try row.text(), changedAt: try row.time())
    }
  }

  package static func change(
    _ settings: LocalSettings, of tenant: TenantID, by actor: String, at now: Date,
    in connection: any SQLConnection
  ) throws {
    try connection.run(
      SupportSQL.insertSettings,
      [
        .name(tenant), .text(settings.contactEmail), .code(settings.maintenanceWindow),
        .code(settings.notificationChannel), .text(actor), .time(now),
      ])
    try BillingTable.tell(tenant, .support, at: now, in: connection)
  }

  private static func request(_ row: inout SQLRow) throws -> SupportRequest {
    SupportRequest(
      id: try row.name(), tenantId: try row.name(), tenantSlug: try row.name(), tenantName: try row.name(),
      subject: try row.name(), severity: try row.code(), state: try row.code(), openedBy: try row.text(),
      openedAt: try row.time(), updatedAt: try row.time(), messages: try row.json(),
      postedIn: try row.optionalText())
  }
}
