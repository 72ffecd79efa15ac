import Foundation
import HTTPTransport

/// Mattermost's API version 4, for one team: channels, posts and their threads.
///
/// Source: api.mattermost.com.
package struct MattermostClient: Sendable {
  /// No list that the product needs is longer; a server that always fills its pages must not keep us.
  static let pagesMax = 30

  let api: AuthorizedExchange
  /// The team's name as in its addresses.
  package let team: String
  let pageSize: Int
  private let root: URL

  /// - Parameters:
  ///   - base: Mattermost's root, without `/api/v4`.
  ///   - token: of a bot that is a member of the channels it writes to.
  ///   - pageSize: at most 200.
  package init(
    transport: any Transport, base: URL, team: String, token: SecretReference, secrets: SecretResolver,
    pageSize: Int = 200, now: @escaping @Sendable () -> Date
  ) {
    self.pageSize = pageSize
    root = base
    self.team = team
    let exchange = HTTPExchange(
      system: "mattermost", transport: transport, now: now, words: MattermostErrors.words,
      refined: MattermostErrors.refined)
    api = AuthorizedExchange(
      exchange: exchange, base: base.adding(path: "api/v4"),
      credential: .init(header: "Authorization", prefix: "Bearer ", secret: token), secrets: secrets)
  }

  /// As whom the token acts.
  package func me() async throws(IntegrationError) -> MattermostUser {
    try await api.value(MattermostUser.self, try await api.request(.get, ["users", "me"]))
  }

  /// Whether the server and its database are well, and which version it is.
  package func ping() async throws(IntegrationError) -> MattermostServer {
    let request = try await api.request(.get, ["system", "ping"], query: ["get_server_status": "true"])
    let response = try await api.exchange.send(request)
    let status = try api.decoded(MattermostServer.Status.self, response)
    return MattermostServer(status, versionHeader: response.headers["X-Version-Id"])
  }

  /// Where people read a channel.
  package func address(of channel: MattermostChannel) -> String {
    root.adding(path: "\(team)/channels/\(channel.name)").absoluteString
  }

  /// The names of people by their ids, a request each; who is not known any more is left out.
  package func usernames(of ids: Set<String>) async throws(IntegrationError) -> [String: String] {
    var names: [String: String] = [:]
    for id in ids.sorted() {
      let request = try await api.request(.get, ["users", id])
      names[id] = try await api.found(MattermostUser.self, request)?.username
    }
    return names
  }

  /// A channel of the team by its name as in its address, `ops`, or nil when there is none that the bot may see.
  package func channel(named name: String) async throws(IntegrationError) -> MattermostChannel? {
    try await api.found(
      MattermostChannel.self,
      try await api.request(.get, ["teams", "name", team, "channels", "name", name]))
  }

  /// The team's public channels, all pages.
  ///
  /// - Throws: `not_found` when there is no such team, or the bot is no member of it.
  package func channels() async throws(IntegrationError) -> [MattermostChannel] {
    let id = try await api.value(Identified.self, try await api.request(.get, ["teams", "name", team])).id
    var found: [MattermostChannel] = []
    for page in 0..<Self.pagesMax {
      let query = ["page": String(page), "per_page": String(pageSize)]
      let more = try await api.value(
        [MattermostChannel].self, try await api.request(.get, ["teams", id, "channels"], query: query))
      found += more
      if more.count < pageSize { break }
    }
    return found
  }
}

private struct Identified: Decodable, Sendable {
  let id: String
}
