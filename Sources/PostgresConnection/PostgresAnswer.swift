import CPostgres

/// Turns libpq's results into values.
enum PostgresAnswer {
  static func read(_ result: OpaquePointer, of statement: SQLStatement) -> Result<
    PostgresResult, PostgresError
  > {
    switch tenantry_pq_result_status(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      let affected = tenantry_pq_affected(result).flatMap { Int(String(cString: $0)) } ?? 0
      return .success(PostgresResult(rows: rows(result), affected: affected))
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
      return .failure(error(result, hiding: statement.values.compactMap { $0 } + statement.literals))
    default:
      return .failure(PostgresError(.unreadable, "The server wants to copy data, which nobody asked for."))
    }
  }

  /// The same with types instead of names.
  static func table(
    _ result: OpaquePointer, hiding hidden: [String]
  ) -> Result<PostgresTable, PostgresError> {
    switch tenantry_pq_result_status(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: return .failure(error(result, hiding: hidden))
    default:
      return .failure(PostgresError(.unreadable, "The server wants to copy data, which nobody asked for."))
    }
    let columns = 0..<tenantry_pq_columns(result)
    return .success(
      PostgresTable(
        types: columns.map { PostgresType(rawValue: tenantry_pq_column_type(result, $0)) },
        rows: (0..<tenantry_pq_rows(result)).map { row in
          columns.map { column in tenantry_pq_value(result, row, column).map { String(cString: $0) } }
        },
        command: tenantry_pq_command(result).map { String(cString: $0) } ?? "",
        affected: tenantry_pq_affected(result).flatMap { Int(String(cString: $0)) } ?? 0))
  }

  private static func rows(_ result: OpaquePointer) -> [PostgresRow] {
    let count = tenantry_pq_columns(result)
    var columns: [String: Int] = [:]
    for column in 0..<count {
      if let name = tenantry_pq_column_name(result, column) { columns[String(cString: name)] = Int(column) }
    }
    return (0..<tenantry_pq_rows(result)).map { row in
      PostgresRow(
        columns: columns,
        values: (0..<count).map { column in
          tenantry_pq_value(result, row, column).map { String(cString: $0) }
        })
    }
  }

  /// - Parameter hidden: the values that must not stand in the error.
  static func error(_ result: OpaquePointer, hiding hidden: [String]) -> PostgresError {
    let state = tenantry_pq_sqlstate(result).map { String(cString: $0) }
    let words = tenantry_pq_primary_message(result).map { String(cString: $0) } ?? "The session has ended."
    // Without a state the words are libpq's own: the session ended. 57P01 and its kin, and 25P03 for a transaction that
    // nobody went on with, are the server's last words.
    let isLost = state == nil || state?.hasPrefix("57P") == true || state == "25P03"
    return PostgresError(
      isLost ? .lost : .refused, sqlState: state, PostgresError.redacted(words, hiding: hidden))
  }
}
