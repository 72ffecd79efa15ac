/// One session with a PostgreSQL server.
///
/// Every call of libpq is made on this actor's own queue. Cancelling the task that waits for a statement asks
/// the server to stop it.
package actor PostgresConnection {
  private let executor: PostgresExecutor
  private let session: PostgresSession

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The server's version: 150018 for 15.18.
  package nonisolated let serverVersion: Int

  private init(executor: PostgresExecutor, opening: sending PostgresSession) {
    self.executor = executor
    serverVersion = opening.serverVersion
    session = opening
  }

  /// How long a statement that was told to stop may take to do so, where nobody says otherwise.
  package static let graceDefault: Duration = .seconds(2)

  /// Opens a session. The password stays in memory.
  ///
  /// - Parameters:
  ///   - limit: for opening it, the exchange of proofs included.
  ///   - grace: for a statement whose time is over, to stop: the server has to take a connection that tells it so, start
  ///     a process for that, and let the statement's own process run. One with much to do takes its time for all three,
  ///     and a statement that does not stop within it costs the session.
  /// - Throws: `PostgresError` with `libraryMissing`, `unreachable`, `tls`, `refused`, `timeout` or
  ///   `cancelled`.
  package static func open(
    _ target: PostgresTarget, password: String?, limit: Duration = .seconds(5),
    grace: Duration = graceDefault
  ) async throws(PostgresError) -> PostgresConnection {
    let opener = PostgresOpener()
    return try await opener.open(target, password: password, limit: limit, grace: grace)
  }

  /// Opens on the executor that the connection then keeps.
  private actor PostgresOpener {
    private let executor = PostgresExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func open(
      _ target: PostgresTarget, password: String?, limit: Duration, grace: Duration
    ) async throws(PostgresError) -> PostgresConnection {
      let watch = PostgresWatch(limit, PostgresStop())
      let outcome: Result<PostgresConnection, PostgresError> = await withTaskCancellationHandler {
        do throws(PostgresError) {
          let session = try PostgresSession(target, password: password, grace: grace, watch)
          return .success(PostgresConnection(executor: executor, opening: session))
        } catch {
          return .failure(error)
        }
      } onCancel: {
        watch.stop.raise()
      }
      return try outcome.get()
    }
  }

  /// Runs one statement.
  ///
  /// - Throws: `PostgresError`; with `timeout` and `cancelled` the statement has been stopped or the session
  ///   is over.
  @discardableResult
  package func run(
    _ statement: SQLStatement, limit: Duration = .seconds(5)
  ) async throws(PostgresError) -> PostgresResult {
    try await transact([statement], limit: limit, isAtomic: false).first
      ?? PostgresResult(rows: [], affected: 0)
  }

  /// Runs statements in one transaction: all of them, or none. No other task's statement comes between.
  package func transaction(
    _ statements: [SQLStatement], limit: Duration = .seconds(5)
  ) async throws(PostgresError) {
    _ = try await transact(statements, limit: limit, isAtomic: true)
  }

  private func transact(
    _ statements: [SQLStatement], limit: Duration, isAtomic: Bool
  ) async throws(PostgresError) -> [PostgresResult] {
    let watch = PostgresWatch(limit, PostgresStop())
    let outcome: Result<[PostgresResult], PostgresError> = await withTaskCancellationHandler {
      do throws(PostgresError) {
        return .success(try session.run(statements, isAtomic: isAtomic, watch))
      } catch {
        return .failure(error)
      }
    } onCancel: {
      watch.stop.raise()
    }
    return try outcome.get()
  }

  /// Gives the session to `body`, which blocks the connection's own thread and no other; no other task's statement comes
  /// between what it asks.
  ///
  /// - Parameter limit: for all that it asks together.
  /// - Throws: what `body` throws.
  package func turn<Value: Sendable>(
    limit: Duration, _ body: @Sendable (PostgresTurn) throws -> Value
  ) async throws -> Value {
    let watch = PostgresWatch(limit, PostgresStop())
    let outcome: Result<Value, any Error> = await withTaskCancellationHandler {
      Result { try body(PostgresTurn(session, watch)) }
    } onCancel: {
      watch.stop.raise()
    }
    return try outcome.get()
  }

  /// What the server keeps instead of a password, computed here: the password itself never reaches the server
  /// or its log.
  package func verifier(of password: String, for role: SQLIdentifier) throws(PostgresError) -> String {
    try session.verifier(of: password, for: role)
  }

  /// Ends the session. Nothing can be asked afterwards.
  package func close() { session.end() }
}
