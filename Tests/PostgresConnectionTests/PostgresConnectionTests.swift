import Foundation
import PostgresConnection
import TestSupport
import Testing

@Suite(
  "a session with PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct PostgresConnectionTests {
  @Test("answers rows with their columns, and keeps NULL apart from nothing")
  func rows() async throws {
    let connection = try await SharedPostgres.server().connect()
    let result = try await connection.run("SELECT 1 AS one, NULL AS none, '' AS empty, true AS yes")
    let row = try #require(result.rows.first)
    #expect(try row.int("one") == 1)
    #expect(row["none"] == nil)
    #expect(try row.text("empty") == "")
    #expect(try row.bool("yes"))
    #expect(throws: PostgresError.self) { try row.text("none") }
    #expect(connection.serverVersion >= 130_000)
  }

  @Test("values are bound: no text is ever read as SQL", arguments: Corpus.injections)
  func bound(text: String) async throws {
    let connection = try await SharedPostgres.server().connect()
    let answer = try await connection.run("SELECT \(text)::text AS said").rows.first
    #expect(answer?["said"] == text)
  }

  @Test(
    "quoted literals and names mean themselves, as the server's own quoting says",
    arguments: Corpus.injections)
  func quoted(text: String) async throws {
    let connection = try await SharedPostgres.server().connect()
    let literal = try await connection.run("SELECT \(literal: text) AS said").rows.first
    #expect(literal?["said"] == text)
    guard let name = SQLIdentifier(text) else { return }
    let named = try await connection.run("SELECT 1 AS \(name)").rows.first
    #expect(named?[text] == "1")
  }

  @Test("a thousand random texts come back through values, literals and names")
  func random() async throws {
    let connection = try await SharedPostgres.server().connect()
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ab\"'\\$;-/*\n\t {}%_E€é漢\u{202E}")
    for _ in 0..<1_000 {
      let text = String(
        (0..<Int.random(in: 1...12, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        })
      let name = try #require(SQLIdentifier(text))
      let row = try await connection.run("SELECT \(text)::text AS \(name), \(literal: text) AS literal").rows
        .first
      #expect(row?[text] == text, "\(text.debugDescription)")
      #expect(row?["literal"] == text, "\(text.debugDescription)")
    }
  }

  @Test("names that no object can have are none", arguments: ["", "a\0b", String(repeating: "é", count: 32)])
  func noName(text: String) { #expect(SQLIdentifier(text) == nil) }

  @Test("a value with a NUL is refused and never cut")
  func nul() async throws {
    let connection = try await SharedPostgres.server().connect()
    await #expect(throws: PostgresError.self) { try await connection.run("SELECT \("a\0b")::text") }
    #expect(try await connection.run("SELECT 1 AS one").rows.count == 1)
  }

  @Test("an error carries the server's code and no bound value")
  func redacted() async throws {
    let connection = try await SharedPostgres.server().connect()
    let canary = "canary-bound-31"
    let error = await #expect(throws: PostgresError.self) {
      try await connection.run("SELECT \(canary)::int")
    }
    #expect(error?.code == .refused)
    #expect(error?.sqlState == "22P02")
    #expect(error.map { "\($0)".contains("canary") } == false)
  }

  @Test("only one statement is taken at a time")
  func single() async throws {
    let connection = try await SharedPostgres.server().connect()
    let error = await #expect(throws: PostgresError.self) { try await connection.run("SELECT 1; SELECT 2") }
    #expect(error?.sqlState == "42601")
  }

  @Test("a transaction is done whole or not at all, and the session goes on")
  func transaction() async throws {
    let connection = try await SharedPostgres.server().connect()
    try await connection.run("CREATE TEMPORARY TABLE kept (n int)")
    await #expect(throws: PostgresError.self) {
      try await connection.transaction(["INSERT INTO pg_temp.kept VALUES (1)", "SELECT 1 / 0"])
    }
    try await connection.transaction(["INSERT INTO pg_temp.kept VALUES (2)"])
    let sum = try await connection.run("SELECT sum(n) AS sum FROM pg_temp.kept").rows.first
    #expect(try sum?.int("sum") == 2)
  }

  @Test("a statement that takes too long is stopped on the server, and the session goes on")
  func timeout() async throws {
    let connection = try await SharedPostgres.server().connect()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.run("SELECT pg_sleep(60) /* late */", limit: .milliseconds(100))
    }
    #expect(error?.code == .timeout)
    let left = try await connection.run(
      "SELECT count(*) AS n FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%/* late */' AND pid <> pg_backend_pid()"
    )
    #expect(try left.rows.first?.int("n") == 0)
  }

  @Test("a statement that does not stop within the grace costs the session, and nobody waits longer")
  func stubborn() async throws {
    let connection = try await SharedPostgres.server().connect(grace: .zero)
    let started = ContinuousClock.now
    let error = await #expect(throws: PostgresError.self) {
      try await connection.run("SELECT pg_sleep(60)", limit: .milliseconds(100))
    }
    #expect(error?.code == .timeout)
    #expect(ContinuousClock.now - started < .seconds(30))
    let after = await #expect(throws: PostgresError.self) { try await connection.run("SELECT 1") }
    #expect(after?.code == .unreachable)
  }

  @Test("a cancelled task stops its statement on the server")
  func cancelled() async throws {
    let connection = try await SharedPostgres.server().connect()
    let task = Task { try await connection.run("SELECT pg_sleep(60)", limit: .seconds(60)) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(try await connection.run("SELECT 1 AS one").rows.count == 1)
  }

  @Test("twenty sleeping sessions do not hold the threads that tasks share")
  func pool() async throws {
    let server = try await SharedPostgres.server()
    let started = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask { try await server.connect().run("SELECT pg_sleep(5)", limit: .seconds(90)) }
      }
      try await group.waitForAll()
    }
    // One after the other, or two at a time, would take a hundred seconds or fifty.
    #expect(ContinuousClock.now - started < .seconds(45))
  }
}
