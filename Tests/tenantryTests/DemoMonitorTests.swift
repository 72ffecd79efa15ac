import Foundation
import PlatformHost
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("What the monitor finds in a demo", .timeLimit(.minutes(20)))
struct DemoMonitorTests {
  @Test("three things differ, one backup is old, databases have grown, and the monitor finds it all")
  func demo() async throws {
    let folder = try TemporaryFolder()
    let platform = try await PlatformAssembly(
      place: .demo(path: folder.path + "/demo", speed: 1_000, DemoChoices(seed: 1))
    ).open()
    await platform.preparation?()
    let monitor = platform.storage.monitor
    let work = Task { await platform.monitor.run() }  // Cancelled and awaited below.
    var found: [TenantDrift] = []
    while found.count < 3 {
      try await Task.sleep(for: .milliseconds(100))
      found = try await monitor.drift(DriftQuery())
    }
    let tenants = try await platform.storage.tenants.tenants(
      TenantQuery(statuses: [.active], limit: TenantQuery.limitMax)
    ).items
    var ages: [Double] = []
    while ages.count < 30 {
      try await Task.sleep(for: .milliseconds(100))
      ages = []
      for tenant in tenants {
        guard let backup = try await monitor.backups(of: tenant.id, limit: 1).first else { continue }
        ages.append(Date().timeIntervalSince(backup.finishedAt) / 86_400)
      }
    }
    work.cancel()
    await work.value
    #expect(Set(found.map(\.finding.kind)) == [.fieldChanged, .clientChanged, .moduleMissing], "\(found)")
    #expect(Set(found.map(\.slug)).count == 3)
    #expect(ages.count { $0 > 5 } == 1 && ages.count { $0 < 2 } >= 29)
    let growing = try #require(tenants.first { $0.createdAt < Date(timeIntervalSinceNow: -40 * 86_400) })
    let sizes = try await monitor.usage(of: growing.id, since: .distantPast).compactMap(\.databaseBytes)
    #expect(sizes.count > 20 && sizes == sizes.sorted() && sizes.first != sizes.last)
    let resources = try #require(try await platform.client.call(GetResourceKPIs()).usage)
    #expect(resources.cpu.history.count > 10)
    await platform.close()
  }
}
