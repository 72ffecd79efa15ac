import Foundation
import HTTPTransport
import Integrations

/// The way to a provider of sign-ins, and to receivers of webhooks: over TLS, or to this machine; never on to where an answer points.
/// What a refusal repeats of a secret is taken out of it.
package final class ProviderTransport: Transport {
  private let pool = CurlPool()
  private let proxy: ProxySettings
  private let userAgent: String

  /// - Parameters:
  ///   - program: who asks.
  ///   - variables: the process's environment, which may name a proxy.
  package init(program: String, variables: [String: String]) {
    proxy = ProxySettings(environment: variables)
    userAgent = "\(program)/\(TenantryVersion.current)"
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let isLocal = ["127.0.0.1", "::1", "localhost"].contains(request.url.host() ?? "")
    let settings = CurlSettings(
      hosts: try .only(request.url, allowsPlainHTTP: isLocal), proxy: proxy, userAgent: userAgent)
    return try await DiscreetTransport(over: CurlTransport(pool, settings)).send(request)
  }

  package func close() { pool.close() }
}
