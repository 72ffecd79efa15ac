import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on analytics")
struct AnalyticsCommandTests {
  private static func analytics(_ state: TenantAnalytics.State = .stale) throws -> TenantAnalytics {
    let tenant = try Tenant.fixture()
    return TenantAnalytics(
      tenant: tenant,
      config: AnalyticsConfig(
        supabaseProject: "project", schemaName: tenant.dbName, syncMode: .nightly,
        supersetDashboardUrl: try HTTPSURL("https://superset.example.net/d/1/")),
      state: state, schema: .present, lastRun: run(.succeeded), lastSuccess: run(.succeeded),
      dashboard: .init(title: "Sales", url: "https://superset.example.net/d/1/", isMarked: true))
  }

  private static func run(_ status: AnalyticsRun.Status, message: String? = nil) -> AnalyticsRun {
    AnalyticsRun(
      key: "test-key-1", origin: .test, status: status, rowsWritten: status == .succeeded ? 1_234 : nil,
      startedAt: CommandHarness.now.addingTimeInterval(-7_200),
      finishedAt: status == .running ? nil : CommandHarness.now.addingTimeInterval(-7_179), message: message)
  }

  private func harness(test: AnalyticsRun = run(.succeeded), connected: Bool = true) -> CommandHarness {
    let supabase = IntegrationStatus(system: "supabase", title: "Supabase", isConnected: connected)
    let superset = IntegrationStatus(system: "superset", title: "Superset", isConnected: true)
    return CommandHarness(
      client: ScriptedClient([
        ListAnalytics.name: { _ in
          ListAnalytics.Output(
            supabase: supabase, superset: superset, items: [try Self.analytics()], total: 1)
        },
        GetTenantAnalytics.name: { _ in
          GetTenantAnalytics.Output(
            analytics: try Self.analytics(), supabase: supabase, superset: superset,
            runs: [Self.run(.failed, message: "gone\u{1B}[2J")])
        },
        TestETL.name: { _ in test },
        ChangeAnalytics.name: { _ in try Self.analytics(.inOrder) },
        SetUpAnalytics.name: { _ in try Self.analytics(.inOrder) },
      ]))
  }

  @Test("tenants are listed as a table, as CSV and as JSON, and what is not connected is said")
  func list() async {
    let table = harness(connected: false)
    #expect(await table.run("analytics", "list") == .ok)
    #expect(table.output.text.hasPrefix("TENANT") && table.output.text.contains("stale"))
    #expect(table.output.text.contains("1234") && table.messages.text.contains("tenantry connect supabase"))
    let csv = harness()
    #expect(await csv.run("analytics", "list", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("tenant_slug,state,sync_mode,schema_name,schema,filled_at,"))
    let json = harness()
    #expect(await json.run("analytics", "list", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"sync_mode\":\"nightly\""))
  }

  @Test("one tenant is shown with its runs, clean")
  func show() async {
    let harness = harness()
    #expect(await harness.run("analytics", "show", "acme") == .ok)
    #expect(harness.output.text.contains("Sales https://superset.example.net/d/1/"))
    #expect(harness.output.text.contains("failed") && !harness.output.text.contains("\u{1B}[2J"))
  }

  @Test("a test ends with 0 when rows were written and with 1 when it failed")
  func test() async {
    let fine = harness()
    #expect(await fine.run("analytics", "test", "acme") == .ok)
    #expect(fine.output.text.contains("1234") && fine.output.text.contains("21s"))
    #expect(fine.client.calls.first as? TestETL == TestETL(tenant: "acme", idempotencyKey: "key-1"))
    let failing = harness(test: Self.run(.failed, message: "no answer"))
    #expect(await failing.run("analytics", "test", "acme") == .refused)
    #expect(failing.messages.text.contains("no answer"))
    let going = harness(test: Self.run(.running))
    #expect(await going.run("analytics", "test", "acme", "--no-wait", "-o", "json") == .ok)
    #expect(going.output.text.contains("\"status\":\"running\""))
  }

  @Test("what is not named stays as it is, and nothing named is a mistake")
  func set() async {
    let mode = harness()
    #expect(await mode.run("analytics", "set", "acme", "--sync", "hourly") == .ok)
    #expect(
      mode.client.calls.last as? ChangeAnalytics
        == ChangeAnalytics(
          tenant: "acme", syncMode: .hourly, supersetDashboardUrl: "https://superset.example.net/d/1/"))
    let own = harness()
    #expect(await own.run("analytics", "set", "acme", "--own-dashboard") == .ok)
    #expect(
      own.client.calls.last as? ChangeAnalytics
        == ChangeAnalytics(tenant: "acme", syncMode: .nightly, supersetDashboardUrl: ""))
    #expect(await harness().run("analytics", "set", "acme") == .usage)
    #expect(await harness().run("analytics", "set", "acme", "--sync", "weekly") == .usage)
    let made = harness()
    #expect(await made.run("analytics", "setup", "acme") == .usage)
    #expect(await made.run("analytics", "setup", "acme", "--yes") == .ok)
  }
}
