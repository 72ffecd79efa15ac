import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Presence")
struct PresenceStoreTests {
  @Test("one row for each console of a person; the others are told, who acts first, and the old are dropped")
  func note() async throws {
    let storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme", status: .active)
    try await storage.tenants.adopt([record])
    let before = try await storage.changes.latestSequence()
    func note(
      _ actor: String, _ console: String, _ doing: Presence.Doing = .looking, after seconds: Double
    ) async throws -> [String] {
      let time = testTime + seconds
      let presence = Presence(
        actor: actor, role: .platformOwner, doing: doing, operation: doing == .acting ? .pause : nil, seenAt: time)
      return try await storage.presence.note(presence, on: console, of: record.tenant.id, at: time)
        .map { "\($0.actor) \($0.doing.rawValue) \($0.seenAt.timeIntervalSince(testTime))" }
    }
    #expect(try await note("ada", "one", after: 0).isEmpty)
    #expect(try await note("ada", "two", .acting, after: 1).isEmpty)
    #expect(try await note("ben", "one", after: 2) == ["ada acting 1.0"])
    #expect(try await note("ada", "two", after: 3) == ["ben looking 2.0"])
    #expect(try await note("cho", "one", after: 4) == ["ada looking 3.0", "ben looking 2.0"])
    #expect(try await note("cho", "one", after: 47) == ["ada looking 3.0"])
    #expect(try await note("cho", "one", after: 48).isEmpty)
    // It is told to nobody by way of the feed.
    #expect(try await storage.changes.latestSequence() == before)
  }
}
