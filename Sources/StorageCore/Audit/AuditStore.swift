import TenantModel

/// The audit log. It only grows: nothing here changes or deletes a line, and the schema refuses it too.
package protocol AuditStore: Sendable {
  /// Writes a record as the next line, with the hash of the one before; on disk when this returns.
  ///
  /// - Returns: the line as it was written.
  @discardableResult
  func append(_ record: AuditRecord) async throws -> AuditRecord

  /// Lines before `sequence`, newest first; nil begins with the newest.
  func records(before sequence: Int64?, limit: Int) async throws -> [AuditRecord]

  /// Lines after `sequence`, oldest first.
  func records(after sequence: Int64, limit: Int) async throws -> [AuditRecord]

  /// The end of the log as it was written down beside it.
  func head() async throws -> AuditHead

  /// Keeps a seal; nothing when its record has one already.
  func seal(_ seal: AuditSeal) async throws

  /// Seals of records after `sequence`, oldest first.
  func seals(after sequence: Int64, limit: Int) async throws -> [AuditSeal]

  /// The seal of the newest record that has one.
  func lastSeal() async throws -> AuditSeal?
}
