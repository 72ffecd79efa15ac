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
    let client = ScriptedClient([ImportModules.name: { _ in ImportModules.Output(added: 2, replaced: 1) }])
    let problem = ManifestReading.Problem(path: "a/__manifest__.py", line: 3, column: 9, message: "A call.")
    let harness = CommandHarness(
      client: client, manifests: ManifestReading(modules: [try module("a")], problems: [problem]))
    #expect(await harness.run("catalog", "import", "a") == .refused)
    #expect(harness.output.text == "added 2\nreplaced 1\nnot read 1\n")
    #expect(harness.messages.text.hasPrefix("a/__manifest__.py:3:9: A call.\n"))
  }

  @Test("a folder without a module is refused")
  func nothing() async {
    let harness = CommandHarness()
    #expect(await harness.run("catalog", "import", "a") == .refused)
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
