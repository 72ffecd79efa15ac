import Foundation
import TenantryAPI
import Testing

@testable import tenantry

@Suite("A tenant's log")
struct TenantLogsTests {
  private func line(_ second: Double, _ text: String) -> LogLine {
    LogLine(time: Samples.created + second, severity: .error, source: "rollout", text: text)
  }

  private func answer(_ lines: [LogLine], dropped: Int = 0) -> GetTenantLogs.Output {
    GetTenantLogs.Output(lines: lines, dropped: dropped, missing: ["pod logs: no cluster connected"])
  }

  @Test("is a clean line each on standard output; what is missing is said on standard error")
  func lines() async {
    let answer = answer([line(0, "denied\u{1B}[2J\nsecond")], dropped: 3)
    let harness = CommandHarness(client: ScriptedClient([GetTenantLogs.name: { _ in answer }]))
    #expect(await harness.run("tenants", "logs", "acme", "--severity", "error") == .ok)
    #expect(harness.output.text == "2025-12-31T22:00:00Z  error    rollout  denied␛[2J⏎second\n")
    #expect(harness.messages.text == "pod logs: no cluster connected\n3 older lines left out.\n")
    #expect(harness.client.calls.lazy.compactMap { $0 as? GetTenantLogs }.first?.minimumSeverity == .error)
  }

  @Test("looked at again shows what is new, a line that came twice included, and nothing twice")
  func tail() {
    var tail = LogTail()
    #expect(tail.take(answer([line(0, "a"), line(0, "a")])).lines.count == 2)
    #expect(tail.take(answer([line(0, "a"), line(0, "a")])).lines.isEmpty)
    let next = tail.take(answer([line(0, "a"), line(0, "a"), line(0, "a"), line(1, "b")]))
    #expect(next.lines.map(\.text) == ["a", "b"])
    #expect(next.messages.isEmpty)
    // The window moved on, and a source that was away came back.
    #expect(tail.take(answer([line(1, "b")])).lines.isEmpty)
    #expect(tail.take(answer([line(1, "b"), line(2, "c")])).lines.map(\.text) == ["c"])
  }

  @Test("does not reach back behind a first look that was limited")
  func limited() {
    var tail = LogTail()
    #expect(tail.take(answer([line(5, "e")], dropped: 4)).lines.count == 1)
    #expect(tail.take(answer([line(1, "a"), line(5, "e"), line(6, "f")])).lines.map(\.text) == ["f"])
  }

  @Test("is followed until Ctrl-C, which ends with 130")
  func follow() async {
    let answer = answer([line(0, "a")])
    var harness = CommandHarness(client: ScriptedClient([GetTenantLogs.name: { _ in answer }]))
    harness.interruptAtOnce = true
    #expect(await harness.run("tenants", "logs", "acme", "--follow") == .interrupted)
    #expect(harness.output.text.split(separator: "\n").count == 1)
    #expect(harness.platform.events.last == "close")
    #expect(!harness.platform.events.contains("work"))
  }
}
