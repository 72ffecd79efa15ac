import Foundation
import PostgresConnection
import StorageCore

/// Where a database is, as one writes it: `postgres://user@host:port/database`, with `sslmode`, `sslrootcert`, `schema` and,
/// for a socket's folder, `host` behind a question mark.
package struct DatabaseAddress: Equatable, Sendable {
  package let target: PostgresTarget
  /// Nil for the usual one.
  package let schema: SQLIdentifier?

  private static let example = "postgres://tenantry@db.example.net:5432/tenantry"

  /// - Throws: `StorageError` with a sentence that says what is wrong.
  package init(_ text: String) throws {
    guard let parts = URLComponents(string: text), ["postgres", "postgresql"].contains(parts.scheme) else {
      throw Self.refusal("it is to be an address such as \(Self.example)")
    }
    guard parts.password == nil else {
      throw Self.refusal("it must hold no password; say by --database-password where that is found")
    }
    var options: [String: String] = [:]
    for item in parts.queryItems ?? [] {
      guard ["host", "sslmode", "sslrootcert", "schema"].contains(item.name), let value = item.value,
        !value.isEmpty
      else {
        throw Self.refusal(
          "there is no “\(item.name)” in it; there are host, sslmode, sslrootcert and schema")
      }
      options[item.name] = value
    }
    let name = String(parts.path.drop { $0 == "/" })
    guard let user = parts.user, !user.isEmpty, !name.isEmpty, !name.contains("/") else {
      throw Self.refusal("it needs a user and a database, as in \(Self.example)")
    }
    guard let host = options["host"] ?? parts.host.flatMap({ $0.isEmpty ? nil : $0 }) else {
      throw Self.refusal("it needs a host, or ?host= with the folder of a socket")
    }
    let tls = try options["sslmode"].map { mode in
      guard let tls = PostgresTLS(rawValue: mode) else {
        let modes = PostgresTLS.allCases.map(\.rawValue).joined(separator: ", ")
        throw Self.refusal("there is no sslmode “\(mode)”; there are \(modes)")
      }
      return tls
    }
    schema = try options["schema"].map { name in
      guard let schema = SQLIdentifier(name) else { throw Self.refusal("“\(name)” is no name of a schema") }
      return schema
    }
    target = PostgresTarget(
      host: host.trimmingCharacters(in: ["[", "]"]), port: parts.port ?? 5_432, user: user, database: name,
      tls: tls,
      authorities: options["sslrootcert"], application: "tenantryd")
  }

  private static func refusal(_ reason: String) -> StorageError {
    StorageError(.failed, "--database: \(reason).")
  }
}
