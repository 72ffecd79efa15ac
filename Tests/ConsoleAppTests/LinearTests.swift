import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Lines instead of a screen")
@MainActor
struct LinearTests {
  private final class Paper { var lines: [String] = [] }

  /// Types lines into a console and reads what it says.
  private func talk(_ client: ScriptedClient = .standard(), _ lines: String...) async -> [String] {
    let paper = Paper()
    let runner = EffectRunner(
      client: client, drafts: MemoryDraftStore(), openURL: { _ in nil }, copy: { _ in nil })
    let loop = LinearLoop(
      runner: runner, say: { paper.lines.append($0) }, makeKey: { "key" }, now: { .noon })
    let (stream, input) = AsyncStream<String>.makeStream()
    for line in lines { input.yield(line) }
    input.finish()
    _ = await loop.run(lines: stream)
    return paper.lines
  }

  @Test("it says where one is and what there is, numbered, and nothing is drawn", .timeLimit(.minutes(20)))
  func overview() async {
    let said = await talk()
    #expect(said.first { $0.hasPrefix("== Overview") }?.contains("ops@north") == true)
    #expect(said.contains { $0.hasPrefix("1. acme-media, error, rollout: image pull failed") })
    let drawn = Set("─│╭╮╰╯█▐›●◐✖")
    #expect(said.allSatisfy { $0.allSatisfy { !drawn.contains($0) } })
  }

  @Test("a tenant is walked to and paused by numbers and its typed slug", .timeLimit(.minutes(20)))
  func pauses() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    let submitted = Mutex<[OperationKind]>([])
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
    client.on(SubmitOperation.self) { question in
      submitted.withLock { $0.append(question.type) }
      return .init(operationId: identifier("P", 1))
    }
    let said = await talk(client, "tenants_list", "go_tenants_list", "2", "pause", "northwind", "2")
    #expect(said.contains { $0.hasPrefix("2. northwind, status active, health 1 of 2 pods ready") })
    #expect(said.contains { $0.contains("CAREFUL, Type northwind to go on:") })
    #expect(said.contains("1. Cancel") && said.contains("2. Pause"))
    #expect(submitted.withLock { $0 } == [.pause])
  }

  @Test("a wrong slug confirms nothing, and a number that is not there does nothing", .timeLimit(.minutes(20)))
  func refuses() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
    let said = await talk(client, "tenant northwind", "p", "northwing", "2", "9")
    #expect(said.contains { $0.contains("that is not “northwind”") })
    #expect(said.contains("There is no number 2 here."))
    #expect(!client.asked.contains(SubmitOperation.name))
  }

  @Test(
    "? lists what can be done with the reason where it cannot; unknown and ambiguous words are said",
    .timeLimit(.minutes(20)))
  func commands() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    let said = await talk(client, "tenant northwind", "?", "frobnicate", "re", "resume")
    #expect(
      said.contains { $0.hasPrefix("Resume the tenant (tenant_resume, key u): not now, the tenant is not") })
    #expect(said.contains("I do not know “frobnicate”. ? lists what can be done here."))
    #expect(said.contains { $0.hasPrefix("“re” may be: ") })
    #expect(said.contains("Resume the tenant: the tenant is not paused."))
  }

  @Test("an operation is told in percent, and its end in a word")
  func progress() {
    var announcer = Announcer()
    var console = Console(size: Size(80, 24), now: .noon, makeKey: { "key" })
    var operation = OperationSummary.lumenRebuild
    console.operations = .loaded([operation], at: .noon)
    #expect(announcer.news(of: console) == ["rebuild of lumen: 55 percent, rollout."])
    operation.fraction = 0.6
    console.operations = .loaded([operation], at: .noon)
    #expect(announcer.news(of: console) == [], "not more often than people listen")
    console.now = Date.noon.addingTimeInterval(5)
    #expect(announcer.news(of: console) == ["rebuild of lumen: 60 percent, rollout."])
    console.operations = .loaded([], at: .noon)
    #expect(announcer.news(of: console) == ["rebuild of lumen: over."])
  }

  @Test("a row of a drawing becomes a phrase")
  func phrases() {
    #expect(Spoken.said("│ ⚠ 14 people worked in it   ▐ │") == "⚠ 14 people worked in it")
    #expect(Spoken.said("── Operations ─────── enter open ──") == "Operations, enter open")
    #expect(Spoken.said("   URL            https://x.example.net") == "URL, https://x.example.net")
    #expect(Spoken.said(" ▸[ Cancel ]   [ Pause ]") == "[ Cancel ], [ Pause ]")
  }
}
