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

  /// - Parameter end: until when at most, and a second at least; nil for `connectMax` alone.
  /// - Throws: `PostgresError`, and what asking for the password throws.
  func open(until end: ContinuousClock.Instant? = nil) async throws -> PostgresConnection {
    let limit = end.map { min(max($0 - .now, .seconds(1)), connectMax) } ?? connectMax
    return try await PostgresConnection.open(target, password: try await password(), limit: limit)
  }
}
