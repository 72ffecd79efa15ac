import PlatformHost
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("The command line")
struct CommandLineToolTests {
  @Test("help and version open nothing", arguments: ["--version", "--help", "help"])
  func harmless(argument: String) async {
    let harness = CommandHarness()
    #expect(await harness.run(argument) == .ok)
    #expect(!harness.output.text.isEmpty)
    #expect(harness.messages.text.isEmpty)
    #expect(harness.platform.events.isEmpty)
  }

  @Test("a mistake is one sentence and where the help is, with 2")
  func mistakes() async {
    let harness = CommandHarness()
    #expect(await harness.run("tennats") == .usage)
    #expect(
      harness.messages.text == """
        tenantry: There is no command “tenantry tennats”; did you mean “tenantry tenants”?
          The commands: demo, tenants, op, freeze, windows, limits, audit, hooks, drift, catalog, infra, sso, automation, analytics, billing, support, approvals, advise, ai, view, connect, context, login, logout, whoami, outbox, gallery, doctor, config, keys, pages, import

        """)
    let nested = CommandHarness()
    #expect(await nested.run("--data-folder", "/x", "op", "wacth") == .usage)
    #expect(nested.messages.text.contains("did you mean “tenantry op watch”?"))
    #expect(harness.output.text.isEmpty)
  }

  @Test(
    "the value of an option is not taken for a command",
    arguments: [
      ["--context", "srv", "tenants", "paus", "acme"], ["tenants", "--context", "srv", "paus", "x"],
      ["--speed", "2", "--context=srv", "tenants", "paus", "acme"], ["--escape-delay", "30", "tenants", "paus"],
      ["--data-folder", "/x", "--theme", "light", "tenants", "paus"], ["--sandbox", "tenants", "paus", "acme"],
    ])
  func values(line: [String]) async {
    let harness = CommandHarness()
    #expect(await harness.run(line) == .usage)
    #expect(
      harness.messages.text.hasPrefix(
        "tenantry: There is no command “tenantry tenants paus”; did you mean “tenantry tenants pause”?\n"),
      "\(harness.messages.text)")
  }

  @Test("the data folder is the option's, or XDG's, or under HOME; a relative XDG path is ignored")
  func dataFolder() throws {
    func path(_ option: String?, _ variables: [String: String]) throws -> String {
      try DataFolder.path(option: option, variables: variables, folder: "/here")
    }
    #expect(try path("/data", [:]) == "/data")
    #expect(try path("data", [:]) == "/here/data")
    #expect(try path(nil, ["XDG_DATA_HOME": "/xdg", "HOME": "/h"]) == "/xdg/tenantry")
    #expect(try path(nil, ["XDG_DATA_HOME": "xdg", "HOME": "/h"]) == "/h/.local/share/tenantry")
    #expect(throws: CommandFailure.self) { try path(nil, [:]) }
    #expect(throws: CommandFailure.self) { try path("", [:]) }
  }

  @Test("global options count before and after the command")
  func globalOptions() async {
    for line in [["--data-folder", "/a", "op", "list"], ["op", "list", "--data-folder", "/a"]] {
      let harness = CommandHarness(
        client: ScriptedClient([ListOperations.name: { _ in ListOperations.Output(items: []) }]))
      #expect(await harness.run(line[0], line[1], line[2], line[3]) == .ok)
      #expect(harness.platform.events == ["open dataFolder(path: \"/a\", isReadOnly: false)", "close"])
    }
  }

  @Test("a data folder that cannot be used ends with 2 and says why")
  func foreignFile() async {
    var harness = CommandHarness()
    harness.openFailure = StorageError(
      .foreignFile, "/d/tenantry.db is not a Tenantry database.", detail: "code 26")
    #expect(await harness.run("tenants", "list") == .usage)
    #expect(harness.messages.text == "tenantry: /d/tenantry.db is not a Tenantry database.\n  code 26\n")
  }

  @Test("what nobody foresaw is a crash with its own code")
  func crash() async {
    struct Surprise: Error {}
    var harness = CommandHarness()
    harness.openFailure = Surprise()
    #expect(await harness.run("tenants", "list") == .crash)
    #expect(harness.messages.text.contains("Surprise"))
  }

  @Test("a reader that went away is not worth a word")
  func closedPipe() async {
    let harness = CommandHarness(
      client: ScriptedClient([ListOperations.name: { _ in ListOperations.Output(items: []) }]),
      output: Recorder(failure: Channel.Closed()))
    #expect(await harness.run("op", "list") == .brokenPipe)
    #expect(harness.messages.text.isEmpty)
  }

  @Test("the console wants a terminal at both ends")
  func console() async {
    let piped = CommandHarness()
    #expect(await piped.run("demo") == .usage)
    let harness = CommandHarness(output: Recorder(isTerminal: true), isInteractive: true)
    #expect(await harness.run("demo", "--seed", "7", "--speed", "4") == .ok)
    let place = PlatformPlace.demo(path: nil, speed: 4, DemoChoices(seed: 7))
    #expect(harness.platform.events == ["console \(place)"])
    let other = CommandHarness(output: Recorder(isTerminal: true), isInteractive: true)
    #expect(await other.run("demo", "--role", "finance_owner") == .ok)
    let finance = PlatformPlace.demo(
      path: nil, speed: 1, DemoChoices(seed: DemoCommand.seedDefault, role: .financeOwner))
    #expect(other.platform.events == ["console \(finance)"])
  }

  @Test("all pages of a list come as one, and JSON has the API's shape")
  func pages() async throws {
    let tenant = try Samples.tenant()
    let client = ScriptedClient([
      ListTenants.name: { endpoint in
        let list = try #require(endpoint as? ListTenants)
        let count = min(list.limit, 700 - list.offset)
        return ListTenants.Output(items: Array(repeating: tenant, count: count), total: 700)
      }
    ])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("tenants", "list") == .ok)
    #expect(harness.output.text.split(separator: "\n").count == 701)
    #expect(client.calls.count == 2)
    let json = CommandHarness(client: client)
    #expect(await json.run("tenants", "list", "--limit", "1", "-o", "json") == .ok)
    #expect(json.output.text.hasPrefix(#"{"items":[{"agency_group":"North""#))
    #expect(json.output.text.hasSuffix(#""total":700}"# + "\n"))
  }
}
