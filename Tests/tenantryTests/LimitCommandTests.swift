import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on limits")
struct LimitCommandTests {
  private func harness(asked: @escaping @Sendable (SetLimits) -> Void = { _ in }) -> CommandHarness {
    let output = GetLimits.Output(items: [
      LimitUse(kind: .tenants, used: 45, limit: 50), LimitUse(kind: .storage, used: nil, limit: 2_048),
      LimitUse(kind: .cpu, used: 12.25, limit: 12), LimitUse(kind: .memory, used: 8, limit: nil),
    ])
    return CommandHarness(
      client: ScriptedClient([
        GetLimits.name: { _ in output },
        SetLimits.name: { endpoint in
          guard let set = endpoint as? SetLimits else { return output }
          asked(set)
          if set.limits["tenants"] == "x" {
            throw APIProblem(.invalid, "The limits cannot be set like this.")
          }
          return output
        },
      ]))
  }

  @Test("each limit stands beside what is used, and what is near or over is said")
  func show() async {
    let table = harness()
    #expect(await table.run("limits") == .ok)
    #expect(table.output.text.contains("90 %") && table.output.text.contains("not measured"))
    #expect(table.output.text.contains("no limit"))
    #expect(table.messages.text.contains("tenants: 80 % and more are used"))
    #expect(table.messages.text.contains("cpu: over the limit"))
    let json = harness()
    #expect(await json.run("limits", "show", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"kind\":\"tenants\""))
  }

  @Test("limits are set by name; those that are not named are not sent")
  func set() async {
    let harness = harness { #expect($0.limits == ["tenants": "80", "memory": "none"]) }
    #expect(await harness.run("limits", "set", "--tenants", "80", "--memory", "none") == .ok)
    #expect(await self.harness().run("limits", "set") == .usage)
    #expect(await self.harness().run("limits", "set", "--tenants", "x") == .refused)
  }
}
