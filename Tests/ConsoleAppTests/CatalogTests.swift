import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Catalog")
@MainActor
struct CatalogTests {
  private static let narrow = Size(80, 24)
  private static let wide = Size(140, 45)

  @Test("looks as drawn", arguments: [Size(80, 24), Size(140, 45)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    await Driver(.cataloged(), size: size, route: .catalog, holding: [ListBundles.name]).expectDrawing(
      "catalog-loading-\(name)")
    await Driver(.cataloged([]), size: size, route: .catalog).expectDrawing("catalog-empty-\(name)")

    let full = await Driver(
      .cataloged(changes: [.bundle(9, "helpdesk", .running, step: "Merge the desired state")]), size: size,
      route: .catalog)
    await full.advance(1).expectDrawing("catalog-full-\(name)")
    await full.press(.enter).advance(1)
    full.expectDrawing("catalog-bundle-\(name)")

    let parked = ScriptedClient.cataloged(changes: [.bundle(9, "retail", .parked, fault: .bundleInvalid)])
    let trouble = await Driver(parked, size: size, route: .catalog(bundle: "retail"))
    await trouble.advance(1).expectDrawing("catalog-parked-\(name)")

    let broken = ScriptedClient.cataloged()
    broken.refuse(ListBundles.self, APIProblem(.storage, "The database is locked.", runbook: "storage-busy"))
    await Driver(broken, size: size, route: .catalog).expectDrawing("catalog-error-\(name)")

    let stale = await Driver(.cataloged(), size: size, route: .catalog)
    stale.client.refuse(ListBundles.self, APIProblem(.timeout, "The control plane did not answer in time."))
    await stale.advance(42)
    await stale.press("r")
    stale.expectDrawing("catalog-stale-\(name)")

    let modules = await Driver(.cataloged(), size: size, route: .catalog)
    await modules.press(.tab, .down).advance(1)
    modules.expectDrawing("catalog-modules-\(name)")
    await modules.press(.enter).advance(1)
    modules.expectDrawing("catalog-module-\(name)")

    let edit = await Driver(.cataloged(), size: size, route: .catalog)
    await edit.press("e").advance(1)
    edit.expectDrawing("catalog-edit-\(name)")
  }

  @Test("a role that may not see the catalog is told so", arguments: [Size(80, 24), Size(140, 45)])
  func forbidden(size: Size) async {
    let client = ScriptedClient.cataloged(session: .make(.financeOwner))
    client.answerSupport()
    await Driver(client, size: size, route: .catalog).expectDrawing(
      "catalog-forbidden-\(size.width)x\(size.height)")
  }

  @Test("an operator reads everything and is told why a bundle is not theirs to change")
  func operators() async {
    let driver = await Driver(
      .cataloged(session: .make(.platformOperator)), size: Self.wide, route: .catalog)
    await driver.press("e")
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("only a platform owner"))
  }

  @Test("a bundle that an operation holds is not changed meanwhile, and the operation is one key away")
  func busy() async {
    let driver = await Driver(
      .cataloged(changes: [.bundle(1, "crm", .running, step: "Merge the desired state")]), size: Self.wide,
      route: .catalog(bundle: "crm"))
    await driver.advance(1).press(.escape, "e")
    #expect(driver.screen.contains("P000000001 on it"))
    await driver.press("o")
    #expect(driver.client.asked.contains(GetOperation.name))
  }

  @Test("changing a bundle checks it as it is typed, and sends what was seen")
  func editing() async {
    let client = ScriptedClient.cataloged()
    let sent = Mutex<SaveBundle?>(nil)
    client.on(SaveBundle.self) { question in
      sent.withLock { $0 = question }
      return .init(operationId: identifier("P", 1))
    }
    let driver = await Driver(client, size: Self.wide, route: .catalog)
    await driver.press("e").advance(1)
    #expect(!driver.line(with: "nothing was changed").isEmpty)
    for _ in 0..<7 { await driver.press(.tab) }
    await driver.type("timeline").advance(1)
    // `web_timeline` and `project_timeline`: the first that was offered is taken.
    await driver.press(.enter).advance(1)
    #expect(!driver.line(with: "9 modules in all").isEmpty)
    await driver.press(.ctrl("s")).advance(1)
    let request = sent.withLock { $0 }
    #expect(request?.bundle.code == "finance_ppm" && request?.expectedRevision == 1)
    #expect(request?.bundle.modules == ["account", "mis_builder", "project_timeline"])
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a bundle that cannot be installed is kept as a draft, or not at all")
  func drafts() async {
    let client = ScriptedClient.cataloged()
    let sent = Mutex<SaveBundle?>(nil)
    client.on(SaveBundle.self) { question in
      sent.withLock { $0 = question }
      return .init(operationId: identifier("P", 1))
    }
    let driver = await Driver(client, size: Self.wide, route: .catalog)
    await driver.press(.down, .down, "e").advance(1)
    await driver.type("!").advance(1)
    #expect(!driver.line(with: "it can be kept as a draft").isEmpty)
    await driver.press(.ctrl("s")).advance(1)
    #expect(sent.withLock { $0 } == nil)
    // From the button round the corner to the box.
    for _ in 0..<9 { await driver.press(.tab) }
    await driver.press(.space).advance(1)
    await driver.press(.ctrl("s")).advance(1)
    #expect(sent.withLock { $0?.bundle.isDraft } == true)
  }

  @Test("what the platform refuses stands beside its field, and nothing that was typed is lost")
  func refusals() async {
    let client = ScriptedClient.cataloged()
    client.refuse(
      SaveBundle.self,
      APIProblem(
        .conflict, "There is a bundle crm already.", fields: [.init(pointer: "code", message: "is taken")]))
    let driver = await Driver(client, size: Self.wide, route: .catalog)
    await driver.press("n").advance(1)
    await driver.type("crm").press(.tab).type("Mine").press(.tab).type("crm").press(.tab, .tab, .tab, .tab)
    await driver.press(.tab, .tab).type("project ").press(.enter).advance(1)
    await driver.press(.ctrl("s")).advance(1)
    #expect(!driver.line(with: "is taken").isEmpty)
    #expect(!driver.line(with: "Mine").isEmpty)
  }

  @Test("the key that opened the form is not written into it")
  func keyGuard() async {
    let driver = await Driver(.cataloged(), size: Self.wide, route: .catalog)
    await driver.press("n", "n", "n").advance(2)
    #expect(!driver.line(with: "such as crm: also the file's name").isEmpty)
  }

  @Test("a bundle is removed after a question; one that tenants have is not")
  func removal() async {
    let driver = await Driver(.cataloged(), size: Self.wide, route: .catalog)
    await driver.advance(1).press("D").advance(1)
    await driver.press(.tab, .enter).advance(1)
    #expect(driver.client.asked.contains(RemoveBundle.name))

    let used = await Driver(.cataloged(), size: Self.wide, route: .catalog)
    await used.press(.down).advance(1)
    // The second row is the one that tenants were made from.
    await used.press("D")
    #expect(used.console.dialogs.isEmpty)
    #expect(!used.line(with: "2 tenants were made from it").isEmpty)
  }

  @Test("an empty catalog is filled with one key, an operation for each bundle")
  func starting() async {
    let driver = await Driver(.cataloged([]), size: Self.narrow, route: .catalog)
    #expect(!driver.line(with: "Finance PPM").isEmpty)
    driver.client.forgetAsked()
    await driver.press("s")
    #expect(driver.client.asked.filter { $0 == SaveBundle.name }.count == 2)
  }

  @Test("the tree grows where it is opened, and a leaf leads on")
  func tree() async {
    let client = ScriptedClient.cataloged()
    client.on(GetTenant.self, .make(.northwind))
    let driver = await Driver(client, size: Self.wide, route: .catalog(module: "project"))
    await driver.advance(1)
    #expect(!driver.line(with: "Needed by").isEmpty)
    driver.client.forgetAsked()
    // Needs, base, mail: opening mail asks for what it needs.
    await driver.press(.down, .down, .right).advance(1)
    #expect(driver.client.asked == [GetModuleUse.name])
    await driver.press(.end, .right, .down, .enter).advance(1)
    #expect(driver.console.top?.page?.route == .tenant("northwind"))
  }

  @Test("a filter is asked of the platform once nobody types")
  func filter() async {
    let driver = await Driver(.cataloged(), size: Self.narrow, route: .catalog)
    await driver.press(.tab).advance(1)
    driver.client.forgetAsked()
    await driver.press("/").type("project_wip").advance(1)
    #expect(driver.client.asked == [ListModules.name])
    #expect(!driver.line(with: "1 module").isEmpty)
    await driver.press(.escape).advance(1)
    #expect(!driver.line(with: "of 2,673").isEmpty)
  }

  @Test("it reloads when the catalog has changed, and not when tenants have")
  func feed() async {
    let driver = await Driver(.cataloged(), size: Self.wide, route: .catalog)
    await driver.advance(1)
    driver.client.forgetAsked()
    // The first line asks which operations run, whatever page is shown.
    await driver.change(tenants: [Tenant.acme.id])
    #expect(Set(driver.client.asked).subtracting([ListOperations.name]) == [])
    await driver.change(topics: [.catalog])
    #expect(
      Set(driver.client.asked).subtracting([ListOperations.name]) == [ListBundles.name, GetBundle.name])
  }

  @Test("a place in the catalog is found again by its link")
  func routes() async {
    for path in ["/catalog", "/catalog?bundle=crm", "/catalog?module=project&tab=modules"] {
      let route = Route(path: path)
      #expect(route?.page == .moduleCatalog)
      #expect(route?.path == path)
    }
    let driver = await Driver(.cataloged(), size: Self.narrow, route: .catalog(bundle: "crm"))
    await driver.advance(1)
    #expect(driver.console.top?.page?.route == .catalog(bundle: "crm"))
  }
}

extension OperationFault {
  static let bundleInvalid = OperationFault(
    code: "bundle_invalid", message: "stock_barcode is an Enterprise module.", detail: nil,
    runbook: "docs/runbooks/bundle-change.md", logsUrl: nil)
}
