/// A session while nobody else uses it: whoever has it may ask one thing after the other, and block. It ends with the call
/// of `PostgresConnection.turn` that gave it.
package struct PostgresTurn {
  private let session: PostgresSession
  private let watch: PostgresWatch

  init(_ session: PostgresSession, _ watch: PostgresWatch) {
    self.session = session
    self.watch = watch
  }

  /// True when the session has ended; nothing can be asked any more.
  package var isOver: Bool { session.isOver }

  /// Runs one statement.
  ///
  /// - Parameters:
  ///   - text: written in the program, with `$1`, `$2` … for the values.
  ///   - prepares: whether the session is to know it by a name, so that it is planned once. Behind a pooler that gives
  ///     each transaction another session it must not.
  /// - Throws: `PostgresError`, without any of the values in it.
  package func run(
    _ text: String, _ values: [PostgresValue] = [], prepares: Bool = false
  ) throws(PostgresError) -> PostgresTable {
    let tables = try session.tables(of: [PostgresQuery(text, values)], prepares: prepares, watch)
    guard let table = tables.last else { throw session.lost(mayHaveHappened: true) }
    return table
  }

  /// Runs statements in one exchange: all are sent before the first is answered. The first that fails is the last that
  /// is run, and which one it was is not told.
  ///
  /// - Returns: the answer to each.
  package func run(_ queries: [PostgresQuery], prepares: Bool = false) throws(PostgresError) -> [PostgresTable]
  {
    try session.tables(of: queries, prepares: prepares, watch)
  }

  /// Runs statements without values in one exchange. The first that fails is the last that is run.
  @discardableResult
  package func script(_ text: String) throws(PostgresError) -> [PostgresTable] {
    try session.script(text, watch)
  }

  /// Waits until something is notified that the session listens to, or the time is over.
  ///
  /// - Returns: whether something was.
  package func waitForNotice(atMost limit: Duration) throws(PostgresError) -> Bool {
    try session.waitForNotice(until: .now + limit, watch)
  }

  /// Ends the session, whatever it does.
  package func end() { session.end() }
}
