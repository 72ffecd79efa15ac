import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("The command that advises")
struct AdviseCommandTests {
  private func harness(_ items: [Recommendation]) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        ListRecommendations.name: { _ in ListRecommendations.Output(items: items, total: items.count) }
      ]))
  }

  private static func item(
    _ severity: Recommendation.Severity, _ action: RecommendedAction
  ) -> Recommendation {
    Recommendation(
      .capacity, about: severity.rawValue, severity, "it is \(severity.rawValue)\u{1B}[31m", advice: "Do it.",
      evidence: [], action: action)
  }

  @Test("what is recommended is listed with the command that goes there, clean")
  func table() async throws {
    let slug = try Slug("acme")
    let harness = harness([Self.item(.error, .backup(slug)), Self.item(.notice, .signIn(slug))])
    #expect(await harness.run("advise") == .ok)
    #expect(harness.output.text.hasPrefix("SEVERITY"))
    #expect(harness.output.text.contains("tenantry tenants backup acme"))
    #expect(harness.output.text.contains("tenantry sso show acme"))
    #expect(!harness.output.text.contains("\u{1B}[31m"))
  }

  @Test("a severity narrows the list, in JSON too, and the total with it")
  func severity() async throws {
    let slug = try Slug("acme")
    let harness = harness([Self.item(.error, .backup(slug)), Self.item(.notice, .signIn(slug))])
    #expect(await harness.run("advise", "--severity", "error", "-o", "json") == .ok)
    #expect(harness.output.text.contains("\"total\":1") && !harness.output.text.contains("notice"))
    #expect(await self.harness([]).run("advise", "--severity", "bad") == .usage)
  }

  @Test("when there is nothing to do it says so beside the empty list")
  func nothing() async {
    let harness = harness([])
    #expect(await harness.run("advise") == .ok)
    #expect(harness.messages.text.contains("Nothing to do."))
  }
}
