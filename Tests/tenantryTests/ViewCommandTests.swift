import Testing

@testable import tenantry

@Suite("tenantry view")
struct ViewCommandTests {
  @Test("it opens the log that was named, and no platform")
  func opens() async {
    let harness = CommandHarness(output: Recorder(isTerminal: true), isInteractive: true)
    #expect(await harness.run("view", "odoo.log", "--follow") == .ok)
    #expect(await harness.run("view", "/var/log/odoo.log") == .ok)
    #expect(harness.platform.events == ["view /srv/ops/odoo.log, followed", "view /var/log/odoo.log"])
  }

  @Test("it has the keys of the keymap that variable, option or file name")
  func keys() async throws {
    var harness = CommandHarness(output: Recorder(isTerminal: true), isInteractive: true)
    harness.variables["TENANTRY_KEYMAP"] = "vim"
    #expect(await harness.run("view", "a.log") == .ok)
    #expect(await harness.run("view", "a.log", "--keymap", "default") == .ok)
    let up = #", up is ["up", "k", "ctrl-y"]"#
    #expect(harness.platform.events == ["view /srv/ops/a.log" + up, "view /srv/ops/a.log"])
    #expect(await harness.run("view", "a.log", "--keymap", "vmi") == .usage)
    #expect(harness.messages.text.contains("did you mean “vim”?"))
  }

  @Test("a pipe is read where it is one")
  func pipe() async {
    let piped = CommandHarness(output: Recorder(isTerminal: true), isInteractive: false)
    #expect(await piped.run("view", "-") == .ok)
    #expect(piped.platform.events == ["view standard input"])
    let typed = CommandHarness(output: Recorder(isTerminal: true), isInteractive: true)
    #expect(await typed.run("view", "-") == .usage)
    #expect(typed.messages.text.contains("Nothing is piped in."))
  }

  @Test("without a terminal it says what to use instead")
  func noTerminal() async {
    let harness = CommandHarness()
    #expect(await harness.run("view", "odoo.log") == .usage)
    #expect(harness.messages.text.contains("The viewer needs a terminal."))
  }
}
