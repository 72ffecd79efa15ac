import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@testable import Sandbox

@Suite("a question to a model")
struct ModelDialogueTests {
  @Test(
    "it looks up what is unhealthy, looks closer at the first, and tells both", arguments: Dialect.allCases)
  func looksUp(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let meter = world.meter()
    let dialogue = try world.dialogue(dialect, tools: try VendorWorld.tools(), meter: meter)
    let answer = try await dialogue.answer("Which tenants are unhealthy?")
    #expect(answer.steps.map(\.tool) == ["unhealthy_tenants", "tenant_logs"])
    #expect(answer.steps.last?.input == ["tenant": "acme"] && answer.steps.allSatisfy { !$0.isError })
    #expect(answer.text.contains("acme (down), umber (degraded)"))
    #expect(answer.text.contains("ERROR acme: relation does not exist"))
    #expect(!answer.isCutOff && answer.usage.total > 0)
    #expect(meter.remaining == VendorWorld.meterTokens - answer.usage.total)
  }

  @Test("a tool that was not offered is not run, nor one whose input is no object")
  func notOffered() async throws {
    let world = try await VendorWorld()
    let wishes: JSONValue = [
      "content": [
        ["type": "tool_use", "id": "a", "name": "delete_tenant", "input": ["tenant": "acme"]],
        ["type": "tool_use", "id": "b", "name": "tenant_logs", "input": "acme"],
      ], "stop_reason": "tool_use",
    ]
    let watched = WatchedTransport(
      world.transport, refusingOnce: "/v1/messages", with: HTTPResponse(status: 200, json: wishes))
    let dialogue = try world.dialogue(.anthropic, tools: try VendorWorld.tools(), transport: watched)
    let answer = try await dialogue.answer("Which tenants are unhealthy?")
    #expect(answer.steps.prefix(2).map(\.isError) == [true, true])
    #expect(answer.steps.first?.tool == "delete_tenant")
  }

  @Test("it ends after its rounds, however much the model still wants to know", arguments: Dialect.allCases)
  func rounds(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let dialogue = try world.dialogue(dialect, tools: try VendorWorld.tools(), roundsMax: 0)
    let answer = try await dialogue.answer("Which tenants are unhealthy?")
    #expect(answer.isCutOff && answer.steps.count == 1)
  }

  @Test("what is over the budget is never sent, and a failed request gives its tokens back")
  func budget() async throws {
    let world = try await VendorWorld()
    let watched = WatchedTransport(world.transport)
    let small = try world.dialogue(
      .openAI, tools: [], meter: world.meter(perRequest: 100), transport: watched)
    let refused = await #expect(throws: IntegrationError.self) { try await small.answer("?") }
    #expect(refused?.code == IntegrationError.codeBudget)
    #expect(watched.count(.post, "/v1/chat/completions") == 0)
    let meter = world.meter()
    let dialogue = try world.dialogue(.openAI, tools: [], meter: meter)
    await world.platform.inject(SandboxFault(.status(503), method: .post))
    await #expect(throws: IntegrationError.self) { try await dialogue.answer("?") }
    #expect(meter.remaining == VendorWorld.meterTokens)
  }

  @Test("secrets and addresses in questions and findings stay here", arguments: Dialect.allCases)
  func redaction(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let path = FileManager.default.temporaryDirectory.appending(path: "model-\(dialect)-\(UUID()).jsonl")
    defer { try? FileManager.default.removeItem(at: path) }
    let recorded = RecordingTransport(world.platform, to: try ExchangeRecorder(url: path))
    let tools = try VendorWorld.tools(
      finding: #"[{"slug":"acme","summary":"db_password=hunter2-77 for jo@agency.example"}]"#)
    let answer = try await world.dialogue(dialect, tools: tools, transport: recorded).answer(
      "Which tenants are unhealthy? My token is ghp_abcdefghijklmnopqrstuvwx0123456789.")
    #expect(answer.steps.count == 2)
    let sent = try String(contentsOf: path, encoding: .utf8)
    for secret in ["hunter2-77", "jo@agency.example", "ghp_abcdef"] { #expect(!sent.contains(secret)) }
    #expect(sent.contains("acme"))
  }
}
