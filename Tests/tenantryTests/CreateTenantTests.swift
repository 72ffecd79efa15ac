import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("Creating a tenant")
struct CreateTenantTests {
  private func client(
    ending: OperationDetail, create: (@Sendable () throws -> Void)? = nil
  ) throws -> ScriptedClient {
    let tenant = try Samples.tenant()
    let created = CreateTenant.Output(tenantId: tenant.id, slug: tenant.slug, operationId: ending.summary.id)
    let detail = TenantDetail(
      tenant: tenant, plan: nil, template: nil, sso: nil, subscription: nil, modules: [], actions: [],
      operations: [],
      pods: nil, desiredState: "tenants/acme")
    let plan = try Self.plan()
    return ScriptedClient([
      CreateTenant.name: { _ in
        try create?()
        return created
      },
      PlanTenant.name: { _ in plan },
      GetOperation.name: { _ in ending },
      GetTenant.name: { _ in detail },
    ])
  }

  private static func plan(_ risks: [OperationPlan.Risk] = []) throws -> PlanTenant.Output {
    let tenant = try Samples.tenant()
    return PlanTenant.Output(
      spec: TenantSpec(
        name: tenant.name, slug: tenant.slug, agencyGroup: tenant.agencyGroup, plan: "pro", bundle: "crm",
        region: "sgp1", dbStrategy: .database, haLevel: .single, template: "odoo18-standard",
        image: tenant.image,
        ssoTemplate: "odoo-confidential", redirectUris: [], environment: .production),
      odooUrl: tenant.odooUrl, dbName: tenant.dbName, k8sNamespace: tenant.k8sNamespace,
      bundle: BundleResolution(bundle: "crm", series: "18.0", modules: [], findings: []),
      sso: SSOConfig(
        keycloakRealm: "tenants", keycloakClientId: "odoo-acme", redirectUris: [], status: .desired),
      plan: OperationPlan(
        kind: .create, steps: [.init(name: "reserve", title: "Reserve the name", secondsTypical: 1)],
        secondsExpected: nil, risks: risks, effects: [], undo: "Decommission it.", cancel: "Any time.",
        confirmation: .enter),
      files: ["tenants/acme/tenant.yaml"])
  }

  private func harness(_ client: ScriptedClient) -> CommandHarness {
    CommandHarness(client: client, input: Samples.tenantFile)
  }

  @Test("prints the tenant's row when it is there, and trusts a file from a pipe")
  func success() async throws {
    let harness = harness(try client(ending: Samples.operation(.succeeded)))
    #expect(await harness.run("tenants", "create", "-f", "-", "--yes") == .ok)
    #expect(
      harness.output.text == """
        SLUG  STATUS  HEALTH                         NAME        AGENCY GROUP  PLAN  REGION  UPDATED
        acme  active  unknown: no cluster connected  Acme Media  North         pro   sgp1         2h

        """)
    #expect(harness.messages.text.hasPrefix("Creating acme, operation 8F3K2M4N5P.\n"))
    let request = try #require(harness.client.calls.lazy.compactMap { $0 as? CreateTenant }.first)
    #expect(request.trigger == .cli)
  }

  @Test("without waiting prints the operation's id alone")
  func noWait() async throws {
    let harness = harness(try client(ending: Samples.operation(.running)))
    #expect(await harness.run("tenants", "create", "-f", "-", "--yes", "--no-wait") == .ok)
    #expect(harness.output.text == "8F3K2M4N5P\n")
    #expect(!harness.platform.events.contains("work"))
  }

  @Test("a parked operation is not a success")
  func parked() async throws {
    let harness = harness(try client(ending: Samples.operation(.parked, currentStep: "rollout")))
    #expect(await harness.run("tenants", "create", "-f", "-", "--yes") == .refused)
    #expect(harness.output.text.isEmpty)
  }

  @Test("without anybody to ask and without --yes nothing is even opened")
  func noConsent() async throws {
    let harness = harness(try client(ending: Samples.operation(.succeeded)))
    #expect(await harness.run("tenants", "create", "-f", "-") == .usage)
    #expect(harness.messages.text.contains("say --yes"))
    #expect(harness.platform.events.isEmpty)
  }

  @Test("a dry run shows the plan and creates nothing")
  func dryRun() async throws {
    let harness = harness(try client(ending: Samples.operation(.succeeded)))
    #expect(await harness.run("tenants", "create", "-f", "-", "--dry-run") == .ok)
    #expect(harness.output.text.contains("Reserve the name  about 1.0s"))
    #expect(harness.client.calls.contains { $0 is PlanTenant })
    #expect(!harness.client.calls.contains { $0 is CreateTenant })
  }

  @Test("a taken slug ends with 1 and names the field")
  func takenSlug() async throws {
    let harness = harness(
      try client(ending: Samples.operation(.succeeded)) {
        throw APIProblem(
          .conflict, "A tenant “acme” exists.", fields: [.init(pointer: "slug", message: "is taken")])
      })
    #expect(await harness.run("tenants", "create", "-f", "-", "--yes") == .refused)
    #expect(harness.messages.text == "tenantry: A tenant “acme” exists.\n  slug: is taken\n")
  }

  @Test(
    "on a terminal it asks first, and no is the default", arguments: [("y", CommandExit.ok), ("", .refused)])
  func asks(answer: String, status: CommandExit) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    try Samples.tenantFile.write(to: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: path) }
    var harness = harness(try client(ending: Samples.operation(.succeeded)))
    harness.isInteractive = true
    harness.messages = Recorder(isTerminal: true)
    harness.input = answer
    #expect(await harness.run("tenants", "create", "-f", path.path) == status)
    #expect(harness.messages.text.contains("Create acme? [y/N] "))
  }

  @Test("read-only refuses before anything is sent")
  func readOnly() async throws {
    let harness = harness(try client(ending: Samples.operation(.succeeded)))
    #expect(await harness.run("tenants", "create", "-f", "-", "--yes", "--read-only") == .refused)
    #expect(harness.messages.text.contains("read-only"))
    #expect(harness.client.calls.isEmpty)
  }
}
