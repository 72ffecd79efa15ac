import Foundation
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("What the monitor saw")
struct MonitorStoreTests {
  private static let hour = 3_600.0
  private static let day = 86_400.0

  private func storage(_ slugs: [String] = ["acme"]) async throws -> (OpenStorage, [TenantID]) {
    let storage = try await OpenStorage.forTest()
    let records = try slugs.map { try NewTenantRecord.make($0, status: .active) }
    try await storage.tenants.adopt(records)
    return (storage, records.map(\.tenant.id))
  }

  private func look(
    _ tenant: TenantID, _ areas: Set<DriftArea>, _ differences: [DriftLook.Difference], after seconds: Double
  ) -> DriftLook {
    DriftLook(tenant: tenant, areas: areas, differences: differences, lookedAt: testTime + seconds)
  }

  private static let replicas = DriftLook.Difference(
    .fieldChanged, "Deployment odoo .spec.replicas", expected: "2", found: "3")
  private static let redirect = DriftLook.Difference(
    .clientChanged, "redirectUris", expected: "https://a", found: "https://a, https://b")

  @Test("sign-ins are listed by slug with the open findings about their clients and when these were seen")
  func signIns() async throws {
    let (storage, ids) = try await storage(["south", "north"])
    let empty = try await OpenStorage.forTest().monitor.signIns(of: nil, limit: 10)
    #expect(empty.items.isEmpty && empty.total == 0)
    try await storage.monitor.record(drift: [
      look(ids[0], [.keycloak, .cluster], [Self.redirect, Self.replicas], after: 10)
    ])
    let page = try await storage.monitor.signIns(of: nil, limit: 10)
    #expect(page.total == 2 && page.items.map(\.tenant.slug.rawValue) == ["north", "south"])
    #expect(page.items[0].lookedAt == nil && page.items[0].findings.isEmpty)
    #expect(page.items[1].lookedAt == testTime + 10)
    #expect(page.items[1].findings.map(\.subject) == ["redirectUris"])
    #expect(try await storage.tenants.sso(of: ids[0]) == page.items[1].config)
    try await storage.monitor.record(drift: [look(ids[0], [.keycloak], [], after: 20)])
    let one = try await storage.monitor.signIns(of: ids[0], limit: 1)
    #expect(one.items.count == 1 && one.total == 1 && one.items[0].findings.isEmpty)
    let first = try await storage.monitor.signIns(of: nil, limit: 1)
    #expect(first.items.map(\.tenant.slug.rawValue) == ["north"] && first.total == 2)
  }

  @Test("who has no backup of late is listed, those without any first; staging and the young are not")
  func backupGaps() async throws {
    let (storage, ids) = try await storage(["north", "south", "west"])
    let cut = testTime + 30 * Self.hour
    func backup(_ time: Date) -> [Backup] { [Backup(source: .schedule, place: "\(time)", finishedAt: time, bytes: 1)] }
    try await storage.monitor.record(backups: [
      ids[0]: backup(testTime + 10) + backup(testTime + 5), ids[1]: backup(testTime + 3) + backup(cut),
    ])
    let gaps = try await storage.monitor.backupGaps(before: cut, countsUnseen: true, limit: 10)
    #expect(gaps.items.map(\.slug.rawValue) == ["west", "north"] && gaps.total == 2)
    #expect(gaps.items.map(\.lastBackup) == [nil, testTime + 10])
    let first = try await storage.monitor.backupGaps(before: cut, countsUnseen: true, limit: 1)
    #expect(first.items.count == 1 && first.total == 2)
    // Nobody is older than the beginning.
    #expect(try await storage.monitor.backupGaps(before: testTime, countsUnseen: true, limit: 10).items.isEmpty)
    // Whose backups nobody looked for is not said to have none.
    func seen() async throws -> [String] {
      try await storage.monitor.backupGaps(before: cut, countsUnseen: false, limit: 10).items.map(\.slug.rawValue)
    }
    #expect(try await seen() == ["north"])
    try await storage.monitor.noteLook(.backups, at: [ids[2]], at: cut)
    #expect(try await seen() == ["west", "north"])
  }

  @Test("usage is read back as it was seen, oldest first, and what was not seen is nothing")
  func usage() async throws {
    let (storage, ids) = try await storage()
    let first = UsageSample(takenAt: testTime, databaseBytes: 5, cpuMillicores: 40)
    try await storage.monitor.record(usage: [ids[0]: UsageSample(takenAt: testTime + 60, activeUsers: 7)])
    try await storage.monitor.record(usage: [ids[0]: first, try id("GANE"): first])
    try await storage.monitor.record(usage: [ids[0]: UsageSample(takenAt: testTime + 120)])
    try await storage.monitor.record(usage: [
      ids[0]: UsageSample(takenAt: testTime, databaseBytes: 99, memoryMib: 3)
    ])
    var merged = first
    merged.memoryMib = 3
    let samples = try await storage.monitor.usage(of: ids[0], since: testTime)
    #expect(samples == [merged, UsageSample(takenAt: testTime + 60, activeUsers: 7)])
    #expect(try await storage.monitor.usage(of: ids[0], since: testTime + 1).count == 1)
  }

  @Test("old samples become hours, then days, then nothing; averages leave out what was not seen")
  func thinning() async throws {
    let (storage, ids) = try await storage()
    let tenant = ids[0]
    // 2025-06-15 15:06:40 UTC; three days before it, a whole hour in quarters.
    let start =
      Date(timeIntervalSince1970: (testTime.timeIntervalSince1970 / Self.day).rounded(.down) * Self.day)
      - 3 * Self.day
    for quarter in 0..<4 {
      try await storage.monitor.record(usage: [
        tenant: UsageSample(
          takenAt: start + Double(quarter) * 900, databaseBytes: quarter == 3 ? nil : 100 + quarter * 10,
          activeUsers: quarter)
      ])
    }
    try await storage.monitor.record(usage: [
      tenant: UsageSample(takenAt: start + 2.9 * Self.day, databaseBytes: 7)
    ])
    try await storage.monitor.record(usage: [
      tenant: UsageSample(takenAt: testTime - 500 * Self.day, databaseBytes: 1)
    ])
    #expect(try await storage.monitor.thin(after: .start, at: testTime) == nil)
    let thinned = try await storage.monitor.usage(of: tenant, since: .distantPast)
    #expect(
      thinned == [
        UsageSample(takenAt: start, databaseBytes: 110, activeUsers: 3),
        UsageSample(takenAt: start + 2.9 * Self.day, databaseBytes: 7),
      ])
    #expect(try await storage.monitor.thin(after: .start, at: testTime) == nil)
    #expect(try await storage.monitor.usage(of: tenant, since: .distantPast) == thinned)
    _ = try await storage.monitor.thin(after: .start, at: testTime + 40 * Self.day)
    let days = try await storage.monitor.usage(of: tenant, since: .distantPast)
    #expect(days.map(\.takenAt) == [start, start + 2 * Self.day] && days.map(\.databaseBytes) == [110, 7])
    _ = try await storage.monitor.thin(after: .start, at: testTime + 500 * Self.day)
    #expect(try await storage.monitor.usage(of: tenant, since: .distantPast).isEmpty)
  }

  @Test("thinning goes through all tenants in slices, and through the platform's samples with the first")
  func slices() async throws {
    let (storage, ids) = try await storage((0..<230).map { "t\($0)x" })
    let old = testTime - 600 * Self.day
    try await storage.monitor.record(
      usage: Dictionary(uniqueKeysWithValues: ids.map { ($0, UsageSample(takenAt: old, databaseBytes: 1)) }))
    try await storage.monitor.record(platform: .make(at: old))
    try await storage.monitor.record(platform: .make(at: testTime - 3 * Self.day))
    try await storage.monitor.record(platform: .make(at: testTime, cpuUsed: nil))
    var place: TenantPlace? = .start
    var slices = 0
    while let next = place {
      place = try await storage.monitor.thin(after: next, at: testTime)
      slices += 1
    }
    #expect(slices == 3)
    for id in ids { #expect(try await storage.monitor.usage(of: id, since: .distantPast).isEmpty) }
    let kept = try await storage.monitor.platform(since: .distantPast, limit: 10)
    #expect(kept.count == 2 && kept.map(\.cpuUsed) == [4, nil] && kept.last?.takenAt == testTime)
    #expect(try await storage.monitor.platform(since: .distantPast, limit: 1).map(\.takenAt) == [testTime])
  }

  @Test("health leaves a row for each change, none for each look, and those of a busy tenant are left out")
  func health() async throws {
    let (storage, ids) = try await storage(["acme", "birch"])
    let down = Health(level: .down, summary: "0 of 1", checkedAt: testTime + 20)
    try await storage.monitor.record(health: [
      ids[0]: Health(level: .healthy, summary: "1 of 1", checkedAt: testTime + 10)
    ])
    try await storage.monitor.record(health: [
      ids[0]: Health(level: .healthy, summary: "1 of 1", checkedAt: testTime + 15)
    ])
    try await storage.tenants.record(health: down, of: ids[0])
    #expect(
      try await storage.monitor.healthChanges(of: ids[0], limit: 10) == [
        HealthChange(changedAt: testTime + 20, level: .down, summary: "0 of 1"),
        HealthChange(changedAt: testTime + 10, level: .healthy, summary: "1 of 1"),
      ])
    try await storage.tenants.submit(.make(.pause, on: ids[1]), on: ids[1], expectedVersion: nil)
    try await storage.monitor.record(health: [ids[1]: down, try id("GANE"): down])
    #expect(try await storage.monitor.healthChanges(of: ids[1], limit: 10).isEmpty)
  }

  @Test("a tenant that comes and goes keeps its newest 500 changes and no more")
  func flapping() async throws {
    let (storage, ids) = try await storage()
    for number in 0..<520 {
      try await storage.monitor.record(health: [
        ids[0]: Health(
          level: number % 2 == 0 ? .down : .healthy, summary: "", checkedAt: testTime + Double(number))
      ])
    }
    _ = try await storage.monitor.thin(after: .start, at: testTime)
    let changes = try await storage.monitor.healthChanges(of: ids[0], limit: 1_000)
    #expect(changes.count == 500 && changes.first?.changedAt == testTime + 519)
  }

  @Test("a backup is one however often it is seen, and the newest comes first")
  func backups() async throws {
    let (storage, ids) = try await storage()
    let dump = Backup(source: .operation, place: "/b/1.dump", finishedAt: testTime, bytes: 9)
    let nightly = Backup(source: .schedule, place: "odoo-backup 1", finishedAt: testTime + 5, bytes: nil)
    try await storage.monitor.record(backups: [ids[0]: [dump]])
    try await storage.monitor.record(backups: [ids[0]: [dump, nightly], try id("GANE"): [dump]])
    #expect(try await storage.monitor.backups(of: ids[0], limit: 5) == [nightly, dump])
    #expect(try await storage.monitor.backups(of: ids[0], limit: 1) == [nightly])
  }

  @Test(
    "a finding begins once, keeps its beginning, ends when it is gone, and begins anew when it comes back")
  func findings() async throws {
    let (storage, ids) = try await storage()
    let tenant = ids[0]
    try await storage.monitor.record(drift: [look(tenant, [.cluster, .keycloak], [Self.replicas], after: 0)])
    var changed = Self.replicas
    changed.found = "5"
    try await storage.monitor.record(drift: [
      look(tenant, [.cluster], [changed, Self.redirect], after: 60)  // Keycloak was not looked at.
    ])
    let open = try await storage.monitor.drift(DriftQuery(tenant: tenant))
    #expect(
      open.map(\.finding) == [
        DriftFinding(
          kind: .fieldChanged, subject: changed.subject, expected: "2", found: "5", since: testTime,
          lastSeen: testTime + 60)
      ])
    try await storage.monitor.record(drift: [look(tenant, [.keycloak], [], after: 90)])
    #expect(try await storage.monitor.drift(DriftQuery(tenant: tenant)).map(\.finding) == open.map(\.finding))
    try await storage.monitor.record(drift: [look(tenant, [.cluster], [], after: 120)])
    #expect(try await storage.monitor.drift(DriftQuery(tenant: tenant)).isEmpty)
    try await storage.monitor.record(drift: [look(tenant, [.cluster], [Self.replicas], after: 180)])
    let all = try await storage.monitor.drift(DriftQuery(tenant: tenant, hasEnded: true)).map(\.finding)
    #expect(all.map(\.since) == [testTime + 180, testTime])
    #expect(all.map(\.endedAt) == [nil, testTime + 120])
    let looks = try await storage.monitor.driftLooks(of: tenant)
    #expect(looks == [.cluster: testTime + 180, .keycloak: testTime + 90])
  }

  @Test("whoever looks is told when a finding begins or ends, and not when it is seen again")
  func feed() async throws {
    let (storage, ids) = try await storage()
    let version = try await storage.tenants.tenant(ids[0])?.version
    var sequence = try await storage.changes.latestSequence()
    for (differences, isNews) in [([Self.replicas], true), ([Self.replicas], false), ([], true), ([], false)]
    {
      try await storage.monitor.record(drift: [look(ids[0], [.cluster], differences, after: 0)])
      let now = try await storage.changes.latestSequence()
      #expect((now > sequence) == isNews)
      sequence = now
    }
    #expect(try await storage.tenants.tenant(ids[0])?.version == version)
  }

  @Test("findings of all tenants name theirs, the oldest first, and no more than a tenant may have are kept")
  func allFindings() async throws {
    let (storage, ids) = try await storage(["acme", "birch"])
    let many = (0..<100).map { DriftLook.Difference(.moduleMissing, "m\($0)", expected: "", found: "") }
    try await storage.monitor.record(drift: [
      look(ids[1], [.cluster], [Self.replicas], after: 0), look(ids[0], [.modules], many, after: 30),
    ])
    let all = try await storage.monitor.drift(DriftQuery())
    #expect(all.count == 61 && all.first?.slug.rawValue == "birch" && all.last?.tenant == ids[0])
    let long = DriftLook.Difference(.image, "i", expected: String(repeating: "x", count: 900), found: "")
    #expect(long.expected.count == DriftFinding.valueLengthMax)
  }

  @Test("who was never looked at comes first, then who was looked at longest ago; the busy and paused never")
  func due() async throws {
    let (storage, ids) = try await storage(["acme", "birch", "cedar", "delta"])
    try await storage.tenants.submit(.make(.pause, on: ids[3]), on: ids[3], expectedVersion: nil)
    let monitor = storage.monitor
    try await monitor.noteLook(.odoo, at: [ids[0]], at: testTime + 9)
    try await monitor.noteLook(.odoo, at: [ids[2]], at: testTime + 5)
    try await monitor.noteLook(.desiredState, at: [ids[1]], at: testTime)
    let order = try await monitor.due(.odoo, before: testTime + 60, limit: 10).map(\.slug.rawValue)
    #expect(order == ["birch", "cedar", "acme"])
    #expect(try await monitor.due(.odoo, before: testTime + 60, limit: 1).map(\.slug.rawValue) == ["birch"])
    #expect(
      try await monitor.due(.odoo, before: testTime + 7, limit: 9).map(\.slug.rawValue) == ["birch", "cedar"])
  }
}

extension PlatformSample {
  fileprivate static func make(at time: Date, cpuUsed: Double? = 4) -> PlatformSample {
    PlatformSample(
      takenAt: time, cpuUsed: cpuUsed, cpuTotal: 8, memoryUsed: 1, memoryTotal: 2, storageUsed: 3,
      storageTotal: 4, nodesReady: 2, nodesNotReady: 0)
  }
}
