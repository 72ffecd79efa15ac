import Foundation
import HTTPTransport

extension KeycloakClient {
  /// What happened at the sign-in since a time, newest first. Empty, too, where the realm does not save events.
  ///
  /// - Parameters:
  ///   - clientId: of one client; nil of all.
  ///   - limit: at most so many, up to `pageMax`.
  package func signInEvents(
    realm: String, clientId: String? = nil, since: Date, limit: Int = 100
  ) async throws(IntegrationError) -> [KeycloakEvent] {
    var query = Self.events(since, limit)
    query["client"] = clientId
    return try await events("events", realm, query, since, KeycloakEvent.init(signIn:))
  }

  /// What administrators changed since a time, newest first. Empty, too, where the realm does not save that.
  ///
  /// - Parameter limit: at most so many, up to `pageMax`.
  package func changeEvents(realm: String, since: Date, limit: Int = 100)
    async throws(IntegrationError) -> [KeycloakEvent]
  {
    try await events(
      "admin-events", realm, Self.events(since, limit), since, KeycloakEvent.init(change:))
  }

  private static func events(_ since: Date, _ limit: Int) -> [String: String] {
    page(limit).merging(["dateFrom": String(since.keycloakMilliseconds), "direction": "desc"]) { _, mine in
      mine
    }
  }

  /// Releases before 26 begin at that day's midnight, so what is older goes here, too.
  private func events(
    _ path: String, _ realm: String, _ query: [String: String], _ since: Date,
    _ read: (JSONValue) -> KeycloakEvent?
  ) async throws(IntegrationError) -> [KeycloakEvent] {
    try await list(path, realm: realm, query: query).compactMap(read).filter { $0.time >= since }
      .sorted { $0.time > $1.time }
  }
}
