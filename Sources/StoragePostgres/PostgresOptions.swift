import PostgresConnection

/// What may differ between uses of the storage.
package struct PostgresOptions: Sendable {
  /// Whose clock ends leases.
  package enum LeaseClock: Sendable {
    /// The database's, which all hosts share.
    case database
    /// The callers', for tests that move it.
    case caller
  }

  /// The schema in the database that all tables are in; two of them are two platforms.
  package var schema: SQLIdentifier
  /// Whether a pooler that gives each transaction another session stands before the server: then nothing is kept in a
  /// session, neither prepared statements nor listening.
  package var isPooled: Bool
  package var leaseClock: LeaseClock
  /// Whether the schema is made where there is none.
  package var makesSchema: Bool
  /// Sessions for reads side by side.
  package var readersMax: Int
  /// How long opening one session may take.
  package var connectMax: Duration
  /// How long writes and reads wait for a server that is away, or for their turn.
  package var patience: Duration

  package static let schemaDefault = SQLIdentifier("tenantry")

  /// - Parameter schema: nil for `tenantry`.
  package init(
    schema: SQLIdentifier? = nil, isPooled: Bool = false, leaseClock: LeaseClock = .database,
    makesSchema: Bool = true, readersMax: Int = 4,
    connectMax: Duration = .seconds(5), patience: Duration = .seconds(20)
  ) {
    guard let name = schema ?? Self.schemaDefault else {
      preconditionFailure("“tenantry” is the name of a schema")
    }
    self.schema = name
    self.isPooled = isPooled
    self.leaseClock = leaseClock
    self.makesSchema = makesSchema
    self.readersMax = readersMax
    self.connectMax = connectMax
    self.patience = patience
  }
}
