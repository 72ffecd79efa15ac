import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("What was seen, on the command line")
struct ObservationCommandTests {
  private static let now = Date(timeIntervalSince1970: 1_763_800_000)

  private static let finding = DriftFinding(
    kind: .fieldChanged, subject: "Deployment odoo .spec.replicas", expected: "1", found: "3\u{1B}[31m",
    since: now.addingTimeInterval(-7_200), lastSeen: now.addingTimeInterval(-60))

  private func harness() -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        GetTenantUsage.name: { _ in
          GetTenantUsage.Output(items: [
            UsageSample(takenAt: Self.now, databaseBytes: 1_288_490_189, cpuMillicores: 120),
            UsageSample(takenAt: Self.now.addingTimeInterval(60), activeUsers: 14),
          ])
        },
        ListBackups.name: { _ in
          ListBackups.Output(
            items: [],
            nightly: [Backup(source: .schedule, place: "odoo-backup 1", finishedAt: Self.now, bytes: nil)])
        },
        ListTenantDrift.name: { _ in
          ListTenantDrift.Output(
            items: [Self.finding], looks: [.init(area: .cluster, lookedAt: Self.now.addingTimeInterval(-60))])
        },
        ListDrift.name: { _ in
          ListDrift.Output(items: [
            .init(
              tenantId: try TenantID("ACME000001"), tenantSlug: try Slug("acme"), finding: Self.finding)
          ])
        },
      ]))
  }

  @Test("usage is a row for each look, and what was not seen is a dash")
  func usage() async {
    let harness = harness()
    #expect(await harness.run("tenants", "usage", "acme", "--days", "30") == .ok)
    let rows = harness.output.text.split(separator: "\n")
    #expect(rows.count == 3 && rows[0].hasPrefix("TIME"))
    #expect(rows[1].contains("1.2 GiB") && rows[1].contains("120m") && rows[1].hasSuffix("-"))
    #expect(rows[2].hasSuffix("14"))
  }

  @Test("as CSV what was not seen is empty, and in JSON it is absent")
  func machine() async {
    let csv = harness()
    #expect(await csv.run("tenants", "usage", "acme", "-o", "csv") == .ok)
    #expect(csv.output.text.contains("2025-11-22T08:26:40Z,1288490189,,120,,\r\n"))
    let json = harness()
    #expect(await json.run("tenants", "usage", "acme", "-o", "jsonl") == .ok)
    #expect(!json.output.text.contains("volume_bytes"))
  }

  @Test("backups name their age and where they are")
  func backups() async {
    let harness = harness()
    #expect(await harness.run("tenants", "backups", "acme") == .ok)
    #expect(harness.output.text.contains("nightly job") && harness.output.text.contains("odoo-backup 1"))
  }

  @Test("differences are shown with both values, clean, and when was looked")
  func drift() async {
    let one = harness()
    #expect(await one.run("tenants", "drift", "acme") == .ok)
    #expect(one.output.text.contains("Deployment odoo .spec.replicas"))
    #expect(!one.output.text.contains("\u{1B}[31m") && !one.output.text.contains("TENANT"))
    #expect(one.messages.text.contains("Compared: cluster"))
    let all = harness()
    #expect(await all.run("drift", "-o", "csv") == .ok)
    #expect(
      all.output.text.hasPrefix("tenant_slug,kind,subject,expected,found,since,last_seen,ended_at\r\nacme,"))
    let table = harness()
    #expect(await table.run("drift") == .ok)
    #expect(table.output.text.hasPrefix("TENANT") && table.output.text.contains("acme"))
  }

  @Test(
    "a range that there is not is a mistake",
    arguments: [["tenants", "usage", "a", "--days", "0"], ["drift", "--limit", "501"]])
  func ranges(line: [String]) async {
    #expect(await harness().run(line) == .usage)
  }
}
