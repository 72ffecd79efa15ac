import Foundation
import HTTPTransport
import TenantryAPI

/// A provider and its addresses, as its own document has them (OpenID Connect Discovery 1.0 §3, RFC 8414).
struct Issuer: Equatable, Sendable {
  /// Exactly as it stands in tokens.
  let name: String
  /// For browsers; nil where it has none.
  let authorization: URL?
  let token: URL
  /// For those without a browser; nil where it has none.
  let device: URL?
  let revocation: URL?
  /// False when it says which ways of PKCE it knows and S256 is not among them.
  let knowsS256: Bool
  /// True when it puts its name into what browsers bring back (RFC 9207).
  let namesItself: Bool

  /// - Throws: `APIProblem` with `refused` when the document is somebody else's, or an address in it has no TLS.
  init(_ name: String, document: JSONValue) throws(APIProblem) {
    guard document["issuer"]?.stringValue == name else {
      throw APIProblem(.refused, "The provider at \(name) says that it is another: it is not believed.")
    }
    func address(_ field: String) throws(APIProblem) -> URL? {
      guard let text = document[field]?.stringValue else { return nil }
      guard let url = URL(string: text), Issuer.isSafe(url) else {
        throw APIProblem(.refused, "The provider \(name) names an address without TLS as its \(field).")
      }
      return url
    }
    guard let token = try address("token_endpoint") else {
      throw APIProblem(.refused, "The provider \(name) does not say where it gives tokens.")
    }
    self.name = name
    self.token = token
    authorization = try address("authorization_endpoint")
    device = try address("device_authorization_endpoint")
    revocation = try address("revocation_endpoint")
    let ways = document["code_challenge_methods_supported"]?.arrayValue
    knowsS256 = ways.map { $0.contains("S256") } ?? true
    namesItself = document["authorization_response_iss_parameter_supported"]?.boolValue ?? false
  }

  /// True for https, and for http to this machine alone.
  static func isSafe(_ url: URL) -> Bool {
    do {
      let origin = try HTTPOrigin(url)
      return origin.scheme == .https || origin.isLoopback
    } catch {
      return false
    }
  }

  /// True for a safe address at the provider's own host: all that is ever shown to be opened with a code.
  func isOwn(_ url: URL) -> Bool {
    guard Self.isSafe(url), let own = URL(string: name) else { return false }
    return url.host()?.lowercased() == own.host()?.lowercased()
  }
}
