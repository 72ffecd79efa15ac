import Foundation
import HTTPTransport

/// What clients are made of besides what was said of their systems.
package struct ConnectionParts: Sendable {
  /// The way to a system at its addresses and no others, with its own limits, breaker and budget.
  package let transport: @Sendable ([URL], ConnectionValues) throws(IntegrationError) -> any Transport
  package let secrets: SecretResolver
  package let now: @Sendable () -> Date

  package init(
    transport: @escaping @Sendable ([URL], ConnectionValues) throws(IntegrationError) -> any Transport,
    secrets: SecretResolver, now: @escaping @Sendable () -> Date
  ) {
    self.transport = transport
    self.secrets = secrets
    self.now = now
  }
}
