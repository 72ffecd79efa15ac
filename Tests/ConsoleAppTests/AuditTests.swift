import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

extension ListAudit.Output {
  private static func call(
    _ number: Int, _ actor: String, _ endpoint: String, _ outcome: AuditRecord.Outcome, tenant: String? = nil,
    subject: String? = nil, reason: String? = nil, operation: String? = nil, ago: Double
  ) -> AuditCall {
    AuditCall(
      AuditRecord(
        sequence: Int64(number), call: "C\(number)", at: .noon.minus(ago), actor: actor,
        role: .platformOperator,
        endpoint: endpoint, tenant: tenant, subject: subject, outcome: outcome, reason: reason,
        operation: operation, inputHash: SHA256.hex(Data("\(number)".utf8)),
        hash: SHA256.hex(Data("line \(number)".utf8))))
  }

  static let made = ListAudit.Output(
    items: [
      call(9, "ana@north", "operations.submit", .begun, tenant: "lumen", ago: 2),
      call(
        8, "bo@west", "operations.submit", .refused, tenant: "acme-media",
        reason: "Pause the tenant: refused, the tenant is paused already.", ago: 240),
      call(
        7, "ana@north", "settings.save_integration", .failed, subject: "system=keycloak",
        reason: "Keycloak did not answer.", ago: 900),
      call(5, "ana@north", "operations.submit", .done, tenant: "lumen", operation: "P000000001", ago: 90_000),
    ], head: AuditHead(sequence: 9, hash: SHA256.hex(Data("line 9".utf8))), hasMore: false)
}

@Suite("The audit log on the screen")
@MainActor
struct AuditTests {
  private let client = ScriptedClient.standard()
  private let route = Route(.settingsPlatform, query: ["tab": "audit"])

  init() { client.on(ListAudit.self, .made) }

  @Test("the tab looks as drawn in every state")
  func drawings() async {
    await PageStates(
      route: route, name: "audit", full: client, empty: .standard(), stranger: .platformOperator
    ).expectDrawings()
  }

  @Test(
    "a walk says whether the log is as it was written, or where it is broken first",
    arguments: PageStates.sizes)
  func verify(size: Size) async {
    let head = AuditHead(sequence: 9, hash: SHA256.hex(Data("line 9".utf8)))
    client.on(VerifyAudit.self, .init(intact: 9, firstBreak: nil, head: head, unfinished: 1))
    let driver = await Driver(client, size: size, route: route)
    #expect(driver.screen.contains("not verified since"))
    await driver.press("V")
    #expect(driver.screen.contains("9 records, intact"))
    client.on(
      VerifyAudit.self,
      .init(
        intact: 4, firstBreak: .init(sequence: 5, message: "record 5 was changed after it was written"),
        head: head, unfinished: 0))
    await driver.press("V")
    driver.expectDrawing("audit-broken-\(size.width)x\(size.height)")
    #expect(driver.screen.contains("broken at record 5"))
  }

  @Test("the filter knows the log's words, and enter opens the operation that came of a call")
  func filter() async {
    let driver = await Driver(client, route: route)
    await driver.press(.enter)
    #expect(driver.screen.contains("no operation") && driver.console.drawer == nil)
    await driver.press("/").type("outcome:done actor:ana").press(.enter)
    #expect(driver.line(with: "── Audit").contains("1 of 4"))
    await driver.press(.enter)
    #expect(client.asked.contains(GetOperation.name))
  }
}
