import ControlSupport
import Foundation
import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Portal and support", .timeLimit(.minutes(20)))
struct SupportTests {
  private func admin(_ world: ControlWorld) -> EmbeddedClient { world.client(.tenantAdmin, of: ["acme"]) }

  @Test("the portal shows a tenant admin their own tenants, with plan and settings")
  func portal() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await world.adopt("bolt")
    let items = try await admin(world).call(GetPortal()).items
    #expect(items.map(\.tenant.slug.rawValue) == ["acme"])
    #expect(items[0].subscription?.plan?.id == "pro" && items[0].settings == LocalSettings())
  }

  @Test("local settings are checked, kept with who changed them, and told in the feed")
  func settings() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let admin = admin(world)
    let bad = ChangeLocalSettings(
      tenant: "acme", contactEmail: "nobody", maintenanceWindow: .any, notificationChannel: .none)
    #expect(await problem { try await admin.call(bad) }?.fields.map(\.pointer) == ["contact_email"])
    let before = try await world.storage.changes.latestSequence()
    for window in [LocalSettings.Window.night, .weekend] {
      _ = try await admin.call(
        ChangeLocalSettings(
          tenant: "acme", contactEmail: "a@example.net", maintenanceWindow: window,
          notificationChannel: .email))
    }
    let history = try await world.operator.call(ListLocalSettings(tenant: "acme")).items
    #expect(history.map(\.maintenanceWindow) == [.weekend, .night])
    #expect(history.allSatisfy { $0.changedBy == "tenant_admin@north" && $0.changedAt == world.time.now })
    #expect(try await world.storage.changes.latestSequence() == before + 4)
  }

  @Test("a request goes to and fro: asked, answered, asked again, closed; closed is the end")
  func thread() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let admin = admin(world)
    let asked = try await admin.call(
      OpenSupportRequest(tenant: "acme", subject: "Slow", text: "Since noon.", severity: .high))
    #expect(asked.state == .open)
    let id = asked.id.rawValue
    #expect(
      try await world.operator.call(AnswerSupportRequest(request: id, text: "Seen.")).state == .answered)
    #expect(try await admin.call(AnswerSupportRequest(request: id, text: "Still slow.")).state == .open)
    let closed = try await admin.call(AnswerSupportRequest(request: id, closes: true))
    #expect(closed.state == .closed && closed.messages.map(\.isAnswer) == [false, true, false])
    let late = AnswerSupportRequest(request: id, text: "And?")
    #expect(await problem { try await admin.call(late) }?.code == .refused)
    #expect(try await world.operator.call(ListSupportRequests()).items == [closed])
    let stranger = world.client(.tenantAdmin, of: ["bolt"])
    #expect(try await stranger.call(ListSupportRequests()).items.isEmpty)
    #expect(await problem { try await stranger.call(late) }?.code == .forbidden)
  }

  @Test("what a tenant asks is posted once in the support channel, as text that mentions nobody")
  func posted() async throws {
    let world = try await ControlWorld(connected: true, isTimeReal: true)
    try await world.adopt("acme")
    let asked = try await admin(world).call(
      OpenSupportRequest(tenant: "acme", subject: "Help @all", text: "**now**"))
    let parts = world.controlPlane.parts
    let worker = Worker(id: "w", store: world.storage.jobs, registry: JobRegistry([parts.supportPost]))
    let running = Task { await worker.run() }
    let ended = try await job(in: parts) { $0.state.isTerminal || $0.state == .parked }
    running.cancel()
    await running.value
    let events = try await parts.jobs.events(after: 0, limit: 100)
    #expect(ended.state == .succeeded, "\(ended.fault?.message ?? "no fault"): \(events)")
    #expect(try await parts.support.request(asked.id)?.postedIn == "#support")
    let mattermost = try #require(world.mattermost)
    let channel = try #require(try await mattermost.channel(named: "support"))
    let key = try #require(try await parts.jobs.steps(of: ended.id).first).idempotencyKey
    let post = try #require(try await mattermost.post(key: key, channel: channel.id, since: ended.createdAt))
    #expect(!post.message.contains("@all") && post.message.contains("acme"))
  }

  /// The job that tells the operators, once it is as asked, or as it is after two minutes.
  private func job(
    in parts: ControlPlaneParts, once isThere: (JobRecord) -> Bool
  ) async throws -> JobRecord {
    for _ in 0..<6_000 {
      let jobs = try await parts.jobs.jobs(JobQuery(kinds: [SupportPost.kind]))
      if let job = jobs.first, isThere(job) { return job }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try #require(try await parts.jobs.jobs(JobQuery(kinds: [SupportPost.kind])).first)
  }
}
