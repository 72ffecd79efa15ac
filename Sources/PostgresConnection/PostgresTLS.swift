/// How much of TLS a connection insists on; libpq's `sslmode`.
package enum PostgresTLS: String, CaseIterable, Codable, Sendable {
  /// The certificate is trusted and names the host.
  case verifyFull = "verify-full"
  /// The certificate is trusted, whatever it names.
  case verifyCA = "verify-ca"
  /// Encrypted, to whoever answers.
  case require
  /// Encrypted if the server can.
  case prefer
  case disable
}
