/// A database in a file, in PostgreSQL's custom format, that `pg_restore` has been seen to understand.
package struct DatabaseDump: Equatable, Sendable {
  package var path: String
  package var bytes: Int
  /// 64 hexadecimal digits.
  package var sha256: String
  /// Tables with rows in it.
  package var tables: Int

  package init(path: String, bytes: Int, sha256: String, tables: Int) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.tables = tables
  }
}
