import Foundation

/// A signature under the audit log up to one record, so that whoever can write the database and has not the key cannot make
/// the log anew.
package struct AuditSeal: Codable, Equatable, Sendable {
  /// The last record that it covers, by its place and its hash.
  package var head: AuditHead
  package var sealedAt: Date
  /// Which key it was: the first 16 hexadecimal digits of the SHA-256 of the public one.
  package var keyID: String
  /// Ed25519 over `signedBytes`; 64 bytes.
  package var signature: Data

  package init(head: AuditHead, sealedAt: Date, keyID: String, signature: Data = Data()) {
    self.head = head
    self.sealedAt = sealedAt
    self.keyID = keyID
    self.signature = signature
  }

  /// What is signed: what it is, the record, and when, in whole seconds.
  package var signedBytes: Data {
    Data(
      "tenantry audit seal 1\n\(head.sequence)\n\(head.hash)\n\(Int64(sealedAt.timeIntervalSince1970))\n".utf8
    )
  }
}
