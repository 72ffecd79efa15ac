import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("A tenant as text")
struct TenantFactsTests {
  @Test("pods that are done with their work do not count among those that should be ready, as on the screen")
  func pods() async throws {
    func pod(_ name: String, _ status: String, isReady: Bool) -> PodSummary {
      PodSummary(
        name: name, status: status, isReady: isReady, restarts: 0, image: "odoo:18.0", node: nil, startedAt: nil)
    }
    let detail = TenantDetail(
      tenant: try Samples.tenant(), plan: nil, template: nil, sso: nil, subscription: nil, modules: [], actions: [],
      operations: [],
      pods: [pod("odoo", "Running", isReady: true), pod("init", "Completed", isReady: false)],
      desiredState: "tenants/acme")
    let harness = CommandHarness(client: ScriptedClient([GetTenant.name: { _ in detail }]))
    #expect(await harness.run("tenants", "show", "acme") == .ok)
    #expect(harness.output.text.contains("1 of 1 ready"), "\(harness.output.text)")
  }
}
