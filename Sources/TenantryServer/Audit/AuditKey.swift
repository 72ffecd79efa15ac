import Crypto
import Foundation
import TenantModel

/// The key that seals the audit log: Ed25519. It lies in a file that the database's owner need not be able to read.
package struct AuditKey: Sendable {
  /// Why a key cannot be had.
  package struct Problem: Error, Equatable, Sendable {
    /// One sentence.
    package let message: String
  }

  private let secret: Curve25519.Signing.PrivateKey

  /// The public key in base64, to be kept elsewhere: with it seals can be checked by who cannot make them.
  package var publicKey: String { secret.publicKey.rawRepresentation.base64EncodedString() }
  package var id: String { Self.id(of: secret.publicKey.rawRepresentation) }

  package init() {
    secret = Curve25519.Signing.PrivateKey()
  }

  private init(_ secret: Curve25519.Signing.PrivateKey) {
    self.secret = secret
  }

  /// Reads the key, or makes one where there is no file.
  ///
  /// - Throws: `Problem` when the file holds something else, when others may read it, or when it cannot be written.
  package static func open(at path: String) throws(Problem) -> AuditKey {
    guard FileManager.default.fileExists(atPath: path) else { return try make(at: path) }
    let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
    guard mode & 0o077 == 0 else {
      throw Problem(message: "\(path) can be read by others: chmod 600 it, and think about who had it.")
    }
    guard let bytes = FileManager.default.contents(atPath: path),
      let raw = Data(
        base64Encoded: String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
    else { throw Problem(message: "\(path) holds no key for the audit log.") }
    return AuditKey(secret)
  }

  private static func make(at path: String) throws(Problem) -> AuditKey {
    let key = AuditKey()
    let text = key.secret.rawRepresentation.base64EncodedString() + "\n"
    // Several servers may begin at the same time: whose link is first has made the key.
    let draft = path + ".\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    guard
      FileManager.default.createFile(
        atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Problem(message: "\(path) cannot be written.") }
    do {
      try FileManager.default.linkItem(atPath: draft, toPath: path)
      return key
    } catch {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Problem(message: "\(path) cannot be written.")
      }
      return try open(at: path)
    }
  }

  /// A seal under a record.
  package func seal(_ head: AuditHead, at now: Date) throws -> AuditSeal {
    var seal = AuditSeal(head: head, sealedAt: now, keyID: id)
    seal.signature = try secret.signature(for: seal.signedBytes)
    return seal
  }

  /// Whether a seal is one of a public key, in base64.
  package static func isValid(_ seal: AuditSeal, by publicKey: String) -> Bool {
    guard let raw = Data(base64Encoded: publicKey), id(of: raw) == seal.keyID,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
    else { return false }
    return key.isValidSignature(seal.signature, for: seal.signedBytes)
  }

  /// What seals of a public key, in base64, name it by; nil for what is no base64.
  package static func id(ofPublic publicKey: String) -> String? {
    Data(base64Encoded: publicKey).map { id(of: $0) }
  }

  private static func id(of publicKey: Data) -> String {
    String(TenantModel.SHA256.hex(publicKey).prefix(16))
  }
}
