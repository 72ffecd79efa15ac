import Foundation
import HTTPTransport

/// GitHub's REST API for one repository: branches, pull requests, checks and Actions runs.
///
/// GitHub.com and Enterprise Server alike; every method is one request unless it says otherwise.
/// Source: docs.github.com/rest, API version 2022-11-28.
package struct GitHubClient: Sendable {
  package static let apiVersion = "2022-11-28"
  /// No list that the product needs is longer; a server that always names a next page must not keep us.
  static let pagesMax = 30

  let api: AuthorizedExchange
  package let repository: GitHubRepositoryName
  let asksForRunDetails: Bool
  let pageSize: Int
  let now: @Sendable () -> Date

  /// - Parameters:
  ///   - base: `https://api.github.com`, or `https://HOST/api/v3` for Enterprise Server.
  ///   - token: of a GitHub App's installation or a person, allowed to write contents, pull requests and actions.
  ///   - asksForRunDetails: false for Enterprise Server up to 3.20, which refuses the question with 400.
  ///   - pageSize: at most 100.
  package init(
    transport: any Transport, base: URL, repository: GitHubRepositoryName, token: SecretReference,
    secrets: SecretResolver, asksForRunDetails: Bool = true, pageSize: Int = 100,
    now: @escaping @Sendable () -> Date
  ) {
    self.repository = repository
    self.asksForRunDetails = asksForRunDetails
    self.pageSize = pageSize
    self.now = now
    let exchange = HTTPExchange(
      system: "github", transport: transport, now: now, words: GitHubErrors.words,
      refined: { GitHubErrors.refined($0, $1, now: now()) })
    api = AuthorizedExchange(
      exchange: exchange, base: base,
      credential: .init(header: "Authorization", prefix: "Bearer ", secret: token), secrets: secrets,
      headers: [
        "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": Self.apiVersion,
        "User-Agent": "tenantry",
      ])
  }

  /// As whom the token acts.
  ///
  /// - Throws: `forbidden` for an installation's token, which acts as an app and as nobody.
  package func user() async throws(IntegrationError) -> GitHubUser {
    try await api.value(GitHubUser.self, try await api.request(.get, ["user"]))
  }

  /// The repository, with what the token may do there.
  ///
  /// - Throws: `not_found` also when the token may not see it: GitHub does not tell the two apart.
  package func details() async throws(IntegrationError) -> GitHubRepository {
    try await api.value(GitHubRepository.self, try await inRepository(.get, []))
  }

  /// How many requests are left this hour. Asking costs none.
  package func rateLimit() async throws(IntegrationError) -> GitHubRateLimit {
    try await api.value(GitHubRateLimit.Answer.self, try await api.request(.get, ["rate_limit"])).resources
      .core
  }

  func inRepository(
    _ method: HTTPMethod, _ path: [String], query: [String: String] = [:], body: JSONValue? = nil
  ) async throws(IntegrationError) -> HTTPRequest {
    try await api.request(
      method, ["repos", repository.owner, repository.name] + path, query: query, body: body)
  }

  /// The items of all pages, following `Link: <…>; rel="next"`, at most `pagesMax` of them.
  ///
  /// - Parameter isEnough: true once no later page is wanted.
  func pages<Page: Decodable & Sendable, Item>(
    _ first: HTTPRequest, _ items: (Page) -> [Item], isEnough: ([Item]) -> Bool = { _ in false }
  ) async throws(IntegrationError) -> [Item] {
    var found: [Item] = []
    var next: HTTPRequest? = first
    var pages = 0
    while let request = next, pages < Self.pagesMax {
      let response = try await api.exchange.send(request)
      found += items(try api.decoded(Page.self, response))
      pages += 1
      next = nil
      if !isEnough(found), let address = GitHubErrors.nextPage(response.headers["Link"]) {
        next = try await api.request(following: address)
      }
    }
    return found
  }
}
