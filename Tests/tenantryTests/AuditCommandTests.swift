import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on the audit log")
struct AuditCommandTests {
  private func harness(_ broken: AuditWalk.Break? = nil, items: Int = 1) -> CommandHarness {
    let record = AuditRecord(
      sequence: 2, call: "C", at: Date(timeIntervalSince1970: 1_763_800_000), actor: "ada\u{1B}[31m",
      role: .platformOwner, endpoint: "operations.submit", tenant: "acme", outcome: .refused,
      reason: "paused",
      inputHash: AuditRecord.origin)
    return CommandHarness(
      client: ScriptedClient([
        ListAudit.name: { endpoint in
          if (endpoint as? ListAudit)?.filter == "age<many" {
            throw APIProblem(.invalid, "The filter cannot be used.")
          }
          return ListAudit.Output(
            items: Array(repeating: AuditCall(record), count: items), head: .origin, hasMore: items > 1)
        },
        VerifyAudit.name: { _ in
          VerifyAudit.Output(
            intact: 7, firstBreak: broken, head: AuditHead(sequence: 7, hash: "abc"), unfinished: 1)
        },
      ]))
  }

  @Test("calls are listed as a table, clean, and as CSV")
  func list() async {
    let table = harness(items: 2)
    #expect(await table.run("audit", "list") == .ok)
    #expect(table.output.text.contains("operations.submit") && table.output.text.contains("paused"))
    #expect(!table.output.text.contains("\u{1B}[31m") && table.messages.text.contains("There are older ones"))
    let csv = harness()
    #expect(await csv.run("audit", "list", "-o", "csv") == .ok)
    #expect(
      csv.output.text.hasPrefix("record,at,actor,role,endpoint,outcome,tenant,subject,operation,reason,"))
    let empty = harness(items: 0)
    #expect(await empty.run("audit", "list", "--filter", "tenant:acme") == .ok)
    #expect(empty.messages.text.contains("No call is in the log that matches."))
    #expect(await harness().run("audit", "list", "--filter", "age<many") == .refused)
  }

  @Test("a log that is intact ends with 0, one that is broken with 1")
  func verify() async {
    let intact = harness()
    #expect(await intact.run("audit", "verify") == .ok)
    #expect(intact.output.text.contains("7 records, intact") && intact.output.text.contains("7 abc"))
    let broken = harness(.init(sequence: 8, message: "record 8 was changed after it was written"))
    #expect(await broken.run("audit", "verify", "-o", "json") == .refused)
    #expect(broken.output.text.contains("\"first_break\":{"))
    #expect(broken.messages.text.contains("broken at record 8"))
  }
}
