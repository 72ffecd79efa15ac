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
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: return .failure(error(result, statement))
    default:
      return .failure(PostgresError(.unreadable, "The server wants to copy data, which nobody asked for."))
    }
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

  private static func error(_ result: OpaquePointer, _ statement: SQLStatement) -> PostgresError {
    let state = tenantry_pq_sqlstate(result).map { String(cString: $0) }
    let words = tenantry_pq_primary_message(result).map { String(cString: $0) } ?? "The session has ended."
    // Without a state the words are libpq's own: the session ended. 57P01 and its kin are the server's last
    // words.
    let isLost = state == nil || state?.hasPrefix("57P") == true
    return PostgresError(
      isLost ? .lost : .refused, sqlState: state, PostgresError.redacted(words, statement))
  }
}
