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

  /// One question of ours and what came of it.
  package struct Round: Equatable, Sendable {
    /// A tool that the model asked for, and what it was told.
    package struct Use: Equatable, Sendable {
      package var call: ModelToolCall
      package var result: ModelToolResult
    }

    package var reply: ModelReply
    /// Empty when the model has answered.
    package var uses: [Use]

    /// What the conversation goes on with.
    package var messages: [ModelMessage] {
      uses.isEmpty ? [] : [.assistant(reply.text, calls: reply.calls), .results(uses.map(\.result))]
    }
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
      let round = try await round(after: messages)
      answer.text = round.reply.text
      answer.usage = answer.usage + round.reply.usage
      guard !round.uses.isEmpty else {
        answer.isCutOff = round.reply.stop == .tokensMax
        return answer
      }
      answer.steps += round.uses.map {
        Answer.Step(tool: $0.call.tool, input: $0.call.input ?? .null, isError: $0.result.isError)
      }
      messages += round.messages
    }
    answer.isCutOff = true
    return answer
  }

  /// Asks once, and looks up what the model asks for.
  ///
  /// - Parameter messages: the conversation so far, ending with a question or with results.
  /// - Throws: `budget_exceeded`, or the model's error.
  package func round(after messages: [ModelMessage]) async throws(IntegrationError) -> Round {
    let request = ModelRequest(
      system: system, messages: messages, tools: tools.map(\.tool), tokensMax: tokensMax,
      redaction: redaction)
    let reply = try await meter.reply(to: request, from: client)
    guard reply.stop == .toolUse, !reply.calls.isEmpty else { return Round(reply: reply, uses: []) }
    var uses: [Round.Use] = []
    for call in reply.calls {
      uses.append(Round.Use(call: call, result: Self.result(of: call, await outcome(of: call))))
    }
    return Round(reply: reply, uses: uses)
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
