import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Contexts, and who one is in them")
@MainActor
struct ContextsTests {
  private static let contexts = [
    KnownContext(name: "dev", server: "http://127.0.0.1:8480"),
    KnownContext(name: "prod-sgp", server: "https://tenantry.example.net", environment: .production),
    KnownContext(name: "stage", server: "https://stage.tenantry.example.net", environment: .staging),
  ]

  private func remote(
    _ role: TenantModel.Role = .platformOwner, context: String = "dev", environment: TenantEnvironment? = nil
  ) -> ScriptedClient {
    .standard(session: .make(role, mode: .remote, context: context, environment: environment))
  }

  @Test(
    "what is written down is listed, with which one this is and how another is opened", arguments: [80, 140])
  func list(width: Int) async {
    let size = Size(width, width == 80 ? 24 : 45)
    let driver = await Driver(
      remote(context: "prod-sgp", environment: .production), size: size, contexts: Self.contexts)
    await driver.press(":").type("context").press(.enter)
    driver.expectDrawing("contexts-\(size.width)x\(size.height)")
    await driver.press("q")
    #expect(!driver.screen.contains("you are here"))
  }

  @Test("where nothing is written down it is said how to begin")
  func none() async {
    let driver = await Driver()
    await driver.press(":").type("ctx").press(.enter)
    #expect(driver.screen.contains("tenantry context add NAME ADDRESS --login"))
  }

  private func signedOut() async -> Driver {
    let client = remote(.platformOperator)
    let driver = await Driver(client)
    client.refuse(WhoAmI.self, APIProblem(.unauthenticated, Self.advice))
    await driver.send(.feedLost)
    await driver.send(.feedRetried)
    return driver
  }

  private static let advice = "Your sign-in has ended. Sign in again: tenantry login --context dev"

  @Test("a sign-in that has ended is said in one line, and what is there can be read on")
  func ended() async {
    let driver = await signedOut()
    driver.expectDrawing("signed-out-80x24")
    await driver.advance(120)
    #expect(driver.surface.lines[0].contains("✖ SIGNED OUT since 14:02Z"))
    #expect(driver.surface.lines[0].contains("ops@north · operator"))
    #expect(driver.screen.contains(Self.advice))
    #expect(driver.line(with: "── Health").contains("STALE"))
    await driver.press("2")
    #expect(driver.screen.contains(Self.advice) && driver.screen.contains("acme-media"))
    // The feed goes on failing: that is no other trouble.
    await driver.send(.feedLost)
    #expect(driver.surface.lines[0].contains("SIGNED OUT"))
  }

  @Test("it goes on by itself once somebody has signed in beside it")
  func back() async {
    let driver = await signedOut()
    driver.client.on(WhoAmI.self, .make(.platformOperator, mode: .remote, context: "dev"))
    driver.client.forgetAsked()
    await driver.send(.feedRetried)
    #expect(driver.surface.lines[0].contains("● LIVE"))
    #expect(!driver.screen.contains(Self.advice))
    #expect(driver.client.asked.contains(ListTenants.name))
  }

  @Test(
    "a context that is written down as production is tinted, opens read-only and says so, whatever it is called"
  )
  func production() async {
    let driver = await Driver(remote(context: "dev", environment: .production))
    #expect(driver.surface.lines[0].contains(" PROD ") && driver.surface.lines[0].contains("read-only"))
    let staging = await Driver(remote(context: "prod-copy", environment: .staging))
    #expect(staging.surface.lines[0].contains(" STAGING "))
  }

  @Test("the server's word decides who one is and what the keys do")
  func role() async {
    let owner = await Driver(remote(.platformOwner), route: .tenants)
    let finance = await Driver(remote(.financeOwner), route: .tenants)
    #expect(owner.surface.lines[0].contains("ops@north · owner · write"))
    #expect(finance.surface.lines[0].contains("finance owner"))
    #expect(owner.console.context.refusal(of: CreateTenant.permission) == nil)
    #expect(finance.console.context.refusal(of: CreateTenant.permission) != nil)
  }
}
