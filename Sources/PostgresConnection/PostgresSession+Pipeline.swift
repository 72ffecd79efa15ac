import CPostgres

extension PostgresSession {
  /// What was sent in a pipeline and has an answer.
  private enum Sent {
    case preparation(PreparedStatement, name: String)
    case query
  }

  /// Sends statements one after the other without waiting between them, and then takes their answers: one exchange for
  /// all of them. The first that fails is the last that is run.
  ///
  /// - Parameter prepares: whether each is to be known by a name from now on, so that it is planned once.
  func tables(
    of queries: [PostgresQuery], prepares: Bool, _ watch: PostgresWatch
  ) throws(PostgresError) -> [PostgresTable] {
    if queries.isEmpty { return [] }
    let connection = try ready(watch)
    guard tenantry_pq_enter_pipeline(connection) == 1 else { throw lost(mayHaveHappened: false) }
    let sent = try send(queries, prepares: prepares, connection)
    guard tenantry_pq_end_pipeline(connection) == 1 else { throw lost(mayHaveHappened: true) }
    let tables = try answers(to: sent, hiding: queries.flatMap { $0.values.map(\.text) }, watch)
    if self.connection != nil, tenantry_pq_exit_pipeline(connection) != 1 { throw lost(mayHaveHappened: true) }
    return try tables.get()
  }

  private func send(
    _ queries: [PostgresQuery], prepares: Bool, _ connection: OpaquePointer
  ) throws(PostgresError) -> [Sent] {
    var sent: [Sent] = []
    var names: [PreparedStatement: String] = [:]
    for query in queries {
      let statement = PreparedStatement(text: query.text, types: query.values.map(\.type.rawValue))
      var name = prepares ? prepared[statement] ?? names[statement] : nil
      if prepares, name == nil, prepared.count + names.count < Self.preparedMax {
        let new = "t\(prepared.count + names.count + 1)"
        guard send(preparing: statement, as: new, connection) else { throw lost(mayHaveHappened: false) }
        names[statement] = new
        name = new
        sent.append(.preparation(statement, name: new))
      }
      guard send(query, as: name, connection) else { throw lost(mayHaveHappened: false) }
      sent.append(.query)
    }
    return sent
  }

  /// Takes every answer, whatever the first of them says, so that the session can be used again.
  private func answers(
    to sent: [Sent], hiding hidden: [String], _ watch: PostgresWatch
  ) throws(PostgresError) -> Result<[PostgresTable], PostgresError> {
    var interruption: PostgresError?
    var tables: [PostgresTable] = []
    var failure: PostgresError?
    for sent in sent {
      var answer: Result<PostgresTable, PostgresError>?
      while let result = try next(watch, &interruption) {
        defer { tenantry_pq_clear(result) }
        // What comes after the one that failed was not run.
        if tenantry_pq_result_status(result) == PGRES_PIPELINE_ABORTED { continue }
        answer = PostgresAnswer.table(result, hiding: hidden)
      }
      if connection.map(tenantry_pq_status) == CONNECTION_BAD { end() }
      switch (answer, sent) {
      case (.failure(let error)?, _): failure = failure ?? error
      case (.success?, .preparation(let statement, let name)): prepared[statement] = name
      case (.success(let table)?, .query): tables.append(table)
      case (nil, _): if failure == nil { throw lost(mayHaveHappened: true) }
      }
    }
    // The end of the pipeline has a result of its own.
    if let result = try next(watch, &interruption) { tenantry_pq_clear(result) }
    guard let failure else { return .success(tables) }
    // A statement that was done before it could be stopped is done.
    return .failure(failure.sqlState == "57014" ? interruption ?? failure : failure)
  }
}
