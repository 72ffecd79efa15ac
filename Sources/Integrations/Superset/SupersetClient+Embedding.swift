import Foundation
import HTTPTransport
import TenantModel

extension SupersetClient {
  /// Lets a dashboard be shown on other sites, and returns the id by which it is shown; one that may be
  /// already keeps it.
  ///
  /// - Parameter domains: where it may be shown, for example `https://acme.example.net`.
  /// - Throws: `not_found` when there is no such dashboard.
  package func ensureEmbedded(slug: Slug, domains: [HTTPSURL]) async throws(IntegrationError) -> String {
    let path = "/api/v1/dashboard/\(slug)/embedded"
    let wanted = domains.map(\.rawValue).sorted()
    if let response = try await send(HTTPRequest(.get, base.adding(path: path))) {
      let known = try exchange.object(response, with: "result")["result"]
      let allowed = known?["allowed_domains"]?.arrayValue?.compactMap(\.stringValue).sorted()
      if let uuid = known?["uuid"]?.stringValue, allowed == wanted { return uuid }
    }
    let answer = try await object(
      .post, path, body: ["allowed_domains": .array(wanted.map(JSONValue.string))], with: "result")
    guard let uuid = answer[path: "result", "uuid"]?.stringValue else {
      throw IntegrationError(
        "superset", IntegrationError.codeUnreadable, "Superset's answer holds no id to embed by.",
        retry: .permanent)
    }
    return uuid
  }

  /// A token by which a visitor's browser may read one embedded dashboard for some minutes.
  ///
  /// - Parameters:
  ///   - embedded: from `ensureEmbedded`.
  ///   - visitor: what Superset calls the visitor in its logs.
  ///   - clause: SQL that each row must meet; nil for all rows.
  package func guestToken(embedded: String, visitor: String, clause: String? = nil)
    async throws(IntegrationError)
    -> SecretValue
  {
    let rules: [JSONValue] = clause.map { [["clause": .string($0)]] } ?? []
    let body: JSONValue = [
      "user": ["username": .string(visitor)],
      "resources": [["type": "dashboard", "id": .string(embedded)]], "rls": .array(rules),
    ]
    do throws(IntegrationError) {
      let answer = try await object(.post, "/api/v1/security/guest_token/", body: body, with: "token")
      guard let token = answer["token"]?.stringValue else {
        throw IntegrationError(
          "superset", IntegrationError.codeUnreadable, "Superset's answer holds no token.", retry: .permanent)
      }
      return SecretValue(token)
    } catch {
      // Nothing is kept of a token, so one that got lost does no harm.
      throw error.ofQuestion
    }
  }
}
