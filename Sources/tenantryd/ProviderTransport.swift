import Foundation
import HTTPTransport
import PlatformHost

/// The way to the provider of sign-ins, and to receivers of webhooks.
final class ProviderTransport: Transport {
  private let pool = CurlPool()

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let isLocal = ["127.0.0.1", "::1", "localhost"].contains(request.url.host() ?? "")
    let settings = CurlSettings(
      hosts: try .only(request.url, allowsPlainHTTP: isLocal),
      proxy: ProxySettings(environment: ProcessInfo.processInfo.environment),
      userAgent: "tenantryd/\(TenantryVersion.current)")
    return try await CurlTransport(pool, settings).send(request)
  }

  func close() { pool.close() }
}
