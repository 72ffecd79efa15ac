/// What can be said of a database that is open.
package struct StorageFacts: Equatable, Sendable {
  /// The number of the schema.
  package var schema: Int
  /// How the database keeps what is being written: SQLite's `wal` in a folder, `memory` without one, `postgresql 15.20`.
  package var journal: String

  package init(schema: Int, journal: String) {
    self.schema = schema
    self.journal = journal
  }
}
