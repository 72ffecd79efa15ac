import Foundation
import JobEngine
import PostgresConnection
import StorageSupport
import TenantModel
import TestSupport
import Testing

@testable import StorageCore
@testable import StoragePostgres

@Suite(
  "Writing to PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct WriterTests {
  @Test(
    "a schema violation is refused by the database itself",
    arguments: [
      "UPDATE jobs SET finished_at = 1", "UPDATE jobs SET state = 'succeeded'",
      "UPDATE jobs SET state = 'nonsense'",
      "UPDATE lanes SET lease_owner = 'w'", "UPDATE tenants SET status = 'nonsense'",
      "UPDATE tenants SET version = 0",
      "UPDATE tenants SET slug = 'Not A Slug'", "UPDATE tenants SET id = 'short'",
      "UPDATE tenants SET paused_by = 'nobody'",
      "UPDATE steps SET phase = 'nonsense'", "DELETE FROM lanes",
      "UPDATE jobs SET parameters = convert_to(repeat('x', 65537), 'UTF8')",
      "UPDATE tenant_subscriptions SET current_period_start = NULL", "UPDATE jobs SET state = 'parked'",
      "UPDATE tenants SET current_operation_id = 'x'", "UPDATE audit SET actor = 'eve'", "DELETE FROM audit",
      "UPDATE invoices SET total_cents = 1", "UPDATE invoices SET due_at = due_at + 1",
      "DELETE FROM invoices",
    ])
  func invariants(_ sql: String) async throws {
    let schema = try OpenStorage.newSchema()
    let storage = try await OpenStorage.onPostgres(schema: schema)
    try await storage.platform.seed(try .standard())
    var record = try NewTenantRecord.make("acme")
    let may = try BillingPeriod("2025-05")
    record.subscription = BillingSubscription(
      planId: "pro", status: .active, pricingModel: .flat, currentPeriodStart: may.start,
      currentPeriodEnd: may.end, nextInvoiceDate: may.end)
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    try await storage.audit.append(
      AuditRecord(
        call: "C", at: testTime, actor: "ada", role: .platformOwner, endpoint: "e", tenant: nil, subject: nil,
        outcome: .done, reason: nil, operation: nil, inputHash: SHA256.hex(Data())))
    _ = try await storage.billing.draft([record.tenant.id], through: may, usage: [:], at: may.end) {
      var randomness = SystemRandomNumberGenerator()
      return InvoiceID(using: &randomness)
    }
    _ = try await storage.billing.issue(through: may, at: may.end)
    try await storage.close()
    let session = try await SharedPostgres.server().connect()
    let error = await #expect(throws: PostgresError.self) {
      _ = try await session.turn(limit: .seconds(30)) { turn in
        try turn.script("SET search_path = \(schema.quoted), pg_catalog; \(sql)")
      }
    }
    #expect(["23514", "23503"].contains(error?.sqlState), "\(String(describing: error))")
  }

  @Test("two running jobs in one lane are impossible, whatever writes them")
  func oneRunning() async throws {
    let schema = try OpenStorage.newSchema()
    let storage = try await OpenStorage.onPostgres(schema: schema)
    for id in ["a", "b"] {
      _ = try await storage.jobs.enqueue(.make("note", id: id, lane: "l"), at: testTime)
    }
    try await storage.close()
    let session = try await SharedPostgres.server().connect()
    let error = await #expect(throws: PostgresError.self) {
      try await session.run("UPDATE \(schema).jobs SET state = 'running'")
    }
    #expect(error?.sqlState == "23505")
  }

  @Test("writes that come at the same time share a commit")
  func groups() async throws {
    let schema = try OpenStorage.newSchema()
    let storage = try await OpenStorage.onPostgres(schema: schema)
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<32 {
        group.addTask {
          for number in 0..<10 {
            _ = try await storage.jobs.enqueue(
              .make("note", id: "\(writer)-\(number)", lane: "l\(writer)"), at: testTime)
          }
        }
      }
      try await group.waitForAll()
    }
    let took = ContinuousClock.now - start
    let session = try await SharedPostgres.server().connect()
    let commits = try await session.run("SELECT max(last_write) AS n FROM \(schema).writers").rows.first?.int("n") ?? 0
    print("320 jobs were enqueued in \(took), in \(commits) commits")
    #expect(commits > 0 && commits < 160)
    #expect(try await storage.jobs.jobs(JobQuery(limit: 1_000)).count == 320)
    try await storage.close()
  }

  @Test("of writes that share a commit one that fails leaves the others standing, whatever of it was sent")
  func failingInGroups() async throws {
    let schema = try OpenStorage.newSchema()
    let storage = try await OpenStorage.onPostgres(schema: schema)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<120 {
        group.addTask {
          let id = "j\(number)"
          switch number % 3 {
          case 0: _ = try await storage.jobs.enqueue(.make("note", id: id, lane: "l"), at: testTime)
          // Refused by the database, at the last statement of several.
          case 1:
            await expect(.failed) {
              try await storage.changes.database.write { connection in
                try connection.run("INSERT INTO presence_of_nothing VALUES (1)", [])
              }
            }
          // Refused before anything was sent, and after something was.
          default:
            await #expect(throws: CancellationError.self) {
              try await storage.changes.database.write { connection in
                if number.isMultiple(of: 2) {
                  try connection.run("UPDATE jobs SET subject = 'undone'", [])
                  if number.isMultiple(of: 4) { _ = try connection.number("SELECT count(*) FROM jobs") }
                }
                throw CancellationError()
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let jobs = try await storage.jobs.jobs(JobQuery(limit: 1_000))
    #expect(jobs.count == 40)
    #expect(jobs.allSatisfy { $0.subject != "undone" })
    try await storage.close()
  }

  @Test("a writer that stopped in the midst of its turn is cut off within seconds, and the others go on")
  func stopped() async throws {
    let schema = try OpenStorage.newSchema()
    let storage = try await OpenStorage.onPostgres(schema: schema)
    let stopped = try await SharedPostgres.server().connect()
    _ = try await stopped.turn(limit: .seconds(30)) { turn in
      try turn.script(SessionScripts(schema: schema).beginWriting)
    }
    let start = ContinuousClock.now
    _ = try await storage.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    let waited = ContinuousClock.now - start
    #expect(waited > .seconds(2), "somebody else than the time ended that turn")
    let error = await #expect(throws: PostgresError.self) { try await stopped.run("SELECT 1") }
    #expect(error?.code == .lost || error?.code == .unreachable)
    try await storage.close()
  }

  @Test(
    "a session that is lost costs no write and makes none twice, before its COMMIT and after it",
    arguments: CuttingProxy.Cut.allCases)
  func lost(_ cut: CuttingProxy.Cut) async throws {
    let server = try await SharedPostgres.server()
    let proxy = try CuttingProxy(to: server.port)
    let schema = try OpenStorage.newSchema()
    var target = server.target()
    target.port = proxy.port
    // It has to read what is said.
    target.tls = .disable
    let options = PostgresOptions(
      schema: schema, leaseClock: .caller, connectMax: .seconds(60), patience: .seconds(60))
    let storage = try await PostgresStorage.open(
      target, password: { PostgresServer.password }, options: options, now: { testTime })
    for number in 0..<6 {
      proxy.cutNext(cut)
      // The id is known by then if the write is made a second time: that would be an error.
      let outcome = try await storage.jobs.enqueue(.make("note", id: "j\(number)", lane: "l"), at: testTime)
      guard case .created = outcome else { #expect(Bool(false), "\(outcome)"); continue }
    }
    #expect(proxy.cuts == 6)
    #expect(try await storage.jobs.jobs(JobQuery()).count == 6)
    #expect(try await storage.jobs.events(after: 0, limit: 100).count == 6)
    try await storage.close()
    proxy.close()
  }

  @Test("while the server is away writes and reads wait, and go on when it is back")
  func restart() async throws {
    let server = try await Self.ownServer()
    let storage = try await PostgresStorage.open(
      server.target(), password: { PostgresServer.password },
      options: PostgresOptions(leaseClock: .caller, connectMax: .seconds(30), patience: .seconds(60)),
      now: { testTime })
    _ = try await storage.jobs.enqueue(.make("note", id: "before", lane: "l"), at: testTime)
    server.stop()
    async let written = storage.jobs.enqueue(.make("note", id: "meanwhile", lane: "l"), at: testTime)
    async let read = storage.jobs.job("before")
    try await Task.sleep(for: .milliseconds(500))
    let again = try server.startedAgain()
    try await again.ready()
    let back = ContinuousClock.now
    _ = try await written
    print("a write was made \(ContinuousClock.now - back) after the server was back")
    #expect(try await read != nil)
    #expect(try await storage.jobs.jobs(JobQuery()).count == 2)
    try await storage.close()
  }

  @Test("where the server stays away a write says so in a sentence, and is not made")
  func away() async throws {
    let server = try await Self.ownServer()
    let storage = try await PostgresStorage.open(
      server.target(), password: { PostgresServer.password },
      options: PostgresOptions(leaseClock: .caller, connectMax: .seconds(30), patience: .milliseconds(300)),
      now: { testTime })
    server.stop()
    await expect(.unreachable) {
      _ = try await storage.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    }
    await expect(.unreachable) { _ = try await storage.jobs.job("j") }
    try await storage.close()
  }

  @Test("a call with less patience than the storage is told in its time, and who has more goes on waiting")
  func impatient() async throws {
    let server = try await Self.ownServer()
    let storage = try await PostgresStorage.open(
      server.target(), password: { PostgresServer.password },
      options: PostgresOptions(leaseClock: .caller, connectMax: .seconds(30), patience: .seconds(600)),
      now: { testTime })
    server.stop()
    async let written = storage.jobs.enqueue(.make("note", id: "patient", lane: "l"), at: testTime)
    try await Task.sleep(for: .milliseconds(200))
    // Comes while the one before it is tried again and again, and does not wait for its end.
    await StoragePatience.$end.withValue(.now + .milliseconds(300)) {
      await expect(.unreachable) {
        _ = try await storage.jobs.enqueue(.make("note", id: "impatient", lane: "l"), at: testTime)
      }
      // The time is one for all that a call asks: it is over, and the storage has more patience.
      let start = ContinuousClock.now
      await expect(.unreachable) { _ = try await storage.jobs.job("patient") }
      #expect(ContinuousClock.now - start < .seconds(60))
    }
    let again = try server.startedAgain()
    try await again.ready()
    _ = try await written
    #expect(try await storage.jobs.jobs(JobQuery()).map(\.id) == ["patient"])
    try await storage.close()
  }

  @Test("whether anything can be read is said at once while the server is away, and again when it is back")
  func check() async throws {
    let server = try await Self.ownServer()
    let storage = try await PostgresStorage.open(
      server.target(), password: { PostgresServer.password },
      options: PostgresOptions(leaseClock: .caller, connectMax: .seconds(30), patience: .seconds(600)),
      now: { testTime })
    try await storage.check()
    // Sessions that rest are over without knowing it when the server comes back.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { _ = try await storage.jobs.jobs(JobQuery()) } }
      try await group.waitForAll()
    }
    server.stop()
    for _ in 0..<20 { await expect(.unreachable) { try await storage.check() } }
    let again = try server.startedAgain()
    try await again.ready()
    try await storage.check()
    try await storage.close()
  }

  @Test("who does not wait any longer for a server that says nothing leaves no session behind")
  func silence() async throws {
    let server = try await Self.ownServer()
    let storage = try await PostgresStorage.open(
      server.target(), password: { PostgresServer.password },
      options: PostgresOptions(leaseClock: .caller, connectMax: .seconds(60), patience: .seconds(600)),
      now: { testTime })
    try await storage.check()
    let stopped = try server.processes()
    for id in stopped { kill(id, SIGSTOP) }
    for _ in 0..<5 {
      let look = Task { try await storage.check() }
      try await Task.sleep(for: .milliseconds(300))
      look.cancel()
      await expect(.unreachable) { try await look.value }
    }
    for id in stopped { kill(id, SIGCONT) }
    try await storage.check()
    let session = try await server.connect()
    // What was given up while the server slept is gone once it has noticed.
    for _ in 0..<100 {
      let count = try await session.run(
        "SELECT count(*) AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
      // One writes, one listens, one has just read.
      if try (count.rows.first?.int("n") ?? 9) <= 3 { return try await storage.close() }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("sessions are left behind")
  }

  private static func ownServer() async throws -> PostgresServer {
    let server = try PostgresServer()
    try await server.ready()
    return server
  }
}
