import Crypto
import CryptoExtras
import Foundation
import HTTPTransport
import Synchronization

/// An OpenID Connect provider in memory: its documents, its keys, and tokens as good or as bad as a test wants them.
final class TestProvider: Transport {
  static let issuer = "https://sso.example.net/realms/platform"

  enum Key: Sendable {
    case rsa(_RSA.Signing.PrivateKey)
    case ec(P256.Signing.PrivateKey)
    case ed(Curve25519.Signing.PrivateKey)
  }

  private struct State {
    var keys: [String: Key] = [:]
    var questions = 0
    var isDown = false
    var issuer = TestProvider.issuer
  }

  private let state = Mutex(State())

  /// How often it was asked for its keys.
  var questions: Int { state.withLock { $0.questions } }

  func set(_ keys: [String: Key]) { state.withLock { $0.keys = keys } }
  func set(isDown: Bool) { state.withLock { $0.isDown = isDown } }
  func set(issuer: String) { state.withLock { $0.issuer = issuer } }

  // MARK: Its documents

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let state = state.withLock { $0 }
    guard !state.isDown else { throw TransportError(.unreachable, "sso.example.net does not answer.") }
    if request.url.path().hasSuffix("/.well-known/openid-configuration") {
      return HTTPResponse(
        status: 200, json: ["issuer": .string(state.issuer), "jwks_uri": .string(Self.issuer + "/certs")])
    }
    self.state.withLock { $0.questions += 1 }
    let keys = state.keys.map { name, key in Self.document(name, key) }
    // As Keycloak has it: a key for encryption beside those for signatures.
    let other: JSONValue = [
      "kid": "enc", "kty": "RSA", "use": "enc", "alg": "RSA-OAEP", "n": "AQAB", "e": "AQAB",
    ]
    return HTTPResponse(status: 200, json: ["keys": .array(keys + [other])])
  }

  private static func document(_ name: String, _ key: Key) -> JSONValue {
    var document: JSONValue = ["kid": .string(name), "use": "sig"]
    switch key {
    case .rsa(let key):
      document["kty"] = "RSA"
      document["alg"] = "RS256"
      if let parts = try? key.publicKey.getKeyPrimitives() {
        document["n"] = .string(encoded(parts.modulus))
        document["e"] = .string(encoded(parts.publicExponent))
      }
    case .ec(let key):
      document["kty"] = "EC"
      document["crv"] = "P-256"
      document["x"] = .string(encoded(key.publicKey.rawRepresentation.prefix(32)))
      document["y"] = .string(encoded(key.publicKey.rawRepresentation.suffix(32)))
    case .ed(let key):
      document["kty"] = "OKP"
      document["crv"] = "Ed25519"
      document["x"] = .string(encoded(key.publicKey.rawRepresentation))
    }
    return document
  }

  // MARK: Its tokens

  /// A token whose claims are as they should be but for `changes`; null takes one out.
  static func token(
    _ name: String, _ key: Key, at now: Date, header: JSONValue = [:], changes: JSONValue = [:]
  ) throws -> String {
    let algorithm: JSONValue =
      switch key {
      case .rsa: "RS256"
      case .ec: "ES256"
      case .ed: "EdDSA"
      }
    let head: JSONValue = ["alg": algorithm, "kid": .string(name), "typ": "JWT"]
    let claims: JSONValue = [
      "iss": .string(issuer), "aud": ["account", "tenantry"], "sub": "u-1", "preferred_username": "ada",
      "exp": .int(Int(now.timeIntervalSince1970) + 300), "iat": .int(Int(now.timeIntervalSince1970)),
      "realm_access": ["roles": ["offline_access", "platform_operator"]],
    ]
    let text = encoded(head.merging(header).data) + "." + encoded(claims.merging(changes).data)
    let bytes = Data(text.utf8)
    let signature =
      switch key {
      case .rsa(let key): try key.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation
      case .ec(let key): try key.signature(for: bytes).rawRepresentation
      case .ed(let key): try key.signature(for: bytes)
      }
    return text + "." + encoded(signature)
  }

  /// A token that is signed by HMAC with whatever everybody may know.
  static func token(hmac secret: Data, _ name: String, at now: Date) throws -> String {
    let key = Key.ec(P256.Signing.PrivateKey())
    let parts = try token(name, key, at: now, header: ["alg": "HS256"]).split(separator: ".")
    let text = "\(parts[0]).\(parts[1])"
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: secret))
    return text + "." + encoded(Data(code))
  }

  private static func encoded(_ bytes: Data) -> String {
    bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
