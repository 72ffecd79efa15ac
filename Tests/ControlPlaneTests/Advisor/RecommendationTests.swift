import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Recommendations", .timeLimit(.minutes(20)))
struct RecommendationTests {
  @Test("come from what the platform knows, with the flow that puts it right")
  func real() async throws {
    let world = try await ControlWorld()
    // Away from here it is long served, and nobody has a backup of it.
    let tenant = try await world.adopt("acme", image: "odoo:18.0-20250930")
    world.time.advance(27 * 3_600)
    let answer = try await world.owner.call(ListRecommendations())
    #expect(answer.items.contains { $0.rule == .backupOld && $0.action == .backup(tenant.slug) })
    #expect(answer.total == answer.items.count)
    try await world.storage.monitor.record(backups: [
      tenant.id: [Backup(source: .schedule, place: "x", finishedAt: world.time.now, bytes: 1)]
    ])
    try await world.storage.monitor.record(
      platform: PlatformSample(
        takenAt: world.time.now, cpuUsed: 9, cpuTotal: 10, memoryUsed: nil, memoryTotal: 10, storageUsed: 1,
        storageTotal: 10, nodesReady: 1, nodesNotReady: 1))
    let after = try await world.operator.call(ListRecommendations())
    #expect(!after.items.contains { $0.rule == .backupOld })
    #expect(after.items.filter { $0.rule == .capacity }.map(\.id) == ["capacity:nodes", "capacity:CPU"])
    #expect(try await world.owner.call(ListRecommendations(limit: 1)).items.count == 1)
  }

  @Test("many tenants on an old image are listed by a filter that finds them, one is brought further itself")
  func images() async throws {
    let world = try await ControlWorld()
    let images = try await world.storage.platform.images().filter { $0.status == .tested }.map(\.image)
    let old = try #require(images.first { old in images.contains { $0.isNewer(than: old) == true } })
    try await world.adopt("acme", image: old.rawValue)
    let one = try await world.owner.call(ListRecommendations()).items.first { $0.rule == .imageBehind }
    #expect(try one?.action == .upgrade(Slug("acme")))
    try await world.adopt("north", image: old.rawValue)
    try await world.adopt(
      "west", image: try #require(images.first { $0.isNewer(than: old) == true }).rawValue)
    let two = try await world.owner.call(ListRecommendations()).items.first { $0.rule == .imageBehind }
    guard case .tenants(let filter)? = two?.action else {
      Issue.record("\(String(describing: two))")
      return
    }
    let listed = try await world.owner.call(ListTenants(filter: filter)).items.map(\.image)
    #expect(listed == [old, old])
  }

  @Test("unpaid invoices are recommended to who can do something about them")
  func invoices() async throws {
    let world = try await ControlWorld()
    let period = BillingPeriod(of: world.time.now).previous
    try await world.adopt("acme") { $0.subscribedSince = period.start }
    _ = try await world.book.draft(through: period, at: world.time.now)
    _ = try await world.book.issue(through: period, at: world.time.now)
    world.time.advance(60 * 86_400)
    _ = try await world.book.markPastDue(at: world.time.now)
    let owner = try await world.owner.call(ListRecommendations())
    #expect(owner.items.contains { $0.rule == .invoicePastDue })
    let other = try await world.operator.call(ListRecommendations())
    #expect(!other.items.contains { $0.rule == .invoicePastDue })
  }

  @Test("belong to those who run the platform")
  func roles() async throws {
    let world = try await ControlWorld()
    for role in [Role.tenantAdmin, .financeOwner, .workspaceAdmin, .endUser] {
      #expect(await problem { try await world.client(role).call(ListRecommendations()) }?.code == .forbidden)
    }
  }
}
