import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Overview")
@MainActor
struct OverviewTests {
  @Test("a high screen has the curves of the past")
  func curves() async {
    let driver = await Driver(size: Size(200, 60))
    #expect(driver.screen.contains("━ CPU"))
    driver.expectDrawing("overview-full-200x60")
  }

  @Test("looks as drawn", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    let all = [
      WhoAmI.name, GetTenantKPIs.name, GetResourceKPIs.name, ListTenants.name, ListOperations.name,
    ]
    await Driver(size: size, holding: all).expectDrawing("overview-loading-\(name)")
    await Driver(.standard(tenants: 0), size: size).expectDrawing("overview-empty-\(name)")
    await Driver(size: size).expectDrawing("overview-full-\(name)")
    await Driver(
      .standard(session: .make(mode: .embedded, context: "local", connected: false), resources: .noCluster),
      size: size
    )
    .expectDrawing("overview-no-cluster-\(name)")
  }
}
