import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("A tenant's operations, filtered")
@MainActor
struct TenantOperationsFilterTests {
  private func driver() async -> Driver {
    let paused = OperationSummary.make(
      2, .lumen, .pause, .succeeded, done: 4, total: 4, ago: 25_200, lasted: 43)
    return await Driver(
      .detailed([.make(.lumen, operations: [.lumenRebuild, paused])]), size: Size(120, 40),
      route: .tenant("lumen"))
  }

  @Test("words and fields narrow them while they are typed, and the title says how many are left")
  func narrowing() async {
    let driver = await driver()
    await driver.press("/").type("operation:pause")
    #expect(driver.line(with: "── Operations").contains("· operation:pause"))
    #expect(driver.line(with: "── Operations").contains("1 of 2"))
    await driver.press(.enter, .enter)
    let drawer = driver.console.drawer?.component as? OperationDrawer
    #expect(drawer?.operation == "P000000002", "the one that is left is opened, not the first of all")
  }

  @Test("a fault is told under the field, and what matches nothing says how to get rid of it")
  func faults() async {
    let driver = await driver()
    await driver.press("/").type("staus:parked")
    #expect(driver.screen.contains("did you mean “status”?"))
    await driver.press(.escape, "/").type("tenant:nobody").press(.enter)
    #expect(driver.screen.contains("No operation matches.   esc clear"))
    await driver.press(.escape)
    #expect(driver.line(with: "── Operations").contains("enter open"))
    #expect(driver.console.stack.last?.page?.route.page == .tenantDetail, "esc cleared, it did not leave")
  }

  @Test("the log has its own question, and what is pasted goes where one types")
  func beside() async {
    let driver = await driver()
    await driver.press("/").paste("kind:rebuild")
    #expect(driver.line(with: "── Operations").contains("· kind:rebuild"))
    await driver.press(.enter, "l", "/").type("gates")
    #expect(driver.screen.contains("search gates"))
    #expect(driver.surface.lines.last?.hasPrefix(" enter take it   esc close") == true)
  }
}
