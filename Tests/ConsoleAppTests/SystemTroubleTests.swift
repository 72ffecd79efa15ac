import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Systems that are left alone")
@MainActor
struct SystemTroubleTests {
  private func session(_ breaker: BreakerStatus, also other: BreakerStatus? = nil) -> Session {
    var session = Session.make()
    for index in session.integrations.indices {
      session.integrations[index].breaker = BreakerStatus(state: .closed)
    }
    session.integrations[1].breaker = breaker
    if let other { session.integrations[2].breaker = other }
    return session
  }

  private func count(_ driver: Driver) -> Int { driver.client.asked.count { $0 == WhoAmI.name } }

  private let open = BreakerStatus(
    state: .open, since: .noon.minus(252), nextTry: .noon.minus(-12), reason: "It did not answer.")

  @Test(
    "are named on the overview, with since when, what it means and when they are tried",
    arguments: [Size(80, 24), Size(140, 45)])
  func drawn(size: Size) async {
    let trial = BreakerStatus(state: .halfOpen, since: .noon.minus(31))
    let driver = await Driver(.standard(session: session(open, also: trial)), size: size)
    driver.expectDrawing("overview-left-alone-\(size.width)x\(size.height)")
  }

  @Test("take no room while all is well")
  func quiet() async {
    let driver = await Driver(
      .standard(session: session(BreakerStatus(state: .closed))), size: Size(140, 45))
    #expect(!driver.screen.lowercased().contains("left alone"))
  }

  @Test("are looked for again after a while, and only where something can be left alone")
  func again() async {
    let driver = await Driver(.standard(session: session(open)), size: Size(140, 45))
    let before = count(driver)
    await driver.advance(11)
    #expect(count(driver) == before + 1)
    let calm = await Driver(size: Size(140, 45))
    let asked = count(calm)
    await calm.advance(11)
    #expect(count(calm) == asked)
  }
}
