/// What makes a repeated request the same request.
package struct JobIdempotency: Hashable, Sendable, Codable {
  /// Who asks for what, such as actor and route. At most 200 bytes.
  package var scope: String
  /// The caller's key, unique within the scope. At most 200 bytes.
  package var key: String
  /// A digest of the request; another fingerprint under the same key is refused.
  package var fingerprint: String

  package init(scope: String, key: String, fingerprint: String) {
    self.scope = scope
    self.key = key
    self.fingerprint = fingerprint
  }
}
