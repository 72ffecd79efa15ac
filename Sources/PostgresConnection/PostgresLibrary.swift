import CPostgres

/// libpq, opened when the first connection is.
enum PostgresLibrary {
  /// Why it cannot be used; nil when it can. Asked for by every connection, found out once.
  static let problem: String? = tenantry_pq_load().map { String(cString: $0) }
}
