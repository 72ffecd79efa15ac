import Foundation

/// How the other side proves who it is, and how we do. Verification itself cannot be turned off; TLS 1.2 is
/// the least.
package struct TLSSettings: Equatable, Sendable {
  /// Whose signature makes a certificate valid.
  package enum Trust: Equatable, Sendable {
    /// The machine's own list.
    case system
    /// Only those in a PEM file, read at each connection.
    case file(String)
    /// Only these, as PEM.
    case pem(Data)
  }

  /// Our own certificate. Describes itself without its key.
  package struct Identity: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    /// PEM, with what stands between it and its issuer.
    package let certificate: Data
    /// PEM, without a passphrase.
    package let key: Data

    package init(certificate: Data, key: Data) {
      self.certificate = certificate
      self.key = key
    }

    package var description: String { "client certificate, \(certificate.count) B" }
    package var customMirror: Mirror { Mirror(self, children: []) }
  }

  package var trust: Trust
  package var identity: Identity?
  /// The name that the certificate must be for, where the address has another; nil for the address's own.
  package var serverName: String?

  package init(trust: Trust = .system, identity: Identity? = nil, serverName: String? = nil) {
    self.trust = trust
    self.identity = identity
    self.serverName = serverName
  }
}
