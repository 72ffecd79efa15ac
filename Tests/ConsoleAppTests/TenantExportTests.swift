import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Saving the list of tenants")
@MainActor
struct TenantExportTests {
  @Test("all pages of what is filtered are saved as CSV, not the rows on the screen")
  func allPages() async throws {
    let driver = await Driver(.standard(tenants: 1_204), route: .tenants)
    await driver.press("/").type("status:active").press(.enter, "e")
    let lines = try #require(driver.saved["tenants.csv"]).split(separator: "\r\n")
    #expect(lines[0].hasPrefix("slug,status,status_reason,health,"))
    #expect(lines.count == 1 + 1_202, "1,204 without the one in error and the one paused")
    #expect(!lines.contains { $0.contains(",paused,") })
    #expect(Set(lines).count == lines.count)
  }

  @Test("as JSON they are what the API answers")
  func json() async throws {
    let driver = await Driver(.standard(tenants: 45), route: .tenants)
    await driver.press("E")
    let text = try #require(driver.saved["tenants.json"])
    let read = try JSONCoding.decoder().decode(ListTenants.Output.self, from: Data(text.utf8))
    #expect(read.items.count == 45 && read.total == 45)
  }

  @Test("a page that cannot be read ends it, and nothing is saved")
  func failing() async {
    let client = ScriptedClient.standard(tenants: 45)
    let driver = await Driver(client, route: .tenants)
    client.refuse(ListTenants.self, APIProblem(.unavailable, "The platform does not answer."))
    await driver.press("e")
    #expect(driver.saved.isEmpty && driver.screen.contains("nothing was saved"))
  }

  @Test("while it is read the rule says so, and it is not begun twice; where nothing is, nothing is saved")
  func refusing() async {
    let driver = await Driver(.standard(tenants: 45), size: Size(120, 40), route: .tenants)
    driver.hold(ListTenants.name)
    await driver.press("e")
    #expect(driver.line(with: "── Tenants").contains("saving, 0 read"))
    await driver.press("E")
    #expect(driver.screen.contains("Save all tenants that pass the filter as JSON: a"))
    await driver.release(ListTenants.name)
    #expect(driver.saved["tenants.csv"] != nil && driver.saved["tenants.json"] == nil)
    let empty = await Driver(.standard(tenants: 0), route: .tenants)
    await empty.press("e")
    #expect(empty.saved.isEmpty && empty.screen.contains("Save all tenants that pass the filter as CSV: there"))
  }

  @Test("the palette takes the format behind the verb")
  func palette() async {
    let driver = await Driver(.standard(tenants: 45), route: .tenants)
    await driver.press(":").type("export json").press(.enter)
    #expect(driver.saved["tenants.json"] != nil)
    await driver.press(":").type("export xml").press(.enter)
    #expect(driver.screen.contains("There is no format “xml”"))
  }

  @Test("a tenant that moved to a later page meanwhile is written once")
  func moving() {
    var export = TenantExport(.json, of: ListTenants())
    let isLastAtFirst = export.take(.init(items: [.acme, .lumen], total: 3))
    let isLast = export.take(.init(items: [.lumen], total: 3))
    #expect(!isLastAtFirst && isLast)
    #expect(export.count == 2)
  }
}
