import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

/// What people see of the edge cases of the requirements (§7), a test for each, called by its words.
@Suite("PRD §7, on the screen")
@MainActor
struct ProductEdgeTests {
  @Test("No tenants yet → show call-to-action to create first tenant and link to docs")
  func noTenants() async {
    let client = ScriptedClient.standard(tenants: 0)
    client.answerWizard()
    let overview = await Driver(
      client, size: Size(100, 30), runbooks: ["first-tenant": "# The first tenant\n\nIn six steps.\n"])
    #expect(
      overview.screen.contains("No tenants yet.") && overview.screen.contains("create the first tenant"))
    #expect(overview.screen.contains("d read how"))
    await overview.press("d")
    #expect(overview.screen.contains("In six steps."))
    await overview.press(.escape, "n")
    #expect(overview.console.stack.last?.page?.route == .createTenant)
    let list = await Driver(.standard(tenants: 0), size: Size(100, 30), route: .tenants)
    #expect(list.screen.contains("No tenants yet.   n create the first tenant"))
  }

  @Test("No bundles → show explanation and recommended starting bundles (Finance PPM, CRM)")
  func noBundles() async {
    let screen = await Driver(.cataloged([]), size: Size(100, 30), route: .catalog).screen
    #expect(screen.contains("A bundle is the set of modules"))
    #expect(screen.contains("Finance PPM and CRM") && screen.contains("s add them"))
    #expect(ModuleBundle.starting == ["finance_ppm", "crm"])
  }

  @Test(
    "Use skeleton loaders for tables and cards; avoid blocking full-page spinners",
    arguments: PageCatalog.all.filter { $0.key != nil }.map(\.id))
  func skeletons(page: PageID) async {
    let questions = EndpointCatalog.all.map { $0.name }.filter { $0 != WhoAmI.name }
    let role: TenantModel.Role = page == .tenantPortal ? .tenantAdmin : .platformOwner
    let driver = await Driver(
      .standard(session: .make(role)), size: Size(100, 30), route: Route(page), holding: questions)
    #expect(driver.screen.contains("░░░"), "\(page.rawValue) shows nothing of what comes")
    await driver.press(":")
    #expect(driver.console.dialogs.count == 1, "\(page.rawValue) keeps people from going on")
  }

  @Test("Surface operation failures with logs URLs and recommended runbook links")
  func failures() async {
    let client = ScriptedClient.detailed([.make(.acme, operations: [.acmeCreate])])
    let tenant = await Driver(client, size: Size(120, 40), route: .tenant("acme-media"))
    #expect(
      tenant.screen.contains("The image cannot be pulled.") && tenant.screen.contains("runbook image-pull"))
    await tenant.press(.enter)
    #expect(tenant.screen.contains("https://logs.example.net/acme-media"))
    #expect(tenant.screen.contains("image-pull"))
  }

  @Test("a tenant in error encourages manual intervention: it says what to do, and has the keys for it")
  func intervention() async {
    let client = ScriptedClient.detailed([.make(.acme, operations: [.acmeCreate])])
    let driver = await Driver(client, size: Size(120, 40), route: .tenant("acme-media"))
    #expect(driver.screen.contains("✖ error") && driver.screen.contains("parked at rollout"))
    let bottom = driver.surface.lines.last ?? ""
    #expect(bottom.contains("R retry") && bottom.contains("c cancel"))
  }

  @Test("expose soft limit per environment")
  func softLimit() async {
    let screen = await Driver(.standard(tenants: 40), size: Size(140, 45)).screen
    #expect(screen.contains("40/50") || screen.contains("40 of 50"))
  }

  @Test(
    "Odoo version upgrades only allowed through specific, tested image tags: others cannot be chosen, and say why"
  )
  func testedTags() async {
    let client = ScriptedClient.detailed(
      [.make(.northwind, role: .platformOperator)], session: .make(.platformOperator))
    client.on(
      ListInfraTemplates.self,
      .init(
        items: [],
        images: [
          ImageRelease(image: known("odoo:18.0-20251120"), status: .candidate),
          ImageRelease(image: known("odoo:18.0-20251121"), status: .blocked),
          ImageRelease(image: known("odoo:18.0-20251122"), status: .tested),
        ]))
    let driver = await Driver(client, size: Size(120, 40), route: .tenant("northwind"))
    await driver.press("i").advance(1)
    #expect(driver.line(with: "20251121").contains("blocked"))
    #expect(driver.line(with: "20251120").contains("candidate"))
    client.on(PlanOperation.self) { question in
      #expect(question.params?.values["image"] == .text("odoo:18.0-20251122"))
      return .init(plan: .pause(), decision: .allowed, tenant: .northwind)
    }
    await driver.press(.home, .enter)
    #expect(client.asked.contains(PlanOperation.name))
  }

  @Test("Tenants list paginated (default 20 / page)")
  func pages() async {
    #expect(ListTenants.limitDefault == 20 && ListTenants().limit == 20)
    let driver = await Driver(.standard(tenants: 45), size: Size(80, 24), route: .tenants)
    #expect(driver.screen.contains("1–20 of 45"))
    await driver.press("]")
    #expect(driver.screen.contains("21–40 of 45"))
  }

  @Test(
    "Logs retrieval capped by date range and count (last 7 days, max 500 events per view), and it is said")
  func logs() async {
    #expect(GetTenantLogs.daysMax == 7 && GetTenantLogs.limitMax == 500)
    let logs = GetTenantLogs.Output(lines: .ofATenant, dropped: 1_204, missing: [])
    let client = ScriptedClient.detailed([.make(.northwind)], logs: logs)
    let driver = await Driver(client, size: Size(120, 40), route: .tenant("northwind", tab: "logs"))
    #expect(driver.screen.contains("last 7 days, 500 events; 1,204 dropped"))
  }
}
