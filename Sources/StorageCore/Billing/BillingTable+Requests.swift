import Foundation
import TenantModel

extension BillingTable {
  package static func propose(
    _ request: ChangeRequest, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(
      BillingSQL.insertRequest,
      [
        .name(request.id), .name(request.tenantId), .code(request.kind), .text(request.planId),
        request.amount.map { .int($0.cents) } ?? .null, .text(request.amount?.currency),
        .name(request.invoiceId),
        .text(request.reason), .text(request.proposedBy), .time(request.proposedAt), .time(request.expiresAt),
      ])
    try tell(request.tenantId, at: now, in: connection)
  }

  package static func changeRequests(
    tenant: TenantID?, limit: Int, in connection: any SQLConnection
  ) throws -> [ChangeRequest] {
    try connection.rows(BillingSQL.requests, [.name(tenant), .int(limit)]) { row in
      try ChangeRequest(row: &row)
    }
  }

  package static func changeRequest(
    _ id: ChangeRequestID, in connection: any SQLConnection
  ) throws -> ChangeRequest? {
    try connection.first(BillingSQL.requestByID, [.name(id)]) { row in try ChangeRequest(row: &row) }
  }

  /// Decides, and carries out what was approved: both or neither.
  package static func decide(
    _ id: ChangeRequestID, approves: Bool, by actor: String, reason: String?, at now: Date,
    in connection: any SQLConnection
  ) throws -> ChangeRequest {
    guard let request = try changeRequest(id, in: connection) else {
      throw StorageError(.notFound, "There is no proposal \(id).")
    }
    if let refusal = request.refusal(decidedBy: actor, at: now) {
      throw StorageError(.refused, "Proposal \(id): \(refusal).")
    }
    let status: ChangeRequest.Status = approves ? .approved : .rejected
    try connection.run(
      BillingSQL.decideRequest, [.name(id), .code(status), .text(actor), .time(now), .text(reason)])
    if approves { try carryOut(request, at: now, in: connection) }
    try tell(request.tenantId, at: now, in: connection)
    return try changeRequest(id, in: connection) ?? request
  }

  private static func carryOut(
    _ request: ChangeRequest, at now: Date, in connection: any SQLConnection
  ) throws {
    switch request.kind {
    case .planChange:
      try setPlan(request.planId ?? "", of: request.tenantId, at: now, in: connection)
    case .credit:
      guard let amount = request.amount else { return }
      try give(amount, to: request.tenantId, request.reason, at: now, in: connection)
    case .writeOff:
      guard let invoice = request.invoiceId else { return }
      _ = try void(invoice, note: "written off: \(request.reason)", at: now, in: connection)
    }
  }
}
