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

  @Test("from the resources a key leads to what they are used for, as from a card of tenants to its tenants")
  func resources() async {
    let driver = await Driver(size: Size(140, 45))
    driver.client.on(ListInfraTemplates.self, .init(items: [], images: []))
    await driver.press("i")
    #expect(driver.client.asked.contains(ListInfraTemplates.name) && !driver.screen.contains("── Health"))
  }

  @Test("what is done to a tenant is named in full, however long its name", arguments: [80, 120])
  func longNames(width: Int) async {
    let client = ScriptedClient.standard()
    client.on(ListOperations.self) { _ in
      .init(items: [.make(4, .acme, .moduleApply, .running, step: "install", done: 2, secondsLeft: 40, ago: 30)])
    }
    let driver = await Driver(client, size: Size(width, 40))
    #expect(driver.screen.contains("module_apply  acme-media"))
  }

  @Test("from 160 columns on the lists stand beside each other, and each has the whole height")
  func beside() async {
    let driver = await Driver(size: Size(160, 40))
    #expect(driver.screen.contains("parked at rollout · runbook"))
    driver.expectDrawing("overview-full-160x40")
    await driver.press(.tab, "/").type("status:parked")
    #expect(driver.line(with: "── Operations").contains("· status:parked"))
    #expect(driver.line(with: "── Operations").contains("1 of 3"))
    let narrow = await Driver(size: Size(159, 40))
    #expect(narrow.line(with: "── Operations").hasPrefix("── Operations"))
    #expect(!driver.line(with: "── Operations").hasPrefix("── Operations"))
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
