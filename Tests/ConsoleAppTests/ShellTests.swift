import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Shell")
@MainActor
struct ShellTests {
  @Test("drawer, palette, help and dialogs look as drawn", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    let running = await Driver(size: size)
    await running.press(.tab, .enter)
    running.expectDrawing("drawer-running-\(name)")
    await running.press("l")
    running.expectDrawing("drawer-log-\(name)")
    await running.press("l", "c")
    running.expectDrawing("drawer-cancel-\(name)")

    let parked = await Driver(size: size)
    await parked.press(.tab, .down, .enter)
    parked.expectDrawing("drawer-parked-\(name)")

    await Driver(size: size, holding: [GetOperation.name]).press(.tab, .enter).expectDrawing(
      "drawer-loading-\(name)")

    let palette = await Driver(size: size)
    await palette.press(":")
    palette.expectDrawing("palette-\(name)")
    await palette.type("nor").advance(1)
    palette.expectDrawing("palette-search-\(name)")

    let help = await Driver(.standard(session: .make(.platformOperator)), size: size)
    await help.press("?")
    help.expectDrawing("help-\(name)")

    let broken = ScriptedClient.standard()
    let problem = APIProblem(
      .unavailable, "The control plane cannot be reached.", runbook: "control-plane-down")
    broken.refuse(WhoAmI.self, problem)
    broken.refuse(GetTenantKPIs.self, problem)
    broken.refuse(ListTenants.self, problem)
    broken.refuse(ListOperations.self, problem)
    broken.refuse(GetResourceKPIs.self, problem)
    await Driver(broken, size: size).expectDrawing("overview-error-\(name)")

    let stale = await Driver(size: size)
    stale.client.refuse(ListTenants.self, problem)
    stale.client.refuse(ListOperations.self, problem)
    await stale.advance(90).press("r")
    stale.expectDrawing("overview-stale-\(name)")

    let production = await Driver(
      .standard(session: .make(.platformOperator, mode: .remote, context: "prod-sgp")), size: size)
    await production.press("n")
    production.expectDrawing("overview-production-\(name)")
  }

  @Test("a long operation shrinks what is done, so that what runs is in sight")
  func manySteps() async {
    let driver = await Driver()
    driver.client.on(GetOperation.self, .long(at: 12))
    await driver.press(.tab, .enter)
    driver.expectDrawing("drawer-many-steps-80x24")
    driver.client.on(GetOperation.self, .long(at: 1))
    await driver.press("r")
    driver.expectDrawing("drawer-many-steps-ahead-80x24")
  }

  @Test("seven bits are enough")
  func ascii() async throws {
    let driver = await Driver()
    let surface = Surface(driver.console.view(), size: Size(80, 24), glyphs: .ascii)
    #expect(surface.lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(surface.lines.contains { $0.contains("x error") })
  }

  @Test("a screen that is too small says what it needs")
  func tiny() async {
    let driver = await Driver()
    await driver.resize(50, 12)
    driver.expectDrawing("too-small-50x12")
  }
}
