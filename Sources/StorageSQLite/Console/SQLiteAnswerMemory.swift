import Foundation
import GRDB
import TenantryAPI

/// Remembered answers in a file that may be lost at any time: one that is missing, damaged or of another version is made
/// anew, and where none can be made nothing is remembered.
///
/// Several consoles may share the file.
package actor SQLiteAnswerMemory: AnswerMemory {
  private enum State {
    case closed
    /// However many ask at the start, it is opened once: letting go of a connection that nobody needs begins the system's
    /// pool of threads, which from then on wakes every second.
    case opening(Task<DatabaseQueue?, Never>)
    case open(DatabaseQueue)
    /// Not to be opened here.
    case unusable
  }

  private let file: PrivateFile
  private let server: String
  private let limits: AnswerLimits
  private var state = State.closed

  /// - Parameters:
  ///   - path: the file; it is opened when it is first needed.
  ///   - server: what the answers are of: a file that was another server's is emptied.
  package init(path: String, server: String, limits: AnswerLimits = AnswerLimits()) {
    file = PrivateFile(path: path)
    self.server = server
    self.limits = limits
  }

  package func answer(to question: KeptQuestion) async -> KeptAnswer? {
    await using { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT body, at FROM answers WHERE question = ? ORDER BY request = ? DESC, at DESC LIMIT 1
          """, arguments: [question.withoutLimit, question.whole])
      return row.map { KeptAnswer(body: $0["body"], at: Date(timeIntervalSince1970: $0["at"])) }
    } ?? nil
  }

  package func keep(_ answer: KeptAnswer, to question: KeptQuestion) async {
    guard answer.body.count <= limits.answerBytesMax else { return }
    let limits = limits
    await using { database in
      try database.execute(
        sql: """
          INSERT INTO answers (request, question, at, bytes, body) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (request) DO UPDATE SET at = excluded.at, bytes = excluded.bytes, body = excluded.body
          WHERE excluded.at >= at
          """,
        arguments: [
          question.whole, question.withoutLimit, answer.at.timeIntervalSince1970, answer.body.count,
          answer.body,
        ])
      try Self.trim(database, limits)
    }
  }

  package func forget(_ question: KeptQuestion) async {
    await using { database in
      try database.execute(sql: "DELETE FROM answers WHERE question = ?", arguments: [question.withoutLimit])
    }
  }

  package func belong(to user: String) async {
    await using { database in
      let known = try String.fetchOne(database, sql: "SELECT user FROM owner")
      guard known != user else { return }
      if known != nil { try database.execute(sql: "DELETE FROM answers") }
      try database.execute(sql: "UPDATE owner SET user = ?", arguments: [user])
    }
  }

  /// Lets go of the file.
  package func close() {
    if case .open(let queue) = state { _ = try? queue.close() }
    state = .unusable
  }

  // MARK: The file

  private static let version = 1

  private static let schema = """
    CREATE TABLE owner (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      server TEXT NOT NULL,
      user TEXT
    ) STRICT;
    CREATE TABLE answers (
      request TEXT NOT NULL PRIMARY KEY,
      question TEXT NOT NULL,
      at REAL NOT NULL,
      bytes INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX answers_by_question ON answers (question, at);
    CREATE INDEX answers_by_age ON answers (at, bytes);
    """

  /// The oldest go until what is left is within the limits.
  private static func trim(_ database: Database, _ limits: AnswerLimits) throws {
    let sums = try Row.fetchOne(database, sql: "SELECT count(*) AS count, sum(bytes) AS bytes FROM answers")
    var (count, bytes): (Int, Int) = (sums?["count"] ?? 0, sums?["bytes"] ?? 0)
    while count > limits.answersMax || bytes > limits.bytesMax {
      guard
        let oldest = try Row.fetchOne(
          database, sql: "SELECT request, bytes FROM answers ORDER BY at, request LIMIT 1")
      else { return }
      let request: String = oldest["request"]
      try database.execute(sql: "DELETE FROM answers WHERE request = ?", arguments: [request])
      count -= 1
      bytes -= oldest["bytes"]
    }
  }

  /// Runs `body` in a transaction. Nil when that is not possible; a file that turns out damaged is made anew next time.
  @discardableResult
  private func using<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async -> Value? {
    guard let queue = await opened() else { return nil }
    do {
      return try await queue.write { database in try body(database) }
    } catch {
      if (error as? DatabaseError).map({ Self.isDamage($0.resultCode) }) ?? false,
        case .open(let open) = state,
        open === queue
      {
        _ = try? queue.close()  // It is taken away in any case.
        file.remove()
        state = .closed
      }
      return nil
    }
  }

  private func opened() async -> DatabaseQueue? {
    switch state {
    case .open(let queue): return queue
    case .unusable: return nil
    case .opening(let task): return await task.value
    case .closed:
      let task = Task { await open() }
      state = .opening(task)
      return await task.value
    }
  }

  private func open() async -> DatabaseQueue? {
    let (file, server) = (file, server)
    let queue = try? await SQLiteDatabase.offCooperativePool { try Self.open(file, of: server) }
    guard case .opening = state else {
      // The memory was closed meanwhile.
      _ = try? queue?.close()
      return nil
    }
    state = queue.map { .open($0) } ?? .unusable
    return queue
  }

  /// Opens the file, or one in its place where it cannot be used.
  private static func open(_ file: PrivateFile, of server: String) throws -> DatabaseQueue {
    do {
      return try openAsIs(file, of: server)
    } catch {
      if let error = error as? DatabaseError, error.resultCode == .SQLITE_BUSY { throw error }
      file.remove()
      return try openAsIs(file, of: server)
    }
  }

  private static func openAsIs(_ file: PrivateFile, of server: String) throws -> DatabaseQueue {
    // What a crash of the machine takes away is asked for again.
    let queue = try file.open(version: version, pragmas: "PRAGMA synchronous = OFF;", schema: schema)
    try queue.write { database in
      let known = try String.fetchOne(database, sql: "SELECT server FROM owner")
      guard known != server else { return }
      try database.execute(sql: "DELETE FROM answers")
      try database.execute(
        sql: "INSERT OR REPLACE INTO owner (one, server) VALUES (1, ?)", arguments: [server])
    }
    return queue
  }

  private static func isDamage(_ code: ResultCode) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_ERROR].contains(code)
  }
}
