import HTTPTransport

/// Conversations in the words of chat completions.
enum OpenAIWire {
  static func body(
    _ request: ModelRequest, model: String, limitName: OpenAIModel.LimitName, isStreamed: Bool
  ) -> JSONValue {
    let system: [JSONValue] =
      request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
    var body: JSONValue = [
      "model": .string(model), "messages": .array(system + request.messages.flatMap(messages)),
    ]
    body[limitName.rawValue] = .int(request.tokensMax)
    if isStreamed {
      body["stream"] = true
      body["stream_options"] = ["include_usage": true]
    }
    if !request.tools.isEmpty {
      body["tools"] = .array(
        request.tools.map { tool in
          let function: JSONValue = [
            "name": .string(tool.name.rawValue), "description": .string(tool.description),
            "parameters": tool.schema,
          ]
          return ["type": "function", "function": function]
        })
    }
    return body
  }

  static func reply(_ answer: JSONValue) -> ModelReply {
    let choice = answer["choices"]?.arrayValue?.first
    var builder = ReplyBuilder()
    builder.add(
      text: choice?[path: "message", "content"]?.stringValue ?? choice?[path: "message", "refusal"]?
        .stringValue ?? "")
    for (index, call) in (choice?[path: "message", "tool_calls"]?.arrayValue ?? []).enumerated() {
      builder.add(
        call: index, id: call["id"]?.stringValue, tool: call[path: "function", "name"]?.stringValue,
        input: call[path: "function", "arguments"]?.stringValue ?? "")
    }
    builder.stop = choice?["finish_reason"]?.stringValue.map(stop)
    builder.usage = usage(answer["usage"])
    builder.model = answer["model"]?.stringValue ?? ""
    return builder.reply
  }

  static func stop(_ word: String) -> ModelReply.Stop {
    switch word {
    case "stop": .finished
    case "tool_calls": .toolUse
    case "length": .tokensMax
    case "content_filter": .refused
    default: .other(word)
    }
  }

  static func usage(_ json: JSONValue?) -> ModelUsage {
    ModelUsage(
      input: json?["prompt_tokens"]?.intValue ?? 0, output: json?["completion_tokens"]?.intValue ?? 0)
  }

  /// Each result is a message of its own here.
  private static func messages(_ message: ModelMessage) -> [JSONValue] {
    switch message {
    case .user(let text): return [["role": "user", "content": .string(text)]]
    case .assistant(let text, let calls):
      var said: JSONValue = ["role": "assistant", "content": text.isEmpty ? .null : .string(text)]
      if !calls.isEmpty { said["tool_calls"] = .array(calls.map(call)) }
      return [said]
    case .results(let results):
      return results.map { result in
        let text = result.isError ? "Error: \(result.text)" : result.text
        return ["role": "tool", "tool_call_id": .string(result.id), "content": .string(text)]
      }
    }
  }

  private static func call(_ call: ModelToolCall) -> JSONValue {
    let arguments = String(decoding: (call.input ?? [:]).data, as: UTF8.self)
    return [
      "id": .string(call.id), "type": "function",
      "function": ["name": .string(call.tool), "arguments": .string(arguments)],
    ]
  }
}
