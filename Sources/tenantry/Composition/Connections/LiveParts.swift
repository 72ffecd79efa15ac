import Foundation
import HTTPTransport
import Integrations
import Operations

/// What clients of real systems are made of: one pool of connections, the machine's time, the environment's secrets.
struct LiveParts: Sendable {
  private let pool: CurlPool
  private let variables: [String: String]

  init(variables: [String: String]) {
    self.variables = variables
    pool = CurlPool()
  }

  /// Ends what is under way.
  func close() { pool.close() }

  var secrets: SecretResolver { .system(environment: variables) }

  var parts: ConnectionParts {
    ConnectionParts(
      transport: { [self] bases, values throws(IntegrationError) in
        do throws(TransportError) {
          return transport(to: try HostPolicy.only(bases), values)
        } catch {
          throw IntegrationError(
            values.system, IntegrationError.codeRefusedHost, error.message, retry: .permanent)
        }
      }, secrets: secrets, now: { Date() })
  }

  /// The way to hosts, with the certificate authority that somebody named.
  func transport(to hosts: HostPolicy, _ values: ConnectionValues) -> OutsideTransport {
    let limits = IntegrationLimits(deadline: OperationEnvironment.callLimit)
    let settings = CurlSettings(
      hosts: hosts, tls: TLSSettings(trust: values["ca"].map { .file($0) } ?? .system),
      proxy: ProxySettings(environment: variables), userAgent: "tenantry/\(TenantryVersion.current)",
      limits: limits.attempt)
    return OutsideTransport(
      over: CurlTransport(pool, settings), limits: limits, time: .system(now: { Date() }))
  }
}
