import CPostgres

#if canImport(Glibc)
  import Glibc
#endif

extension PostgresSession {
  /// Statements that one session keeps prepared; what comes after them is planned each time.
  static let preparedMax = 500

  var isOver: Bool { connection == nil }

  /// Runs statements without values, one after the other; the first that fails is the last.
  func script(_ text: String, _ watch: PostgresWatch) throws(PostgresError) -> [PostgresTable] {
    let connection = try ready(watch)
    guard tenantry_pq_send_script(connection, text) == 1 else { throw lost(mayHaveHappened: false) }
    let tables = try tables(hiding: [], watch)
    guard !tables.isEmpty else { throw lost(mayHaveHappened: true) }
    return tables
  }

  /// Waits until something is notified or the time is over.
  ///
  /// - Returns: whether something was.
  func waitForNotice(until end: ContinuousClock.Instant, _ watch: PostgresWatch) throws(PostgresError) -> Bool
  {
    let connection = try ready(watch)
    var isNotified = false
    while true {
      while tenantry_pq_take_notice(connection) == 1 { isNotified = true }
      if isNotified || ContinuousClock.now >= end { return isNotified }
      if let interruption = watch.interruption("Waiting") { throw interruption }
      if Self.wait(connection, for: Int16(POLLIN)), tenantry_pq_consume_input(connection) == 0 {
        throw lost(mayHaveHappened: false)
      }
    }
  }

  /// - Returns: false when the session is over.
  func send(preparing statement: PreparedStatement, as name: String, _ connection: OpaquePointer) -> Bool {
    tenantry_pq_send_prepare(
      connection, name, statement.text, Int32(statement.types.count), statement.types) == 1
  }

  /// - Parameter name: what the session knows the statement by; nil where it does not.
  /// - Returns: false when the session is over.
  func send(_ query: PostgresQuery, as name: String?, _ connection: OpaquePointer) -> Bool {
    let words = query.values.map { strdup($0.text) }
    defer { words.forEach { free($0) } }
    let pointers = words.map { UnsafePointer<CChar>($0) }
    let count = Int32(words.count)
    guard let name else {
      let types = query.values.map(\.type.rawValue)
      return tenantry_pq_send_typed(connection, query.text, count, types, pointers) == 1
    }
    return tenantry_pq_send_prepared(connection, name, count, pointers) == 1
  }

  func ready(_ watch: PostgresWatch) throws(PostgresError) -> OpaquePointer {
    guard let connection else { throw PostgresError(.unreachable, "The session is over.") }
    if let interruption = watch.interruption("The statement") { throw interruption }
    return connection
  }

  /// All results of what was sent.
  private func tables(hiding hidden: [String], _ watch: PostgresWatch) throws(PostgresError)
    -> [PostgresTable]
  {
    var interruption: PostgresError?
    var tables: [PostgresTable] = []
    var failure: PostgresError?
    while let result = try next(watch, &interruption) {
      defer { tenantry_pq_clear(result) }
      switch PostgresAnswer.table(result, hiding: hidden) {
      case .success(let table): tables.append(table)
      case .failure(let error): failure = failure ?? error
      }
    }
    if connection.map(tenantry_pq_status) == CONNECTION_BAD { end() }
    // A statement that was done before it could be stopped is done.
    if let failure { throw failure.sqlState == "57014" ? interruption ?? failure : failure }
    return tables
  }
}
