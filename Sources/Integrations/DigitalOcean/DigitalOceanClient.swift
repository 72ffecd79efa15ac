import Foundation
import HTTPTransport

/// DigitalOcean's API, version 2: account, regions, sizes, Kubernetes clusters and what droplets measure. It only reads.
///
/// Source: docs.digitalocean.com/reference/api
package struct DigitalOceanClient: Sendable {
  /// No list that the product needs is longer; a server that always names a next page must not keep us.
  static let pagesMax = 50

  let api: AuthorizedExchange
  let pageSize: Int

  /// - Parameters:
  ///   - base: `https://api.digitalocean.com`.
  ///   - token: with the scopes account:read, regions:read, sizes:read, kubernetes:read, droplet:read, monitoring:read.
  ///   - pageSize: at most 200.
  package init(
    transport: any Transport, base: URL, token: SecretReference, secrets: SecretResolver, pageSize: Int = 200,
    now: @escaping @Sendable () -> Date
  ) {
    self.pageSize = pageSize
    let exchange = HTTPExchange(
      system: "digitalocean", transport: transport, now: now,
      words: { body in
        (try? JSONValue(data: body))?["message"]?.stringValue  // A proxy's HTML has no words of DigitalOcean.
      }, refined: { Self.refined($0, $1, now: now()) })
    api = AuthorizedExchange(
      exchange: exchange, base: base.adding(path: "v2"),
      credential: .init(header: "Authorization", prefix: "Bearer ", secret: token), secrets: secrets)
  }

  /// Whose token it is.
  package func account() async throws(IntegrationError) -> DigitalOceanAccount {
    try await api.value(AccountAnswer.self, try await api.request(.get, ["account"])).account
  }

  /// The regions, by code, with what can be had there.
  package func regions() async throws(IntegrationError) -> [DigitalOceanRegion] {
    try await pages(["regions"]) { (page: RegionPage) in page.regions }.sorted { $0.slug < $1.slug }
  }

  /// The sizes of droplets, smallest first.
  package func sizes() async throws(IntegrationError) -> [DigitalOceanSize] {
    try await pages(["sizes"]) { (page: SizePage) in page.sizes }
      .sorted { ($0.memory, $0.vcpus, $0.slug) < ($1.memory, $1.vcpus, $1.slug) }
  }

  /// The items of all pages, following `links.pages.next`, at most `pagesMax` of them.
  func pages<Page: DigitalOceanPage, Item>(_ path: [String], _ items: (Page) -> [Item])
    async throws(IntegrationError) -> [Item]
  {
    var found: [Item] = []
    var next: HTTPRequest? = try await api.request(.get, path, query: ["per_page": String(pageSize)])
    var pages = 0
    while let request = next, pages < Self.pagesMax {
      let page = try await api.value(Page.self, request)
      found += items(page)
      pages += 1
      next = nil
      if let address = page.links?.pages?.next { next = try await api.request(following: address) }
    }
    return found
  }

  /// Its limit says in a header of its own when the oldest request is forgotten.
  private static func refined(_ error: IntegrationError, _ response: HTTPResponse, now: Date)
    -> IntegrationError
  {
    guard response.status == 429, error.retryAfter == nil,
      let reset = response.headers["ratelimit-reset"].flatMap(Double.init)
    else { return error }
    let wait = Duration.seconds(max(1, reset - now.timeIntervalSince1970))
    return IntegrationError(
      error.system, error.code, error.message, detail: error.detail, retry: error.retry,
      retryAfter: min(wait, HTTPFailure.retryAfterMax))
  }
}

private struct AccountAnswer: Decodable, Sendable {
  let account: DigitalOceanAccount
}

private struct RegionPage: DigitalOceanPage {
  let regions: [DigitalOceanRegion]
  let links: DigitalOceanLinks?
}

private struct SizePage: DigitalOceanPage {
  let sizes: [DigitalOceanSize]
  let links: DigitalOceanLinks?
}
