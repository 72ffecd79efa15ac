import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Flows: before, keys, after")
@MainActor
struct FlowTests {
  @Test("numbers switch pages, and a page is found as it was left")
  func pages() async {
    let driver = await Driver()
    await driver.press("2", .down, .down)
    #expect(driver.selectedLine.contains("halcyon-studio"))
    await driver.press("1")
    #expect(driver.screen.contains("── Health"))
    await driver.press("2")
    #expect(driver.selectedLine.contains("halcyon-studio"))
  }

  @Test("enter on a tenant opens it, escape and q come back, escape never quits")
  func detail() async {
    let driver = await Driver(route: .tenants)
    driver.client.answerDetail()
    await driver.press(.enter)
    #expect(driver.line(with: "2 Tenants").contains("acme-media"))
    await driver.press(.escape, .escape, .escape)
    #expect(driver.screen.contains("── Tenants"))
    #expect(!driver.quit)
    await driver.press(.enter, "q")
    #expect(!driver.quit)
    await driver.press("q")
    #expect(driver.quit)
  }

  @Test("leaving says that operations go on")
  func farewell() async {
    let driver = await Driver(.standard(session: .make(mode: .embedded)))
    await driver.press("q")
    #expect(
      driver.console.farewell == "1 operation was not finished; it goes on when Tenantry is opened next.")
    #expect(await Driver(.standard(tenants: 0)).console.farewell == nil)
  }

  @Test("ctrl-c quits from a dialog too")
  func interrupt() async {
    let driver = await Driver()
    await driver.press(":", .ctrl("c"))
    #expect(driver.quit)
  }

  @Test("a card leads to the tenants it counts")
  func cards() async {
    let driver = await Driver()
    await driver.press(.backTab, .right, .right, .right)
    await driver.press(.enter)
    #expect(driver.line(with: " / ").contains("status:error"))
    #expect(driver.line(with: "── Tenants").contains("1 tenant"))
    #expect(driver.selectedLine.contains("acme-media"))
  }

  @Test("the search waits for the typist and asks once")
  func search() async {
    let driver = await Driver(.standard(tenants: 1_204), route: .tenants)
    driver.client.forgetAsked()
    await driver.press("/").type("lumen")
    #expect(!driver.client.asked.contains(ListTenants.name))
    await driver.advance(0.1)
    #expect(!driver.client.asked.contains(ListTenants.name))
    await driver.advance(0.1)
    #expect(driver.client.asked.filter { $0 == ListTenants.name }.count == 1)
    #expect(driver.line(with: "── Tenants").contains("Tenants · lumen"))
    #expect(driver.line(with: "── Tenants").contains(" 1 of 1,204"))
    await driver.press(.enter)
    #expect(driver.selectedLine.contains("lumen"))
    await driver.press(.escape)
    #expect(driver.line(with: "── Tenants").contains("1–20 of 1,204"))
  }

  @Test("letters typed into the search do nothing else")
  func searchCaptures() async {
    let driver = await Driver(route: .tenants)
    await driver.press("/").type("qn12?:")
    #expect(driver.line(with: " /").contains("qn12?:"))
    #expect(!driver.quit)
  }

  @Test("pages of twenty, forth and back, with the reason at the ends")
  func paging() async {
    let driver = await Driver(.standard(tenants: 45), route: .tenants)
    await driver.press(.down, "[")
    #expect(driver.screen.contains("this is the first page"))
    await driver.press("]")
    #expect(driver.line(with: "── Tenants").contains("21–40 of 45"))
    #expect(driver.selectedLine.contains("tenant-0021"))
    await driver.press("]")
    #expect(driver.line(with: "── Tenants").contains("41–45 of 45"))
    await driver.press("]")
    #expect(driver.screen.contains("this is the last page"))
    await driver.press("[", "[")
    #expect(driver.line(with: "── Tenants").contains("1–20 of 45"))
  }

  @Test("a page that has gone shows the last there is")
  func shrunk() async {
    let driver = await Driver(.standard(tenants: 45), route: .tenants)
    await driver.press("]", "]")
    driver.client.serve(.platform(25))
    await driver.change(tenants: [Tenant.acme.id])
    #expect(driver.line(with: "── Tenants").contains("21–25 of 25"))
  }

  @Test("the selection stays on its tenant when rows move")
  func stability() async {
    let driver = await Driver(route: .tenants)
    await driver.press(.down, .down, .down)
    #expect(driver.selectedLine.contains("lumen"))
    let moved = [Tenant].platform(40).reversed()
    driver.client.serve(Array(moved))
    await driver.change(tenants: [Tenant.lumen.id])
    await driver.press("]")
    await driver.change(tenants: [Tenant.lumen.id])
    let there = await Driver(route: .tenants)
    await there.press(.down, .down, .down)
    there.client.serve([.make(41, "aaa-new", status: .error, reason: "new")] + .platform(40))
    await there.change(tenants: [Tenant.lumen.id])
    #expect(there.selectedLine.contains("lumen"))
  }

  @Test("values are picked from a list and become text that can be edited")
  func picks() async {
    let driver = await Driver(route: .tenants)
    await driver.press("/").type("lum").press(.enter)
    await driver.press("f", .down, .space, .down, .down, .space, .enter)
    #expect(driver.line(with: " / ").contains("lum status:active,error"))
    #expect(driver.line(with: "── Tenants").contains(" 1 of 40"))
    await driver.press("f", .down, .space, .enter)
    #expect(driver.line(with: " / ").contains("lum status:error"))
    #expect(driver.screen.contains("No tenant matches “lum status:error”."))
    await driver.press(.escape)
    #expect(!driver.screen.contains("status:"))
  }

  @Test("s shows only the status of the selected row, and all again")
  func sameStatus() async {
    let driver = await Driver(route: .tenants)
    await driver.press("s")
    #expect(driver.line(with: " / ").contains("status:error"))
    await driver.press("s")
    #expect(driver.line(with: "── Tenants").contains("1–20 of 40"))
  }

  @Test("the order is chosen in a menu, stepped through and turned round")
  func sorting() async {
    let driver = await Driver(size: Size(120, 40), route: .tenants)
    await driver.press(">")
    #expect(driver.line(with: "CHANGED").contains("TENANT▴"))
    await driver.press("O")
    #expect(driver.line(with: "CHANGED").contains("TENANT▾"))
    #expect(
      driver.selectedLine.contains("tenant-0040") || driver.line(with: "tenant-0040").contains("tenant-0040"))
    await driver.press("o", .home, .enter)
    #expect(driver.line(with: "── Tenants").contains("by name, reversed"))
  }

  @Test("an operator is told why they cannot create")
  func createRefused() async {
    let driver = await Driver(.standard(session: .make(.platformOperator)), route: .tenants)
    await driver.press("n")
    #expect(driver.screen.contains("only a platform owner creates"))
    #expect(!driver.screen.contains("New tenant"))
    await driver.press(":").type("new tenant").press(.enter)
    #expect(!driver.line(with: "2 Tenants").contains("New tenant"))
  }

  @Test("an owner creates from the empty overview")
  func createFirst() async {
    let driver = await Driver(.standard(tenants: 0))
    #expect(driver.screen.contains("create the first tenant"))
    driver.client.answerWizard()
    await driver.press("n")
    #expect(driver.line(with: "2 Tenants").contains("New tenant"))
  }

  @Test("a role sees the pages that are open to it, and no other")
  func finance() async {
    let driver = await Driver(.supporting(session: .make(.financeOwner)))
    #expect(driver.screen.contains("0 Support"))
    #expect(!driver.screen.contains("1 Overview"))
  }

  @Test("help runs what it lists, and lists what is off with the reason")
  func help() async {
    let driver = await Driver(.standard(session: .make(.platformOperator)))
    await driver.press("?")
    #expect(driver.line(with: "Create a tenant").contains("⚠ only a pl"))
    await driver.type("next pane").press(.enter)
    #expect(driver.line(with: "14:01").hasPrefix("›"))
    #expect(driver.selectedLine.contains("rebuild"))
  }

  @Test("the palette finds commands, pages and tenants")
  func palette() async {
    let driver = await Driver()
    await driver.press(":").type("tenants").press(.enter)
    #expect(driver.screen.contains("── Tenants"))
    driver.client.answerDetail()
    await driver.press(":").type("northw").advance(1)
    await driver.press(.enter)
    #expect(driver.line(with: "2 Tenants").contains("northwind"))
    await driver.press(":").type("q").press(.enter)
    #expect(driver.quit)
  }

  @Test("an operation opens in the drawer and follows the feed")
  func drawer() async {
    let driver = await Driver()
    await driver.press(.tab, .enter)
    #expect(driver.screen.contains("Wait for the rollout"))
    var done = OperationDetail.lumenRebuild
    done.summary.state = .succeeded
    done.summary.finishedAt = .noon
    driver.client.on(GetOperation.self, done)
    await driver.change(operations: [identifier("P", 9)])
    #expect(driver.screen.contains("◌ running"))
    await driver.change(operations: [identifier("P", 1)])
    #expect(driver.screen.contains("✔ done"))
    await driver.press(.escape)
    #expect(!driver.screen.contains("Wait for the rollout"))
  }

  @Test("a parked operation is retried; a running one says why it cannot be")
  func retry() async {
    let driver = await Driver()
    driver.client.on(RetryOperation.self, .acmeCreate)
    await driver.press(.tab, .enter, "R")
    #expect(driver.screen.contains("it is running"))
    await driver.press(.escape, .down, .enter, "R")
    #expect(driver.client.asked.contains(RetryOperation.name))
    #expect(driver.screen.contains("It goes on."))
  }

  @Test("cancelling asks first, opens on no, and the key that asked never confirms")
  func cancel() async {
    let driver = await Driver()
    driver.client.on(CancelOperation.self, .lumenRebuild)
    await driver.press(.tab, .enter, "c", "c", "c", .enter)
    #expect(driver.screen.contains("Let it run"))
    await driver.advance(1).press(.enter)
    #expect(!driver.client.asked.contains(CancelOperation.name))
    #expect(!driver.screen.contains("Let it run"))
    await driver.press("c", .tab, .enter)
    #expect(driver.client.asked.contains(CancelOperation.name))
  }

  @Test("the command that follows an operation is copied")
  func copy() async {
    let driver = await Driver()
    await driver.press(.tab, .enter, "y")
    #expect(driver.copied == ["tenantry op watch P000000001"])
    #expect(driver.screen.contains("Copied"))
  }

  @Test("keys do not reach what the drawer covers")
  func covered() async {
    let driver = await Driver()
    await driver.press(.tab, .enter, "n")
    #expect(!driver.line(with: "2 Tenants").contains("New tenant"))
  }

  @Test("pasting outside a field does nothing")
  func paste() async {
    let driver = await Driver()
    await driver.paste("q\nn2:quit\n")
    #expect(driver.screen.contains("Pasted text was left out"))
    await driver.advance(10)
    let later = driver.surface
    await driver.paste("dd\nyes\n")
    #expect(driver.surface == later, "it is said once")
    #expect(!driver.quit)
    await driver.press("2", "/")
    await driver.paste("lu\nmen\u{1B}[31m\u{202E}")
    #expect(driver.line(with: " /").contains("lu men[31m"))
  }

  @Test("on a screen that is too small only leaving works")
  func tiny() async {
    let driver = await Driver()
    await driver.resize(40, 10)
    await driver.press("2", "n", .enter)
    await driver.resize(80, 24)
    #expect(driver.screen.contains("── Health"))
    await driver.resize(40, 10)
    await driver.press("q")
    #expect(driver.quit)
  }

  @Test("t shows times instead of ages")
  func times() async {
    let driver = await Driver()
    #expect(driver.line(with: "› acme-media").contains("12m"))
    await driver.press("t")
    #expect(driver.line(with: "› acme-media").contains("13:50"))
  }

  @Test("typing what is wanted is the only way to a confirmation that wants it")
  func words() {
    var context = UpdateContext(session: nil, now: .noon, size: Size(80, 24), makeKey: { "key" })
    var dialog = ConfirmDialog(
      "Pause?", ["All stops."], action: "Pause", confirmation: .typeSlugAndEnvironment, words: "acme staging")
    func press(_ key: Key) { _ = dialog.update(.keyPressed(key), context: context) }
    for character in "acme stagin" { press(Key(.character(character))) }
    press(.enter)
    #expect(dialog.captures)
    press("g")
    press(.enter)
    #expect(!dialog.captures)
    press(.enter)
    #expect(dialog.outcome == nil, "enter that is held goes no further than the button")
    context.now = Date.noon.addingTimeInterval(1)
    press(.enter)
    #expect(dialog.outcome == .confirmed)
  }
}
