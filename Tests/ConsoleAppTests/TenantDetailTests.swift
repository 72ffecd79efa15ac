import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Tenant detail")
@MainActor
struct TenantDetailTests {
  private nonisolated static let sizes = [Size(80, 24), Size(120, 40)]

  private static let acmeInTrouble = TenantDetail.make(
    .acme, operations: [.acmeCreate, .halcyonPause], observed: .troubled)
  private static let lumenBusy = TenantDetail.make(
    .lumen, operations: [.lumenRebuild, .halcyonPause], pods: .twoOfLumen, sso: .desired, observed: .calm)
  private static let unseen = TenantDetail.make(
    .make(9, "quiet-press", name: "Quiet Press", health: .noClusterConnected()), modules: [])

  private static func platform(_ session: Session = .make()) -> ScriptedClient {
    let client = ScriptedClient.detailed(
      [acmeInTrouble, lumenBusy, unseen, .make(.halcyon)], session: session)
    client.on(PlanOperation.self) { question in
      .init(plan: .pause(), decision: .allowed, tenant: question.tenant == "T000000001" ? .acme : .lumen)
    }
    return client
  }

  private func name(_ state: String, _ size: Size) -> String {
    "tenant-\(state)-\(size.width)x\(size.height)"
  }

  // MARK: Drawings

  @Test("every state has its drawing", arguments: sizes)
  func drawings(size: Size) async {
    let loading = await Driver(
      Self.platform(), size: size, route: .tenant("lumen"), holding: [GetTenant.name])
    loading.expectDrawing(name("loading", size))
    for (state, slug) in [
      ("busy", "lumen"), ("parked", "acme-media"), ("paused", "halcyon-studio"), ("none", "nobody"),
    ] {
      await Driver(Self.platform(), size: size, route: .tenant(slug)).expectDrawing(name(state, size))
    }
    let offline = await Driver(
      Self.platform(.make(connected: false)), size: size, route: .tenant("quiet-press"))
    offline.expectDrawing(name("no-cluster", size))
  }

  @Test("logs and dialogs have their drawings", arguments: sizes)
  func floats(size: Size) async {
    let logs = GetTenantLogs.Output(
      lines: .ofATenant, dropped: 1_204, missing: ["pod logs: no cluster connected"])
    let client = ScriptedClient.detailed([Self.lumenBusy], logs: logs)
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .lumen) }
    let driver = await Driver(client, size: size, route: .tenant("lumen"))
    await driver.press("p")
    driver.expectDrawing(name("pause", size))
    await driver.press(.escape, "l")
    driver.expectDrawing(name("logs", size))
    client.refuse(
      GetTenantLogs.self, APIProblem(.unavailable, "The cluster did not answer.", runbook: "cluster-down"))
    await driver.press("r")
    driver.expectDrawing(name("logs-stale", size))
  }

  @Test("what was seen of a tenant stands there with its age, and what was never seen says so")
  func observed() async {
    let calm = await Driver(Self.platform(), route: .tenant("lumen")).screen
    #expect(
      calm.contains("1.2 GiB  ▁▂▂▃▃▄▄▅▅▆▆▇▇█ · seen 4m ago") && calm.contains("14 active · seen 25m ago"))
    #expect(calm.contains("11h ago · nightly") && calm.contains("none · compared 3m ago"))
    let troubled = await Driver(Self.platform(), route: .tenant("acme-media")).screen
    #expect(troubled.contains("⚠ 6d ago · by an operation · 92 MiB"))
    #expect(
      troubled.contains("⚠ 2 differences · compared 30s ago") && troubled.contains("655 MiB · seen 4m ago"))
    let unseen = await Driver(Self.platform(.make(connected: false)), route: .tenant("quiet-press")).screen
    #expect(unseen.contains("size not seen yet") && unseen.contains("not compared yet"))
  }

  @Test("a tenant that nothing can look at says so")
  func healthUnknown() async {
    let driver = await Driver(Self.platform(.make(connected: false)), route: .tenant("quiet-press"))
    #expect(driver.screen.contains("? health unknown: no cluster connected · never seen"))
    await driver.press("l")
    #expect(driver.screen.contains("? health unknown: no cluster connected · never seen"))
  }

  @Test("a tenant that was never loaded shows the problem and the way out, and offers nothing")
  func notFound() async {
    let driver = await Driver(Self.platform(), route: .tenant("nobody"))
    #expect(driver.screen.contains("There is no tenant “nobody”."))
    await driver.press("p")
    #expect(driver.console.dialogs.isEmpty)
    await driver.press(.escape)
    #expect(driver.console.stack.count == 1)
  }

  @Test("what was loaded stays, with its age, when the platform is gone")
  func stale() async {
    let client = Self.platform()
    let driver = await Driver(client, route: .tenant("lumen"))
    client.refuse(GetTenant.self, APIProblem(.unavailable, "The platform does not answer."))
    await driver.advance(42)
    await driver.press("r")
    #expect(driver.screen.contains("The platform does not answer."))
    #expect(driver.screen.contains("Lumen 電通"))
    #expect(driver.screen.contains("STALE 42s"))
  }

  // MARK: Moving

  @Test("enter opens the operation under the bar, the last tab is the log, escape comes back")
  func moving() async {
    let driver = await Driver(Self.platform(), route: .tenant("lumen"))
    #expect(driver.selectedLine.contains("rebuild"))
    await driver.press(.down)
    #expect(driver.selectedLine.contains("pause"))
    await driver.press(.up, .enter)
    #expect(driver.screen.contains("op P000000001"))
    await driver.press(.escape, .backTab)
    #expect(driver.screen.contains("following · 5 lines"))
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen", tab: "logs"))
    await driver.press(.escape)
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen"))
  }

  @Test("past the last operation arrows scroll to what lies below, and back")
  func scrolling() async {
    let driver = await Driver(Self.platform(), route: .tenant("lumen"))
    #expect(!driver.screen.contains("Next invoice"))
    await driver.press(.down)
    for _ in 0..<30 { await driver.press(.down) }
    #expect(driver.screen.contains("Next invoice"))
    for _ in 0..<40 { await driver.press(.up) }
    #expect(driver.selectedLine.contains("rebuild"))
  }

  @Test("the route's tab is opened; o opens and y copies the URL")
  func links() async {
    let driver = await Driver(Self.platform(), route: .tenant("lumen", tab: "logs"))
    #expect(driver.screen.contains("5 of 5 gates are open"))
    await driver.press("y")
    #expect(driver.copied == ["https://lumen.example.net"])
    await driver.press("O")
    #expect(driver.screen.contains("Opened https://lumen.example.net"))
  }

  @Test("a change of this tenant loads it again, a change of another does not")
  func changes() async {
    let client = Self.platform()
    let driver = await Driver(client, route: .tenant("lumen"))
    client.forgetAsked()
    await driver.change(tenants: [identifier("T", 99)])
    #expect(!client.asked.contains(GetTenant.name))
    await driver.change(tenants: [Tenant.lumen.id])
    #expect(client.asked.contains(GetTenant.name))
    client.forgetAsked()
    await driver.change(operations: [OperationSummary.lumenRebuild.id])
    #expect(client.asked.contains(GetTenant.name))
  }

  // MARK: Logs

  @Test("v leaves out milder lines, V goes back to errors alone, and the platform is asked for those")
  func severity() async {
    let client = Self.platform()
    let asked = Mutex<[TenantryAPI.LogSeverity]>([])
    client.on(GetTenantLogs.self) { question in
      asked.withLock { $0.append(question.minimumSeverity) }
      let all: [TenantryAPI.LogLine] = .ofATenant
      return .init(lines: all.filter { $0.severity >= question.minimumSeverity }, dropped: 0, missing: [])
    }
    let driver = await Driver(client, route: .tenant("lumen", tab: "logs"))
    await driver.press("v", "v")
    #expect(driver.screen.contains("following · 2 lines · warning and worse"))
    await driver.press("v")
    #expect(driver.screen.contains("1 line · errors only"))
    await driver.press("v")
    #expect(driver.screen.contains("following · 5 lines"))
    #expect(asked.withLock { $0 } == [.debug, .info, .warning, .error, .debug])
  }

  @Test(
    "the log has the keyboard: digits are ranges of time, letters typed into a question are nobody's keys")
  func logKeys() async {
    let driver = await Driver(Self.platform(), route: .tenant("lumen", tab: "logs"))
    await driver.press("2")
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen", tab: "logs"))
    #expect(driver.screen.contains("since "))
    await driver.press("0", "/").type("pq")
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("search pq"))
    await driver.paste(" gates")
    #expect(driver.screen.contains("search pq gates"))
    await driver.press(.escape)
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen", tab: "logs"))
    await driver.press("1", "c")
    #expect(driver.copied.last?.contains("5 of 5 gates are open") == true)
    await driver.press("S")
    #expect(driver.screen.contains("lumen-logs was not saved"))
  }

  @Test("what the limit leaves out is said with its limits")
  func limits() {
    var logs = TenantLogs()
    logs.receive(
      .success(.init(lines: .ofATenant, dropped: 1_204, missing: [])), severity: .debug, at: .noon)
    #expect(logs.limits == "last 7 days, 500 events; 1,204 dropped")
    logs.receive(
      .success(.init(lines: .ofATenant, dropped: 3, reachesFurther: true, missing: [])), severity: .debug,
      at: .noon)
    #expect(logs.limits == "last 7 days, 500 events; 3 or more dropped")
  }

  @Test("new lines are added; whoever reads an old one is not moved")
  func newLines() {
    var logs = TenantLogs()
    let lines = (0..<40).map { (number: Int) -> TenantryAPI.LogLine in .made(number) }
    logs.receive(
      .success(.init(lines: Array(lines[0..<30]), dropped: 0, missing: [])), severity: .debug, at: .noon)
    _ = logs.handle(.up, now: .noon)
    #expect(!logs.isFollowing)
    logs.receive(
      .success(.init(lines: Array(lines[10..<40]), dropped: 10, missing: [])), severity: .debug, at: .noon)
    #expect(logs.state.count == 40)
    #expect(!logs.isFollowing)
    logs.receive(.success(.init(lines: [.made(99)], dropped: 0, missing: [])), severity: .debug, at: .noon)
    #expect(logs.state.count == 1)
  }

  @Test("an answer for another severity is dropped")
  func lateAnswer() {
    var logs = TenantLogs()
    logs.stepMinimum(by: -1)
    #expect(logs.minimum == .error)
    logs.receive(.success(.init(lines: .ofATenant, dropped: 0, missing: [])), severity: .debug, at: .noon)
    #expect(logs.state.count == 0)
    #expect(logs.answer == .loading)
  }
}
