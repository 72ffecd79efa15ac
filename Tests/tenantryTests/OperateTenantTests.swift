import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("Pausing, resuming and rebuilding a tenant")
struct OperateTenantTests {
  private func harness(
    _ confirmation: OperationPlan.Confirmation, decision: Decision = .allowed, answer: String? = nil,
    ending: OperationState = .succeeded
  ) throws -> CommandHarness {
    let tenant = try Samples.tenant()
    let planned = PlanOperation.Output(
      plan: OperationPlan(
        kind: .pause, steps: [.init(name: "stop", title: "Stop the pods", secondsTypical: 30)],
        secondsExpected: 30,
        risks: [.init(level: .warn, code: "access", message: "everybody loses access")],
        effects: ["no pods in odoo-acme"], undo: "Resume it.", cancel: "Any time.", confirmation: confirmation
      ),
      decision: decision, tenant: tenant)
    let operation = try Samples.operation(ending)
    let detail = TenantDetail(
      tenant: tenant, plan: nil, template: nil, sso: nil, subscription: nil, modules: [], actions: [],
      operations: [], pods: nil, desiredState: "tenants/acme")
    var harness = CommandHarness(
      client: ScriptedClient([
        PlanOperation.name: { _ in planned },
        SubmitOperation.name: { _ in SubmitOperation.Output(operationId: operation.summary.id) },
        GetOperation.name: { _ in operation },
        GetTenant.name: { _ in detail },
      ]))
    if let answer {
      harness.isInteractive = true
      harness.messages = Recorder(isTerminal: true)
      harness.input = answer
    }
    return harness
  }

  private func submitted(_ harness: CommandHarness) -> SubmitOperation? {
    harness.client.calls.lazy.compactMap { $0 as? SubmitOperation }.first
  }

  @Test("submits what was seen, under a key, follows it and prints the tenant")
  func success() async throws {
    let harness = try harness(.enter)
    #expect(await harness.run("tenants", "pause", "acme", "--yes") == .ok)
    let tenant = try Samples.tenant()
    #expect(
      submitted(harness)
        == SubmitOperation(
          tenant: tenant.id.rawValue, type: .pause, expectedVersion: tenant.version, trigger: .cli,
          idempotencyKey: "key-1"))
    #expect(harness.output.text.contains("acme  active"))
    #expect(harness.messages.text.hasPrefix("Pause the tenant acme, operation 8F3K2M4N5P."))
  }

  @Test(
    "where the slug must be typed, only the slug is a yes without a terminal",
    arguments: [
      (["--yes"], CommandExit.usage, "--yes is not enough here"), ([], .usage, "There is nobody to ask"),
      (["--confirm=acm"], .usage, "it has to say “acme”"), (["--confirm=acme"], .ok, ""),
    ])
  func typed(words: [String], status: CommandExit, message: String) async throws {
    let harness = try harness(.typeSlug)
    #expect(await harness.run(["tenants", "rebuild", "acme"] + words) == status)
    #expect((submitted(harness) != nil) == (status == .ok))
    #expect(message.isEmpty || harness.messages.text.contains(message))
  }

  @Test(
    "on a terminal it shows the plan and asks, and anything but the slug is a no",
    arguments: [("acme", CommandExit.ok), ("y", .refused), ("", .refused)])
  func asks(answer: String, status: CommandExit) async throws {
    let harness = try harness(.typeSlug, answer: answer)
    #expect(await harness.run("tenants", "pause", "acme", "--yes") == status)
    for text in ["Stop the pods", "- no pods in odoo-acme", "everybody loses access", "Type “acme” to go on"]
    {
      #expect(harness.messages.text.contains(text))
    }
  }

  @Test(
    "what is most severe wants slug and environment, and says how to give them",
    arguments: [
      (["--yes"], CommandExit.usage, "say --confirm=\"acme production\" to rebuild acme"),
      (["--confirm=acme"], .usage, "it has to say “acme production”"),
      (["--confirm=acme production"], .ok, ""),
    ])
  func severe(words: [String], status: CommandExit, message: String) async throws {
    let harness = try harness(.typeSlugAndEnvironment)
    #expect(await harness.run(["tenants", "rebuild", "acme"] + words) == status)
    #expect((submitted(harness) != nil) == (status == .ok))
    #expect(message.isEmpty || harness.messages.text.contains(message))
  }

  @Test("a refused decision ends with 1 and its reason, and submits nothing")
  func refused() async throws {
    let harness = try harness(.enter, decision: .refused(reason: "the tenant is not paused"))
    #expect(await harness.run("tenants", "resume", "acme", "--yes") == .refused)
    #expect(
      harness.messages.text == "tenantry: The platform will not resume acme: the tenant is not paused.\n")
    #expect(submitted(harness) == nil)
  }

  @Test("read-only refuses before anything is sent, and a dry run sends nothing")
  func harmless() async throws {
    let readOnly = try harness(.enter)
    #expect(await readOnly.run("tenants", "pause", "acme", "--yes", "--read-only") == .refused)
    let dry = try harness(.typeSlug)
    #expect(await dry.run("tenants", "pause", "acme", "--dry-run") == .ok)
    #expect(dry.output.text.contains("no pods in odoo-acme"))
    #expect(submitted(readOnly) == nil && submitted(dry) == nil)
  }

  @Test("not waiting prints the id alone; an operation that parks is not a success")
  func endings() async throws {
    let fast = try harness(.enter, ending: .running)
    #expect(await fast.run("tenants", "pause", "acme", "--yes", "--no-wait") == .ok)
    #expect(fast.output.text == "8F3K2M4N5P\n")
    let parked = try harness(.enter, ending: .parked)
    #expect(await parked.run("tenants", "pause", "acme", "--yes") == .refused)
    #expect(parked.output.text.isEmpty)
  }
}
