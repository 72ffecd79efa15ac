import StorageCore
import Synchronization

/// Statements of `StorageCore` as PostgreSQL wants them.
///
/// All that differs in every statement: placeholders are `$1` for `?1`; a NULL stands in the text, because PostgreSQL
/// must know the type of every value and a NULL has none; `CROSS JOIN … ON`, which is how SQLite is told the order of a
/// join, is a join. The functions that only SQLite has are made by `Prelude`.
final class StatementTranslation: Sendable {
  /// Which statement, with which of its values NULL.
  private struct Key: Hashable {
    let sql: String
    let nulls: [Bool]
  }

  private static let knownMax = 2_000
  private let known = Mutex<[Key: String]>([:])

  func statement(_ sql: String, _ arguments: [SQLValue]) -> String {
    let key = Key(sql: sql, nulls: arguments.map { $0 == .null })
    if let statement = known.withLock({ $0[key] }) { return statement }
    let statement = Self.translated(sql, nulls: key.nulls)
    known.withLock { known in
      if known.count >= Self.knownMax { known = [:] }
      known[key] = statement
    }
    return statement
  }

  /// - Parameter nulls: for each value whether it is NULL.
  static func translated(_ sql: String, nulls: [Bool]) -> String {
    QuotedText.changing(sql) { part in
      String(part).replacing(/\?([0-9]+)/) { match in
        guard let number = Int(match.output.1), nulls.indices.contains(number - 1), nulls[number - 1] else {
          return "$\(match.output.1)"
        }
        return "NULL"
      }
      .replacing("CROSS JOIN", with: "JOIN")
    }
  }
}
