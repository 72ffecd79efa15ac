import Foundation
import Testing

@testable import TenantModel

@Suite("When operations may begin")
struct OperationsCalendarTests {
  private let now = Date(timeIntervalSince1970: 1_763_800_000)

  private func window(
    _ name: String, _ kind: MaintenanceWindow.Kind = .deny, from: Double, until: Double,
    _ scope: WindowScope = .everything
  ) throws -> MaintenanceWindow {
    MaintenanceWindow(
      id: try MaintenanceWindowID("W000000001"), name: try DisplayText(name), kind: kind,
      schedule: .once(TimeSpan(from: now + from, until: now + until)), scope: scope, reason: "because",
      createdBy: "ada", createdAt: now)
  }

  private func hold(
    _ kind: OperationKind, _ windows: [MaintenanceWindow], freeze: OperationsFreeze? = nil,
    on tenant: Tenant? = nil, at seconds: Double = 0
  ) -> OperationHold? {
    OperationsCalendar(freeze: freeze, windows: windows).hold(kind, on: tenant, at: now + seconds)
  }

  private func hold(
    _ windows: [MaintenanceWindow], freeze: OperationsFreeze? = nil, at seconds: Double = 0
  ) -> OperationHold? {
    hold(.rebuild, windows, freeze: freeze, at: seconds)
  }

  private func tenant() throws -> Tenant {
    let slug = try Slug("acme")
    return Tenant(
      id: try TenantID("ACME000001"), slug: slug, name: try DisplayText("Acme"),
      agencyGroup: try DisplayText("North"), status: .active, environment: .staging, planId: "pro",
      region: "sgp1", isolation: .database, haLevel: .single, templateId: "t", bundleCode: "b",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace,
      odooUrl: try HTTPSURL("https://acme.example.net"), health: Health(level: .healthy, summary: ""),
      createdAt: now, updatedAt: now)
  }

  @Test("without windows and freeze nothing is held")
  func empty() { #expect(hold([]) == nil) }

  @Test("a window that holds does so while it is open, and says until when and why")
  func deny() throws {
    let night = try window("night", from: -10, until: 60)
    #expect(
      hold([night]) == OperationHold(cause: .window, reason: "night: because", until: now + 60))
    #expect(hold([night], at: -11) == nil && hold([night], at: 60) == nil)
  }

  @Test("until is when it may really begin: windows that follow each other count as one")
  func chain() throws {
    let windows = [
      try window("a", from: -10, until: 60), try window("b", from: 50, until: 100),
      try window("c", from: 100, until: 130), try window("d", from: 200, until: 300),
    ]
    #expect(hold(windows)?.until == now + 130)
  }

  @Test("what is allowed in a window alone waits for it, and what holds wins over it")
  func allow() throws {
    let allowed = try window(
      "upgrades", .allow, from: 100, until: 200, WindowScope(operations: [.upgradeImage]))
    let waiting = try #require(hold(.upgradeImage, [allowed]))
    #expect(waiting.until == now + 100 && waiting.reason.contains("waits for upgrades"))
    #expect(hold(.rebuild, [allowed]) == nil)
    #expect(hold(.upgradeImage, [allowed], at: 150) == nil)
    let denied = try window("close", from: 90, until: 150)
    #expect(hold(.upgradeImage, [allowed, denied])?.until == now + 150)
    // One of several is enough, and one that never opens again forbids nothing.
    let other = try window("now", .allow, from: -5, until: 5, WindowScope(operations: [.upgradeImage]))
    #expect(hold(.upgradeImage, [allowed, other]) == nil)
    #expect(hold(.upgradeImage, [try window("past", .allow, from: -20, until: -10)]) == nil)
  }

  @Test("a window concerns what its scope says; without kinds all but backups")
  func scope() throws {
    let tenant = try tenant()
    #expect(WindowScope.everything.covers(.rebuild, on: tenant))
    #expect(WindowScope.everything.covers(.bundleChange, on: nil))
    #expect(!WindowScope.everything.covers(.backup, on: tenant))
    #expect(WindowScope(operations: [.backup]).covers(.backup, on: tenant))
    #expect(WindowScope(environment: .staging).covers(.pause, on: tenant))
    #expect(!WindowScope(environment: .production).covers(.pause, on: tenant))
    #expect(!WindowScope(environment: .staging).covers(.bundleChange, on: nil))
    #expect(WindowScope(tenants: [tenant.slug]).covers(.pause, on: tenant))
    #expect(!WindowScope(tenants: [try Slug("other")]).covers(.pause, on: tenant))
    // Tenants and agencies widen each other, the environment narrows both.
    let both = WindowScope(
      environment: .staging, tenants: [try Slug("other")], agencies: [tenant.agencyGroup.rawValue])
    #expect(both.covers(.pause, on: tenant))
    #expect(both.words == "staging · other, North" && WindowScope.everything.words == "everything")
  }

  @Test("the freeze holds all but backups, wins over windows, and may end by itself")
  func freeze() throws {
    let freeze = OperationsFreeze(reason: "incident", by: "ada", since: now - 60)
    let frozen = try #require(hold([], freeze: freeze))
    #expect(frozen == OperationHold(cause: .freeze, reason: "frozen by ada: incident", until: nil))
    #expect(hold(.backup, [], freeze: freeze) == nil)
    let night = try window("night", from: -10, until: 60)
    #expect(hold([night], freeze: freeze)?.until == nil)
    var short = freeze
    short.until = now + 30
    #expect(hold([], freeze: short)?.until == now + 30 && hold([], freeze: short, at: 30) == nil)
    #expect(hold([night], freeze: short)?.until == now + 60)
    #expect(
      short.refusal
        == "operations are frozen since 2025-11-22 08:25Z until 2025-11-22 08:27Z by ada: incident")
  }
}
