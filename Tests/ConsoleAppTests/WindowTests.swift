import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("The freeze and windows on the screen")
@MainActor
struct WindowTests {
  private let client = ScriptedClient.standard()
  private let route = Route(.settingsPlatform, query: ["tab": "windows"])

  init() { client.on(ListWindows.self, .made) }

  private func frozenSession(_ role: TenantModel.Role = .platformOwner) -> Session {
    var session = Session.make(role)
    session.freeze = .incident
    return session
  }

  @Test("the tab looks as drawn in every state")
  func drawings() async {
    await PageStates(
      route: route, name: "windows", full: client, empty: .standard(), stranger: .platformOperator
    ).expectDrawings()
  }

  @Test(
    "a frozen platform says so on every page, and on the tab who froze it and why",
    arguments: PageStates.sizes)
  func frozen(size: Size) async {
    client.on(WhoAmI.self, frozenSession())
    client.on(ListWindows.self, .frozen)
    let driver = await Driver(client, size: size, route: route)
    driver.expectDrawing("windows-frozen-\(size.width)x\(size.height)")
    for page in [Route.overview, .tenants, Route(.billingOverview)] {
      let driver = await Driver(client, size: size, route: page)
      #expect(driver.surface.lines[0].contains(" FREEZE "), "\(page.page)")
    }
  }

  @Test(
    "the overview says what is in force and what waits, with a sidebar and without",
    arguments: PageStates.sizes)
  func overview(size: Size) async {
    let open = await Driver(client, size: size)
    open.expectDrawing("overview-windows-\(size.width)x\(size.height)")
    client.on(WhoAmI.self, frozenSession())
    client.on(ListWindows.self, .frozen)
    let frozen = await Driver(client, size: size)
    #expect(frozen.screen.contains("FROZEN since 13:47 by ana@north"))
    #expect(frozen.screen.contains("incident 4711") && frozen.screen.contains("1 held"))
  }

  @Test("an owner freezes from wherever they are, and finds there what a freeze holds")
  func freezingFromAnywhere() async {
    let sent = Mutex<[String]>([])
    client.on(FreezeOperations.self) { question in
      sent.withLock { $0.append(question.reason) }
      return .incident
    }
    let driver = await Driver(client, route: .tenants)
    await driver.press(":").type("freeze").press(.enter).advance(1)
    await driver.type("incident 4711").press(.tab, .tab).type("freeze").press(.ctrl("s"))
    #expect(sent.withLock { $0 } == ["incident 4711"])
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("Operations are frozen."))

    client.on(WhoAmI.self, frozenSession())
    client.on(ListWindows.self, .frozen)
    let frozen = await Driver(client, route: .tenants)
    await frozen.press(":").type("freeze").press(.enter)
    #expect(frozen.console.dialogs.isEmpty && frozen.screen.contains("F lift it"))

    client.on(WhoAmI.self, .make(.platformOperator))
    let stranger = await Driver(client, route: .tenants)
    #expect(!stranger.console.shellCommands.contains { $0.id == "freeze" && $0.disabledReason == nil })
  }

  @Test("a freeze wants a reason and the word, and is sent as it was said")
  func freezing() async {
    let driver = await Driver(client, route: route)
    await driver.press("F").advance(1)
    driver.expectDrawing("windows-freeze-80x24")
    client.forgetAsked()
    await driver.press(.ctrl("s"))
    #expect(client.asked.isEmpty && driver.screen.contains("Say why"))
    await driver.type("incident 4711").press(.tab).type("2h").press(.tab).type("freez").press(.ctrl("s"))
    #expect(client.asked.isEmpty && driver.screen.contains("Type “freeze” to go on."))
    client.on(FreezeOperations.self) { asked in
      #expect(
        asked.reason == "incident 4711"
          && asked.until.map { $0.timeIntervalSince(.noon) }.map { 7_199...7_210 ~= $0 } == true)
      return .incident
    }
    await driver.type("e").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("Operations are frozen."))
    #expect(client.asked.contains(FreezeOperations.name) && client.asked.contains(ListWindows.name))
  }

  @Test("a freeze is lifted after a question")
  func lifting() async {
    client.on(ListWindows.self, .frozen)
    client.on(UnfreezeOperations.self, .init(freeze: .incident, held: 1))
    let driver = await Driver(client, route: route)
    await driver.press("F").advance(1)
    #expect(driver.screen.contains("Lift the freeze?"))
    await driver.press(.tab, .enter)
    #expect(client.asked.contains(UnfreezeOperations.name))
    #expect(driver.screen.contains("windows hold 1 still"))
  }

  @Test(
    "a window is added in a form that shows what is refused beside its field", arguments: PageStates.sizes)
  func adding(size: Size) async {
    client.refuse(
      SaveWindow.self,
      APIProblem(
        .invalid, "One field is not valid.",
        fields: [.init(pointer: "until", message: "say until when, or on which days of the week it comes")]))
    let driver = await Driver(client, size: size, route: route)
    await driver.press("n").advance(1).type("disk").press(.ctrl("s"))
    driver.expectDrawing("windows-new-\(size.width)x\(size.height)")
    client.on(SaveWindow.self) { asked in
      #expect(asked.request.name == "disk" && asked.request.until == "2h" && asked.window == nil)
      return ListWindows.Output.made.items[0]
    }
    await driver.type("2h").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("finance close is open now."))
  }

  @Test("a window is changed as it was seen, and removed after a question")
  func changing() async {
    let driver = await Driver(client, route: route)
    await driver.press(.down, .down).press(.enter).advance(1)
    #expect(driver.screen.contains("mon,tue,wed,thu,fri") && driver.screen.contains("Asia/Singapore"))
    client.on(SaveWindow.self) { asked in
      #expect(asked.window == "W000000003" && asked.expectedRevision == 1 && asked.request.lasts == "4h")
      return ListWindows.Output.made.items[2]
    }
    await driver.press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("is written down"))
    client.on(RemoveWindow.self) { _ in ListWindows.Output.made.items[2].window }
    await driver.press("D").advance(1).press(.tab, .enter)
    #expect(driver.screen.contains("upgrades at night is removed."))
  }

  @Test("an operation that is held says until when and why; an owner lets it begin with a reason")
  func held() async {
    var detail = OperationDetail.lumenRebuild
    detail.summary = .heldUpgrade
    detail.override = .allowed
    let made = detail
    client.on(GetOperation.self, made)
    client.on(OverrideHold.self) { asked in
      #expect(asked.operation == "P000000009" && asked.reason == "agreed")
      return .heldUpgrade
    }
    let driver = await Driver(client, route: route)
    await driver.press("o")
    #expect(driver.screen.contains("held until 14:40"))
    #expect(driver.screen.contains("finance close: agencies close their books"))
    driver.expectDrawing("operation-held-80x24")
    await driver.press("B").advance(1).type("agreed").press(.ctrl("s"))
    #expect(client.asked.contains(OverrideHold.name) && driver.screen.contains("as soon as a worker is free"))
    detail.override = .refused(reason: "only a platform owner freezes operations and changes windows")
    let refused = detail
    client.on(GetOperation.self, refused)
    let other = await Driver(client, route: route)
    client.forgetAsked()
    await other.press("o").press("B")
    #expect(other.console.dialogs.isEmpty && other.screen.contains("only a platform owner"))
  }

  @Test("the freeze is read again when the settings change")
  func changes() async {
    let driver = await Driver(client, route: route)
    client.forgetAsked()
    await driver.change(topics: [.billing])
    #expect(client.asked.isEmpty)
    client.on(WhoAmI.self, frozenSession())
    client.on(ListWindows.self, .frozen)
    await driver.change(topics: [.settings])
    #expect(driver.surface.lines[0].contains("FREEZE") && driver.screen.contains("frozen since 13:47"))
  }

  @Test("the filter finds what is open")
  func filter() async {
    let driver = await Driver(client, route: route)
    await driver.press("/").type("state:open").press(.enter)
    #expect(driver.line(with: "── Windows").contains("1 of 4"))
    #expect(driver.selectedLine.contains("finance close"))
  }
}
