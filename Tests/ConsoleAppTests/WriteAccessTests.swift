import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Write access")
@MainActor
struct WriteAccessTests {
  /// A console on production, at the page of a tenant that can be paused.
  private func production(size: Size = Size(100, 30)) async -> Driver {
    let client = ScriptedClient.detailed(
      [.make(.northwind)], session: .make(environment: .production))
    client.on(PlanOperation.self) { _ in
      .init(plan: .pause(.enter, risks: []), decision: .allowed, tenant: .northwind)
    }
    client.on(SubmitOperation.self) { _ in .init(operationId: identifier("P", 1)) }
    return await Driver(client, size: size, route: .tenant("northwind"))
  }

  private func top(_ driver: Driver) -> String { driver.surface.lines[0] }

  @Test("production opens read-only, and every command that writes says how to change that")
  func opens() async {
    let driver = await production()
    #expect(top(driver).contains("PROD"))
    #expect(top(driver).contains("read-only"))
    await driver.press("p")
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("Pause the tenant: read-only: :write 15m reason."))
    let sandbox = await Driver()
    #expect(top(sandbox).contains("write"))
    #expect(!top(sandbox).contains("read-only"))
  }

  @Test("write access is given for a while, counted down, kept in the journal and carried by operations")
  func elevates() async {
    let driver = await production()
    let submitted = Mutex<[String?]>([])
    driver.client.on(SubmitOperation.self) { question in
      submitted.withLock { $0.append(question.reason) }
      return .init(operationId: identifier("P", 1))
    }
    await driver.press(":").type("write 15m stuck  billing job").press(.enter)
    #expect(top(driver).contains("write 15m left"))
    #expect(driver.journal.map(\.kind) == [.writeGranted])
    #expect(driver.journal.first?.reason == "stuck billing job")
    #expect(driver.journal.first?.until == Date.noon.addingTimeInterval(900))
    await driver.advance(61)
    #expect(top(driver).contains("write 14m left"))
    await driver.press("p", .tab, .enter)
    #expect(submitted.withLock { $0 } == ["stuck billing job"])
    await driver.advance(795)
    #expect(top(driver).contains("write 44s left"))
  }

  @Test("its end closes what asks for a change, sends nothing, and says so")
  func expires() async {
    let driver = await production()
    await driver.press(":").type("write 1m look").press(.enter)
    await driver.advance(50).press("p", .tab)
    #expect(driver.console.dialogs.count == 1)
    await driver.advance(10)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("Write access has ended. What was open is closed"))
    #expect(top(driver).contains("read-only"))
    #expect(!driver.client.asked.contains(SubmitOperation.name))
    #expect(driver.journal.map(\.kind) == [.writeGranted, .writeExpired])
  }

  @Test("it is made longer, and given back early")
  func extended() async {
    let driver = await production()
    await driver.press(":").type("write 15m look").press(.enter)
    await driver.press(":").type("write 2h look longer").press(.enter)
    #expect(top(driver).contains("write 120m left"))
    await driver.press(":").type("ro").press(.enter)
    #expect(top(driver).contains("read-only"))
    #expect(driver.journal.map(\.kind) == [.writeGranted, .writeExtended, .writeReturned])
  }

  @Test(
    "what is no span, too long, or has no reason gives nothing",
    arguments: [
      ("write 9h why", "at most eight hours"), ("write 15m", "say why"),
      ("write soon why", "no span of time"),
    ])
  func refused(line: String, message: String) async {
    let driver = await production()
    await driver.press(":").type(line).press(.enter)
    #expect(driver.screen.contains(message))
    #expect(top(driver).contains("read-only"))
    #expect(driver.journal.isEmpty)
  }

  @Test("bare :write asks for span and reason, and takes no enter that is held")
  func dialog() async {
    let driver = await production()
    await driver.press(":").type("write").press(.enter, .enter, .enter)
    #expect(driver.screen.contains("Write access"))
    #expect(!driver.screen.contains("say why"))
    driver.expectDrawing("write-dialog-100x30")
    await driver.type("billing is stuck").press(.tab, .ctrl("u")).type("20x").press(.tab).advance(1)
    await driver.press(.enter)
    #expect(driver.screen.contains("“20x” is no span of time"))
    await driver.press(.tab, .backspace).type("m").press(.enter, .enter)
    #expect(top(driver).contains("write 20m left"))
  }

  @Test("nothing is granted that was not written down")
  func journalFails() async {
    let driver = await production()
    driver.journalFailure = "the disk is full"
    await driver.press(":").type("write 15m look").press(.enter)
    #expect(driver.screen.contains("No write access: the journal cannot be written"))
    #expect(top(driver).contains("read-only"))
  }

  @Test("elsewhere :ro and :write go forth and back without a reason; --read-only stays")
  func toggles() async {
    let driver = await Driver()
    await driver.press(":").type("ro").press(.enter)
    #expect(top(driver).contains("read-only"))
    await driver.press("n")
    #expect(driver.screen.contains("read-only: :write"))
    await driver.press(":").type("write").press(.enter)
    #expect(!top(driver).contains("read-only"))
    #expect(driver.journal.isEmpty)
    var session = Session.make()
    session.isReadOnly = true
    let started = await Driver(.standard(session: session))
    await started.press(":").type("write 15m look").press(.enter)
    #expect(started.screen.contains("started with --read-only"))
    #expect(top(started).contains("read-only"))
  }

  @Test("a component that forgets to look is refused all the same")
  func belt() async {
    let driver = await production()
    await driver.press(":").type("write 15m look").press(.enter).press("p", .tab)
    driver.hold(WhoAmI.name)
    await driver.press(.escape)
    #expect(driver.console.access != .open)
    var console = driver.console
    console.access = .readOnly(.production)
    let call = Call<AnyEvent>(CancelOperation(operation: "P000000001"), token: "x", whenBusy: .joins) { _ in
      AnyEvent(0)
    }
    console.ask(call, at: Address(layer: .shell, token: "x"))
    #expect(!console.outbox.contains { if case .call = $0 { true } else { false } })
  }

  @Test("line 1 says it at every width, and production is drawn so")
  func drawings() async {
    for size in [Size(80, 24), Size(120, 40)] {
      let driver = await production(size: size)
      driver.expectDrawing("access-read-only-\(size.width)x\(size.height)")
      await driver.press(":").type("write 15m stuck billing job").press(.enter).advance(5)
      driver.expectDrawing("access-elevated-\(size.width)x\(size.height)")
    }
  }
}
