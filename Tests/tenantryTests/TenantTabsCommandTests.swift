import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("A tenant's modules and infra, on the command line")
struct TenantTabsCommandTests {
  private static let now = Date(timeIntervalSince1970: 1_763_800_000)

  private func harness(
    lookedAt: Date? = now, cluster: TenantCluster? = cluster, problem: String? = nil
  ) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        GetTenantModules.name: { _ in
          GetTenantModules.Output(
            items: [
              TenantModule(
                moduleName: try ModuleName("mis_builder"), title: "MIS\u{1B}[31m", source: .oca,
                state: .installed,
                found: .missing, version: "18.0.1.0.0", origin: .bundle),
              TenantModule(
                moduleName: try ModuleName("base"), source: .core, state: .installed, found: .installed,
                origin: .dependency),
              TenantModule(moduleName: try ModuleName("crm"), source: .core, state: nil, origin: .bundle),
            ], bundle: "crm", lookedAt: lookedAt)
        },
        GetTenantInfra.name: { _ in
          GetTenantInfra.Output(
            image: TenantImage(
              image: try ImageReference("odoo:18.0-20250930"), status: .tested,
              newest: try ImageReference("odoo:18.0-20251106"), behind: 2),
            namespace: try KubernetesNamespace("odoo-acme"), cluster: cluster, problem: problem)
        },
      ]))
  }

  private static let cluster = TenantCluster(
    pods: [
      PodSummary(
        name: "odoo-1", status: "CrashLoopBackOff", isReady: false, restarts: 4, image: "odoo:18.0",
        node: "n1",
        startedAt: now.addingTimeInterval(-600))
    ],
    nodes: [.init(name: "n1", isReady: true, version: "v1.36.1", pods: 1)],
    volumes: [.init(name: "odoo-data", phase: "Bound", bytes: 10_737_418_240, storageClass: nil)],
    cronJobs: [
      .init(
        name: "odoo-backup", schedule: "5 2 * * *", isSuspended: false, lastScheduledAt: nil,
        lastSucceededAt: nil)
    ],
    events: [
      .init(
        isWarning: true, reason: "BackOff", message: "restarting\u{1B}[2J", object: "Pod/odoo-1", count: 3,
        lastSeen: now)
    ], missing: ["events of yesterday: gone"])

  @Test("modules are a row each; --differing leaves those that are as wanted out")
  func modules() async {
    let all = harness()
    #expect(await all.run("tenants", "modules", "acme") == .ok)
    let rows = all.output.text.split(separator: "\n")
    #expect(rows.count == 4 && rows[0].hasPrefix("MODULE"))
    #expect(rows[1].contains("mis_builder") && rows[1].contains("missing"))
    #expect(rows[3].contains("by bundle"))
    let some = harness()
    #expect(await some.run("tenants", "modules", "acme", "--differing") == .ok)
    #expect(!some.output.text.contains("base") && some.output.text.contains("crm"))
  }

  @Test("as CSV and JSON they have the API's names, and no escape")
  func machine() async {
    let csv = harness()
    #expect(await csv.run("tenants", "modules", "acme", "-o", "csv") == .ok)
    #expect(
      csv.output.text.hasPrefix("module_name,title,state,found,origin,source,version,last_operation_id\r\n"))
    #expect(csv.output.text.contains("crm,,,,bundle,core,,\r\n") && !csv.output.text.contains("\u{1B}"))
    let json = harness()
    #expect(await json.run("tenants", "modules", "acme", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"module_name\"") && json.output.text.contains("\"looked_at\""))
  }

  @Test("what was never compared is said to be unknown")
  func neverCompared() async {
    let harness = harness(lookedAt: nil)
    #expect(await harness.run("tenants", "modules", "acme") == .ok)
    #expect(harness.messages.text.contains("was not compared yet"))
  }

  @Test("infra tells the image's standing and what the cluster shows, clean")
  func infra() async {
    let harness = harness()
    #expect(await harness.run("tenants", "infra", "acme") == .ok)
    for text in [
      "odoo:18.0-20250930", "2 tested, the newest odoo:18.0-20251106", "CrashLoopBackOff", "4 restarts",
      "10 GiB",
      "5 2 * * *", "BackOff: restarting", "events of yesterday: gone",
    ] { #expect(harness.output.text.contains(text), "\(text)") }
    #expect(!harness.output.text.contains("\u{1B}[2J"))
  }

  @Test("without a cluster the image is shown, and it ends with 3")
  func noCluster() async {
    let harness = harness(cluster: nil, problem: "Kubernetes is not connected.")
    #expect(await harness.run("tenants", "infra", "acme", "-o", "json") == .unreachable)
    #expect(harness.output.text.contains("\"behind\"") && harness.messages.text.contains("not connected"))
  }
}
