import ControlSupport
import Foundation
import HTTPTransport
import Operations
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Tenants' analytics", .timeLimit(.minutes(20)))
struct AnalyticsTests {
  /// A tenant for each way in which analytics can stand, and one that is gone.
  private struct AnalysedWorld {
    let world: ControlWorld
    let sandbox: SandboxPlatform

    init() async throws {
      world = try await ControlWorld(connected: true, isTimeReal: true)
      sandbox = try #require(world.sandbox)
      let ways: [(String, SandboxTenant.Analytics, SyncMode)] = [
        ("good", .inOrder, .nightly), ("bare", .missing, .nightly), ("late", .stale, .nightly),
        ("sick", .failing, .manual), ("dark", .noDashboard, .manual), ("mute", .inOrder, .off),
        ("gone", .inOrder, .nightly),
      ]
      var residents: [SandboxTenant] = []
      for (slug, analytics, mode) in ways {
        let tenant = try await world.adopt(slug, status: slug == "gone" ? .decommissioned : .active)
        var resident = SandboxTenant(
          slug: slug, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
          tenantId: tenant.id.rawValue, image: tenant.image.rawValue, replicas: 1, state: .running,
          createdAt: Date(timeIntervalSinceNow: -40 * 86_400), clientId: nil, realm: "tenants",
          database: tenant.dbName.rawValue)
        resident.analytics = analytics
        residents.append(resident)
        try await world.storage.analytics.change(
          AnalyticsSettings(syncMode: mode), of: tenant.id, by: "ada", at: Date())
      }
      await sandbox.seed(residents)
    }

    func effects() async -> [String] { await sandbox.ledger.map { "\($0.verb) \($0.object)" } }
  }

  @Test("tenants are listed with schema, last success, dashboard and how they stand")
  func list() async throws {
    let analysed = try await AnalysedWorld()
    let answer = try await analysed.world.client(.financeOwner).call(ListAnalytics())
    #expect(answer.supabase.isConnected && answer.superset.isConnected)
    #expect(answer.supabaseProblem == nil && answer.supersetProblem == nil && answer.total == 7)
    let states = Dictionary(uniqueKeysWithValues: answer.items.map { ($0.tenant.slug.rawValue, $0.state) })
    #expect(
      states == [
        "good": .inOrder, "bare": .missing, "late": .stale, "sick": .failed, "dark": .inOrder, "mute": .off,
        "gone": .closed,
      ])
    let good = try #require(answer.items.first { $0.tenant.slug.rawValue == "good" })
    #expect(good.schema == .present && good.tables == 3 && good.config.schemaName == good.tenant.dbName)
    #expect(good.lastSuccess?.rowsWritten ?? 0 > 0 && good.dashboard?.isMarked == true)
    #expect(good.dashboard?.url.contains("/superset/dashboard/good") == true && good.testRefusal == nil)
    let dark = try #require(answer.items.first { $0.tenant.slug.rawValue == "dark" })
    #expect(dark.dashboard == nil && dark.dashboardProblem == "there is none")
    let bare = try #require(answer.items.first { $0.tenant.slug.rawValue == "bare" })
    #expect(bare.schema == .missing && bare.testRefusal?.hasPrefix("there is no schema") == true)
  }

  @Test("one tenant is shown with its last runs and why they failed")
  func tenant() async throws {
    let analysed = try await AnalysedWorld()
    let sick = try await analysed.world.operator.call(GetTenantAnalytics(tenant: "sick"))
    #expect(sick.runs.count == 3 && sick.runs.first?.status == .failed)
    #expect(sick.runs.first?.message?.isEmpty == false && sick.runs.first?.origin == .other)
    #expect(sick.analytics.lastSuccess?.key == "nightly-2")
    let gone = try await analysed.world.operator.call(GetTenantAnalytics(tenant: "gone"))
    #expect(gone.analytics.state == .closed && gone.runs.isEmpty)
    let nobody = await problem { try await analysed.world.owner.call(GetTenantAnalytics(tenant: "nobody")) }
    #expect(nobody?.code == .notFound)
  }

  @Test("a test fills the schema once for a key, and says rows and time; what fails says why")
  func test() async throws {
    let analysed = try await AnalysedWorld()
    let client = analysed.world.operator
    let run = try await client.call(TestETL(tenant: "good", idempotencyKey: "k-1"))
    #expect(run.key == "test-k-1" && run.origin == .test)
    let after = try await client.call(GetTenantAnalytics(tenant: "good"))
    #expect(after.runs.first?.key == run.key && after.runs.first?.status == .succeeded)
    #expect(after.analytics.lastSuccess?.rowsWritten ?? 0 > 0)
    _ = try await client.call(TestETL(tenant: "good", idempotencyKey: "k-1"))
    #expect(await analysed.effects().count { $0.hasPrefix("create Run") } == 1)
    await analysed.sandbox.inject(SandboxFault(.lostAnswer, pathContains: "/functions/"))
    #expect(try await client.call(TestETL(tenant: "good", idempotencyKey: "k-2")).key == "test-k-2")
    #expect(try await client.call(TestETL(tenant: "sick", idempotencyKey: "k")).status == .failed)
    let overloaded = await problem { try await client.call(TestETL(tenant: "late", idempotencyKey: "k")) }
    #expect(overloaded?.code == .unavailable && overloaded?.detail.contains("compute resources") == true)
    for (slug, words) in [("bare", "no schema"), ("mute", "switched off"), ("gone", "decommissioned")] {
      let refused = await problem { try await client.call(TestETL(tenant: slug, idempotencyKey: "k")) }
      #expect(refused?.code == .refused && refused?.detail.contains(words) == true, "\(slug)")
    }
    let key = await problem { try await client.call(TestETL(tenant: "good", idempotencyKey: "a&b")) }
    #expect(key?.fields.map(\.pointer) == ["idempotency_key"])
  }

  @Test("a platform owner sets up what is missing, once, and it can be filled then")
  func setUp() async throws {
    let analysed = try await AnalysedWorld()
    let made = try await analysed.world.owner.call(SetUpAnalytics(tenant: "bare"))
    #expect(made.schema == .present && made.state == .stale && made.dashboard?.isMarked == true)
    let effects = await analysed.effects()
    #expect(effects.contains { $0.hasPrefix("create Schema") })
    _ = try await analysed.world.owner.call(SetUpAnalytics(tenant: "bare"))
    #expect(await analysed.effects() == effects)
    _ = try await analysed.world.owner.call(TestETL(tenant: "bare", idempotencyKey: "k"))
    #expect(
      try await analysed.world.owner.call(GetTenantAnalytics(tenant: "bare")).analytics.state == .inOrder)
    let gone = await problem { try await analysed.world.owner.call(SetUpAnalytics(tenant: "gone")) }
    #expect(gone?.code == .refused)
  }

  @Test(
    "a platform owner chooses mode and dashboard; one that is not there, or another's, is refused at its field"
  )
  func change() async throws {
    let analysed = try await AnalysedWorld()
    let owner = analysed.world.owner
    let foreign = try #require(
      try await owner.call(GetTenantAnalytics(tenant: "sick")).analytics.dashboard
    ).url
    let own = try #require(try await owner.call(GetTenantAnalytics(tenant: "good")).analytics.dashboard).url
    let changed = try await owner.call(
      ChangeAnalytics(tenant: "good", syncMode: .hourly, supersetDashboardUrl: " \(own) "))
    #expect(changed.config.syncMode == .hourly && changed.config.supersetDashboardUrl?.rawValue == own)
    #expect(changed.changedBy != nil && changed.dashboard?.url == own)
    for url in [foreign, own + "no-such", "not a url"] {
      let refused = await problem {
        try await owner.call(ChangeAnalytics(tenant: "good", syncMode: .off, supersetDashboardUrl: url))
      }
      #expect(refused?.fields.map(\.pointer) == ["superset_dashboard_url"], "\(url)")
    }
    #expect(try await owner.call(GetTenantAnalytics(tenant: "good")).analytics.config.syncMode == .hourly)
    let back = try await owner.call(
      ChangeAnalytics(tenant: "good", syncMode: .manual, supersetDashboardUrl: ""))
    #expect(back.config.supersetDashboardUrl == nil && back.dashboard?.isMarked == true)
  }

  @Test("operators test and configure nothing, finance owners look, tenant admins do not")
  func roles() async throws {
    let analysed = try await AnalysedWorld()
    let (world, finance) = (analysed.world, analysed.world.client(.financeOwner))
    let change = ChangeAnalytics(tenant: "good", syncMode: .off, supersetDashboardUrl: "")
    #expect(
      await problem { try await world.operator.call(change) }?.detail
        == "Not allowed for platform_operator: only a platform owner configures analytics.")
    #expect(
      await problem { try await world.operator.call(SetUpAnalytics(tenant: "bare")) }?.code == .forbidden)
    #expect(try await finance.call(GetTenantAnalytics(tenant: "good")).analytics.state == .inOrder)
    #expect(
      await problem { try await finance.call(TestETL(tenant: "good", idempotencyKey: "k")) }?.code
        == .forbidden)
    #expect(await problem { try await finance.call(change) }?.code == .forbidden)
    let admin = world.client(.tenantAdmin, of: ["good"])
    #expect(await problem { try await admin.call(GetTenantAnalytics(tenant: "good")) }?.code == .forbidden)
    #expect(await analysed.effects().isEmpty)
  }

  @Test(
    "the schedule fills what is due, once for a night however often it looks, and nothing that is by hand or gone"
  )
  func schedule() async throws {
    let analysed = try await AnalysedWorld()
    let schedule = AnalyticsSchedule(analysed.world.controlPlane.parts)
    #expect(try await schedule.look().map(\.rawValue) == ["good"])
    #expect(try await schedule.look().isEmpty)
    // Another process looks, too.
    #expect(try await AnalyticsSchedule(analysed.world.controlPlane.parts).look().isEmpty)
    let runs = try await analysed.world.owner.call(GetTenantAnalytics(tenant: "good")).runs
    #expect(runs.first?.origin == .schedule && runs.first?.key.hasPrefix("sync-nightly-") == true)
    #expect(await analysed.effects().count { $0.hasPrefix("create Run") } == 1)
  }

  @Test("without Supabase and Superset it is said so, and what needs them is unavailable")
  func notConnected() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let list = try await world.owner.call(ListAnalytics())
    #expect(!list.supabase.isConnected && !list.superset.isConnected)
    #expect(
      list.items.map(\.state) == [.notKnown] && list.items[0].dashboardProblem == "Superset is not connected")
    for refused in [
      await problem { try await world.owner.call(TestETL(tenant: "north", idempotencyKey: "k")) },
      await problem { try await world.owner.call(SetUpAnalytics(tenant: "north")) },
      await problem {
        try await world.owner.call(
          ChangeAnalytics(
            tenant: "north", syncMode: .nightly, supersetDashboardUrl: "https://s.example.net/d/1"))
      },
    ] {
      #expect(refused?.code == .unavailable && refused?.detail.contains("tenantry connect su") == true)
    }
    let changed = try await world.owner.call(
      ChangeAnalytics(tenant: "north", syncMode: .nightly, supersetDashboardUrl: ""))
    #expect(changed.config.syncMode == .nightly)
    #expect(try await AnalyticsSchedule(world.controlPlane.parts).look().isEmpty)
  }

  @Test("a system that does not answer is said, and what the other has is there")
  func broken() async throws {
    let analysed = try await AnalysedWorld()
    await analysed.sandbox.inject(SandboxFault(.status(503), host: SandboxHosts.supabase, times: nil))
    let list = try await analysed.world.owner.call(ListAnalytics())
    #expect(list.supabaseProblem?.contains("503") == true && list.supersetProblem == nil)
    let good = try #require(list.items.first { $0.tenant.slug.rawValue == "good" })
    #expect(good.state == .notKnown && good.dashboard != nil)
    await analysed.sandbox.clearFaults()
    await analysed.sandbox.inject(
      SandboxFault(.unreachable, host: SandboxHosts.superset, times: nil))
    let other = try await analysed.world.owner.call(GetTenantAnalytics(tenant: "good"))
    #expect(other.supersetProblem?.isEmpty == false && other.analytics.state == .inOrder)
    #expect(other.analytics.dashboardProblem == "Superset could not be asked")
  }
}
