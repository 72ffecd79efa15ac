import Foundation
import PostgresConnection
import TestSupport
import Testing

@Suite(
  "several statements in one exchange",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct PipelineTests {
  private func connect() async throws -> PostgresConnection { try await SharedPostgres.server().connect() }

  private static func made(_ table: String) -> PostgresQuery {
    PostgresQuery("CREATE TEMPORARY TABLE \(table) (n bigint PRIMARY KEY)")
  }

  private static func inserted(_ number: Int64) -> PostgresQuery {
    PostgresQuery("INSERT INTO notes VALUES ($1)", [.integer(number)])
  }

  @Test("are answered one by one, in their order", arguments: [false, true])
  func answered(prepares: Bool) async throws {
    let connection = try await connect()
    for round in 0..<3 {
      let tables = try await connection.turn(limit: .seconds(30)) { turn in
        try turn.run(
          [
            PostgresQuery("SELECT $1", [.integer(Int64(round))]), PostgresQuery("SELECT $1 || 'b'", [.text("a")]),
            PostgresQuery("SELECT $1", [.integer(7)]), PostgresQuery("SELECT 1 WHERE false"),
          ], prepares: prepares)
      }
      #expect(tables.map(\.rows) == [[["\(round)"]], [["ab"]], [["7"]], []])
      // What was prepared in a pipeline is known outside of one, and the other way round.
      let single = try await connection.turn(limit: .seconds(30)) { turn in
        try turn.run("SELECT $1 || 'b'", [.text("c")], prepares: prepares)
      }
      #expect(single.rows == [["cb"]])
    }
    await connection.close()
  }

  @Test("the first that fails is the last that is run, and the session goes on", arguments: [false, true])
  func failing(prepares: Bool) async throws {
    let connection = try await connect()
    try await connection.turn(limit: .seconds(30)) { turn in
      try turn.script("CREATE TEMPORARY TABLE notes (n bigint PRIMARY KEY); BEGIN")
      _ = try turn.run([Self.inserted(1), PostgresQuery("SAVEPOINT here")], prepares: prepares)
      let error = #expect(throws: PostgresError.self) {
        try turn.run(
          [
            Self.inserted(2), Self.inserted(1), Self.inserted(3),
            PostgresQuery("SELECT $1 AS first_seen_here", [.text("x")]),
          ], prepares: prepares)
      }
      #expect(error?.sqlState == "23505")
      #expect(!turn.isOver)
      try turn.script("ROLLBACK TO SAVEPOINT here")
      let tables = try turn.run(
        [
          Self.inserted(4), PostgresQuery("SELECT $1 AS first_seen_here", [.text("x")]),
          PostgresQuery("SELECT n FROM notes ORDER BY n"),
        ], prepares: prepares)
      #expect(tables.last?.rows == [["1"], ["4"]])
      #expect(tables[1].rows == [["x"]])
      try turn.script("COMMIT")
    }
    await connection.close()
  }

  @Test("an error of one of several tells no value of any")
  func redacted() async throws {
    let connection = try await connect()
    let canary = "canary-piped-32"
    let error = await #expect(throws: PostgresError.self) {
      try await connection.turn(limit: .seconds(30)) { turn in
        try turn.run([PostgresQuery("SELECT 1"), PostgresQuery("SELECT $1::int", [.text(canary)])])
      }
    }
    #expect(error?.sqlState == "22P02")
    #expect(error.map { "\($0)".contains("canary") } == false)
    await connection.close()
  }

  @Test("statements and answers that are larger than any buffer do not wait for each other")
  func large() async throws {
    let connection = try await connect()
    let text = String(repeating: "x", count: 1 << 20)
    let tables = try await connection.turn(limit: .seconds(60)) { turn in
      try turn.run(Array(repeating: PostgresQuery("SELECT $1", [.text(text)]), count: 24))
    }
    #expect(tables.count == 24)
    #expect(tables.allSatisfy { $0.rows == [[text]] })
    await connection.close()
  }

  @Test("what takes too long is stopped, with what comes after it")
  func timeout() async throws {
    let connection = try await connect()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.turn(limit: .milliseconds(200)) { turn in
        try turn.run([Self.made("late"), PostgresQuery("SELECT pg_sleep(60)"), PostgresQuery("SELECT 1")])
      }
    }
    #expect(error?.code == .timeout)
    // Without BEGIN one exchange is one transaction.
    let found = try await connection.run("SELECT count(*) AS n FROM pg_class WHERE relname = 'late'")
    #expect(try found.rows.first?.int("n") == 0)
    await connection.close()
  }

  @Test("a session that ends in the midst of several is lost, and says so")
  func ended() async throws {
    let connection = try await connect()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.turn(limit: .seconds(30)) { turn in
        do throws(PostgresError) {
          _ = try turn.run([
            PostgresQuery("SELECT 1"), PostgresQuery("SELECT pg_terminate_backend(pg_backend_pid())"),
            PostgresQuery("SELECT 2"),
          ])
        } catch {
          #expect(turn.isOver)
          throw error
        }
      }
    }
    #expect(error?.code == .lost)
  }
}
