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
