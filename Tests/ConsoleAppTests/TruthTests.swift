import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

/// What the screen says must be so.
@Suite("Truth")
@MainActor
struct TruthTests {
  private func bottom(_ driver: Driver) -> String { driver.surface.lines.last ?? "" }

  // MARK: The bottom line

  @Test("while one types, the bottom line offers no key that would be typed")
  func textFields() async {
    let search = await Driver(route: .tenants)
    await search.press("/")
    #expect(bottom(search).contains("enter keep"))
    await search.type("ac")
    #expect(bottom(search).contains("esc clear"))
    #expect(!bottom(search).contains("? help"))
    #expect(!bottom(search).contains(": command"))

    let client = ScriptedClient.standard()
    client.answerWizard()
    let wizard = await Driver(client, route: .createTenant)
    await wizard.type("Acme")
    #expect(bottom(wizard).contains("esc leave (draft kept)"))
    #expect(!bottom(wizard).contains("? help"))

    let palette = await Driver()
    await palette.press(":")
    #expect(bottom(palette).contains("↑↓ choose   enter go   esc close"))
  }

  // MARK: Pages of tenants

  @Test(
    "page down goes through the rows of the screen first, then to the next page, and page up back to its end")
  func paging() async {
    let driver = await Driver(.standard(tenants: 60), route: .tenants)
    driver.client.forgetAsked()
    #expect(driver.selectedLine.contains("acme-media"))
    await driver.press(.pageDown)
    #expect(!driver.client.asked.contains(ListTenants.name))
    await driver.press(.pageDown, .pageDown)
    #expect(driver.line(with: "── Tenants").contains("21–40 of 60"))
    await driver.press(.pageUp)
    #expect(driver.line(with: "── Tenants").contains("1–20 of 60"))
    #expect(driver.selectedLine.contains("tenant-0020"))
    await driver.press("]")
    #expect(driver.line(with: "── Tenants").contains("21–40 of 60"))
  }

  @Test("a high screen is filled, and filled again when it grows")
  func highScreen() async {
    let driver = await Driver(.standard(tenants: 90), size: Size(120, 40), route: .tenants)
    #expect(driver.line(with: "── Tenants").contains("1–34 of 90"))
    await driver.resize(120, 60)
    #expect(driver.line(with: "── Tenants").contains("1–54 of 90"))
  }

  // MARK: The search

  @Test("a value that nothing has is said where it stands, and what is shown is called unfiltered")
  func unknownValue() async {
    let driver = await Driver(route: .tenants)
    await driver.press("/").type("status:eror").advance(1)
    #expect(
      driver.line(with: "unknown").hasPrefix("          ^^^^ ✖ unknown status “eror”; did you mean “error”?"))
    #expect(driver.line(with: "── Tenants").contains("filter not applied"))
    #expect(driver.screen.contains("northwind"))
    // Enter does not take it.
    await driver.press(.enter)
    #expect(bottom(driver).contains("esc clear"))
    await driver.press(.escape, "/").type("plan:gold").advance(1)
    #expect(driver.screen.contains("unknown plan “gold”: "))
    await driver.press(.escape, "/").type("staus:error").advance(1)
    #expect(driver.screen.contains("unknown field “staus”; did you mean “status”?"))
    await driver.press(.escape)
    #expect(!driver.screen.contains("not applied"))
  }

  @Test("while a filter is not finished the last good one stays in force")
  func unfinished() async {
    let driver = await Driver(route: .tenants)
    await driver.press("/").type("status:error").advance(1)
    driver.client.forgetAsked()
    await driver.type(" age<").advance(1)
    #expect(driver.client.asked.isEmpty)
    #expect(driver.line(with: "── Tenants").contains("status:error"))
    #expect(driver.line(with: "tab ").contains("15m"))
    await driver.press(.tab).advance(1)
    #expect(driver.line(with: " / ").contains("status:error age<15m"))
    #expect(driver.line(with: "── Tenants").contains("age<15m"))
  }

  // MARK: The palette

  @Test("a sentence shows what enter will do; what nobody knows is not run")
  func sentences() async {
    let driver = await Driver()
    await driver.press(":").type("op P000000001")
    #expect(driver.screen.contains("operation P000000001 · rebuild of lumen · running"))
    await driver.press(.escape, ":").type("quit")
    #expect(driver.screen.contains("Quit Tenantry"))
    await driver.press(.escape, ":").type("tenant nobody").advance(1)
    #expect(driver.screen.contains("no tenant “nobody” is known"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.escape, ":").type("pause").advance(1)
    #expect(driver.screen.contains(":pause <tenant>"))
  }

  // MARK: A way out of trouble

  @Test("a parked operation is retried and cancelled on its tenant's page, and said once")
  func wayOut() async {
    let client = ScriptedClient.detailed([.make(.acme, operations: [.acmeCreate])])
    client.on(RetryOperation.self) { _ in .acmeCreate }
    client.on(CancelOperation.self) { _ in .acmeCreate }
    let driver = await Driver(client, size: Size(120, 40), route: .tenant("acme-media"))
    #expect(bottom(driver).contains("enter operation   R retry   c cancel"))
    let head = driver.surface.lines.prefix(6).joined()
    #expect(head.components(separatedBy: "cannot be pulled").count == 2)
    #expect(!head.contains("image pull failed"))
    await driver.press("R")
    #expect(client.asked.contains(RetryOperation.name))
    await driver.press("c")
    #expect(driver.screen.contains("Leave it parked"))
    await driver.press(.tab, .enter)
    #expect(client.asked.contains(CancelOperation.name))
  }

  @Test("a key pressed before the tenant is there waits for it")
  func earlyKey() async {
    let client = ScriptedClient.detailed([.make(.lumen)])
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .lumen) }
    let driver = await Driver(client, route: .tenant("lumen"), holding: [GetTenant.name])
    await driver.press("p")
    #expect(driver.console.dialogs.isEmpty)
    await driver.release(GetTenant.name)
    #expect(driver.console.dialogs.count == 1)
  }

  @Test("who may only read is told so by every command that writes")
  func readOnly() async {
    var session = Session.make()
    session.isReadOnly = true
    let driver = await Driver(.standard(session: session), size: Size(120, 40), route: .tenants)
    #expect(driver.surface.lines[0].contains("read-only"))
    await driver.press("n")
    #expect(driver.screen.contains("Create a tenant: read-only: started with"))
  }

  // MARK: States in words

  @Test("what is on its way is no trouble")
  func pods() {
    func badge(_ status: String, isReady: Bool = false) -> String {
      PodLook.badge(
        PodSummary(
          name: "odoo", status: status, isReady: isReady, restarts: 0, image: "odoo", node: nil,
          startedAt: nil)
      ).text
    }
    for status in ["ContainerCreating", "Pending", "Terminating", "Running", "Init:0/1"] {
      #expect(badge(status).hasPrefix("◌"))
    }
    #expect(badge("Completed").hasPrefix("✔"))
    #expect(badge("Running", isReady: true).hasPrefix("●"))
    for status in ["ImagePullBackOff", "CrashLoopBackOff", "Init:CrashLoopBackOff", "OOMKilled"] {
      #expect(badge(status).hasPrefix("✖"))
    }
  }

  @Test("old health is faint and says when it was seen; a paused tenant has none; a parked one is not busy")
  func cells() {
    #expect(TenantCells.health(.northwind, now: .noon).text == "◐ 1 of 2 pods ready")
    let old = TenantCells.health(.northwind, now: Date.noon.addingTimeInterval(540))
    #expect(old.text == "◐ 1 of 2 pods ready · last seen 9m ago")
    #expect(old.spans.allSatisfy { $0.style == .dim })
    #expect(TenantCells.health(.halcyon, now: .noon).text == "–")
    let parked = Tenant.make(
      8, "stuck", status: .error, reason: "It stands. Runbook: docs/runbooks/x.md",
      operation: identifier("P", 2))
    #expect(TenantCells.status(parked).text == "✖ error · parked")
    #expect(TenantCells.why(parked).text == "It stands.")
  }

  @Test("a step says whose turn it is, and forgets the fault it was retried from")
  func steps() {
    var step = StepView(
      name: "rollout", title: "Roll out", state: .failed, note: "The image cannot be pulled.", fraction: nil,
      attempt: 1, startedAt: .noon.minus(30), finishedAt: nil, secondsTypical: nil, nextTryAt: .noon)
    #expect(StepRow.right(step, of: .acmeCreate, now: .noon).text == "parked: needs you")
    step.state = .running
    var operation = OperationSummary.acmeCreate
    operation.state = .waiting
    #expect(StepRow.right(step, of: operation, now: .noon).text == "30s")
    #expect(!StepRow.left(step, of: operation, titleWidth: 10, forgotten: .imagePull).text.contains("pulled"))
    operation.state = .retryWait
    step.nextTryAt = Date.noon.addingTimeInterval(12)
    #expect(StepRow.right(step, of: operation, now: .noon).text == "again in 12s")
  }

  @Test("what a running step waits for can be opened; the log of a fault comes first")
  func link() {
    let pull = "https://github.example.net/acme/state/pull/7"
    var detail = OperationDetail(
      summary: .acmeCreate,
      steps: [
        StepView(
          name: "desired_state", title: "Have it merged", state: .running, note: nil, fraction: nil,
          attempt: 1,
          startedAt: .noon, finishedAt: nil, secondsTypical: nil, nextTryAt: nil, link: pull)
      ], log: [], retry: .allowed, cancel: .allowed, undo: "", isCancelRequested: false)
    detail.summary.fault = nil
    #expect(detail.link == pull && detail.waitedForLink == pull)
    detail.summary.fault = .imagePull
    #expect(detail.link == OperationFault.imagePull.logsUrl && detail.waitedForLink == nil)
    detail.summary.fault = nil
    detail.steps[0].state = .done
    #expect(detail.link == nil)
  }

  @Test("the overview does not call well what nobody has seen")
  func unknownHealth() async {
    let client = ScriptedClient.standard(session: .make(connected: false))
    client.serve([.make(9, "quiet-press", health: .noClusterConnected())])
    let driver = await Driver(client, size: Size(120, 40))
    #expect(driver.line(with: "── Health").contains("health unknown: no cluster connected"))
    #expect(!driver.screen.contains("all well"))
  }

  // MARK: Words

  @Test("pods that are not ready win over the health that was recorded")
  func podsWin() {
    let detail = TenantDetail.make(.lumen, pods: .twoOfLumen)
    let context = ViewContext(size: Size(80, 24), now: .noon, session: .make(), connection: .live)
    #expect(TenantHeader.health(of: detail, context).text.hasPrefix("◐ degraded: 1 of 2 pods ready"))
  }

  @Test("production is red only where something is at stake")
  func production() {
    #expect(TenantHeader.badge(of: .production, in: .make()).text == "production")
    #expect(TenantHeader.badge(of: .production, in: .make(mode: .embedded)).text == " PROD ")
  }

  @Test("the farewell of a demo does not promise that operations go on")
  func farewell() async {
    #expect(await Driver().console.farewell == "1 operation was not finished; the demo ends with it.")
    let remote = await Driver(.standard(session: .make(mode: .remote, context: "north")))
    #expect(remote.console.farewell == "1 operation was not finished; the platform goes on with it.")
  }

  @Test("a slug typed wrong is said on enter")
  func mismatch() {
    var form = ConfirmForm()
    form.ask(.typeSlug, words: "acme", refusal: nil)
    for key: Key in ["a", "c", .enter] { _ = form.handle(key, at: .noon) }
    #expect(form.isMismatched)
    _ = form.handle("m", at: .noon)
    #expect(!form.isMismatched)
  }

  @Test("a name without Latin letters asks for a slug; the agency group is chosen below its field")
  func wizard() async {
    let client = ScriptedClient.standard()
    client.answerWizard()
    let driver = await Driver(client, size: Size(120, 40), route: .createTenant)
    await driver.type("電通")
    #expect(driver.screen.contains("no Latin letters in the name: type a slug"))
    await driver.press(.tab).type("dentsu").press(.tab).type("w")
    #expect(driver.screen.contains("Westend"))
    await driver.press(.down, .enter)
    #expect(driver.screen.contains("Westend"))
    await driver.press(.backTab).type("x")
    #expect(driver.screen.contains("new group"))
  }
}
