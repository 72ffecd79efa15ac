import Foundation
import HTTPTransport

/// What clients are made of besides what was said of their systems.
package struct ConnectionParts: Sendable {
  /// The way to a system at its addresses and no others, with its own limits, breaker and budget.
  package let transport: @Sendable (ConnectionRoute) throws(IntegrationError) -> any Transport
  /// The content of a YAML file, every single value as the word that was written.
  ///
  /// - Throws: `IntegrationError` of the system, with path, line and column.
  package let tree: @Sendable (_ system: String, _ path: String, Data) throws(IntegrationError) -> JSONValue
  package let secrets: SecretResolver
  /// The process's variables, for programs that bring credentials.
  package let environment: [String: String]
  package let now: @Sendable () -> Date

  package init(
    transport: @escaping @Sendable (ConnectionRoute) throws(IntegrationError) -> any Transport,
    tree: @escaping @Sendable (String, String, Data) throws(IntegrationError) -> JSONValue,
    secrets: SecretResolver, environment: [String: String], now: @escaping @Sendable () -> Date
  ) {
    self.transport = transport
    self.tree = tree
    self.secrets = secrets
    self.environment = environment
    self.now = now
  }

  /// The way to a system whose certificate authority is the one that was named, or a public one.
  func transport(_ bases: [URL], _ values: ConnectionValues) throws(IntegrationError) -> any Transport {
    let trust = values["ca"].map { TLSSettings.Trust.file($0) } ?? .system
    return try transport(ConnectionRoute(values.system, bases, tls: TLSSettings(trust: trust)))
  }
}
