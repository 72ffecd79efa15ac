import Foundation
import HTTPTransport

/// Reads a streamed answer of the Messages API, event by event. Pure.
package struct AnthropicStream: Sendable {
  private var builder = ReplyBuilder()
  private var isFinished = false

  package init() {}

  /// What the event tells; empty for one that tells nothing, or that is not known yet.
  ///
  /// - Throws: the model's error, when it fails in the middle; `unreadable_answer` for an event that is no
  ///   JSON.
  package mutating func take(_ event: ServerSentEvent) throws(IntegrationError) -> [ModelDelta] {
    guard !isFinished else { return [] }
    let json = try ModelStreamError.json(event)
    switch json["type"]?.stringValue {
    case "message_start":
      builder.model = json[path: "message", "model"]?.stringValue ?? ""
      builder.usage = AnthropicWire.usage(json[path: "message", "usage"])
      return []
    case "content_block_start": return begin(json)
    case "content_block_delta": return extend(json)
    case "message_delta":
      builder.stop = json[path: "delta", "stop_reason"]?.stringValue.map(AnthropicWire.stop)
      // The output is told anew, as a sum; the input stays as it was unless it is told, too.
      let told = AnthropicWire.usage(json["usage"])
      builder.usage = ModelUsage(input: max(told.input, builder.usage.input), output: told.output)
      return []
    case "message_stop":
      isFinished = true
      return [.finished(builder.reply)]
    case "error":
      throw ModelStreamError.failure(
        json[path: "error", "message"]?.stringValue, type: json[path: "error", "type"]?.stringValue)
    default: return []
    }
  }

  private mutating func begin(_ json: JSONValue) -> [ModelDelta] {
    guard let index = json["index"]?.intValue, let block = json["content_block"] else { return [] }
    switch block["type"]?.stringValue {
    case "tool_use":
      let tool = block["name"]?.stringValue ?? ""
      builder.add(call: index, id: block["id"]?.stringValue, tool: tool)
      return [.call(tool: tool)]
    case "text":
      let text = block["text"]?.stringValue ?? ""
      builder.add(text: text)
      return text.isEmpty ? [] : [.text(text)]
    default: return []
    }
  }

  private mutating func extend(_ json: JSONValue) -> [ModelDelta] {
    guard let index = json["index"]?.intValue, let delta = json["delta"] else { return [] }
    switch delta["type"]?.stringValue {
    case "text_delta":
      let text = delta["text"]?.stringValue ?? ""
      builder.add(text: text)
      return text.isEmpty ? [] : [.text(text)]
    case "input_json_delta":
      builder.add(call: index, input: delta["partial_json"]?.stringValue ?? "")
      return []
    default: return []
    }
  }
}
