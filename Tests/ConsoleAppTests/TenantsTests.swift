import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Tenants")
@MainActor
struct TenantsTests {
  @Test("looks as drawn", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    await Driver(size: size, route: .tenants, holding: [ListTenants.name]).expectDrawing(
      "tenants-loading-\(name)")
    await Driver(.standard(tenants: 0), size: size, route: .tenants).expectDrawing("tenants-empty-\(name)")
    await Driver(.standard(tenants: 1_204), size: size, route: .tenants).expectDrawing("tenants-full-\(name)")

    let narrowed = await Driver(.standard(tenants: 1_204), size: size, route: .tenants(status: .active))
    await narrowed.press("/").type("media").advance(1)
    narrowed.expectDrawing("tenants-no-match-\(name)")

    let broken = ScriptedClient.standard()
    broken.refuse(ListTenants.self, APIProblem(.storage, "The database is locked.", runbook: "storage-busy"))
    await Driver(broken, size: size, route: .tenants).expectDrawing("tenants-error-\(name)")

    let stale = await Driver(size: size, route: .tenants)
    stale.client.refuse(ListTenants.self, APIProblem(.timeout, "The control plane did not answer in time."))
    await stale.advance(42)
    await stale.press("r")
    stale.expectDrawing("tenants-stale-\(name)")

    let filter = await Driver(size: size, route: .tenants)
    await filter.press("f", .down, .space)
    filter.expectDrawing("tenants-filter-\(name)")
  }
}
