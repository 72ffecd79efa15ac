import HTTPTransport

/// Conversations in the words of the Messages API.
enum AnthropicWire {
  static func body(_ request: ModelRequest, model: String, isStreamed: Bool) -> JSONValue {
    var body: JSONValue = [
      "model": .string(model), "max_tokens": .int(request.tokensMax),
      "messages": .array(request.messages.map(message)),
    ]
    if !request.system.isEmpty { body["system"] = .string(request.system) }
    if isStreamed { body["stream"] = true }
    if !request.tools.isEmpty {
      body["tools"] = .array(
        request.tools.map { tool in
          [
            "name": .string(tool.name.rawValue), "description": .string(tool.description),
            "input_schema": tool.schema,
          ]
        })
    }
    return body
  }

  static func reply(_ answer: JSONValue) -> ModelReply {
    var builder = ReplyBuilder()
    for (index, block) in (answer["content"]?.arrayValue ?? []).enumerated() {
      switch block["type"]?.stringValue {
      case "text": builder.add(text: block["text"]?.stringValue ?? "")
      case "tool_use":
        builder.add(
          call: index, id: block["id"]?.stringValue, tool: block["name"]?.stringValue,
          input: String(decoding: (block["input"] ?? [:]).data, as: UTF8.self))
      // Thinking and what is not known yet.
      default: break
      }
    }
    builder.stop = answer["stop_reason"]?.stringValue.map(stop)
    builder.usage = usage(answer["usage"])
    builder.model = answer["model"]?.stringValue ?? ""
    return builder.reply
  }

  static func stop(_ word: String) -> ModelReply.Stop {
    switch word {
    case "end_turn", "stop_sequence": .finished
    case "tool_use": .toolUse
    case "max_tokens", "model_context_window_exceeded": .tokensMax
    case "refusal": .refused
    default: .other(word)
    }
  }

  /// What is read from and written to the cache is input, too.
  static func usage(_ json: JSONValue?) -> ModelUsage {
    let input = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"].reduce(0) {
      $0 + (json?[$1]?.intValue ?? 0)
    }
    return ModelUsage(input: input, output: json?["output_tokens"]?.intValue ?? 0)
  }

  private static func message(_ message: ModelMessage) -> JSONValue {
    switch message {
    case .user(let text): return ["role": "user", "content": .string(text)]
    case .assistant(let text, let calls):
      // An empty text is refused.
      let said: [JSONValue] = text.isEmpty ? [] : [["type": "text", "text": .string(text)]]
      let asked = calls.map { call -> JSONValue in
        [
          "type": "tool_use", "id": .string(call.id), "name": .string(call.tool), "input": call.input ?? [:],
        ]
      }
      return ["role": "assistant", "content": .array(said + asked)]
    case .results(let results):
      let content = results.map { result -> JSONValue in
        var block: JSONValue = [
          "type": "tool_result", "tool_use_id": .string(result.id), "content": .string(result.text),
        ]
        if result.isError { block["is_error"] = true }
        return block
      }
      return ["role": "user", "content": .array(content)]
    }
  }
}
