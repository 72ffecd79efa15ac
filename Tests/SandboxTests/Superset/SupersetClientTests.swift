import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

@testable import Sandbox

@Suite("Superset")
struct SupersetClientTests {
  @Test("a tenant's dashboard is made once, marked, and taken over when it is asked for again")
  func dashboard() async throws {
    let world = try await VendorWorld()
    let superset = try world.superset()
    let subject = try world.subject()
    let first = try await superset.ensureDashboard(
      .tenantOverview, for: subject, database: VendorWorld.database, password: world.reference)
    guard case .created(let made) = first else { return #expect(Bool(false), "it was there already") }
    #expect(made.slug == "acme" && made.title == "Acme + Söhne (Wien)!" && made.belongs(to: subject.tenant))
    let again = try await superset.ensureDashboard(
      .tenantOverview, for: subject, database: VendorWorld.database, password: world.reference)
    #expect(again == .adopted(made))
    #expect(try await superset.dashboards(titled: subject.name.rawValue) == [made])
    #expect(try await superset.datasets(in: subject.schema).map(\.table) == ["etl_runs_acme"])
    let ledger = await world.platform.ledger
    #expect(ledger.map(\.object) == ["Dashboard acme", "Dataset odoo_acme.etl_runs_acme"])
    #expect(ledger.first?.operation == "0PERATE000")
    let stranger = try world.subject(tenant: "STRANGER00")
    let conflict = await #expect(throws: IntegrationError.self) {
      try await superset.ensureDashboard(
        .tenantOverview, for: stranger, database: VendorWorld.database, password: world.reference)
    }
    #expect(conflict?.code == IntegrationError.codeConflict && conflict?.retry == .conflict)
  }

  @Test("the first dashboard brings its database along, with the password that it needs")
  func newDatabase() async throws {
    let world = try await VendorWorld()
    let superset = try world.superset()
    let second = SupersetTemplate.Database(name: "second", maskedURI: VendorWorld.database.maskedURI)
    for slug in ["acme", "umber"] {
      _ = try await superset.ensureDashboard(
        .tenantOverview, for: try world.subject(slug), database: second, password: world.reference)
    }
    #expect(await world.platform.ledger.count { $0.object == "Database second" } == 1)
    #expect(try await superset.databases().map(\.name) == ["analytics", "second"])
  }

  @Test("a lost answer to an import is uncertain, and asking again makes no second dashboard")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let superset = try world.superset()
    await world.platform.inject(SandboxFault(.lostAnswer, pathContains: "/dashboard/import/"))
    let lost = await #expect(throws: IntegrationError.self) {
      try await superset.ensureDashboard(
        .tenantOverview, for: try world.subject(), database: VendorWorld.database, password: world.reference)
    }
    #expect(lost?.retry == .uncertain)
    let again = try await superset.ensureDashboard(
      .tenantOverview, for: try world.subject(), database: VendorWorld.database, password: world.reference)
    guard case .adopted = again else { return #expect(Bool(false), "it was made again") }
    #expect(await world.platform.ledger.count { $0.object == "Dashboard acme" } == 1)
  }

  @Test("an embedded dashboard keeps its id, and a guest's token is shown nowhere")
  func embedding() async throws {
    let world = try await VendorWorld()
    let superset = try world.superset()
    let slug = try Slug("t0x"), domain = try HTTPSURL("https://t0x.tenants.sandbox")
    let id = try await superset.ensureEmbedded(slug: slug, domains: [domain])
    #expect(try await superset.ensureEmbedded(slug: slug, domains: [domain]) == id)
    #expect(await world.platform.ledger.map(\.object) == ["Embedding t0x"])
    let token = try await superset.guestToken(embedded: id, visitor: "t0x", clause: "company_id = 1")
    #expect(token.reveal().hasPrefix("ey") && "\(token)" == "•••")
    let unknown = await #expect(throws: IntegrationError.self) {
      try await superset.guestToken(embedded: "nobody", visitor: "x")
    }
    #expect(unknown?.code == IntegrationError.codeInvalid)
    let missing = await #expect(throws: IntegrationError.self) {
      try await superset.ensureEmbedded(slug: try Slug("nobody"), domains: [domain])
    }
    #expect(missing?.code == IntegrationError.codeNotFound)
  }

  @Test("lists are read to their end")
  func paging() async throws {
    let world = try await VendorWorld()
    await world.platform.seed(
      (0..<230).map { number in
        SandboxTenant(
          slug: "many\(number)", namespace: "odoo-many\(number)", host: "many\(number).tenants.sandbox",
          tenantId: "MANY", image: "odoo:18.0", replicas: 1, state: .running, createdAt: world.time.now,
          clientId: nil, realm: "tenants")
      })
    let superset = try world.superset()
    #expect(try await superset.dashboards().count == 234)
    #expect(try await superset.dashboard(slug: try Slug("many7"))?.title == "Sales of many7")
    #expect(try await superset.dashboard(slug: try Slug("nobody")) == nil)
    let database = try #require(try await superset.databases().first)
    #expect(try await superset.schemas(ofDatabase: database.id).contains("odoo_many7"))
  }

  @Test("what an import lacks is told in Superset's words, without the password")
  func refusals() async throws {
    let world = try await VendorWorld()
    let other = SupersetTemplate.Database(
      name: "second", maskedURI: VendorWorld.database.maskedURI)
    let wrong = try SecretReference("env:OTHER")
    let client = SupersetClient(
      transport: world.transport, base: try world.url(SandboxHosts.superset),
      username: SandboxHosts.supersetUser, password: world.reference,
      secrets: .system(environment: ["SANDBOX": VendorWorld.secret, "OTHER": "geheim-42"]), now: world.now)
    let refused = await #expect(throws: IntegrationError.self) {
      try await client.ensureDashboard(
        .tenantOverview, for: try world.subject(), database: other, password: wrong)
    }
    #expect(refused?.code == IntegrationError.codeInvalid)
    #expect(refused?.message.contains("Must provide a password") == true)
    let said: JSONValue = ["message": "cannot reach geheim-42", "more": 1]
    let watched = WatchedTransport(
      world.transport, refusingOnce: "/test_connection", with: HTTPResponse(status: 422, json: said))
    let parrot = SupersetClient(
      transport: watched, base: try world.url(SandboxHosts.superset),
      username: SandboxHosts.supersetUser, password: world.reference,
      secrets: .system(environment: ["SANDBOX": VendorWorld.secret, "OTHER": "geheim-42"]), now: world.now)
    let repeated = await #expect(throws: IntegrationError.self) {
      try await parrot.testDatabase(named: "x", uri: wrong)
    }
    #expect(repeated?.message.hasSuffix("cannot reach •••") == true)
    let unreachable = await #expect(throws: IntegrationError.self) {
      try await parrot.testDatabase(named: "x", uri: wrong)
    }
    #expect(unreachable?.code == IntegrationError.codeInvalid)
    #expect(throws: IntegrationError.self) { try SupersetTemplate(files: ["metadata.yaml": [:]]) }
  }

  @Test("a connection test says what works, as whom, and what is missing")
  func connection() async throws {
    let world = try await VendorWorld()
    let report = try await world.superset().testConnection(database: "analytics")
    #expect(report.isPassing && report.identity == "tenantry", "\(report.problems)")
    #expect(report.checks.map(\.name) == ["sign_in", "dashboards", "databases", "database", "changes"])
    let missing = try await world.superset().testConnection(database: "other")
    #expect(missing.problems.count == 1)
    let wrong = try await world.superset("geheim-42").testConnection(database: "analytics")
    #expect(!wrong.isPassing && !"\(wrong)".contains("geheim"))
    #expect(await world.platform.ledger.isEmpty)
  }
}
