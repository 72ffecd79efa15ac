import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("A server that is away")
@MainActor
struct AwayTests {
  private static let remote = Session.make(mode: .remote, context: "prod")
  private let before = Date.noon.addingTimeInterval(-12 * 60)

  private func away(
    size: Size = Size(80, 24), route: Route = .overview, butFor unknown: [any Endpoint.Type] = []
  ) async -> Driver {
    let client = ScriptedClient.standard(session: Self.remote)
    client.goAway(knownAt: before, butFor: unknown)
    return await Driver(client, size: size, route: route)
  }

  @Test("a console begins with what is known from before, with its age, and says that nobody answers")
  func beginsAway() async {
    let driver = await away()
    #expect(driver.surface.lines[0].contains("OFFLINE since 14:02Z"))
    #expect(driver.surface.lines[0].contains("prod"))
    #expect(driver.line(with: "── Health").contains("STALE 12m"))
    #expect(driver.screen.contains("acme-media"))
    #expect(!driver.screen.contains("✖ Unavailable"))
    #expect(!driver.quit)
  }

  @Test("every page can be walked through, and what was seen of it is there")
  func walks() async {
    let driver = await away()
    await driver.press("2")
    #expect(driver.line(with: "── Tenants").contains("STALE 12m"))
    await driver.press(.enter)
    #expect(driver.screen.contains("acme-media"))
    await driver.press("8")
    #expect(driver.screen.contains("STALE 12m"))
  }

  @Test("a page of which nothing was ever seen says so")
  func nothingKnown() async {
    let driver = await away(butFor: [ListTenants.self])
    await driver.press("2")
    #expect(driver.screen.contains("Nothing is known of this yet: the server cannot be reached."))
    #expect(driver.line(with: "── Tenants").contains("not known"))
  }

  @Test("when the server is back everything is asked for again")
  func comesBack() async {
    let driver = await away(route: .tenants)
    driver.client.comeBack()
    await driver.advance(60)
    await driver.send(.feedRetried)
    #expect(driver.surface.lines[0].contains("● LIVE"))
    #expect(!driver.screen.contains("STALE"))
  }

  @Test("when the feed is open again before the server answers, the answer is waited for, not the next change")
  func comesBackSilently() async {
    let driver = await away(route: .tenants)
    await driver.send(.feedLost)
    await driver.send(.feedRetried)
    driver.client.comeBack()
    await driver.advance(3)
    #expect(driver.surface.lines[0].contains("● LIVE"))
    #expect(!driver.screen.contains("STALE"))
  }

  @Test("the age grows while nobody answers")
  func ages() async {
    let driver = await away(route: .tenants)
    await driver.advance(120)
    #expect(driver.line(with: "── Tenants").contains("STALE 14m"))
  }

  // MARK: The first frame

  @Test("what is known is on the screen before the answer, with its age, and then the answer takes its place")
  func firstFrame() async {
    let client = ScriptedClient.standard(session: Self.remote)
    client.knows(WhoAmI.self, Self.remote, at: before)
    client.knows(ListTenants.self, .init(items: [.northwind], total: 1), at: before)
    let runner = RunnerOfOne(client)
    var console = Console(size: Size(80, 24), now: .noon, route: .tenants, makeKey: { "key" })
    var effects = console.start()
    let answers = await runner.recall(&effects, &console)
    func screen() -> String { Surface(console.view(), size: console.size).lines.joined(separator: "\n") }
    #expect(screen().contains("northwind"))
    #expect(screen().contains("STALE 12m"))
    #expect(screen().contains("CONNECTING"))
    for event in answers { _ = console.handle(event, now: .noon) }
    #expect(screen().contains("acme-media"))
    #expect(!screen().contains("STALE"))
    #expect(screen().contains("● LIVE"))
  }

  @Test("on a live console an answer that comes at once is not called stale before")
  func noFlicker() async {
    let client = ScriptedClient.standard(session: Self.remote)
    let driver = await Driver(client)
    client.knows(ListTenants.self, .init(items: [.northwind], total: 1), at: before)
    let runner = RunnerOfOne(client)
    var console = driver.console
    var effects = console.handle(.input(.key("2")), now: .noon)
    let answers = await runner.recall(&effects, &console)
    func title() -> String {
      Surface(console.view(), size: console.size).lines.first { $0.contains("── Tenants") } ?? ""
    }
    #expect(title().contains("1 tenant") && !title().contains("STALE"))
    #expect(console.nextTick <= Date.noon.addingTimeInterval(0.31))
    _ = console.handle(.clockTicked, now: .noon.addingTimeInterval(0.4))
    #expect(title().contains("STALE 12m"))
    for event in answers { _ = console.handle(event, now: .noon.addingTimeInterval(0.5)) }
    #expect(!title().contains("STALE"))
  }

  @Test("what is typed about a tenant is judged by the answer, not by what is known from before")
  func judgesTheAnswer() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.on(ListTenants.self, .init(items: [.northwind], total: 1))
    var paused = Tenant.northwind
    (paused.status, paused.pausedBy) = (.paused, .operator)
    client.knows(GetTenant.self, .make(paused), at: before)
    let driver = await Driver(client, route: .tenants)
    await driver.press(":").type("pause northwind").advance(1)
    var console = driver.console
    var effects = console.handle(.input(.key(.enter)), now: .noon)
    let answers = await RunnerOfOne(client).recall(&effects, &console)
    func screen() -> String { Surface(console.view(), size: console.size).lines.joined(separator: "\n") }
    #expect(screen().contains("paused") && !screen().contains("is paused already"))
    for event in answers { _ = console.handle(event, now: .noon) }
    #expect(screen().contains("╭─ Pause Northwind"))
  }

  @Test("the same asked again is not shown from before once more")
  func asksOnce() async {
    let client = ScriptedClient.standard(session: Self.remote)
    let driver = await Driver(client, route: .tenants)
    client.knows(ListTenants.self, .init(items: [.northwind], total: 1), at: before)
    var console = driver.console
    var effects = console.handle(.input(.key("r")), now: .noon)
    _ = await RunnerOfOne(client).recall(&effects, &console)
    #expect(Surface(console.view(), size: console.size).lines.joined().contains("acme-media"))
  }

  @Test("what was production before stays read-only; a place that turns out to be production becomes so")
  func access() async {
    let client = ScriptedClient.standard(session: Self.remote)
    client.knows(WhoAmI.self, .make(mode: .remote, context: "served"), at: before)
    client.goAway(knownAt: before)
    let driver = await Driver(client)
    #expect(driver.surface.lines[0].contains("write"))
    client.comeBack()
    await driver.send(.feedRetried)
    #expect(driver.surface.lines[0].contains("read-only"))
  }

  @Test("away, in both sizes", arguments: [Size(80, 24), Size(145, 45)])
  func drawings(_ size: Size) async {
    let driver = await away(size: size)
    driver.expectDrawing("away/overview-\(size.width)")
    await driver.press("2")
    driver.expectDrawing("away/tenants-\(size.width)")
    let unknown = await away(size: size, route: .tenants, butFor: [ListTenants.self])
    unknown.expectDrawing("away/nothing-known-\(size.width)")
  }
}

/// Does a console's first effects and keeps the answers back.
@MainActor
private struct RunnerOfOne {
  private let runner: EffectRunner

  init(_ client: ScriptedClient) {
    runner = EffectRunner(
      client: client, drafts: MemoryDraftStore(), openURL: { _ in nil }, copy: { _ in nil })
  }

  /// Tells the console what is known from before, and returns what is to be told after that.
  func recall(_ effects: inout [ConsoleEffect], _ console: inout Console) async -> [ConsoleEvent] {
    var answers: [ConsoleEvent] = []
    var queue = effects
    effects = []
    while !queue.isEmpty {
      let effect = queue.removeFirst()
      if case .after = effect { continue }
      if case .call(let ticket, let call) = effect, call.recalls, let known = await call.recall(runner.client)
      {
        queue += console.handle(.recalled(ticket, known.event, at: known.at), now: .noon)
      }
      var asked = effect
      if case .call(let ticket, var call) = effect {
        call.recalls = false
        asked = .call(ticket, call)
      }
      if let event = await runner.perform(asked, tell: { _ in }) { answers.append(event) }
    }
    return answers
  }
}
