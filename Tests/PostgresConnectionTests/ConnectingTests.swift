import Foundation
import PostgresConnection
import TestSupport
import Testing

@Suite(
  "connecting to PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct ConnectingTests {
  @Test("a wrong password is refused with its code and stands in no error")
  func wrongPassword() async throws {
    let server = try await SharedPostgres.server()
    let error = await #expect(throws: PostgresError.self) {
      _ = try await PostgresConnection.open(
        server.target(), password: "canary-wrong-1", limit: .seconds(60))
    }
    #expect(error?.code == .refused)
    #expect(error?.sqlState == "28P01")
    #expect(error.map { "\($0)".contains("canary") } == false)
  }

  @Test("a database that is not there is refused")
  func noDatabase() async throws {
    let server = try await SharedPostgres.server()
    let error = await #expect(throws: PostgresError.self) { _ = try await server.connect("nowhere") }
    #expect(error?.sqlState == "3D000")
  }

  @Test("where nobody listens is unreachable")
  func nobody() async throws {
    let error = await #expect(throws: PostgresError.self) {
      _ = try await PostgresConnection.open(
        PostgresTarget(host: "127.0.0.1", port: 1, user: "a", database: "b"), password: nil)
    }
    #expect(error?.code == .unreachable)
  }

  @Test("a certificate that is trusted and names the host is taken; any other is not")
  func certificates() async throws {
    let server = try await SharedPostgres.server()
    try #require(server.hasTLS, "there is no openssl here: apt-get install openssl")
    var target = server.target()
    (target.host, target.tls, target.authorities) = ("localhost", .verifyFull, server.certificate)
    let connection = try await PostgresConnection.open(
      target, password: PostgresServer.password, limit: .seconds(60))
    let row = try await connection.run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").rows.first
    #expect(row?["ssl"] == "t")

    target.host = "127.0.0.1"
    var other = target
    (other.host, other.authorities) = ("localhost", PostgresTarget.systemAuthorities)
    for refused in [target, other] {
      let error = await #expect(throws: PostgresError.self) {
        _ = try await PostgresConnection.open(refused, password: PostgresServer.password, limit: .seconds(60))
      }
      #expect(error?.code == .tls, "\(String(describing: error))")
    }
    let plain = try await server.connect()
    let encrypted = try await plain.run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").rows.first
    #expect(encrypted?["ssl"] == "t", "on this machine any certificate will do")
    target.tls = .verifyCA
    _ = try await PostgresConnection.open(target, password: PostgresServer.password, limit: .seconds(60))
  }

  @Test("a host that accepts and says nothing is given up after the time set")
  func silent() async throws {
    let listener = try SilentListener()
    let started = ContinuousClock.now
    let error = await #expect(throws: PostgresError.self) {
      _ = try await PostgresConnection.open(
        PostgresTarget(host: "127.0.0.1", port: listener.port, user: "a", database: "b"), password: nil,
        limit: .milliseconds(200))
    }
    #expect(error?.code == .timeout)
    #expect(ContinuousClock.now - started < .seconds(30))
  }

  @Test(
    "verified TLS is the default everywhere but on this machine",
    arguments: [
      ("db.example.net", PostgresTLS.verifyFull), ("10.0.0.5", .verifyFull), ("127.0.0.1", .prefer),
      ("127.0.0.1.example.net", .verifyFull), ("/var/run/postgresql", .prefer), ("localhost", .prefer),
      ("::1", .prefer), ("127.evil.example.net", .verifyFull),
    ])
  func defaults(host: String, tls: PostgresTLS) {
    #expect(PostgresTarget(host: host, user: "a", database: "b").tls == tls)
  }

  @Test("the session ends when the server does, and says that it may have happened")
  func lost() async throws {
    let server = try await SharedPostgres.server()
    let victim = try await server.connect()
    let killer = try await server.connect()
    let pid = try await victim.run("SELECT pg_backend_pid() AS pid").rows.first?.text("pid")
    let task = Task { try await victim.run("SELECT pg_sleep(60)", limit: .seconds(60)) }
    try await Task.sleep(for: .milliseconds(100))
    try await killer.run("SELECT pg_terminate_backend(\(pid)::int)")
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.code == .lost)
    await #expect(throws: PostgresError.self) { try await victim.run("SELECT 1") }
  }
}
