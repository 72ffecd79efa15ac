import HTTPTransport

/// A question to a model that may look things up before it answers: only with the tools it was given, within
/// the budget.
package struct ModelDialogue: Sendable {
  /// What came of it.
  package struct Answer: Equatable, Sendable {
    /// A tool that was used, or refused, on the way.
    package struct Step: Equatable, Sendable {
      package var tool: String
      package var input: JSONValue
      package var isError: Bool
    }

    /// Not sanitized.
    package var text: String
    package var steps: [Step] = []
    package var usage = ModelUsage()
    /// True when rounds or tokens ran out before the model was done.
    package var isCutOff = false
  }

  /// Longer results are cut, for they are paid for.
  package static let resultBytesMax = 16_384

  package let client: any ModelClient
  package let tools: [ReadOnlyTool]
  package let meter: TokenMeter
  package let redaction: ModelRedaction
  package let system: String
  package let tokensMax: Int
  /// How often the model may ask for tools.
  package let roundsMax: Int

  package init(
    client: any ModelClient, tools: [ReadOnlyTool], meter: TokenMeter, redaction: ModelRedaction,
    system: String,
    tokensMax: Int = 1_024, roundsMax: Int = 6
  ) {
    self.client = client
    self.tools = tools
    self.meter = meter
    self.redaction = redaction
    self.system = system
    self.tokensMax = tokensMax
    self.roundsMax = roundsMax
  }

  /// - Parameter history: what was said before the question.
  /// - Throws: `budget_exceeded`, or the model's error; what was looked up until then is lost.
  package func answer(_ question: String, after history: [ModelMessage] = []) async throws(IntegrationError)
    -> Answer
  {
    var messages = history + [.user(question)]
    var answer = Answer(text: "")
    for _ in 0...roundsMax {
      let request = ModelRequest(
        system: system, messages: messages, tools: tools.map(\.tool), tokensMax: tokensMax,
        redaction: redaction)
      let reply = try await meter.reply(to: request, from: client)
      answer.text = reply.text
      answer.usage = answer.usage + reply.usage
      guard reply.stop == .toolUse, !reply.calls.isEmpty else {
        answer.isCutOff = reply.stop == .tokensMax
        return answer
      }
      messages.append(.assistant(reply.text, calls: reply.calls))
      var results: [ModelToolResult] = []
      for call in reply.calls {
        let outcome = await outcome(of: call)
        results.append(Self.result(of: call, outcome))
        answer.steps.append(
          Answer.Step(tool: call.tool, input: call.input ?? .null, isError: results.last?.isError == true))
      }
      messages.append(.results(results))
    }
    answer.isCutOff = true
    return answer
  }

  private func outcome(of call: ModelToolCall) async -> ReadOnlyTool.Outcome {
    guard let tool = tools.first(where: { $0.tool.name.rawValue == call.tool }) else {
      return .failed("There is no such tool.")
    }
    guard let input = call.input else { return .failed("The input is no JSON object.") }
    return await tool.run(input)
  }

  private static func result(of call: ModelToolCall, _ outcome: ReadOnlyTool.Outcome) -> ModelToolResult {
    switch outcome {
    case .failed(let why): return ModelToolResult(id: call.id, text: why, isError: true)
    case .found(let text):
      let isLong = text.utf8.count > resultBytesMax
      let kept = isLong ? String(decoding: text.utf8.prefix(resultBytesMax), as: UTF8.self) + "\n… cut" : text
      return ModelToolResult(id: call.id, text: kept)
    }
  }
}
