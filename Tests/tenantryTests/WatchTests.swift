import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Watching an operation")
struct WatchTests {
  private func harness(_ looks: [OperationDetail]) throws -> CommandHarness {
    let script = Script(looks)
    let list = ListOperations.Output(items: looks.suffix(1).map(\.summary))
    return CommandHarness(
      client: ScriptedClient([
        GetOperation.name: { _ in try script.next() },
        ListOperations.name: { _ in list },
        RetryOperation.name: { _ in try script.next().summary },
        CancelOperation.name: { _ in try script.next().summary },
      ]))
  }

  @Test("every step is told once, on standard error, and the end is 0")
  func success() async throws {
    let harness = try harness([
      Samples.operation(
        .running, steps: [Samples.step("reserve", .running), Samples.step("commit", .pending)]),
      Samples.operation(.running, steps: [Samples.step("reserve", .done), Samples.step("commit", .running)]),
      Samples.operation(
        .succeeded,
        steps: [Samples.step("reserve", .done), Samples.step("commit", .skipped, note: "not connected")]),
    ])
    #expect(await harness.run("op", "watch", "8f3k") == .ok)
    #expect(harness.output.text.isEmpty)
    #expect(
      harness.messages.text == """
          > started  Reserve
          + done     Reserve  2.0s
          > started  Commit
          - skipped  Commit   not connected
        create acme: succeeded in 1m 12s.

        """)
    #expect(harness.platform.events.contains("work"))
    #expect(harness.platform.events.last == "close")
  }

  @Test("a parked operation ends with 1, the fault, the runbook and what to type next")
  func parked() async throws {
    let fault = OperationFault(
      code: "image_pull", message: "The image cannot be pulled.", detail: "denied\u{1B}[0m",
      runbook: "image-pull",
      logsUrl: nil)
    let harness = try harness([
      Samples.operation(
        .parked, steps: [Samples.step("rollout", .failed, attempt: 3)], fault: fault, currentStep: "rollout",
        retry: .allowed, cancel: .allowed)
    ])
    #expect(await harness.run("op", "watch") == .refused)
    #expect(
      harness.messages.text == """
          x failed   Rollout  try 3
        create acme: parked at rollout.
          why      The image cannot be pulled. (image_pull)
          said     denied␛[0m
          runbook  image-pull
          look     tenantry op show 8F3K2M4N5P
          next     tenantry op retry 8F3K2M4N5P
          or       tenantry op cancel 8F3K2M4N5P

        """)
  }

  private static let away = APIProblem(.unavailable, "Nobody listens at 127.0.0.1:8480.").unanswered(.neverSent)

  /// Looks at an operation, some of which find nobody.
  private func harness(_ looks: [Result<OperationDetail, APIProblem>]) -> CommandHarness {
    let script = Script(looks)
    return CommandHarness(client: ScriptedClient([GetOperation.name: { _ in try script.next().get() }]))
  }

  @Test("a server that starts anew is waited for, and the operation is followed to its end")
  func restart() async throws {
    let paused = APIProblem(.unavailable, "127.0.0.1 has failed often and is left alone.").unanswered(.neverSent)
    let harness = harness([
      .success(try Samples.operation(.running, steps: [Samples.step("reserve", .running)])),
      .failure(Self.away), .failure(paused),
      .success(try Samples.operation(.succeeded, steps: [Samples.step("reserve", .done)])),
    ])
    #expect(await harness.run("op", "watch", "8f3k") == .ok)
    #expect(
      harness.messages.text == """
          > started  Reserve
        Nobody listens at 127.0.0.1:8480. Trying again.
          + done     Reserve  2.0s
        create acme: succeeded in 1m 12s.

        """)
  }

  @Test("a server that stays away ends it with 3, why, and how to go on there")
  func gone() async throws {
    let home = try TemporaryFolder()
    let settings = home.path + "/tenantry"
    try FileManager.default.createDirectory(atPath: settings, withIntermediateDirectories: true)
    try "srv:\n  server: http://127.0.0.1:8480\n  token: env:T\n".write(
      toFile: settings + "/contexts.yaml", atomically: true, encoding: .utf8)
    var never = harness([.failure(Self.away)])
    never.variables = ["XDG_CONFIG_HOME": home.path, "LANG": "C"]
    let words = """
      tenantry: Nobody listens at 127.0.0.1:8480.
        operation 8F3K2M4N5P goes on there: tenantry --context srv op watch 8F3K2M4N5P

      """
    #expect(await never.run("--context", "srv", "op", "watch", "8F3K2M4N5P") == .unreachable)
    #expect(never.messages.text == words)
    let operation = try Samples.operation(.running)
    var later = harness([.success(operation), .failure(Self.away)])
    later.variables = never.variables
    let global = try GlobalOptions.parse(["--context", "srv"])
    let context = try CommandContext(environment: later.environment, global: global)
    await #expect(throws: CommandFailure.self) {
      try await context.withPlatform {
        _ = try await OperationWatch(context: context, platform: $0, operation: "8f3k", missesMax: 1).run()
      }
    }
  }

  @Test("a real retry says when and why, once; the next one is told again")
  func retries() throws {
    func look(_ attempt: Int) throws -> OperationDetail {
      try Samples.operation(
        .retryWait,
        steps: [
          Samples.step("rollout", .running, note: "503", attempt: attempt, nextTryAt: CommandHarness.now + 4)
        ])
    }
    var progress = OperationProgress(style: .plain, hasLiveLine: false)
    #expect(progress.take(try look(2), at: CommandHarness.now) == ["  > retry 2  Rollout  in 4s: 503"])
    #expect(progress.take(try look(2), at: CommandHarness.now + 60).isEmpty)
    #expect(progress.take(try look(3), at: CommandHarness.now) == ["  > retry 3  Rollout  in 4s: 503"])
    #expect(
      progress.liveLine(try look(3), at: CommandHarness.now).contains("Rollout - retry 3 in 4s: 503"))
  }

  @Test(
    "looking again and again is told once, and progress when its text is new and five seconds have passed")
  func polling() throws {
    func look(_ state: OperationState, _ note: String, _ second: Double) throws -> OperationDetail {
      try Samples.operation(
        state,
        steps: [Samples.step("rollout", .running, note: note, nextTryAt: CommandHarness.now + second + 1)])
    }
    var progress = OperationProgress(style: .plain, hasLiveLine: false)
    var lines: [String] = []
    for (second, note) in [
      (0, "0 of 2"), (1, "0 of 2"), (2, "1 of 2"), (3, "1 of 2"), (8, "1 of 2"), (20, "1 of 2"),
    ] {
      for state in [OperationState.waiting, .running] {
        lines += progress.take(
          try look(state, note, Double(second)), at: CommandHarness.now + Double(second))
      }
    }
    #expect(lines == ["  > waiting  Rollout  0 of 2", "  > working  Rollout  1 of 2"])
  }

  @Test("cancelling is a success only for who asked for it")
  func cancelled() async throws {
    let look = try Samples.operation(.cancelled)
    #expect(await (try harness([look])).run("op", "cancel", "8F3K2M4N5P") == .ok)
    #expect(await (try harness([look])).run("op", "watch", "8F3K2M4N5P") == .refused)
    #expect(
      await (try harness([Samples.operation(.succeeded)])).run("op", "cancel", "8F3K2M4N5P") == .refused)
  }

  @Test("not waiting prints the id and drives nothing")
  func noWait() async throws {
    let harness = try harness([Samples.operation(.parked, retry: .allowed)])
    #expect(await harness.run("op", "retry", "8F3K2M4N5P", "--no-wait") == .ok)
    #expect(harness.output.text == "8F3K2M4N5P\n")
    #expect(!harness.platform.events.contains("work"))
  }

  @Test("Ctrl-C stops watching, says that the operation is not cancelled, and ends with 130")
  func interrupted() async throws {
    var harness = try harness([Samples.operation(.running, steps: [Samples.step("reserve", .running)])])
    harness.interruptAtOnce = true
    #expect(await harness.run("op", "watch", "8F3K2M4N5P") == .interrupted)
    #expect(harness.messages.text.contains("the operation is not cancelled"))
    #expect(harness.messages.text.contains("tenantry op watch 8F3K2M4N5P"))
    #expect(harness.platform.events.contains("stop"))
  }

  @Test("on a terminal the last line lives and is taken away at the end")
  func live() async throws {
    var harness = try harness([
      Samples.operation(.running, steps: [Samples.step("reserve", .running, note: "id 7")]),
      Samples.operation(.succeeded, steps: [Samples.step("reserve", .done)]),
    ])
    harness.messages = Recorder(isTerminal: true)
    harness.variables = ["HOME": "/h", "LANG": "C.UTF-8", "NO_COLOR": "1"]
    #expect(await harness.run("op", "watch", "8F3K2M4N5P") == .ok)
    #expect(
      harness.messages.text == "\r\u{1B}[K  ◌ 0/1 · Reserve · id 7 · about 12s left"
        + "\r\u{1B}[K  ✔ done     Reserve  2.0s\ncreate acme: succeeded in 1m 12s.\n")
  }
}
