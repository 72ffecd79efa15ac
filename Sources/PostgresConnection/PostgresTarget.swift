/// Which server, which database there and as whom; never the password.
package struct PostgresTarget: Equatable, Sendable {
  /// A host name, an address, or the absolute path of a folder with a socket.
  package var host: String
  package var port: Int
  package var user: String
  package var database: String
  package var tls: PostgresTLS
  /// The file with the authorities to trust.
  package var authorities: String
  /// What the server shows beside the session.
  package var application: String
  /// Whether the session's settings are said while connecting. A pooler in front of the server may take none.
  package var setsOptions = true

  /// - Parameters:
  ///   - tls: nil for a verified server, or, on this machine, whatever it offers.
  ///   - authorities: nil for the system's.
  package init(
    host: String, port: Int = 5_432, user: String, database: String, tls: PostgresTLS? = nil,
    authorities: String? = nil, application: String = "tenantry"
  ) {
    self.host = host
    self.port = port
    self.user = user
    self.database = database
    self.tls = tls ?? (Self.isHere(host) ? .prefer : .verifyFull)
    self.authorities = authorities ?? Self.systemAuthorities
    self.application = application
  }

  /// For programs that read files only.
  package static let nowhere = PostgresTarget(host: "/nonexistent", user: "", database: "")

  /// Where Debian and its kin keep the authorities that the system trusts.
  package static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

  /// Whether a host is this machine, so that nobody can listen on the way.
  package static func isHere(_ host: String) -> Bool {
    if host.hasPrefix("/") || host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The file with the authorities where certificates are verified: whatever the mode, libpq verifies once it
  /// has one, and with `prefer` it then goes on without TLS.
  package var verifiedAgainst: String { tls == .verifyFull || tls == .verifyCA ? authorities : Self.nothing }

  /// A file that is not there, in place of one in the home folder.
  private static let nothing = "/nonexistent/file"

  /// For libpq. Everything that it would else take from the environment or from files in the home folder is
  /// said.
  var parameters: [(String, String)] {
    let options = "-c standard_conforming_strings=on -c search_path=pg_catalog"
    return [
      ("host", host), ("port", String(port)), ("user", user), ("dbname", database), ("sslmode", tls.rawValue),
      ("sslrootcert", verifiedAgainst), ("sslcert", Self.nothing), ("gssencmode", "disable"),
      ("application_name", application),
      ("client_encoding", "UTF8"), ("target_session_attrs", "any"), ("passfile", Self.nothing),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
    ] + (setsOptions ? [("options", options)] : [])
  }
}
