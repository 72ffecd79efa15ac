import HTTPTransport

/// Reads a streamed answer of chat completions, event by event. Pure.
package struct OpenAIStream: Sendable {
  private static let end = "[DONE]"

  private var builder = ReplyBuilder()
  private var isFinished = false

  package init() {}

  /// What the event tells; empty for one that tells nothing.
  ///
  /// - Throws: the model's error, when it fails in the middle; `unreadable_answer` for an event that is no
  ///   JSON.
  package mutating func take(_ event: ServerSentEvent) throws(IntegrationError) -> [ModelDelta] {
    guard !isFinished else { return [] }
    if event.data == Self.end {
      isFinished = true
      return [.finished(builder.reply)]
    }
    let json = try ModelStreamError.json(event)
    if let error = json["error"], error != .null {
      throw ModelStreamError.failure(error["message"]?.stringValue, type: error["type"]?.stringValue)
    }
    if let model = json["model"]?.stringValue { builder.model = model }
    // The last chunk before the end has the usage, and no choice.
    if let usage = json["usage"], usage != .null { builder.usage = OpenAIWire.usage(usage) }
    guard let choice = json["choices"]?.arrayValue?.first else { return [] }
    if let reason = choice["finish_reason"]?.stringValue { builder.stop = OpenAIWire.stop(reason) }
    return extend(choice["delta"] ?? .null)
  }

  private mutating func extend(_ delta: JSONValue) -> [ModelDelta] {
    var told: [ModelDelta] = []
    if let text = delta["content"]?.stringValue ?? delta["refusal"]?.stringValue, !text.isEmpty {
      builder.add(text: text)
      told.append(.text(text))
    }
    for (place, call) in (delta["tool_calls"]?.arrayValue ?? []).enumerated() {
      let tool = call[path: "function", "name"]?.stringValue
      builder.add(
        call: call["index"]?.intValue ?? place, id: call["id"]?.stringValue, tool: tool,
        input: call[path: "function", "arguments"]?.stringValue ?? "")
      if let tool { told.append(.call(tool: tool)) }
    }
    return told
  }
}
