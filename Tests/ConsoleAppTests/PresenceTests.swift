import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Presence of others")
@MainActor
struct PresenceTests {
  private nonisolated static let sizes = [Size(80, 24), Size(140, 45)]

  /// What was said, and who else is there.
  private final class Room: Sendable {
    let said = Mutex<[NotePresence]>([])
    let others = Mutex<[Presence]>([])
  }

  private static let ben = Presence(actor: "ben@north", role: .platformOperator, doing: .looking, seenAt: .noon)
  private static let ada = Presence(
    actor: "ada@north", role: .platformOwner, doing: .acting, operation: .pause, seenAt: .noon)

  private func open(
    _ mode: Session.Mode = .remote, _ size: Size = Size(80, 24), route: Route = .tenant("northwind"),
    with others: [Presence] = []
  ) async -> (Driver, Room) {
    let client = ScriptedClient.detailed(
      [.make(.northwind), .make(.lumen)], session: .make(.platformOwner, mode: mode, context: "prod"))
    let room = Room()
    room.others.withLock { $0 = others }
    client.on(NotePresence.self) { question in
      room.said.withLock { $0.append(question) }
      return .init(others: room.others.withLock { $0 })
    }
    client.on(PlanOperation.self, .init(plan: .pause(), decision: .allowed, tenant: .northwind))
    client.answerTabs(of: .northwind)
    return (await Driver(client, size: size, route: route), room)
  }

  @Test("looks calm: on the page, and before one disturbs the others", arguments: sizes)
  func drawings(size: Size) async {
    let (driver, _) = await open(.remote, size, with: [Self.ada, Self.ben])
    driver.expectDrawing("presence-tenant-\(size.width)x\(size.height)")
    // Nothing may be changed on a server at first.
    await driver.press(":").type("write 30m looking after northwind").press(.enter).advance(10)
    await driver.press("p")
    driver.expectDrawing("presence-confirm-\(size.width)x\(size.height)")
  }

  @Test("says on a server which tenant is on the screen, again every 20 seconds, and nothing once it is left")
  func looking() async {
    let (driver, room) = await open()
    let said = { room.said.withLock { $0 } }
    #expect(said().map(\.tenant) == ["northwind"] && said().map(\.doing) == [.looking])
    await driver.advance(19)
    #expect(said().count == 1)
    await driver.advance(1)
    #expect(said().count == 2 && Set(said().map(\.console)).count == 1)
    room.others.withLock { $0 = [Self.ben] }
    #expect(!driver.screen.contains("ben@north"))
    await driver.advance(20)
    #expect(driver.screen.contains("ben@north (operator) is looking"))
    await driver.press("2")
    let count = said().count
    await driver.advance(120)
    #expect(said().count == count && !driver.screen.contains("is looking"))
  }

  @Test("says what is about to be done while a dialog asks, and takes it back with it")
  func acting() async {
    let (driver, room) = await open(.remote, with: [Self.ben])
    await driver.press(":").type("write 30m looking after northwind").press(.enter).advance(10)
    await driver.press("p")
    #expect(room.said.withLock { $0.last?.doing } == .acting && room.said.withLock { $0.last?.operation } == .pause)
    #expect(driver.screen.contains("You are not alone here: ben@north (operator) is looking."))
    await driver.press(.escape)
    #expect(room.said.withLock { $0.last?.doing } == .looking)
  }

  /// Consoles on a server that wants two people, where changes may be made.
  private func openAmongTwo(
    _ size: Size = Size(80, 24), route: Route = .tenant("northwind"), approvals: [ApprovalDetail] = [.make(.make(1))],
    with others: [Presence]
  ) async -> (Driver, Room) {
    let client = ScriptedClient.approving(approvals)
    var session = Session.two()
    session.mode = .remote
    client.on(WhoAmI.self, session)
    client.answerTabs(of: .northwind)
    client.answerBilling()
    let room = Room()
    room.others.withLock { $0 = others }
    client.on(NotePresence.self) { question in
      room.said.withLock { $0.append(question) }
      return .init(others: question.tenant == "northwind" ? room.others.withLock { $0 } : [])
    }
    let driver = await Driver(client, size: size, route: route)
    await driver.press(":").type("write 30m looking after northwind").press(.enter).advance(10)
    return (driver, room)
  }

  @Test("looks calm: in the forms that another person decides, and before one decides", arguments: sizes)
  func secondPerson(size: Size) async {
    let name = { (part: String) in "presence-\(part)-\(size.width)x\(size.height)" }
    let (plan, _) = await openAmongTwo(size, with: [Self.ben])
    await plan.press("$", "A").advance(1)
    plan.expectDrawing(name("plan-ask"))
    let (end, _) = await openAmongTwo(size, with: [Self.ada, Self.ben])
    await end.press("V")
    end.expectDrawing(name("approval"))
    await end.press("x").advance(1)
    end.expectDrawing(name("reject"))
    let (word, _) = await openAmongTwo(size, approvals: [.make(.make(1, .northwind, .plan))], with: [Self.ada, Self.ben])
    await word.press("V", "a").advance(1)
    word.expectDrawing(name("plan-approve"))
  }

  @Test("looks calm: before a plan is changed that somebody else is about to change", arguments: sizes)
  func planChange(size: Size) async {
    var other = Self.ada
    other.operation = nil
    let (driver, room) = await open(.remote, size, with: [other, Self.ben])
    await driver.press(":").type("write 30m looking after northwind").press(.enter).advance(10)
    await driver.press("$", "A").advance(1)
    driver.expectDrawing("presence-plan-\(size.width)x\(size.height)")
    let said = room.said.withLock { $0.last }
    #expect(said?.tenant == "northwind" && said?.doing == .acting && said?.operation == nil)
  }

  @Test("whoever asks a second person is about to do it, until the form is put away")
  func asking() async {
    let (driver, room) = await openAmongTwo(with: [Self.ben])
    let said = { room.said.withLock { $0.last } }
    await driver.press("D").type("northwind production").press(.enter).advance(1).press(.enter)
    #expect(driver.console.dialogs.count == 2 && said()?.doing == .acting && said()?.operation == .decommission)
    #expect(driver.screen.contains("You are not alone here: ben@north (operator) is looking."))
    await driver.press(.escape).press(.escape)
    #expect(driver.console.dialogs.isEmpty && said()?.doing == .looking && said()?.operation == nil)
  }

  @Test("an approval is a look at its tenant, from whatever page, and its yes an act")
  func approving() async {
    let approvals: [ApprovalDetail] = [.make(.make(1)), .make(.make(2, .lumen, .plan), on: .lumen)]
    let (driver, room) = await openAmongTwo(route: .overview, approvals: approvals, with: [Self.ben])
    let said = { room.said.withLock { $0.last } }
    await driver.press(":").type("approvals").press(.enter)
    #expect(said() == nil, "a list is a look at nobody")
    await driver.press(.enter)
    #expect(said()?.tenant == "northwind" && said()?.doing == .looking)
    #expect(driver.screen.contains("ben@north (operator) is looking"))
    await driver.press("a")
    #expect(said()?.doing == .acting && said()?.operation == .decommission)
    await driver.press(.escape).press(.escape).press(.down, .enter)
    #expect(said()?.tenant == "lumen" && said()?.doing == .looking)
    #expect(!driver.screen.contains("ben@north"), "ben looks at another tenant")
    await driver.press("a")
    #expect(said()?.tenant == "lumen" && said()?.doing == .acting && said()?.operation == nil)
  }

  @Test("who is at another tenant is shown on neither the page below nor the dialog above")
  func apart() async {
    let approvals: [ApprovalDetail] = [.make(.make(2, .lumen, .plan), on: .lumen)]
    let (driver, room) = await openAmongTwo(Size(140, 45), approvals: approvals, with: [Self.ben])
    #expect(driver.screen.contains("ben@north (operator) is looking"))
    await driver.press(":").type("approvals").press(.enter, .enter)
    #expect(room.said.withLock { $0.last?.tenant } == "lumen" && !driver.screen.contains("ben@north"))
    await driver.press(.escape, .escape)
    #expect(room.said.withLock { $0.last?.tenant } == "northwind")
    #expect(driver.screen.contains("ben@north (operator) is looking"))
  }

  @Test("says nothing where nobody else could be", arguments: [Session.Mode.embedded, .sandbox])
  func alone(mode: Session.Mode) async {
    let (driver, room) = await open(mode)
    await driver.advance(60)
    #expect(room.said.withLock { $0 }.isEmpty)
  }

  @Test("a server that does not know of it is not asked the louder, and shows nothing")
  func unknown() async {
    let client = ScriptedClient.detailed(
      [.make(.northwind)], session: .make(.platformOwner, mode: .remote, context: "prod"))
    client.refuse(NotePresence.self, APIProblem(.notFound, "There is no such address."))
    let driver = await Driver(client, route: .tenant("northwind"))
    await driver.advance(60)
    #expect(client.asked.count { $0 == NotePresence.name } == 4)
    #expect(!driver.screen.contains("no such address"))
  }
}
