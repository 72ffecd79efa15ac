import Foundation
import Integrations
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("rolling out charts")
struct ChartRolloutTests {
  static let controllers: [ChartRollout] = [.flux, .argo(namespace: "argocd")]
  static let all = controllers + [.actions(workflow: "deploy-chart.yml")]

  private func world(_ charts: ChartRollout) async throws -> OperationWorld {
    var isRun = false
    if case .actions = charts { isRun = true }
    let world = try OperationWorld(
      github: isRun, charts: charts, chart: try HelmChart("oci://registry.example.net/charts/odoo:1.4.2"))
    await world.sandbox?.set(.mergesByItself)
    return world
  }

  @Test("a tenant is made, rebuilt, paused and resumed by its chart", arguments: all)
  func life(charts: ChartRollout) async throws {
    let world = try await world(charts)
    let made = try await world.create()
    #expect(made.state == .succeeded, "\(String(describing: made.job?.fault))")
    #expect(await world.sandbox?.ledger.contains { $0.object.hasPrefix("Deployment") } == false)
    for kind in [OperationKind.rebuild, .pause, .resume] {
      let done = try await world.run(kind, on: made.tenant)
      #expect(done.state == .succeeded, "\(kind): \(String(describing: done.job?.fault))")
    }
  }

  @Test("a release that fails parks with the controller's words and a retry goes on", arguments: controllers)
  func failing(charts: ChartRollout) async throws {
    let world = try await world(charts)
    await world.sandbox?.set(.chartFails("acme"))
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "release_failed")
    #expect(parked.job?.fault?.message.contains("workers must be even") == true)
    #expect(parked.job?.fault?.runbook == "docs/runbooks/release.md")
    await world.sandbox?.clear(.chartFails("acme"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
  }

  @Test("a run that fails parks with its link and the end of its log; a retry starts another")
  func failingRun() async throws {
    let world = try await world(.actions(workflow: "deploy-chart.yml"))
    await world.sandbox?.set(.chartFails("acme"))
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "release_failed")
    #expect(parked.job?.fault?.logsURL?.contains("/actions/runs/") == true)
    #expect(parked.job?.fault?.detail.contains("Process completed with exit code 1.") == true)
    await world.sandbox?.clear(.chartFails("acme"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(await world.sandbox?.ledger.count { $0.system == "github" && $0.object.hasPrefix("Run ") } == 2)
  }

  @Test("a run whose start was answered by silence is found and not started again")
  func lostAnswer() async throws {
    let world = try await world(.actions(workflow: "deploy-chart.yml"))
    await world.sandbox?.inject(SandboxFault(.lostAnswer, method: .post, pathContains: "/dispatches"))
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(await world.sandbox?.ledger.count { $0.system == "github" && $0.object.hasPrefix("Run ") } == 1)
    #expect((done.step("rollout")?.attempt ?? 0) > 1, "the fault met nothing")
  }

  @Test("while a controller waits, its words are shown and no try is used", arguments: controllers)
  func stuck(charts: ChartRollout) async throws {
    let world = try await world(charts)
    await world.sandbox?.set(.chartStuck("acme"))
    let waiting = try await world.create { _, steps in
      steps.first { $0.name == "rollout" }?.progress?.text == "Fulfilling prerequisites"
    }
    #expect(waiting.job?.state.isTerminal == false && waiting.step("rollout")?.attempt == 1)
  }

  @Test("an image that cannot be pulled is said long before the controller gives up")
  func image() async throws {
    let world = try await world(.flux)
    await world.sandbox?.set(.imagePullFails("acme"))
    let parked = try await world.create()
    #expect(parked.step("odoo_init")?.lastFault?.code == "image_pull")
  }
}
