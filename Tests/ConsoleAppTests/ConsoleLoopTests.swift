import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Console loop")
@MainActor
struct ConsoleLoopTests {
  private func makeLoop(
    _ terminal: HeadlessTerminal, _ client: ScriptedClient = .standard()
  ) -> ConsoleLoop {
    let runner = EffectRunner(
      client: client, drafts: MemoryDraftStore(), openURL: { _ in nil }, copy: { _ in nil })
    return ConsoleLoop(terminal: terminal, runner: runner, makeKey: { "key" }, now: { .noon })
  }

  @Test("draws, answers keys, and ends with q")
  func runs() async {
    let terminal = HeadlessTerminal()
    let loop = makeLoop(terminal)
    async let farewell = loop.run()
    terminal.press("2")
    await loop.activity.idle(afterInputs: 1)
    terminal.press("q")
    #expect(await farewell == "1 operation was not finished; the demo ends with it.")
    #expect(terminal.frames.last?.lines.joined().contains("acme-media") == true)
  }

  @Test("ends when the terminal is gone")
  func terminalGone() async {
    let terminal = HeadlessTerminal()
    let loop = makeLoop(terminal)
    async let farewell = loop.run()
    terminal.close()
    _ = await farewell
  }

  @Test("ends when it is cancelled")
  func cancelled() async {
    let terminal = HeadlessTerminal()
    let loop = makeLoop(terminal)
    let task = Task { await loop.run() }
    await loop.activity.idle()
    task.cancel()
    _ = await task.value
  }

  @Test("keys work and q leaves although everything outside hangs", .timeLimit(.minutes(20)))
  func hanging() async {
    let terminal = HeadlessTerminal()
    let runner = EffectRunner(
      client: HangingClient(), drafts: MemoryDraftStore(), openURL: { _ in nil }, copy: { _ in nil })
    let loop = ConsoleLoop(terminal: terminal, runner: runner, makeKey: { "key" }, now: { .noon })
    async let farewell = loop.run()
    terminal.press("2", "?", .escape)
    let screen = { terminal.frames.last?.lines.joined() ?? "" }
    while !(screen().contains("── Tenants") && screen().contains("░░░")) { await Task.yield() }
    terminal.press("q")
    #expect(await farewell == nil)
  }

  @Test("a change in the feed reaches the screen", .timeLimit(.minutes(20)))
  func feed() async {
    let terminal = HeadlessTerminal()
    let client = ScriptedClient.standard()
    let loop = makeLoop(terminal, client)
    async let farewell = loop.run()
    terminal.press("2")
    await loop.activity.idle(afterInputs: 1)
    client.serve([.northwind])
    client.change(ChangeBatch(cursor: ChangeCursor(sequence: 7), tenants: [Tenant.acme.id]))
    while terminal.frames.last?.lines.joined().contains("1 tenant ") != true { await Task.yield() }
    terminal.press("q")
    _ = await farewell
    #expect(terminal.frames.last?.lines.joined().contains("1 tenant") == true)
  }
}

/// A control plane that never answers.
private struct HangingClient: ControlPlaneClient {
  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    try await Task.sleep(for: .seconds(3_600))
    throw CancellationError()
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { AsyncStream { _ in } }
}
