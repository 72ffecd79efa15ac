import Foundation
import HTTPTransport

extension SandboxAnthropic {
  private static let pieceLength = 12

  /// The message as it would be streamed.
  static func events(_ message: JSONValue) -> Data {
    var start = message
    start["content"] = []
    start["stop_reason"] = .null
    var events: [JSONValue] = [["type": "message_start", "message": start], ["type": "ping"]]
    for (index, block) in (message["content"]?.arrayValue ?? []).enumerated() {
      events += block["type"] == "text" ? text(block, index) : call(block, index)
      events.append(["type": "content_block_stop", "index": .int(index)])
    }
    events.append([
      "type": "message_delta",
      "delta": [
        "stop_reason": message["stop_reason"] ?? .null, "stop_sequence": .null, "stop_details": .null,
        "container": .null,
      ],
      "usage": [
        "input_tokens": message[path: "usage", "input_tokens"] ?? 0,
        "output_tokens": message[path: "usage", "output_tokens"] ?? 0, "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0, "server_tool_use": .null,
      ],
    ])
    events.append(["type": "message_stop"])
    return events.reduce(into: Data()) { data, event in
      data += Data("event: \(event["type"]?.stringValue ?? "")\ndata: ".utf8) + event.data + Data("\n\n".utf8)
    }
  }

  private static func text(_ block: JSONValue, _ index: Int) -> [JSONValue] {
    var empty = block
    empty["text"] = ""
    let start: JSONValue = ["type": "content_block_start", "index": .int(index), "content_block": empty]
    return [start]
      + SandboxPieces.of(block["text"]?.stringValue ?? "", length: pieceLength).map { piece in
        delta(index, ["type": "text_delta", "text": .string(piece)])
      }
  }

  private static func call(_ block: JSONValue, _ index: Int) -> [JSONValue] {
    var empty = block
    empty["input"] = [:]
    let input = String(decoding: (block["input"] ?? [:]).data, as: UTF8.self)
    let start: JSONValue = ["type": "content_block_start", "index": .int(index), "content_block": empty]
    return [start]
      + SandboxPieces.of(input, length: pieceLength).map { piece in
        delta(index, ["type": "input_json_delta", "partial_json": .string(piece)])
      }
  }

  private static func delta(_ index: Int, _ delta: JSONValue) -> JSONValue {
    ["type": "content_block_delta", "index": .int(index), "delta": delta]
  }
}
