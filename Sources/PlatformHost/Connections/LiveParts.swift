import ConfigFiles
import Foundation
import HTTPTransport
import Integrations
import Operations

/// What clients of real systems are made of: one pool of connections, the machine's time, the environment's secrets.
package struct LiveParts: Sendable {
  private let pool: CurlPool
  private let variables: [String: String]
  /// How the breakers of all that was made here stand.
  package let breakers = BreakerBoard()

  package init(variables: [String: String]) {
    self.variables = variables
    pool = CurlPool()
  }

  /// Ends what is under way.
  package func close() { pool.close() }

  package var secrets: SecretResolver { .system(environment: variables) }

  package var parts: ConnectionParts {
    ConnectionParts(
      transport: { [self] route throws(IntegrationError) in
        do throws(TransportError) {
          return transport(
            to: try HostPolicy.only(route.bases), of: route.system, route.tls, proxy: route.proxy)
        } catch {
          throw IntegrationError(
            route.system, IntegrationError.codeRefusedHost, error.message, retry: .permanent)
        }
      }, tree: Self.tree, secrets: secrets, environment: variables, now: { Date() })
  }

  /// The way to hosts, with the certificate authority that somebody named.
  package func transport(to hosts: HostPolicy, _ values: ConnectionValues) -> OutsideTransport {
    transport(to: hosts, of: values.system, TLSSettings(trust: values["ca"].map { .file($0) } ?? .system), proxy: nil)
  }

  /// - Parameter proxy: nil for the one that the variables name.
  private func transport(
    to hosts: HostPolicy, of system: String, _ tls: TLSSettings, proxy: URL?
  ) -> OutsideTransport {
    let limits = IntegrationLimits(deadline: OperationEnvironment.callLimit)
    let settings = CurlSettings(
      hosts: hosts, tls: tls,
      proxy: proxy.map {
        ProxySettings(http: $0.absoluteString, https: $0.absoluteString, exceptions: [])
      } ?? ProxySettings(environment: variables), userAgent: "tenantry/\(TenantryVersion.current)",
      limits: limits.attempt)
    let way = OutsideTransport(
      over: CurlTransport(pool, settings), limits: limits, time: .system(now: { Date() }))
    breakers.add(way, to: system)
    return way
  }
}
