import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("The catalog's commands")
struct CatalogTests {
  private func module(_ name: String) throws -> CatalogModule {
    CatalogModule(
      name: try ModuleName(name), title: name, source: .oca, repo: "OCA/x", series: "18.0",
      version: "18.0.1.0",
      depends: [], lifecycle: "imported")
  }

  private func resolution(_ findings: [BundleFinding]) throws -> BundleResolution {
    BundleResolution(
      bundle: "crm", series: "18.0",
      modules: [
        .init(name: .base, source: .core, version: "1", isRequested: false),
        .init(name: try ModuleName("crm"), source: .core, version: "1", isRequested: true),
      ], findings: findings)
  }

  @Test("resolving prints plain names in order, findings apart")
  func resolve() async throws {
    let alpha = BundleFinding(
      code: .alpha, module: try ModuleName("crm"), path: [try ModuleName("crm")], message: "crm is alpha.")
    let resolution = try resolution([alpha])
    let harness = CommandHarness(client: ScriptedClient([ResolveBundle.name: { _ in resolution }]))
    #expect(await harness.run("catalog", "resolve", "crm") == .ok)
    #expect(harness.output.text == "base\ncrm\n")
    #expect(harness.messages.text == "warning: alpha: crm is alpha. (crm)\n")
  }

  @Test("a bundle that cannot be applied ends with 1")
  func notApplicable() async throws {
    let missing = BundleFinding(
      code: .missing, module: try ModuleName("x"), path: [], message: "x is missing.")
    let resolution = try resolution([missing])
    let harness = CommandHarness(client: ScriptedClient([ResolveBundle.name: { _ in resolution }]))
    #expect(await harness.run("catalog", "resolve", "crm") == .refused)
    #expect(
      harness.messages.text == "error: missing: x is missing.\ntenantry: crm cannot be applied: 1 error.\n")
  }

  @Test("what cannot be read is listed, the rest is imported, and the end is 1")
  func importing() async throws {
    let tree = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    for (name, text) in [
      ("good", "{'name': 'Good', 'version': '1.0'}"), ("bad", "{'name': 'Bad',\n 'depends': x()}"),
    ] {
      let folder = tree.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: folder.appending(path: "__manifest__.py"), atomically: true, encoding: .utf8)
    }
    defer { try? FileManager.default.removeItem(at: tree) }
    let client = ScriptedClient([ImportModules.name: { _ in ImportModules.Output(added: 1, replaced: 0) }])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("catalog", "import", tree.path) == .refused)
    #expect(harness.output.text == "added 1\nreplaced 0\nnot read 1\n")
    #expect(harness.messages.text.hasPrefix("\(tree.path)/bad/__manifest__.py:2:13: "))
    #expect(
      client.calls.compactMap { $0 as? ImportModules }.flatMap(\.modules).map(\.name.rawValue) == ["good"])
  }

  @Test("a folder that is not there is refused before anything is opened")
  func nothing() async {
    let harness = CommandHarness()
    #expect(await harness.run("catalog", "import", "/nowhere/at/all") == .refused)
    #expect(harness.messages.text.contains("nothing was imported"))
    #expect(harness.platform.events.isEmpty)
  }

  @Test("a name may be a module's and a bundle's")
  func show() async throws {
    let module = try module("crm")
    let bundle = ModuleBundle(
      code: "crm", name: "CRM", type: "crm", description: "d", version: "1", modules: [.base],
      replacesEe: "e",
      gaps: "g")
    let client = ScriptedClient([
      ListBundles.name: { _ in ListBundles.Output(items: [bundle]) },
      GetModule.name: { _ in GetModule.Output(items: [module]) },
    ])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("catalog", "show", "crm") == .ok)
    #expect(harness.output.text.contains("Bundle crm"))
    #expect(harness.output.text.contains("Module crm for 18.0"))
  }
}
