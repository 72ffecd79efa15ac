import PostgresConnection
import StorageCore

/// Where sessions come from.
struct SessionSource: Sendable {
  let target: PostgresTarget
  /// Asked for each session; nil for none.
  let password: @Sendable () async throws -> String?

  let connectMax: Duration

  /// The server and the database, for people.
  var place: String {
    target.host.hasPrefix("/")
      ? "the database \(target.database) in \(target.host)"
      : "the database \(target.database) on \(target.host):\(target.port)"
  }

  /// - Throws: `PostgresError`, and what asking for the password throws.
  func open() async throws -> PostgresConnection {
    try await PostgresConnection.open(target, password: try await password(), limit: connectMax)
  }
}
