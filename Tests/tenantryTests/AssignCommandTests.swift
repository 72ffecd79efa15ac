import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Giving a bundle to tenants, on the command line")
struct AssignCommandTests {
  private static let slugs = ["acme", "north", "rested"]

  private static func tenant(_ slug: String) throws -> Tenant {
    var tenant = try Samples.tenant()
    tenant.slug = try Slug(slug)
    tenant.id = try TenantID(slug == "acme" ? "ACME000001" : slug == "north" ? "N0RTH00001" : "REST000001")
    tenant.status = slug == "rested" ? .paused : .active
    return tenant
  }

  /// A platform of three tenants of which one is paused.
  private func harness(
    _ confirmation: OperationPlan.Confirmation = .enter, ending: OperationState = .succeeded,
    failing: String? = nil
  ) throws -> CommandHarness {
    let operation = try Samples.operation(ending)
    return CommandHarness(
      client: ScriptedClient([
        ListTenants.name: { _ in
          ListTenants.Output(items: try Self.slugs.map(Self.tenant), total: Self.slugs.count)
        },
        PlanOperation.name: { endpoint in
          guard let question = endpoint as? PlanOperation, Self.slugs.contains(question.tenant) else {
            throw APIProblem(.notFound, "There is no such tenant.")
          }
          let tenant = try Self.tenant(question.tenant)
          return PlanOperation.Output(
            plan: OperationPlan(
              kind: .moduleApply, steps: [], secondsExpected: 30, risks: [],
              effects: ["2 to install: crm, \u{1B}[31mmail"], undo: "", cancel: "", confirmation: confirmation
            ),
            decision: OperationPolicy.decide(.moduleApply, status: tenant.status, role: .platformOwner),
            tenant: tenant)
        },
        SubmitOperation.name: { endpoint in
          if let failing, (endpoint as? SubmitOperation)?.tenant == failing {
            throw APIProblem(.conflict, "The tenant has changed meanwhile.")
          }
          return SubmitOperation.Output(operationId: operation.summary.id)
        },
        GetOperation.name: { _ in operation },
      ]))
  }

  private func submitted(_ harness: CommandHarness) -> [SubmitOperation] {
    harness.client.calls.compactMap { $0 as? SubmitOperation }
  }

  @Test("a dry run shows what it comes to for each, and does nothing")
  func dryRun() async throws {
    let harness = try harness()
    #expect(
      await harness.run("catalog", "assign", "crm", "--tenant", "acme", "--tenant", "rested", "--dry-run")
        == .ok)
    let rows = harness.output.text.split(separator: "\n")
    #expect(
      rows.count == 3 && rows[1].contains("acme") && rows[1].contains("yes")
        && rows[1].contains("2 to install"))
    #expect(rows[2].contains("no") && rows[2].contains("the tenant is paused"))
    #expect(!harness.output.text.contains("\u{1B}[31m") && submitted(harness).isEmpty)
    let json = try self.harness()
    #expect(await json.run("catalog", "assign", "crm", "--tenant", "acme", "--dry-run", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"slug\":\"acme\""))
  }

  @Test(
    "each gets an operation of its own with the version that was planned; the refused are named and left alone"
  )
  func assigns() async throws {
    let harness = try harness()
    #expect(await harness.run("catalog", "assign", "crm", "--filter", "status:active", "--yes") == .ok)
    let sent = submitted(harness)
    #expect(sent.map(\.tenant) == ["ACME000001", "N0RTH00001"])
    #expect(sent.allSatisfy { $0.type == .moduleApply && $0.params == ["bundle": .text("crm")] })
    #expect(sent.allSatisfy { $0.expectedVersion == 1 && $0.trigger == .cli })
    #expect(harness.messages.text.contains("rested is left alone: the tenant is paused: resume it first"))
  }

  @Test(
    "in production the words have to be typed, as in the console",
    arguments: [
      (["--yes"], CommandExit.usage, "--yes is not enough here"), ([], .usage, "say --confirm=\"apply 2\""),
      (["--confirm=apply 3"], .usage, "it has to say “apply 2”"), (["--confirm=apply 2"], .ok, ""),
    ])
  func typed(words: [String], status: CommandExit, message: String) async throws {
    let harness = try harness(.typeSlug)
    let command = ["catalog", "assign", "crm", "--tenant", "acme", "--tenant", "north", "--no-wait"]
    #expect(await harness.run(command + words) == status)
    #expect(submitted(harness).count == (status == .ok ? 2 : 0))
    #expect(message.isEmpty || harness.messages.text.contains(message))
  }

  @Test(
    "where none can be changed nothing is sent, and it ends with 1; so does one that fails or does not start")
  func refused() async throws {
    let none = try harness()
    #expect(await none.run("catalog", "assign", "crm", "--tenant", "rested", "--yes") == .refused)
    #expect(none.messages.text.contains("rested: the tenant is paused") && submitted(none).isEmpty)
    let failed = try harness(ending: .parked)
    #expect(await failed.run("catalog", "assign", "crm", "--tenant", "acme", "--yes") == .refused)
    let conflict = try harness(failing: "ACME000001")
    #expect(
      await conflict.run("catalog", "assign", "crm", "--tenant", "acme", "--tenant", "north", "--yes")
        == .refused)
    #expect(submitted(conflict).count == 2 && conflict.messages.text.contains("acme did not start"))
  }

  @Test("tenants are named or filtered, not both and not neither")
  func choosing() async throws {
    #expect(await (try harness()).run("catalog", "assign", "crm") == .usage)
    #expect(await (try harness()).run("catalog", "assign", "crm", "--tenant", "a", "--filter", "b") == .usage)
  }
}
