import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("What is decided about analytics")
struct AnalyticsStoreTests {
  private let storage: OpenStorage
  private let now = Date(timeIntervalSince1970: 1_763_800_000)

  init() async throws {
    storage = try await .forTest()
    try await storage.platform.seed(try .standard())
    try await storage.tenants.adopt([
      NewTenantRecord.make("north", status: .active), NewTenantRecord.make("acme", status: .active),
    ])
  }

  private func id(_ slug: String) async throws -> TenantID {
    try #require(try await storage.tenants.tenant(slug: Slug(slug))).id
  }

  @Test("a tenant about whom nothing was decided has the defaults, and all are listed by slug")
  func defaults() async throws {
    let page = try await storage.analytics.settings(of: nil, limit: 10)
    #expect(page.items.map(\.tenant.slug.rawValue) == ["acme", "north"] && page.total == 2)
    #expect(page.items.allSatisfy { $0.settings == AnalyticsSettings() })
    let first = try await storage.analytics.settings(of: nil, limit: 1)
    #expect(first.items.count == 1 && first.total == 2)
  }

  @Test("what was decided last counts, with who decided it and when, and the feed tells of it")
  func change() async throws {
    let acme = try await id("acme")
    let url = try HTTPSURL("https://superset.example.net/superset/dashboard/7/")
    let head = try await storage.changes.latestSequence()
    try await storage.analytics.change(
      AnalyticsSettings(syncMode: .hourly, supersetDashboardUrl: url), of: acme, by: "ada", at: now)
    try await storage.analytics.change(AnalyticsSettings(syncMode: .off), of: acme, by: "bo", at: now + 60)
    let item = try #require(try await storage.analytics.settings(of: acme, limit: 1).items.first)
    #expect(
      item.settings
        == AnalyticsSettings(syncMode: .off, supersetDashboardUrl: nil, changedBy: "bo", changedAt: now + 60))
    let north = try await id("north")
    #expect(try await storage.analytics.settings(of: north, limit: 1).items.first?.settings.changedBy == nil)
    #expect(try await storage.changes.latestSequence() != head)
    let nobody = await #expect(throws: StorageError.self) {
      try await storage.analytics.change(
        AnalyticsSettings(), of: TenantID("NXBXDY0000"), by: "ada", at: now)
    }
    #expect(nobody?.code == .notFound)
  }
}
