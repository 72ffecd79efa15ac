import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Runbooks")
@MainActor
struct RunbookTests {
  private let runbooks = [
    "image-pull": "# Image pull\n\nLook at the *registry* first.\n\n- then at the secret\n"
  ]

  @Test("b in the drawer of what is parked opens the runbook for it, and esc goes back to the drawer")
  func drawer() async {
    let driver = await Driver(runbooks: runbooks)
    await driver.press(.tab, .down, .enter)
    #expect(driver.screen.contains("b runbook"))
    await driver.press("b")
    #expect(driver.screen.contains("Look at the registry first."))
    await driver.press("/").type("secret").press(.enter)
    #expect(driver.screen.contains("match 1 of 1"))
    await driver.press(.escape, .escape)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.console.drawer != nil)
  }

  @Test("the palette opens one by its name")
  func names() async {
    let driver = await Driver(runbooks: runbooks)
    await driver.press(":").type("runbook image-pull").press(.enter)
    #expect(driver.screen.contains("Look at the registry first."))
  }
}
