import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

extension ListInfraTemplates.Output {
  /// Three templates, one of them retired, and four images.
  static func made() throws -> ListInfraTemplates.Output {
    var offers = try PlatformDefaults.standard().templates
    offers[1].version = 4
    offers.append(
      InfraTemplate(
        id: "odoo17-legacy", name: "Odoo 17", k8sChart: nil, dockerImageOdoo: known("odoo:17.0-20250601"),
        dockerImagePg: known("postgres:15.8"), sizeProfile: "10 GiB volume", volumeGib: 10, envDefaults: [:],
        version: 9, retiredAt: .noon.minus(86_400 * 30)))
    return ListInfraTemplates.Output(
      items: offers,
      images: [
        ImageRelease(image: known("odoo:18.0-20251120"), status: .candidate),
        ImageRelease(image: known("odoo:18.0-20251106"), status: .tested),
        ImageRelease(image: known("odoo:18.0-20250930"), status: .tested),
        ImageRelease(image: known("odoo:18.0-20250811"), status: .blocked),
      ], templateTenants: ["odoo18-standard": 34, "odoo18-large": 5, "odoo17-legacy": 1],
      imageTenants: ["odoo:18.0-20251106": 31, "odoo:18.0-20250930": 8])
  }
}

@Suite("Templates and images")
@MainActor
struct InfraTemplatesTests {
  private let client = ScriptedClient.standard()

  init() throws {
    let output = try ListInfraTemplates.Output.made()
    client.on(ListInfraTemplates.self, output)
  }

  @Test("looks as drawn in every state")
  func drawings() async {
    let empty = ScriptedClient.standard()
    empty.on(ListInfraTemplates.self, .init(items: [], images: []))
    await PageStates(
      route: Route(.infraTemplates), name: "infra", full: client, empty: empty, stranger: .financeOwner
    ).expectDrawings()
  }

  @Test("enter lists the tenants that are made of it")
  func users() async {
    let driver = await Driver(client, route: Route(.infraTemplates))
    await driver.press(.down, .enter)
    #expect(driver.console.stack.last?.page?.route.page == .tenantsList)
    #expect(driver.screen.contains("template:odoo18-large"))
  }

  @Test("a new version is written with the version that was seen, and what is refused stands at its field")
  func editing() async throws {
    client.refuse(
      SaveInfraTemplate.self,
      APIProblem(
        .invalid, "One field is not valid.",
        fields: [.init(pointer: "docker_image_odoo", message: "odoo:19 is in no list")]))
    let driver = await Driver(client, size: Size(100, 30), route: Route(.infraTemplates))
    await driver.press("e").advance(1)
    #expect(driver.screen.contains("odoo18-standard, version 2"))
    await driver.press(.tab, .ctrl("u")).type("odoo:19").press(.ctrl("s"))
    #expect(driver.screen.contains("✖ odoo:19 is in no list"))
    let template = try PlatformDefaults.standard().templates[0]
    client.on(SaveInfraTemplate.self) { asked in
      #expect(asked.expectedVersion == 1 && asked.template.dockerImageOdoo == "odoo:18.0-20250930")
      #expect(asked.template.envDefaults == ["limit_time_cpu": "600", "limit_time_real": "1200"])
      var saved = template
      saved.version = 2
      return saved
    }
    await driver.press(.ctrl("u")).type("odoo:18.0-20250930").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("at version 2"))
  }

  @Test("what no template can be made of is said before anything is sent")
  func nonsense() async {
    let driver = await Driver(client, size: Size(100, 30), route: Route(.infraTemplates))
    await driver.press("n").advance(1).type("tiny").press(.tab, .tab, .tab, .tab, .ctrl("u")).type("ten")
    client.forgetAsked()
    await driver.press(.ctrl("s"))
    #expect(driver.screen.contains("must be a whole number of GiB"))
    #expect(client.asked.isEmpty)
    await driver.press(.escape)
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a template is retired after a question, and offered again")
  func retiring() async throws {
    let template = try PlatformDefaults.standard().templates[0]
    client.on(RetireInfraTemplate.self) { asked in
      #expect(asked == RetireInfraTemplate(template: "odoo18-standard", isRetired: true, expectedVersion: 1))
      var retired = template
      retired.retiredAt = .noon
      return retired
    }
    let driver = await Driver(client, route: Route(.infraTemplates))
    await driver.press("x").advance(1)
    #expect(driver.screen.contains("34 tenants that use it go on"))
    await driver.press(.tab, .enter)
    #expect(client.asked.contains(RetireInfraTemplate.name))
    #expect(driver.screen.contains("is retired: nothing new is made of it"))
  }

  @Test("an image's status is chosen; the filter narrows the table it was opened on")
  func images() async {
    client.on(SetImageStatus.self) { ImageRelease(image: known($0.image), status: $0.status) }
    let driver = await Driver(client, size: Size(100, 30), route: Route(.infraTemplates))
    await driver.press(.tab, "/").type("status:cand").press(.enter)
    #expect(driver.line(with: "── Images").contains("1 of 4"))
    await driver.press("e").advance(1).press(.left, .ctrl("s"))
    #expect(driver.screen.contains("odoo:18.0-20251120 is tested now."))
  }

  @Test("an operator sees everything, and is told why nothing can be changed")
  func operators() async {
    client.on(WhoAmI.self, .make(.platformOperator))
    let driver = await Driver(client, route: Route(.infraTemplates))
    for key: Key in ["n", "e", "x"] {
      await driver.press(key)
      #expect(driver.screen.contains("only a platform"))
      #expect(driver.console.dialogs.isEmpty)
      await driver.advance(10)
    }
  }

  @Test("what others change arrives by itself")
  func changes() async {
    let driver = await Driver(client, route: Route(.infraTemplates))
    client.forgetAsked()
    await driver.change(topics: [.billing])
    #expect(client.asked.isEmpty)
    await driver.change(topics: [.infrastructure])
    #expect(client.asked == [ListInfraTemplates.name])
  }
}
