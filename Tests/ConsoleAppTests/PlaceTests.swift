import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Being there again")
@MainActor
struct PlaceTests {
  private func client() -> ScriptedClient {
    let client = ScriptedClient.detailed([.make(.northwind), .make(.lumen, operations: [.lumenRebuild])])
    client.answerWizard()
    return client
  }

  /// The place that was saved, as a file would bring it back, in a new console a while later.
  private func again(_ driver: Driver) async throws -> Driver {
    let saved = try #require(driver.console.unsavedPlace ?? driver.places.last)
    let read = try #require(SavedPlace(data: try saved.data()))
    return await Driver(
      client(), size: driver.console.size, now: Date.noon.addingTimeInterval(180),
      keeping: PlaceKeeping(isOn: true, last: read))
  }

  @Test("filters, search, order and the tenant under the bar are there again, and it is said")
  func list() async throws {
    let driver = await Driver(client(), route: .tenants, keeping: PlaceKeeping(isOn: true))
    await driver.press(">", "O", "/").type("e").press(.enter).advance(1)
    await driver.press(.down, .down)
    let line = driver.selectedLine
    let there = try await again(driver)
    #expect(there.selectedLine.prefix(14) == line.prefix(14))
    #expect(there.line(with: "── Tenants").contains("by slug, reversed"))
    #expect(there.line(with: " /").contains("e"))
    #expect(there.screen.contains("Back where you were 2m ago"))
  }

  @Test("columns are there again in their order, the hidden ones hidden, and wide stays wide")
  func columns() async throws {
    let driver = await Driver(
      client(), size: Size(120, 40), route: .tenants, keeping: PlaceKeeping(isOn: true))
    let made = driver.line(with: "TENANT")
    await driver.press("C", .down, .space, .down, "J", .enter)
    let chosen = driver.line(with: "TENANT")
    #expect(chosen != made)
    let there = try await again(driver)
    #expect(there.line(with: "TENANT") == chosen)
    await there.press("w")
    let wide = there.line(with: "TENANT")
    let wideThere = try await again(there)
    #expect(wideThere.line(with: "TENANT") == wide)
    #expect(wideThere.line(with: "── Tenants").contains("wide"))
  }

  @Test("a tenant with the list below it, and the operation that was watched")
  func drawer() async throws {
    let driver = await Driver(
      client(), route: .tenant("lumen"), keeping: PlaceKeeping(isOn: true))
    await driver.press("t", .enter)
    #expect(driver.console.drawer != nil)
    let there = try await again(driver)
    #expect(there.console.drawer != nil)
    #expect(there.console.showsTimes)
    await there.press(.escape, .escape)
    #expect(there.screen.contains("── Tenants"))
  }

  @Test("other top pages are found as they were left")
  func kept() async throws {
    let driver = await Driver(client(), route: .tenants, keeping: PlaceKeeping(isOn: true))
    await driver.press(.down, .down, "1")
    let there = try await again(driver)
    #expect(there.screen.contains("── Health"))
    await there.press("2")
    #expect(there.selectedLine.contains("halcyon-studio"))
  }

  @Test("it is saved when one has stayed a while, once, and not while one moves on")
  func debounced() async {
    let driver = await Driver(client(), route: .tenants, keeping: PlaceKeeping(isOn: true))
    await driver.press(.down)
    #expect(driver.places.isEmpty)
    await driver.advance(2)
    #expect(driver.places.count == 1)
    await driver.advance(10)
    #expect(driver.places.count == 1)
    #expect(driver.console.unsavedPlace == nil)
    await driver.press(.down)
    #expect(driver.console.unsavedPlace != nil, "who quits at once loses nothing")
    let demo = await Driver(client(), route: .tenants)
    await demo.press(.down).advance(10)
    #expect(demo.places.isEmpty && demo.console.unsavedPlace == nil)
  }

  @Test(
    "what is no place is refused as a whole",
    arguments: [
      "", "{", "[]", #"{"version":2,"savedAt":"2025-11-06T14:02:31Z","place":{}}"#,
      #"{"version":1,"savedAt":"2025-11-06T14:02:31Z","place":{"stack":["/nowhere"],"kept":[],"showsTimes":false}}"#,
    ])
  func garbage(text: String) {
    #expect(SavedPlace(data: Data(text.utf8)) == nil)
  }

  @Test("that a place could not be read is said, and the overview is there")
  func warned() async {
    let keeping = PlaceKeeping(isOn: true, warning: "Where you were cannot be read.")
    let driver = await Driver(client(), keeping: keeping)
    #expect(driver.screen.contains("Where you were cannot be read."))
    #expect(driver.screen.contains("── Health"))
  }

  @Test("every page's route makes the page again", arguments: PageID.allCases)
  func routes(page: PageID) async throws {
    let client = client()
    client.answerCatalog()
    client.answerSupport()
    client.answerWizard()
    let driver = await Driver(client, route: Route(page, tenant: page == .tenantDetail ? "lumen" : nil))
    let route = try #require(driver.console.stack.last?.page?.route)
    let made = try #require(Route(path: route.path))
    #expect(PageCatalog.entry(made.page).make(made).route == route)
  }
}
