import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@testable import Sandbox

@Suite("a language model, in both dialects")
struct ModelClientTests {
  private func request(_ question: String, _ tools: [ModelTool] = []) -> ModelRequest {
    ModelRequest(
      system: "You help operators.", messages: [.user(question)], tools: tools, tokensMax: 512,
      redaction: ModelRedaction(hidesEmailAddresses: false))
  }

  @Test("it asks for the tool that fits the question, and says what it cost", arguments: Dialect.allCases)
  func calls(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let tools = try VendorWorld.tools().map(\.tool)
    let reply = try await world.model(dialect).reply(to: request("Which tenants are unhealthy?", tools))
    #expect(reply.stop == .toolUse && reply.calls.map(\.tool) == ["unhealthy_tenants"])
    #expect(reply.calls.first?.input == [:])
    #expect(reply.model == SandboxHosts.model && reply.usage.input > 0 && reply.usage.output > 0)
    let aimed = try await world.model(dialect).reply(to: request("What do the logs of “acme” say?", tools))
    #expect(aimed.calls.map(\.input) == [["tenant": "acme"]])
    #expect(await world.platform.ledger.isEmpty)
  }

  @Test("a streamed answer is the same as a whole one", arguments: Dialect.allCases)
  func streamed(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let tools = try VendorWorld.tools().map(\.tool)
    for question in ["Which tenants are unhealthy?", "Tell me a joke."] {
      let whole = try await world.model(dialect).reply(to: request(question, tools))
      let heard = Heard()
      let transport = StreamedInOnePiece(inner: world.transport)
      let streamed: ModelReply
      if let model = try world.model(dialect) as? AnthropicModel {
        streamed = try await model.reply(to: request(question, tools), over: transport) { heard.add($0) }
      } else {
        let model = try #require(try world.model(dialect) as? OpenAIModel)
        streamed = try await model.reply(to: request(question, tools), over: transport) { heard.add($0) }
      }
      #expect(streamed.text == whole.text && streamed.stop == whole.stop)
      #expect(streamed.calls.map(\.tool) == whole.calls.map(\.tool))
      #expect(streamed.calls.map(\.input) == whole.calls.map(\.input))
      #expect(streamed.usage.output == whole.usage.output)
      #expect(heard.text == whole.text && heard.last == .finished(streamed))
    }
  }

  @Test("a stream whose head is an error has the error's words", arguments: Dialect.allCases)
  func streamRefused(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let wrong = try world.model(dialect, name: "nobody")
    let error = await #expect(throws: IntegrationError.self) {
      if let model = wrong as? AnthropicModel {
        _ = try await model.reply(to: request("?"), over: world.platform) { _ in }
      } else if let model = wrong as? OpenAIModel {
        _ = try await model.reply(to: request("?"), over: world.platform) { _ in }
      }
    }
    #expect(error?.code == IntegrationError.codeNotFound && error?.message.contains("nobody") == true)
  }

  @Test("refusals are told apart, without the key", arguments: Dialect.allCases)
  func refusals(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let key = await #expect(throws: IntegrationError.self) {
      try await world.model(dialect, key: "geheim-42").reply(to: request("?"))
    }
    #expect(key?.code == IntegrationError.codeUnauthorized && key?.retry == .permanent)
    #expect(key?.description.contains("geheim") == false)
    let name = await #expect(throws: IntegrationError.self) {
      try await world.model(dialect, name: "nobody").reply(to: request("?"))
    }
    #expect(name?.code == IntegrationError.codeNotFound)
    let overloaded = CannedTransport(
      529, ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]])
    let busy = await #expect(throws: IntegrationError.self) {
      try await world.model(dialect, transport: overloaded).reply(to: request("?"))
    }
    #expect(busy?.retry == .transient && busy?.message.contains("Overloaded") == true)
    let limited = CannedTransport(429, ["error": ["message": "slow"]], headers: [("Retry-After", "9")])
    let slow = await #expect(throws: IntegrationError.self) {
      try await world.model(dialect, transport: limited).reply(to: request("?"))
    }
    #expect(slow?.code == IntegrationError.codeRateLimited && slow?.retryAfter == .seconds(9))
    await world.platform.inject(SandboxFault(.lostAnswer, method: .post))
    let lost = await #expect(throws: IntegrationError.self) {
      try await world.model(dialect).reply(to: request("?"))
    }
    #expect(lost?.retry == .transient)
  }

  @Test("an answer that lacks nearly everything is read for what it has", arguments: Dialect.allCases)
  func sparse(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let answer: JSONValue =
      dialect == .anthropic
      ? ["content": [["type": "thinking", "x": 1], ["type": "text", "text": "Hi"]], "new": [:]]
      : [
        "choices": [
          ["message": ["content": "Hi", "tool_calls": [["function": ["name": "t", "arguments": "{"]]]]]
        ]
      ]
    let reply = try await world.model(dialect, transport: CannedTransport(200, answer)).reply(
      to: request("?"))
    #expect(reply.text == "Hi" && reply.usage == ModelUsage() && reply.stop == .other("none"))
    if dialect == .openAI { #expect(reply.calls.map(\.input) == [nil]) }
  }

  @Test("a connection test says whether the model can be asked", arguments: Dialect.allCases)
  func connection(dialect: Dialect) async throws {
    let world = try await VendorWorld()
    let report = try await world.model(dialect).testConnection()
    #expect(report.isPassing && report.version == SandboxHosts.model, "\(report.problems)")
    #expect(try await !world.model(dialect, name: "nobody").testConnection().isPassing)
    let wrong = try await world.model(dialect, key: "geheim-42").testConnection()
    #expect(!wrong.isPassing && !"\(wrong)".contains("geheim"))
  }
}
