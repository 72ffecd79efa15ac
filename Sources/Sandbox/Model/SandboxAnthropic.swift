import Foundation
import HTTPTransport

/// The sandbox's model behind Anthropic's Messages API.
struct SandboxAnthropic {
  private static let fields: Set = [
    "model", "messages", "cache_control", "container", "inference_geo", "max_tokens", "metadata",
    "output_config",
    "service_tier", "stop_sequences", "stream", "system", "temperature", "thinking", "tool_choice", "tools",
    "top_k",
    "top_p",
  ]

  let secret: String

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard let key = request.headers["x-api-key"] else {
      return Self.failure(401, "authentication_error", "x-api-key header is required")
    }
    guard key == secret else { return Self.failure(401, "authentication_error", "invalid x-api-key") }
    guard request.headers["anthropic-version"] != nil else {
      return Self.failure(400, "invalid_request_error", "anthropic-version: header is required")
    }
    switch (request.method, request.url.path) {
    case (.get, "/v1/models/\(SandboxModel.name)"): return HTTPResponse(status: 200, json: model)
    case (.get, let path) where path.hasPrefix("/v1/models/"):
      return Self.failure(404, "not_found_error", "model: \(path.dropFirst(11))")
    case (.post, "/v1/messages"): return messages(request)
    default: return Self.failure(404, "not_found_error", "Not found")
    }
  }

  private func messages(_ request: HTTPRequest) -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), let members = body.objectValue else {
      return Self.failure(400, "invalid_request_error", "The request body is not valid JSON")
    }
    if let unknown = members.keys.sorted().first(where: { !Self.fields.contains($0) }) {
      return Self.failure(400, "invalid_request_error", "\(unknown): Extra inputs are not permitted")
    }
    for field in ["model", "max_tokens", "messages"] where members[field] == nil {
      return Self.failure(400, "invalid_request_error", "\(field): Field required")
    }
    guard members["model"] == .string(SandboxModel.name) else {
      return Self.failure(404, "not_found_error", "model: \(members["model"]?.stringValue ?? "")")
    }
    let turns = body["messages"]?.arrayValue ?? []
    if let problem = Self.problem(with: turns) { return Self.failure(400, "invalid_request_error", problem) }
    let message = message(answering: turns, body, cost: request.body.count)
    guard body["stream"] == true else {
      return HTTPResponse(status: 200, json: message)
    }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/event-stream; charset=utf-8"], body: Self.events(message))
  }

  /// What the vendor would refuse: results without their calls, and calls without their results.
  private static func problem(with turns: [JSONValue]) -> String? {
    guard turns.first?["role"] == "user" else { return "messages: first message must use the \"user\" role" }
    var waiting: Set<String> = []
    for (index, turn) in turns.enumerated() {
      let blocks = turn["content"]?.arrayValue ?? []
      if blocks.contains(where: { $0["type"] == "text" && $0["text"] == "" }) {
        return "messages: text content blocks must be non-empty"
      }
      let results = Set(blocks.compactMap { $0["tool_use_id"]?.stringValue })
      guard results == waiting else {
        return "messages.\(index): `tool_use` ids were found without `tool_result` blocks immediately after"
      }
      waiting = Set(blocks.filter { $0["type"] == "tool_use" }.compactMap { $0["id"]?.stringValue })
    }
    return nil
  }

  private func message(answering turns: [JSONValue], _ body: JSONValue, cost: Int) -> JSONValue {
    let tools = (body["tools"]?.arrayValue ?? []).map { tool in
      SandboxModel.Tool(
        name: tool["name"]?.stringValue ?? "", description: tool["description"]?.stringValue ?? "",
        required: tool[path: "input_schema", "required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    }
    let asked = turns.lastIndex { $0["role"] == "user" && ($0["content"]?.stringValue != nil) } ?? 0
    var names: [String: String] = [:]
    var findings: [SandboxModel.Finding] = []
    for block in turns[asked...].flatMap({ $0["content"]?.arrayValue ?? [] }) {
      switch block["type"]?.stringValue {
      case "tool_use": names[block["id"]?.stringValue ?? ""] = block["name"]?.stringValue
      case "tool_result":
        let tool = names[block["tool_use_id"]?.stringValue ?? ""] ?? ""
        findings.append(SandboxModel.Finding(tool: tool, text: block["content"]?.stringValue ?? ""))
      default: break
      }
    }
    let answer = SandboxModel(
      question: turns[asked]["content"]?.stringValue ?? "", tools: tools, findings: findings
    ).answer
    return Self.message(answer, seed: String(decoding: body.data, as: UTF8.self), cost: cost)
  }

  private static func message(_ answer: SandboxModel.Answer, seed: String, cost: Int) -> JSONValue {
    let id = StableHash.suffix(seed, length: 24)
    let block: JSONValue =
      switch answer {
      case .text(let text): ["type": "text", "text": .string(text), "citations": .null]
      case .call(let tool, let input):
        [
          "type": "tool_use", "id": .string("toolu_\(id)"), "name": .string(tool), "input": input,
          "caller": ["type": "direct"],
        ]
      }
    return [
      "id": .string("msg_\(id)"), "type": "message", "role": "assistant", "model": .string(SandboxModel.name),
      "content": [block], "stop_reason": block["type"] == "text" ? "end_turn" : "tool_use",
      "stop_sequence": .null,
      "stop_details": .null, "container": .null,
      "usage": [
        "input_tokens": .int(cost / 4), "output_tokens": .int(block.data.count / 4), "cache_creation": .null,
        "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0, "inference_geo": .null,
        "server_tool_use": .null, "service_tier": "standard",
      ],
    ]
  }

  private var model: JSONValue {
    [
      "id": .string(SandboxModel.name), "type": "model", "display_name": "Sandbox model",
      "created_at": "2026-01-12T00:00:00Z", "max_input_tokens": 200_000, "max_tokens": 8_192,
      "capabilities": .null,
    ]
  }

  static func failure(_ status: Int, _ type: String, _ message: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      json: [
        "type": "error", "error": ["type": .string(type), "message": .string(message)],
        "request_id": .string("req_\(StableHash.suffix(message, length: 20))"),
      ])
  }
}
