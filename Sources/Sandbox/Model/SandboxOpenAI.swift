import Foundation
import HTTPTransport

/// The sandbox's model behind OpenAI's chat completions.
struct SandboxOpenAI {
  private static let pieceLength = 12
  private static let fields: Set = [
    "messages", "model", "max_tokens", "max_completion_tokens", "stream", "stream_options", "tools",
    "tool_choice",
    "temperature", "top_p", "stop", "n", "seed", "user", "metadata", "parallel_tool_calls", "response_format",
  ]

  let clock: SandboxClock
  let secret: String

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard request.headers["Authorization"] == "Bearer \(secret)" else {
      return Self.failure(401, "Incorrect API key provided.", code: "invalid_api_key")
    }
    switch (request.method, request.url.path) {
    case (.get, "/v1/models"):
      return HTTPResponse(
        status: 200,
        json: [
          "object": "list",
          "data": [
            [
              "id": .string(SandboxModel.name), "object": "model", "created": 1_768_176_000,
              "owned_by": "sandbox",
            ]
          ],
        ])
    case (.post, "/v1/chat/completions"): return completion(request)
    default:
      return Self.failure(404, "Invalid URL (\(request.method.rawValue) \(request.url.path))", code: .null)
    }
  }

  private func completion(_ request: HTTPRequest) -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), let members = body.objectValue else {
      return Self.failure(400, "We could not parse the JSON body of your request.", code: .null)
    }
    if let unknown = members.keys.sorted().first(where: { !Self.fields.contains($0) }) {
      return Self.failure(400, "Unrecognized request argument supplied: \(unknown)", code: .null)
    }
    guard members["model"] == .string(SandboxModel.name) else {
      return Self.failure(
        404, "The model `\(members["model"]?.stringValue ?? "")` does not exist.", code: "model_not_found")
    }
    let turns = body["messages"]?.arrayValue ?? []
    guard let asked = turns.lastIndex(where: { $0["role"] == "user" }) else {
      return Self.failure(400, "Missing required parameter: 'messages'.", code: "missing_required_parameter")
    }
    let calls = turns.flatMap { $0["tool_calls"]?.arrayValue ?? [] }
    for turn in turns where turn["role"] == "tool" {
      guard calls.contains(where: { $0["id"] == turn["tool_call_id"] }) else {
        return Self.failure(
          400, "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          code: .null)
      }
    }
    let answer = answer(to: turns[asked], since: turns[asked...], body)
    return body["stream"] == true
      ? streamed(answer, body, cost: request.body.count)
      : HTTPResponse(status: 200, json: whole(answer, body, cost: request.body.count))
  }

  private func answer(to question: JSONValue, since turns: ArraySlice<JSONValue>, _ body: JSONValue)
    -> SandboxModel.Answer
  {
    let tools = (body["tools"]?.arrayValue ?? []).compactMap { $0["function"] }.map { tool in
      SandboxModel.Tool(
        name: tool["name"]?.stringValue ?? "", description: tool["description"]?.stringValue ?? "",
        required: tool[path: "parameters", "required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    }
    var names: [String: String] = [:]
    var findings: [SandboxModel.Finding] = []
    for turn in turns {
      for call in turn["tool_calls"]?.arrayValue ?? [] {
        names[call["id"]?.stringValue ?? ""] = call[path: "function", "name"]?.stringValue
      }
      guard turn["role"] == "tool" else { continue }
      let tool = names[turn["tool_call_id"]?.stringValue ?? ""] ?? ""
      findings.append(SandboxModel.Finding(tool: tool, text: turn["content"]?.stringValue ?? ""))
    }
    return SandboxModel(question: question["content"]?.stringValue ?? "", tools: tools, findings: findings)
      .answer
  }

  // MARK: Answers

  private func message(_ answer: SandboxModel.Answer, seed: String) -> JSONValue {
    var message: JSONValue = ["role": "assistant", "content": .null, "refusal": .null]
    switch answer {
    case .text(let text): message["content"] = .string(text)
    case .call(let tool, let input):
      let arguments = String(decoding: input.data, as: UTF8.self)
      message["tool_calls"] = [
        [
          "id": .string("call_\(StableHash.suffix(seed, length: 24))"), "type": "function",
          "function": ["name": .string(tool), "arguments": .string(arguments)],
        ]
      ]
    }
    return message
  }

  private func frame(_ object: String, _ seed: String) -> JSONValue {
    [
      "id": .string("chatcmpl-\(StableHash.suffix(seed + "#", length: 24))"), "object": .string(object),
      "created": .int(Int(clock.now.timeIntervalSince1970)), "model": .string(SandboxModel.name),
    ]
  }

  private func whole(_ answer: SandboxModel.Answer, _ body: JSONValue, cost: Int) -> JSONValue {
    let seed = String(decoding: body.data, as: UTF8.self)
    let message = message(answer, seed: seed)
    var whole = frame("chat.completion", seed)
    whole["choices"] = [
      [
        "index": 0, "message": message, "logprobs": .null,
        "finish_reason": message["tool_calls"] == nil ? "stop" : "tool_calls",
      ]
    ]
    whole["usage"] = Self.usage(input: cost / 4, output: message.data.count / 4)
    return whole
  }

  private func streamed(_ answer: SandboxModel.Answer, _ body: JSONValue, cost: Int) -> HTTPResponse {
    let seed = String(decoding: body.data, as: UTF8.self)
    let message = message(answer, seed: seed)
    var deltas: [JSONValue] = [["role": "assistant", "content": ""]]
    deltas += SandboxPieces.of(message["content"]?.stringValue ?? "", length: Self.pieceLength).map {
      ["content": .string($0)]
    }
    if var call = message["tool_calls"]?.arrayValue?.first {
      let arguments = call[path: "function", "arguments"]?.stringValue ?? ""
      call["index"] = 0
      call["function"] = ["name": call[path: "function", "name"] ?? "", "arguments": ""]
      deltas.append(["tool_calls": [call]])
      deltas += SandboxPieces.of(arguments, length: Self.pieceLength).map { piece in
        ["tool_calls": [["index": 0, "function": ["arguments": .string(piece)]]]]
      }
    }
    var chunks = deltas.map { chunk($0, reason: .null, seed) }
    chunks.append(chunk([:], reason: message["tool_calls"] == nil ? "stop" : "tool_calls", seed))
    if body[path: "stream_options", "include_usage"] == true {
      var last = frame("chat.completion.chunk", seed)
      last["choices"] = []
      last["usage"] = Self.usage(input: cost / 4, output: message.data.count / 4)
      chunks.append(last)
    }
    let data = chunks.reduce(into: Data()) { $0 += Data("data: ".utf8) + $1.data + Data("\n\n".utf8) }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/event-stream; charset=utf-8"],
      body: data + Data("data: [DONE]\n\n".utf8))
  }

  private func chunk(_ delta: JSONValue, reason: JSONValue, _ seed: String) -> JSONValue {
    var chunk = frame("chat.completion.chunk", seed)
    chunk["choices"] = [["index": 0, "delta": delta, "logprobs": .null, "finish_reason": reason]]
    return chunk
  }

  private static func usage(input: Int, output: Int) -> JSONValue {
    ["prompt_tokens": .int(input), "completion_tokens": .int(output), "total_tokens": .int(input + output)]
  }

  static func failure(_ status: Int, _ message: String, code: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: status,
      json: [
        "error": [
          "message": .string(message), "type": "invalid_request_error", "param": .null, "code": code,
        ]
      ])
  }
}
