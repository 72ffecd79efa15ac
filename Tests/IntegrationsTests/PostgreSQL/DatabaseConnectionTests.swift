import Foundation
import PostgresConnection
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "the server of tenants' databases",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct DatabaseConnectionTests {
  @Test("a test says who we are, which version answers and what we may do")
  func report() async throws {
    let report = await (try DatabaseWorld()).client.testConnection()
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.identity == "postgres")
    #expect(report.version.map { !$0.isEmpty } == true)
    #expect(
      report.checks.map(\.name) == [
        "sign_in", "version", "tls", "create_role", "create_database", "programs",
      ])
  }

  @Test("what somebody says of a server is enough to connect to it, and what is wrong is said")
  func connecting() async throws {
    let server = try await SharedPostgres.server()
    let parts = ConnectionParts(
      transport: { _ in CannedTransport(status: 500) },
      tree: { system, path, _ throws(IntegrationError) in
        throw IntegrationError(
          system, IntegrationError.codeInvalid, "\(path): no file here", retry: .permanent)
      }, secrets: SecretResolver { _ in SecretValue(PostgresServer.password) }, environment: [:],
      now: { DatabaseWorld.time })
    let definition = TenantDatabaseClient.definition
    let said = ["host": "127.0.0.1", "port": String(server.port), "password": "env:ADMIN"]
    let report = await definition.test(try ConnectionValues(said, for: definition), parts)
    #expect(report.isPassing, "\(report.problems)")
    for (field, wrong) in [("port", "0"), ("port", "x"), ("tls", "maybe"), ("shared_database", "Odoo")] {
      let values = try ConnectionValues(said.merging([field: wrong]) { $1 }, for: definition)
      let refused = await definition.test(values, parts)
      #expect(refused.problems.first?.contains("“\(field)”") == true, "\(refused.problems)")
    }
  }

  @Test("a test names the rights that are missing")
  func rightsMissing() async throws {
    let world = try await DatabaseWorld()
    let poor = try DatabaseWorld.name("poor")
    try await world.makeRole(poor, rights: "")
    let report = await (try DatabaseWorld(adminUser: poor.rawValue)).client.testConnection()
    #expect(report.checks.filter { !$0.isPassing }.map(\.name) == ["create_role", "create_database"])
    let error = await #expect(throws: IntegrationError.self) {
      let poorWorld = try await DatabaseWorld(adminUser: poor.rawValue)
      _ = try await poorWorld.client.prepare(poorWorld.request(try DatabaseWorld.name()))
    }
    #expect(error?.code == IntegrationError.codeForbidden)
    #expect(error?.retry == .permanent)
  }

  @Test("a wrong password is told apart from a server that is down, and stands in neither")
  func refusals() async throws {
    var world = try await DatabaseWorld()
    let secrets = SecretResolver { _ in SecretValue("canary-wrong-2") }
    let wrong = TenantDatabaseClient(server: world.client.server, secrets: secrets, limit: .seconds(60))
    let refusal = await #expect(throws: IntegrationError.self) { try await wrong.list() }
    #expect(refusal?.code == IntegrationError.codeUnauthorized)
    #expect(refusal?.retry == .permanent)
    #expect(refusal.map { "\($0)".contains("canary") } == false)
    let problems = await wrong.testConnection().problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains("Check the user") == true)

    var settings = world.client.server
    settings.target.port = 1
    world.client = TenantDatabaseClient(server: settings, secrets: world.client.secrets)
    let down = await #expect(throws: IntegrationError.self) { try await world.client.list() }
    #expect(down?.code == IntegrationError.codeUnreachable)
    #expect(down?.retry == .transient)
  }

  @Test("a server that goes down between two statements is met again, and nothing is there twice")
  func restart() async throws {
    let started: PostgresServer = try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try PostgresServer() }) }
    }
    try await started.ready()
    let world = try await DatabaseWorld(on: started)
    let request = world.request(try DatabaseWorld.name())
    var interrupted = world.client
    let gate = StoppingGate(started, after: 4)
    interrupted.gate = gate.pass
    let error = await #expect(throws: IntegrationError.self) { try await interrupted.prepare(request) }
    #expect(error?.code == IntegrationError.codeUnreachable)
    #expect(error.map { [.transient, .uncertain].contains($0.retry) } == true)
    let down = await #expect(throws: IntegrationError.self) { try await world.client.prepare(request) }
    #expect(down?.retry == .transient)

    let again = try started.startedAgain()
    try await again.ready()
    _ = try await world.client.prepare(request)
    let mine = try await world.client.list()
    #expect(mine.map(\.name) == [request.name.rawValue])
    #expect(mine.first?.marker == request.marker)
  }

  @Test("size and sessions by state are told")
  func usage() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    #expect(try await world.client.usage(of: name) == nil)
    let request = world.request(name)
    _ = try await world.client.prepare(request)
    let session = try await world.connect(as: name, to: name)
    try await session.run("BEGIN")
    let usage = try #require(try await world.client.usage(of: name))
    #expect(usage.bytes > 1_000_000)
    #expect(usage.sessions["idle in transaction"] == 1)
    #expect(try await world.client.terminateConnections(request) == 1)
    #expect(try await world.client.usage(of: name)?.sessions.isEmpty == true)
  }

  @Test("a reader sees the rows, none of the secrets, and changes nothing")
  func reader() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    let request = world.request(name)
    _ = try await world.client.prepare(request)
    let owner = try await world.connect(as: name, to: name)
    try await owner.run("CREATE TABLE public.res_users (id int, login text, password text)")
    try await owner.run("CREATE TABLE public.ir_config_parameter (key text, value text)")
    try await owner.run("CREATE TABLE public.\"Odd \"\"Table\"\"\" (n int)")
    try await owner.run("INSERT INTO public.res_users VALUES (1, 'ana', 'hash')")
    try await world.client.prepareReader(request)
    try await world.client.prepareReader(request)
    let reader = try await world.connect(as: try TenantDatabaseClient.reader(of: name), to: name)
    #expect(try await reader.run("SELECT login FROM public.res_users").rows.first?["login"] == "ana")
    #expect(try await reader.run("SELECT * FROM public.\"Odd \"\"Table\"\"\"").rows.isEmpty)
    for statement: SQLStatement in [
      "SELECT password FROM public.res_users", "SELECT * FROM public.res_users",
      "SELECT * FROM public.ir_config_parameter", "INSERT INTO public.\"Odd \"\"Table\"\"\" VALUES (1)",
      "DELETE FROM public.res_users",
    ] {
      await #expect(throws: PostgresError.self, "\(statement.text)") { try await reader.run(statement) }
    }
    try await reader.run("SET default_transaction_read_only = off")
    await #expect(throws: PostgresError.self) {
      try await reader.run("UPDATE public.res_users SET login = 'eve'")
    }
  }

  @Test(
    "what is no tenant's name never becomes a database's",
    arguments: [
      "", "-a", "A", "ａ", "é", "e\u{301}", "аcme", "postgres", "template1", "..", "a/b", "a%2fb", "a\0b",
      "a\n",
      "xn--a b", "a ", "x\"; DROP DATABASE postgres;--", "x' OR 1=1", "$$", String(repeating: "a", count: 64),
    ])
  func names(text: String) {
    #expect(throws: InvalidName.self) { try DatabaseName(text) }
  }
}
