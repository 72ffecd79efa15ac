/// One step of the schema's history. Once released it is never changed, only followed by another.
package struct SchemaMigration: Sendable {
  /// 1 and up without gaps: what `user_version` says afterwards.
  package let number: Int
  /// What it does, for people.
  package let title: String
  /// SQL statements, run in one transaction.
  package let sql: String

  package init(number: Int, title: String, sql: String) {
    self.number = number
    self.title = title
    self.sql = sql
  }
}
