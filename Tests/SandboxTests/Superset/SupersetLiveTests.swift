import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

/// The client before a real Superset. It leaves a dashboard, its dataset and a database behind.
@Suite(
  "a real Superset", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["TENANTRY_SUPERSET"] != nil,
    "set TENANTRY_SUPERSET to the address of a Superset 6.1, and TENANTRY_SUPERSET_USER and _PASSWORD to an admin of it"
  ))
struct SupersetLiveTests {
  private let environment = ProcessInfo.processInfo.environment
  private let database = SupersetTemplate.Database(name: "tenantry-live", maskedURI: "sqlite:////tmp/live.db")

  private func client(passwordFrom name: String = "TENANTRY_SUPERSET_PASSWORD") throws -> SupersetClient {
    let base = try #require(URL(string: environment["TENANTRY_SUPERSET"] ?? ""))
    let wire = CurlTransport(
      CurlPool(), CurlSettings(hosts: try .only(base), userAgent: "tenantry/test"))
    return SupersetClient(
      transport: wire, base: base, username: environment["TENANTRY_SUPERSET_USER"] ?? "admin",
      password: try SecretReference("env:\(name)"), secrets: .system(environment: environment),
      now: { Date() })
  }

  private func subject(_ slug: String, _ tenant: String) throws -> SupersetTemplate.Subject {
    SupersetTemplate.Subject(
      tenant: try TenantID(tenant), slug: try Slug(slug), name: try DisplayText("Acme + Söhne (Wien)!"),
      schema: try Slug(slug).databaseName, operation: try OperationID("0PERATE000"))
  }

  @Test("takes the dashboard that the client sends, once, and shows it to guests")
  func dashboard() async throws {
    let superset = try client()
    let subject = try subject("tenantry-live", "TENANTRY00")
    _ = try await superset.ensureDashboard(
      .tenantOverview, for: subject, database: database, password: nil)
    let again = try await superset.ensureDashboard(
      .tenantOverview, for: subject, database: database, password: nil)
    let known = try #require(try await superset.dashboard(slug: subject.slug))
    #expect(again == .adopted(known) && known.title == subject.name.rawValue && known.isPublished)
    #expect(try await superset.dashboards(titled: subject.name.rawValue).contains(known))
    #expect(try await superset.datasets(in: subject.schema).map(\.table) == ["etl_runs_tenantry-live"])
    let domain = try HTTPSURL("https://acme.example")
    let embedded = try await superset.ensureEmbedded(slug: subject.slug, domains: [domain])
    #expect(try await superset.ensureEmbedded(slug: subject.slug, domains: [domain]) == embedded)
    let token = try await superset.guestToken(embedded: embedded, visitor: "acme", clause: "1 = 1")
    #expect(token.reveal().split(separator: ".").count == 3)
    let report = await superset.testConnection(database: database.name)
    #expect(report.isPassing, "\(report.problems)")
  }

  @Test("refuses in the words and statuses that the client tells apart")
  func refusals() async throws {
    let superset = try client()
    let slug = try Slug("tenantry-live")
    _ = try await superset.ensureDashboard(
      .tenantOverview, for: try subject(slug.rawValue, "TENANTRY00"), database: database, password: nil)
    let stranger = await #expect(throws: IntegrationError.self) {
      try await superset.ensureDashboard(
        .tenantOverview, for: try subject(slug.rawValue, "STRANGER00"), database: database, password: nil)
    }
    #expect(stranger?.code == IntegrationError.codeConflict)
    let guest = await #expect(throws: IntegrationError.self) {
      try await superset.guestToken(embedded: "nobody", visitor: "acme")
    }
    #expect(guest?.code == IntegrationError.codeInvalid)
    let missing = await #expect(throws: IntegrationError.self) {
      try await superset.ensureEmbedded(slug: try Slug("nobody-at-all"), domains: [])
    }
    #expect(missing?.code == IntegrationError.codeNotFound)
    let masked = SupersetTemplate.Database(
      name: "tenantry-masked", maskedURI: "postgresql://u:XXXXXXXXXX@127.0.0.1:1/d")
    let password = await #expect(throws: IntegrationError.self) {
      try await superset.ensureDashboard(
        .tenantOverview, for: try subject("tenantry-masked", "MASKED0000"), database: masked, password: nil)
    }
    #expect(password?.message.contains("Must provide a password") == true)
    let uri = await #expect(throws: IntegrationError.self) {
      try await superset.testDatabase(named: "x", uri: try SecretReference("env:TENANTRY_SUPERSET_PASSWORD"))
    }
    #expect(uri?.code == IntegrationError.codeInvalid)
    let wrong = await #expect(throws: IntegrationError.self) {
      try await client(passwordFrom: "TENANTRY_SUPERSET").username()
    }
    #expect(wrong?.code == IntegrationError.codeUnauthorized)
  }
}
