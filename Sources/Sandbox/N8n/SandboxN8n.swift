import Foundation
import HTTPTransport

/// A small n8n: workflows with schedules and webhooks, the executions that follow from them and the clock, tags.
struct SandboxN8n {
  static let workflows = "n8n/workflows"
  static let executions = "n8n/executions"
  static let deleted = "n8n/deleted"
  static let tags = "n8n/tags"
  /// The header by which its webhooks know who calls.
  static let webhookHeader = "X-Tenantry-Token"

  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  /// Of the API.
  let key: String
  /// What its webhooks want to be shown.
  let webhookSecret: String

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let call = SandboxCall(request)
    if call.parts.first == "webhook" {
      return try webhook(call, call.parts.dropFirst().joined(separator: "/"))
    }
    guard Array(call.parts.prefix(2)) == ["api", "v1"] else { return Self.failure(404, "Not Found") }
    guard call.request.headers["X-N8N-API-KEY"] != nil else {
      return Self.failure(401, "'X-N8N-API-KEY' header required")
    }
    guard call.shows(key, in: "X-N8N-API-KEY") else { return Self.failure(401, "unauthorized") }
    let rest = Array(call.parts.dropFirst(2))
    guard !lacks(call, rest) else { return Self.failure(403, "Forbidden") }
    switch rest.first {
    case "workflows": return try workflows(call, Array(rest.dropFirst()))
    case "executions": return try executions(call, Array(rest.dropFirst()))
    case "tags": return try tags(call, Array(rest.dropFirst()))
    default: return Self.failure(404, "Not Found")
    }
  }

  /// Whether the key lacks the scope, `workflow:list`, `workflow:activate`, `execution:retry` …
  private func lacks(_ call: SandboxCall, _ rest: [String]) -> Bool {
    let resource = (rest.first ?? "").dropLast()
    let verbs: [HTTPMethod: String] = [.get: "read", .post: "create", .put: "update", .delete: "delete"]
    let verb =
      rest.count > 2 ? rest[2] : rest.count == 1 && call.method == .get ? "list" : verbs[call.method] ?? ""
    return conditions.contains(.rightMissing("n8n:\(resource):\(verb)"))
  }

  static func failure(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status: status, json: ["message": .string(message)])
  }

  /// The refusal of a body with members that n8n does not know, or nil.
  static func refusal(_ call: SandboxCall, known: Set<String>) -> HTTPResponse? {
    guard call.request.body.isEmpty || call.body?.objectValue != nil else {
      return failure(400, "request/body must be object")
    }
    return call.unknownMember(besides: known) == nil
      ? nil : failure(400, "request/body must NOT have additional properties")
  }

  /// One page of a list, with a cursor to the next.
  static func page(_ items: [JSONValue], _ call: SandboxCall) -> HTTPResponse {
    let limit = Int(call.query["limit"] ?? "100") ?? 0
    guard limit >= 1 else { return failure(400, "request/query/limit must be number") }
    guard limit <= 250 else { return failure(400, "request/query/limit must be <= 250") }
    var start = 0
    if let cursor = call.query["cursor"] {
      guard let data = Data(base64Encoded: cursor), let offset = Int(String(decoding: data, as: UTF8.self))
      else {
        return failure(400, "An invalid cursor was provided")
      }
      start = offset
    }
    let next = start + limit < items.count ? Data(String(start + limit).utf8).base64EncodedString() : nil
    return HTTPResponse(
      status: 200,
      json: [
        "data": .array(Array(items.dropFirst(start).prefix(limit))),
        "nextCursor": next.map(JSONValue.string) ?? .null,
      ])
  }

  func effect(_ verb: String, _ object: String, operation: String? = nil) -> EffectDraft {
    EffectDraft(system: "n8n", verb: verb, object: object, operation: operation)
  }
}
