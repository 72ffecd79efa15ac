import Foundation
import TenantModel
import TenantryAPI
import Testing
import Yams

@testable import tenantry

@Suite("A list for a program")
struct ListOutputTests {
  private func harness(_ name: String) throws -> CommandHarness {
    let page = ListTenants.Output(items: [try Samples.tenant(name: name)], total: 1)
    return CommandHarness(client: ScriptedClient([ListTenants.name: { _ in page }]))
  }

  @Test(
    "CSV quotes what RFC 4180 says, and no cell is a formula",
    arguments: [
      ("acme", "acme"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"),
      ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), (" =x", "\"' =x\""), ("2026-01-01", "2026-01-01"),
    ])
  func cells(value: String, cell: String) {
    #expect(CSVText.cell(value) == cell)
  }

  @Test("CSV has a header and a line each, with the API's names")
  func csv() async throws {
    let harness = try harness("=Acme, Inc")
    #expect(await harness.run("tenants", "list", "-o", "csv") == .ok)
    let lines = harness.output.text.components(separatedBy: "\r\n")
    #expect(lines.count == 3 && lines[2].isEmpty)
    #expect(lines[0].hasPrefix("slug,status,status_reason,health,"))
    #expect(lines[1].contains("\"'=Acme, Inc\""))
  }

  @Test("JSON lines are an item each")
  func jsonLines() async throws {
    let harness = try harness("Acme")
    #expect(await harness.run("tenants", "list", "-o", "jsonl") == .ok)
    #expect(harness.output.text.hasPrefix("{\"agency_group\":"))
    #expect(harness.output.text.split(separator: "\n").count == 1)
  }

  @Test("YAML reads back as what was written", arguments: ["Acme", "no", "18.0", "a: b # c", "- x"])
  func yaml(name: String) async throws {
    let harness = try harness(name)
    #expect(await harness.run("tenants", "list", "-o", "yaml") == .ok)
    #expect(!harness.output.text.contains("\u{202E}"))
    let root = try #require(try Yams.load(yaml: harness.output.text) as? [String: Any])
    let items = try #require(root["items"] as? [[String: Any]])
    #expect(root["total"] as? Int == 1)
    #expect(items.first?["name"] as? String == name)
    #expect(items.first?["created_at"] is String)
  }

  @Test("a format that there is not names those that there are")
  func unknown() async {
    let harness = CommandHarness()
    #expect(await harness.run("tenants", "list", "-o", "xml") == .usage)
    for name in ["table", "json", "jsonl", "csv", "yaml"] {
      #expect(harness.messages.text.contains("'\(name)'"))
    }
  }

  @Test("an unknown plan or region is a mistake that names the known ones")
  func choices() async {
    let plans = ListPlans.Output(items: [])
    let regions = ListRegions.Output(items: [Region(id: "sgp1", name: "Singapore")])
    let harness = CommandHarness(
      client: ScriptedClient([ListPlans.name: { _ in plans }, ListRegions.name: { _ in regions }]))
    #expect(await harness.run("tenants", "list", "--region", "sgp2") == .usage)
    #expect(
      harness.messages.text == """
        tenantry: There is no region “sgp2”; did you mean “sgp1”?
          The regions: sgp1

        """)
    #expect(await harness.run("tenants", "list", "--plan", "gold") == .usage)
  }

  @Test("a filter that says nothing sensible is a mistake with carets under it, and asks for no list")
  func filter() async throws {
    let page = ListTenants.Output(items: [try Samples.tenant(name: "Acme")], total: 1)
    let client = ScriptedClient([
      ListPlans.name: { _ in ListPlans.Output(items: []) },
      ListRegions.name: { _ in ListRegions.Output(items: [Region(id: "sgp1", name: "Singapore")]) },
      ListTenants.name: { endpoint in
        #expect((endpoint as? ListTenants)?.filter == "status:error age<2h")
        return page
      },
    ])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("tenants", "list", "--filter", "acme region:sgp2") == .usage)
    #expect(
      harness.messages.text == """
        tenantry: The filter cannot be used: unknown region “sgp2”; did you mean “sgp1”?
          acme region:sgp2
                      ^^^^

        """)
    let good = CommandHarness(client: client)
    #expect(await good.run("tenants", "list", "--filter", "status:error age<2h") == .ok)
  }

  @Test("where there is no platform, looking makes none and says so")
  func missing() async throws {
    var harness = try harness("Acme")
    harness.folderExists = false
    #expect(await harness.run("tenants", "list") == .ok)
    #expect(harness.platform.events == ["open empty", "close"])
    #expect(harness.messages.text == "No platform at /home/ops/.local/share/tenantry yet.\n")
  }
}
