import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Create tenant, by keys")
@MainActor
struct CreateTenantTests {
  private func open(_ client: ScriptedClient? = nil) async throws -> Driver {
    await Driver(try client ?? .creating(), size: Size(120, 40), route: .createTenant)
  }

  /// From an empty wizard to its last step.
  private func fill(_ driver: Driver, name: String = "Acme Films") async {
    await driver.type(name)
    await driver.press(.tab, .tab).type("Northside")
    await driver.press(.ctrl("n"), .ctrl("n"), .ctrl("n"), .ctrl("n"), .ctrl("n"))
    await driver.advance(1)
  }

  private func draft(_ driver: Driver) async -> WizardDraft? {
    WizardDraft(await driver.drafts.load(key: WizardDraft.key))
  }

  @Test("from the overview to the new tenant")
  func wholeWay() async throws {
    let client = try ScriptedClient.creating()
    let sent = Mutex<[CreateTenant]>([])
    client.on(CreateTenant.self) { question in
      sent.withLock { $0.append(question) }
      return .init(
        tenantId: identifier("T", 77), slug: known(question.request.slug), operationId: identifier("P", 1))
    }
    let driver = await Driver(client, size: Size(80, 24))
    await driver.press("n")
    await driver.type("Acme Films").advance(0.3)
    #expect(driver.screen.contains("available ✔"))
    await driver.press(.enter, .enter).type("no")
    await driver.press(.right, .enter, .enter)
    #expect(driver.screen.contains("● Plan"))
    await driver.press(.down, .enter)
    #expect(driver.screen.contains("● Bundle"))
    await driver.press(.down, .enter)
    #expect(driver.screen.contains("● Infra"))
    await driver.press(.ctrl("n"))
    await driver.advance(0.3)
    #expect(driver.screen.contains("https://acme-films.example.net/auth_oauth/signin"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("▸[ Create tenant ]"))
    await driver.press(.enter)
    #expect(driver.screen.contains("▸[ Cancel ]   [ Create ]"))
    #expect(sent.withLock { $0 }.isEmpty)
    await driver.press(.tab, .enter)
    #expect(
      sent.withLock { $0 }.first?.request
        == TenantRequest(
          name: "Acme Films", slug: "acme-films", agencyGroup: "Northside", plan: "pro", bundle: "crm",
          region: "sgp1",
          dbStrategy: "database", haLevel: "single", template: "odoo18-standard", image: nil,
          ssoTemplate: "odoo-confidential", redirectUris: nil, environment: "production"))
    #expect(driver.console.stack.last?.page?.route == .tenant("acme-films"))
    #expect(driver.screen.contains("op P000000001"))
    #expect(await draft(driver) == nil)
    await driver.press(.escape, .escape)
    #expect(driver.console.stack.count == 1)
  }

  @Test("enter on Cancel creates nothing and goes back to the review")
  func cancelled() async throws {
    let client = try ScriptedClient.creating()
    let driver = try await open(client)
    await fill(driver)
    await driver.press(.enter, .enter)
    #expect(!client.asked.contains(CreateTenant.name))
    #expect(driver.screen.contains("● Review"))
  }

  @Test("going back and forth loses nothing")
  func backAndForth() async throws {
    let driver = try await open()
    await driver.type("Acme Films").press(.tab, .tab).type("Harbour 港").press(.tab, .right, .ctrl("n"))
    await driver.press(.down, .down, .ctrl("n"), .ctrl("n"), .tab, .tab, .right, .ctrl("n"), .tab, .down)
    await driver.type("https://acme.example.org/cb").press(.ctrl("n"))
    let before = await draft(driver)
    for _ in 0..<6 { await driver.press(.ctrl("p")) }
    #expect(driver.screen.contains("● Identity"))
    for _ in 0..<5 { await driver.press(.ctrl("n")) }
    await driver.advance(1)
    let after = await draft(driver)
    #expect(before?.request == after?.request)
    #expect(after?.request.agencyGroup == "Harbour 港")
    #expect(after?.request.environment == "staging")
    #expect(after?.request.plan == "enterprise")
    #expect(after?.request.haLevel == "ha")
    #expect(after?.request.redirectUris?.last == "https://acme.example.org/cb")
    #expect(after?.step == .review)
  }

  @Test("what is left is offered again, and goes on where it was")
  func resume() async throws {
    let driver = try await open()
    await driver.type("Acme Films").press(.tab, .tab).type("Westend").press(
      .ctrl("n"), .ctrl("n"), .ctrl("n"))
    await driver.press(.escape)
    #expect(driver.console.stack.count == 1)
    await driver.press("n")
    #expect(driver.screen.contains("Resume the draft from 14:02?"))
    #expect(driver.screen.contains("Acme Films · acme-films"))
    await driver.press(.enter)
    #expect(driver.screen.contains("● Infra"))
    await driver.press(.ctrl("p"), .ctrl("p"), .ctrl("p"))
    #expect(driver.screen.contains("Westend"))
  }

  @Test("n starts a new one and the draft is gone; escape leaves it for later")
  func startNew() async throws {
    let driver = try await open()
    await driver.type("Acme Films").press(.escape, "n", .escape)
    #expect(await draft(driver)?.name == "Acme Films")
    await driver.press("n", "n")
    #expect(driver.screen.contains("It needs a slug first."))
    #expect(await draft(driver) == nil)
  }

  @Test("a draft from before the choices had come gets the usual ones")
  func resumeEarly() async throws {
    let driver = try await open()
    var early = WizardDraft()
    early.name = "Acme Films"
    early.slug = "acme-films"
    early.agencyGroup = "Harbour"
    await driver.drafts.save(early.data, key: WizardDraft.key)
    await driver.press(.escape, "n", .enter)
    for _ in 0..<5 { await driver.press(.ctrl("n")) }
    #expect(driver.screen.contains("▸[ Create tenant ]"))
    #expect(driver.screen.contains("Starter"))
  }

  @Test("a full environment is said at once")
  func softLimit() async throws {
    let client = try ScriptedClient.creating()
    client.on(
      GetTenantKPIs.self,
      .init(
        total: 50, active: 50, paused: 0, error: 0, provisioning: 0, retired: 0, softLimit: 50,
        agencyGroups: []))
    let driver = try await open(client)
    #expect(driver.screen.contains("There are 50 tenants; this environment should hold 50 at most."))
  }

  @Test("an empty wizard leaves no draft")
  func nothingTyped() async throws {
    let driver = try await open()
    await driver.press(.tab, .tab, .escape)
    #expect(await draft(driver) == nil)
  }

  @Test("letters that the console owns are letters in a field")
  func lettersAreLetters() async throws {
    let driver = try await open()
    await driver.type("q1:?rt")
    #expect(driver.line(with: "Name").contains("q1:?rt"))
  }

  @Test("control characters that are pasted stay out, wide ones go in")
  func pasted() async throws {
    let driver = try await open()
    await driver.paste("Acme\u{1B}[31m\u{0}\u{202E} 電通\r\nFilms\u{7}")
    #expect(await draft(driver)?.name == "Acme[31m 電通 Films")
    #expect(driver.line(with: "Slug").contains("acme-31m"))
    await driver.press(.tab, .tab, .tab)
    await driver.paste("production")
    #expect(await draft(driver)?.environment == .production)
  }

  @Test("an empty step says what it needs, at the field")
  func empty() async throws {
    let driver = try await open()
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● Identity"))
    #expect(driver.screen.contains("✖ is needed"))
    await driver.type("Acme Films").press(.ctrl("n"))
    #expect(driver.line(with: "› Agency group") != "")
  }

  @Test("a slug that is taken keeps from going on, and says whose it is")
  func taken() async throws {
    let driver = try await open()
    await driver.type("Acme Media").press(.tab, .tab).type("North").advance(0.3)
    #expect(driver.screen.contains("taken ✖"))
    #expect(driver.screen.contains("belongs to Acme Media already"))
    await driver.press(.ctrl("n"))
    #expect(driver.line(with: "› Slug") != "")
    await driver.type("-2").advance(0.3)
    #expect(driver.screen.contains("available ✔"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● Plan"))
  }

  @Test("the slug is asked for once, when the writing stops")
  func debounced() async throws {
    let client = try ScriptedClient.creating()
    let driver = try await open(client)
    for character in "Acme" {
      await driver.type(String(character)).advance(0.1)
    }
    #expect(!client.asked.contains(CheckSlug.name))
    #expect(driver.screen.contains("checking…"))
    await driver.advance(0.3)
    #expect(client.asked.count { $0 == CheckSlug.name } == 1)
  }

  @Test("a slug that cannot be checked does not hold anybody up")
  func uncheckable() async throws {
    let client = try ScriptedClient.creating()
    client.refuse(CheckSlug.self, APIProblem(.unavailable, "The platform does not answer."))
    let driver = try await open(client)
    await driver.type("Acme Films").press(.tab, .tab).type("North").advance(0.3)
    #expect(driver.screen.contains("could not be checked"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● Plan"))
  }

  @Test("a bundle that cannot be applied cannot be chosen and says why")
  func blockedBundle() async throws {
    let driver = try await open()
    await driver.type("Acme Films").press(.tab, .tab).type("North").press(
      .ctrl("n"), .ctrl("n"), .down, .down)
    #expect(driver.screen.contains("stock_barcode is an Enterprise module"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● Bundle"))
    #expect(driver.screen.contains("✖ cannot be applied: stock_barcode"))
    await driver.press(.up, .ctrl("n"))
    #expect(driver.screen.contains("● Infra"))
  }

  @Test("redirect URIs are exact; taking all away brings the template's back")
  func redirectUris() async throws {
    let driver = try await open()
    await fill(driver)
    await driver.press(.ctrl("p"), .tab, .down).type("https://*.example.net/")
    #expect(driver.screen.contains("row 2 must be exact"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● SSO"))
    await driver.press(.ctrl("u")).type("https://other.example.org/cb")
    await driver.advance(0.3)
    #expect(driver.screen.contains("https://other.example.org/cb is not on the tenant's host"))
    #expect(await draft(driver)?.redirectUris?.count == 2)
    await driver.press(.ctrl("u"), .up, .ctrl("u"))
    #expect(await draft(driver)?.redirectUris == nil)
  }

  @Test("choices that do not come show why, and r asks again")
  func broken() async throws {
    let client = try ScriptedClient.creating()
    client.refuse(
      ListBundles.self, APIProblem(.unavailable, "The catalog does not answer.", runbook: "catalog-down"))
    let driver = try await open(client)
    await driver.type("Acme Films").press(.tab, .tab).type("North").press(.ctrl("n"), .ctrl("n"))
    #expect(driver.screen.contains("The catalog does not answer."))
    #expect(driver.screen.contains("catalog-down"))
    client.on(ListBundles.self, .init(items: .three))
    await driver.press("r")
    #expect(driver.screen.contains("31 modules"))
  }

  @Test("without bundles it says what they are and which are good ones to begin with")
  func noBundles() async throws {
    let client = try ScriptedClient.creating()
    client.on(ListBundles.self, .init(items: []))
    let driver = try await open(client)
    await driver.type("Acme Films").press(.tab, .tab).type("North").press(.ctrl("n"), .ctrl("n"))
    #expect(driver.screen.contains("Finance PPM and CRM & Sales"))
    await driver.press(.ctrl("n"))
    #expect(driver.screen.contains("● Bundle"))
  }

  @Test("the review copies the tenant as a file")
  func copyFile() async throws {
    let driver = try await open()
    await fill(driver, name: "Acme \"Films\"")
    await driver.press("y")
    #expect(
      driver.copied == [
        """
        name: "Acme \\"Films\\""
        slug: "acme-films"
        agency_group: "Northside"
        environment: "production"
        plan: "starter"
        bundle: "finance_ppm"
        region: "sgp1"
        db_strategy: "database"
        ha_level: "single"
        template: "odoo18-standard"
        sso_template: "odoo-confidential"

        """
      ])
  }

  @Test("from the review a step can be changed")
  func changeFromReview() async throws {
    let driver = try await open()
    await fill(driver)
    await driver.press(.up, .up, .up, .up, .enter)
    #expect(driver.screen.contains("● Plan"))
  }

  @Test("an operator sees why not")
  func operatorRefused() async throws {
    let driver = try await open(.creating(.make(.platformOperator)))
    #expect(driver.screen.contains("New tenant is for platform owner. You are platform operator."))
  }
}
