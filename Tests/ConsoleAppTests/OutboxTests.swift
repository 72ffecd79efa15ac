import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("What waits to be sent")
@MainActor
struct OutboxTests {
  private static let remote = Session.make(mode: .remote, context: "served")

  private func driver(size: Size = Size(80, 24), route: Route = .tenants) async -> Driver {
    let client = ScriptedClient.standard(session: Self.remote)
    let driver = await Driver(client, size: size, route: route, outbox: MemoryOutbox())
    await driver.listen()
    client.goAway(knownAt: .noon)
    await driver.send(.feedLost)
    return driver
  }

  /// Pauses the tenant under the bar.
  private func pause(_ driver: Driver, _ slug: String) async {
    await driver.press("p")
    await driver.advance(1)
    await driver.type(slug).press(.enter)
    await driver.advance(1)
    await driver.press(.enter)
  }

  @Test("a pause that cannot be sent is asked for by what was seen, waits, and is counted in the first line")
  func submits() async {
    let driver = await driver()
    await driver.press("p")
    #expect(driver.screen.contains("The server cannot be reached: what would be done is not known now."))
    await driver.advance(1)
    await driver.type("acme-media").press(.enter)
    await driver.advance(1)
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("Waiting to send: Pause acme-media, until 14:17Z."))
    #expect(driver.surface.lines[0].contains("1 to send"))
  }

  @Test("cancelling an operation waits, too, and is no error")
  func cancels() async {
    let driver = await driver(route: .overview)
    driver.client.on(CancelOperation.self, .lumenRebuild)
    await driver.press(.tab, .enter, "c").advance(1)
    await driver.press(.tab, .enter)
    #expect(driver.console.pending?.map(\.sentence) == ["Cancel the operation P000000001"])
    #expect(driver.surface.lines[0].contains("1 to send"))
    #expect(driver.screen.contains("Waiting to send: Cancel the operation"))
    #expect(!driver.screen.contains("It waits to be sent"))
  }

  @Test("what waits is listed with its age and until when, and can be withdrawn")
  func lists() async {
    let driver = await driver()
    await pause(driver, "acme-media")
    await driver.advance(180)
    await driver.press("&")
    #expect(driver.line(with: "Pause acme-media").contains("3m"))
    #expect(driver.line(with: "Pause acme-media").contains("14:17Z"))
    await driver.press("w")
    await driver.listen()
    #expect(driver.screen.contains("Withdrawn: Pause acme-media. It was never sent."))
    #expect(driver.screen.contains("Nothing waits: every change was answered."))
    #expect(!driver.surface.lines[0].contains("to send"))
  }

  @Test("what waits is in the palette and in the help of a console on a server, and nowhere else")
  func discoverable() async {
    let driver = await driver()
    #expect(driver.console.shellCommands.contains { $0.id == "outbox" })
    await driver.press(":").type("outbox").press(.enter)
    #expect(driver.screen.contains("Nothing waits"))
    let local = await Driver()
    #expect(!local.console.shellCommands.contains { $0.id == "outbox" })
  }

  @Test("what takes a tenant away for good is never asked for unseen")
  func neverUnseen() async {
    let driver = await driver()
    let dialog = OperationConfirmDialog(.decommission, on: .acme)
    await driver.present(dialog)
    #expect(driver.screen.contains("never done without seeing the plan"))
  }

  @Test("without an outbox a change is refused at once, as ever")
  func withoutOutbox() async {
    let client = ScriptedClient.standard(session: Self.remote)
    let driver = await Driver(client, route: .tenants)
    client.goAway(knownAt: .noon)
    await driver.press("p")
    #expect(driver.screen.contains("the plan could not be read"))
  }

  @Test("what became of a change is said: sent, refused, too late")
  func told() async {
    let driver = await driver()
    let call = PendingCall.pause("acme-media", at: .noon)
    await driver.send(.outboxRead(OutboxNews(calls: [], events: [.sent(call)])))
    #expect(driver.screen.contains("Sent: Pause acme-media."))
    await driver.send(.outboxRead(OutboxNews(calls: [], events: [.refused(call, reason: "It has changed.")])))
    #expect(driver.screen.contains("Pause acme-media was sent and refused: It has changed."))
    await driver.press(.escape)
    await driver.send(.outboxRead(OutboxNews(calls: [], events: [.expired(call)])))
    #expect(driver.screen.contains("Pause acme-media was never sent: it was too late at"))
  }

  @Test("on the way out it is said what waits")
  func farewell() async {
    let driver = await driver()
    await pause(driver, "acme-media")
    #expect(driver.console.farewell?.contains("1 change waits to be sent") == true)
  }

  @Test("the list, in both sizes", arguments: [Size(80, 24), Size(145, 45)])
  func drawings(_ size: Size) async {
    let driver = await driver(size: size)
    var lost = PendingCall.pause("lumen", at: Date.noon.addingTimeInterval(-90), id: 2)
    lost.isInDoubt = true
    var refused = PendingCall.pause("northwind", at: Date.noon.addingTimeInterval(-600), id: 3)
    refused.state = .refused(reason: "The tenant has changed: version 9, not 7.")
    var late = PendingCall.pause("halcyon-studio", at: Date.noon.addingTimeInterval(-1_200), id: 4)
    late.state = .expired
    await driver.send(.outboxRead(OutboxNews(calls: [.pause("acme-media", at: .noon), lost, refused, late])))
    await driver.press("&")
    driver.expectDrawing("away/outbox-\(size.width)")
    await driver.press(.escape, "p")
    driver.expectDrawing("away/pause-unseen-\(size.width)")
  }
}

extension PendingCall {
  static func pause(_ slug: String, at moment: Date, id: Int64 = 1) -> PendingCall {
    PendingCall(
      id: id, endpoint: SubmitOperation.name, message: WireRequest(.post, "/", idempotencyKey: "key-\(id)"),
      sentence: "Pause \(slug)", user: "ops@north", submittedAt: moment,
      expiresAt: moment.addingTimeInterval(900))
  }
}
