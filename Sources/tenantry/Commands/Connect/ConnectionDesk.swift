import Integrations

/// What `tenantry connect` works with; handed in, so that a test can hand it another one.
struct ConnectionDesk: Sendable {
  /// What the platform in a data folder is connected to.
  var load: @Sendable (_ folder: String) -> PlatformConnections
  /// Tries a connection; changes nothing.
  var test: @Sendable (ConnectionValues) async -> ConnectionReport
  /// Writes a system's part of the file in a data folder, or takes it out.
  ///
  /// - Throws: `CommandFailure` when the file cannot be read or written.
  var save: @Sendable (_ system: String, _ fields: [ConnectionDesk.Field]?, _ folder: String) throws -> Void

  /// A field as it is written.
  struct Field: Equatable, Sendable {
    var name: String
    var value: String
  }
}
