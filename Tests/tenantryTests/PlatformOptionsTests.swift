import PlatformHost
import StorageCore
import TenantryAPI
import Testing

@testable import tenantry

@Suite("The platform's options in what is to be typed next")
struct PlatformOptionsTests {
  private func text(_ text: String, _ line: String...) throws -> String {
    PlatformOptions(try GlobalOptions.parse(line)).put(into: text)
  }

  @Test("each command gets the options that this one had, as a shell takes them")
  func options() throws {
    #expect(try text("go on  tenantry op watch 8F3K") == "go on  tenantry op watch 8F3K")
    #expect(
      try text("go on  tenantry op watch 8F3K", "--context", "srv") == "go on  tenantry --context srv op watch 8F3K")
    #expect(
      try text("tenantry op list, tenantry tenants list\ntenantry ai approve 1", "--sandbox", "--data-folder", "/a b's")
        == """
        tenantry --data-folder '/a b'\\''s' --sandbox op list, tenantry --data-folder '/a b'\\''s' --sandbox tenants list
        tenantry --data-folder '/a b'\\''s' --sandbox ai approve 1
        """)
  }

  @Test(
    "what names its platform, needs none or is no command stays as it is",
    arguments: [
      "Sign in again: tenantry login --context srv", "tenantry --context prod outbox send", "tenantry context list",
      "tenantry --help", "Another tenantry is here.", "/opt/tenantry op", "tenantry: No.", "tenantry view -",
    ])
  func untouched(words: String) throws {
    #expect(try text(words, "--context", "other") == words)
  }

  @Test("what a command says, shows and fails with goes through it; what a program reads does not")
  func outlets() async throws {
    let none = ScriptedClient([
      ListTenants.name: { _ in ListTenants.Output(items: [], total: 0) },
      ListOperations.name: { _ in
        throw APIProblem(.refused, "It is not connected: tenantry connect n8n.")
      },
    ])
    let list = CommandHarness(client: none)
    #expect(await list.run("--data-folder", "/a", "tenants", "list") == .ok)
    let said = list.output.text + list.messages.text
    #expect(said.contains("create it: tenantry --data-folder /a tenants create -f tenant.yaml"), "\(said)")
    let failed = CommandHarness(client: none)
    #expect(await failed.run("op", "list", "--sandbox") == .refused)
    #expect(failed.messages.text == "tenantry: It is not connected: tenantry --sandbox connect n8n.\n")
    let unasked = CommandHarness(input: Samples.tenantFile)
    #expect(await unasked.run("--sandbox", "tenants", "create", "-f", "-") == .usage)
    #expect(unasked.messages.text.contains("What it would do: tenantry --sandbox tenants create -f - --dry-run"))
  }
}
