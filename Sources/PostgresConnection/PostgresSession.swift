import CPostgres

#if canImport(Glibc)
  import Glibc
#endif

/// What libpq knows of one session. Used by one connection on its queue; no pointer leaves this folder.
final class PostgresSession {
  private static let pollMilliseconds: Int32 = 20

  private let grace: Duration
  private(set) var connection: OpaquePointer?
  /// The names of what was prepared in this session, by statement and types.
  var prepared: [PreparedStatement: String] = [:]
  let serverVersion: Int

  /// Blocks until the session is open.
  ///
  /// - Parameter grace: how long a statement that is to stop may take to do so.
  init(
    _ target: PostgresTarget, password: String?, grace: Duration, _ watch: PostgresWatch
  ) throws(PostgresError) {
    self.grace = grace
    if let problem = PostgresLibrary.problem { throw PostgresError(.libraryMissing, problem) }
    var parameters = target.parameters
    if let password { parameters.append(("password", password)) }
    let opened = Self.start(parameters)
    do throws(PostgresError) {
      try Self.connect(opened, watch)
    } catch {
      if let opened { tenantry_pq_finish(opened) }
      throw error
    }
    connection = opened
    serverVersion = Int(tenantry_pq_server_version(opened))
    _ = tenantry_pq_set_nonblocking(opened)
  }

  deinit { end() }

  func end() {
    if let connection { tenantry_pq_finish(connection) }
    connection = nil
  }

  private static func start(_ parameters: [(String, String)]) -> OpaquePointer? {
    let words = parameters.flatMap { [strdup($0.0), strdup($0.1)] }
    defer { words.forEach { free($0) } }
    var keywords = stride(from: 0, to: words.count, by: 2).map { UnsafePointer<CChar>(words[$0]) }
    var values = stride(from: 1, to: words.count, by: 2).map { UnsafePointer<CChar>(words[$0]) }
    keywords.append(nil)
    values.append(nil)
    return tenantry_pq_connect_start(keywords, values)
  }

  private static func connect(_ connection: OpaquePointer?, _ watch: PostgresWatch) throws(PostgresError) {
    guard let connection else { throw PostgresError(.unreachable, "There is no memory for a connection.") }
    // The first thing to wait for, says libpq, is that the socket can be written to.
    var wanted = PGRES_POLLING_WRITING
    while wanted != PGRES_POLLING_OK {
      guard wanted != PGRES_POLLING_FAILED, tenantry_pq_status(connection) != CONNECTION_BAD else {
        throw PostgresError(connecting: words(connection))
      }
      if let interruption = watch.interruption("Connecting") { throw interruption }
      let events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT
      if wait(connection, for: Int16(events)) { wanted = tenantry_pq_connect_poll(connection) }
    }
  }

  /// Runs statements one after the other, within a transaction if they are to be one.
  func run(
    _ statements: [SQLStatement], isAtomic: Bool, _ watch: PostgresWatch
  ) throws(PostgresError) -> [PostgresResult] {
    guard isAtomic else { return try results(of: statements, watch) }
    _ = try run("BEGIN", watch)
    do throws(PostgresError) {
      let results = try results(of: statements, watch)
      _ = try run("COMMIT", watch)
      return results
    } catch {
      do throws(PostgresError) {
        _ = try run("ROLLBACK", PostgresWatch(grace, PostgresStop()))
      } catch {
        // A session that cannot go back is worth nothing; the server rolls back when it ends.
        end()
      }
      throw error
    }
  }

  private func results(
    of statements: [SQLStatement], _ watch: PostgresWatch
  ) throws(PostgresError) -> [PostgresResult] {
    var results: [PostgresResult] = []
    for statement in statements { results.append(try run(statement, watch)) }
    return results
  }

  private func run(_ statement: SQLStatement, _ watch: PostgresWatch) throws(PostgresError) -> PostgresResult
  {
    guard let connection else { throw PostgresError(.unreachable, "The session is over.") }
    if let interruption = watch.interruption("The statement") { throw interruption }
    guard !statement.values.contains(where: { $0?.utf8.contains(0) == true }) else {
      throw PostgresError(.unreadable, "No text in PostgreSQL holds a NUL.")
    }
    let values = statement.values.map { $0.flatMap { strdup($0) } }
    defer { values.forEach { free($0) } }
    let sent = tenantry_pq_send(
      connection, statement.text, Int32(values.count), values.map { UnsafePointer<CChar>($0) })
    guard sent == 1 else { throw lost(mayHaveHappened: false) }
    var interruption: PostgresError?
    var outcome: Result<PostgresResult, PostgresError>?
    while let result = try next(watch, &interruption) {
      defer { tenantry_pq_clear(result) }
      outcome = PostgresAnswer.read(result, of: statement)
    }
    // A statement that was done before it could be stopped is done.
    if case .failure(let error) = outcome, let interruption, error.sqlState == "57014" { throw interruption }
    guard let outcome else { throw lost(mayHaveHappened: true) }
    if tenantry_pq_status(connection) == CONNECTION_BAD { end() }
    return try outcome.get()
  }

  /// Waits for the next result; nil after the last. Asks the server to stop when the time is over.
  func next(
    _ watch: PostgresWatch, _ interruption: inout PostgresError?
  ) throws(PostgresError) -> OpaquePointer? {
    guard let connection else { return nil }
    var graceEnd: ContinuousClock.Instant?
    while true {
      let unsent = tenantry_pq_flush(connection)
      guard unsent >= 0 else { throw lost(mayHaveHappened: true) }
      if unsent == 0, tenantry_pq_is_busy(connection) == 0 { return tenantry_pq_get_result(connection) }
      // Judged only after a look: what arrived while this thread did not run has arrived in time.
      if let interruption, let end = graceEnd, ContinuousClock.now > end {
        self.end()
        throw interruption
      }
      if Self.wait(connection, for: Int16(unsent > 0 ? POLLIN | POLLOUT : POLLIN)),
        tenantry_pq_consume_input(connection) == 0
      {
        throw lost(mayHaveHappened: true)
      }
      if interruption == nil, let reason = watch.interruption("The statement") {
        interruption = reason
        cancel(connection)
      }
      if interruption != nil, graceEnd == nil { graceEnd = .now + grace }
    }
  }

  /// Elsewhere, because telling the server means connecting to it once more, and it may not answer.
  private func cancel(_ connection: OpaquePointer) {
    guard let handle = tenantry_pq_get_cancel(connection) else { return }
    PostgresCancellation(handle: handle).send()
  }

  /// The error of a session that has ended.
  func lost(mayHaveHappened: Bool) -> PostgresError {
    let said = connection.map { PostgresError(connecting: Self.words($0)).message } ?? ""
    end()
    return PostgresError(
      mayHaveHappened ? .lost : .unreachable, said.isEmpty ? "The session has ended." : said)
  }

  func verifier(of password: String, for role: SQLIdentifier) throws(PostgresError) -> String {
    guard let connection else { throw PostgresError(.unreachable, "The session is over.") }
    guard let text = tenantry_pq_encrypt_password(connection, password, role.name) else {
      throw PostgresError(.unreadable, "The password cannot be made into a SCRAM verifier.")
    }
    defer { tenantry_pq_free(text) }
    return String(cString: text)
  }

  private static func words(_ connection: OpaquePointer) -> String {
    tenantry_pq_error_message(connection).map { String(cString: $0) } ?? ""
  }

  /// Waits a little; true when something can be done.
  static func wait(_ connection: OpaquePointer, for events: Int16) -> Bool {
    var polled = pollfd(fd: tenantry_pq_socket(connection), events: events, revents: 0)
    return poll(&polled, 1, pollMilliseconds) > 0
  }
}
