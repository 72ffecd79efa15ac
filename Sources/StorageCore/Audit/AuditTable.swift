import Foundation
import TenantModel

/// What is done to the audit log inside a transaction.
package enum AuditTable {
  /// - Returns: the line as it was written.
  package static func append(_ record: AuditRecord, in connection: any SQLConnection) throws -> AuditRecord {
    var record = record
    record.at = record.at.asStored
    let line = record.chained(after: try head(in: connection))
    try connection.run(
      AuditSQL.insert,
      [
        .integer(line.sequence), .text(line.call), .time(line.at), .text(line.actor), .code(line.role),
        .text(line.endpoint), .text(line.tenant), .text(line.subject), .code(line.outcome),
        .text(line.reason),
        .text(line.operation), .text(line.inputHash), .text(line.previousHash), .text(line.hash),
      ])
    try connection.run(AuditSQL.writeHead, [.integer(line.sequence), .text(line.hash)])
    return line
  }

  package static func head(in connection: any SQLConnection) throws -> AuditHead {
    try connection.first(AuditSQL.head) { row in
      AuditHead(sequence: try row.integer(), hash: try row.text())
    } ?? .origin
  }

  package static func records(
    before sequence: Int64?, limit: Int, in connection: any SQLConnection
  ) throws -> [AuditRecord] {
    try connection.rows(AuditSQL.newest, [.integer(sequence ?? .max), .int(max(limit, 0))]) { row in
      try record(&row)
    }
  }

  package static func records(
    after sequence: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [AuditRecord] {
    try connection.rows(AuditSQL.after, [.integer(sequence), .int(max(limit, 0))]) { row in try record(&row) }
  }

  package static func seal(_ seal: AuditSeal, in connection: any SQLConnection) throws {
    try connection.run(
      AuditSQL.seal,
      [
        .integer(seal.head.sequence), .text(seal.head.hash), .time(seal.sealedAt), .text(seal.keyID),
        .blob(seal.signature),
      ])
  }

  package static func seals(
    after sequence: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [AuditSeal] {
    try connection.rows(AuditSQL.seals, [.integer(sequence), .int(max(limit, 0))]) { row in try seal(&row) }
  }

  package static func lastSeal(in connection: any SQLConnection) throws -> AuditSeal? {
    try connection.first(AuditSQL.lastSeal) { row in try seal(&row) }
  }

  private static func seal(_ row: inout SQLRow) throws -> AuditSeal {
    AuditSeal(
      head: AuditHead(sequence: try row.integer(), hash: try row.text()), sealedAt: try row.time(),
      keyID: try row.text(), signature: try row.blob())
  }

  private static func record(_ row: inout SQLRow) throws -> AuditRecord {
    AuditRecord(
      sequence: try row.integer(), call: try row.text(), at: try row.time(), actor: try row.text(),
      role: try row.code(), endpoint: try row.text(), tenant: try row.optionalText(),
      subject: try row.optionalText(), outcome: try row.code(), reason: try row.optionalText(),
      operation: try row.optionalText(), inputHash: try row.text(), previousHash: try row.text(),
      hash: try row.text())
  }
}
