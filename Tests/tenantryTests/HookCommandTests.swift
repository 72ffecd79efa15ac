import Foundation
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("The command on receivers of webhooks")
struct HookCommandTests {
  private let time = Date(timeIntervalSince1970: 1_763_800_000)

  private func harness(_ items: [HookReceiverStatus]) -> CommandHarness {
    let output = ListHooks.Output(items: items)
    return CommandHarness(client: ScriptedClient([ListHooks.name: { _ in output }]))
  }

  private var pager: HookReceiverStatus {
    HookReceiverStatus(
      name: "pager", host: "pager.example.net", events: ["operation.parked"], toldUpTo: 4_711,
      toldUpToMadeAt: time, behind: 12)
  }

  @Test("receivers stand in a table, as JSON and as CSV")
  func shown() async {
    let gone = HookReceiverStatus(
      name: "gone", host: nil, events: nil, toldUpTo: 5, behind: 4_718, failingSince: time, failures: 3,
      nextTryAt: time, problem: "the answer was 410", givenUp: 2)
    let begun = HookReceiverStatus(name: "new", host: "new.example.net:8443", events: [])
    let table = harness([gone, begun, pager])
    #expect(await table.run("hooks") == .ok)
    for word in ["pager.example.net", "operation.parked", "4711", "not in hooks.yaml", "not begun", "all"] {
      #expect(table.output.text.contains(word), "\(word)")
    }
    let json = harness([pager])
    #expect(await json.run("hooks", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"told_up_to\":4711"))
    let csv = harness([gone])
    #expect(await csv.run("hooks", "-o", "csv") == .ok)
    #expect(csv.output.text.contains("the answer was 410"))
  }

  @Test("a receiver that cannot be told is an end with 1, with the reason")
  func failing() async {
    var failing = pager
    (failing.failures, failing.problem, failing.failingSince) = (1, "the answer was 500", time)
    let harness = harness([failing])
    #expect(await harness.run("hooks") == .refused)
    #expect(harness.messages.text.contains("1 receiver cannot be told. pager: the answer was 500"))
  }

  @Test("where there is none it is said")
  func none() async {
    let harness = harness([])
    #expect(await harness.run("hooks") == .ok)
    #expect(harness.messages.text.contains("No receiver of webhooks is known here."))
  }
}
