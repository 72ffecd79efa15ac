import Foundation
import HTTPTransport

extension N8nClient {
  /// How many executions are looked at in one go for a correlation id: with their data they are large.
  private static let searchPageSize = 25
  private static let skewSeconds = 120.0
  /// The member of a webhook's body, and the header, that carry the correlation id.
  package static let correlationField = "correlation_id"
  package static let correlationHeader = "X-Correlation-Id"

  /// The newest executions, newest first, without their data. Those that run are left out unless `status` asks for
  /// them: so does n8n.
  ///
  /// - Parameters:
  ///   - workflow: nil for all workflows.
  ///   - status: nil for all; `new`, `crashed` and `unknown` cannot be asked for.
  package func executions(
    workflow: String? = nil, status: N8nExecution.Status? = nil, countMax: Int = 100
  ) async throws(IntegrationError) -> [N8nExecution] {
    var query = ["includeData": "false", "limit": String(max(1, min(countMax, pageSize)))]
    query["workflowId"] = workflow
    query["status"] = status?.rawValue
    let found = try await pages(N8nExecution.self, ["executions"], query: query) { $0.count >= countMax }
    return Array(found.prefix(countMax))
  }

  /// An execution with its data, or nil.
  package func execution(_ id: String) async throws(IntegrationError) -> N8nExecution? {
    try await api.found(
      N8nExecution.self, try await api.request(.get, ["executions", id], query: ["includeData": "true"]))
  }

  /// Tries a failed execution again, and returns the new one.
  ///
  /// Not idempotent: whoever repeats it looks for an execution whose `retryOf` is this one first.
  ///
  /// - Parameter loadsWorkflow: true for the workflow as it is now, false as it was then.
  /// - Throws: `conflict` when it did not fail; `not_found`.
  package func retry(_ id: String, loadsWorkflow: Bool = true) async throws(IntegrationError) -> N8nExecution
  {
    try await api.value(
      N8nExecution.self,
      try await api.request(
        .post, ["executions", id, "retry"], body: ["loadWorkflow": .bool(loadsWorkflow)]))
  }

  /// Removes an execution from the history. One that is not there is no error.
  package func deleteExecution(_ id: String) async throws(IntegrationError) {
    _ = try await api.exchange.find(try await api.request(.delete, ["executions", id]))
  }

  /// Triggers a workflow by its production webhook and returns what it answers.
  ///
  /// Not idempotent by itself: the workflow must leave alone a correlation id that it has seen, and whoever repeats this
  /// asks `execution(correlation:workflow:since:)` first.
  ///
  /// - Parameters:
  ///   - path: the webhook node's, `tenantry/provision`.
  ///   - content: the body, to which the correlation id is added.
  /// - Throws: `not_found` when no active workflow listens there; `forbidden` for a wrong secret.
  package func trigger(_ path: String, content: [String: JSONValue], correlation: String)
    async throws(IntegrationError) -> JSONValue?
  {
    guard let webhooks else {
      throw IntegrationError(
        "n8n", IntegrationError.codeSecret, "No secret for n8n's webhooks is configured.", retry: .permanent)
    }
    var body = content
    body[Self.correlationField] = .string(correlation)
    let segments = path.split(separator: "/").map(String.init)
    var request = try await webhooks.request(.post, segments, body: .object(body))
    request.headers[Self.correlationHeader] = correlation
    let response = try await webhooks.exchange.send(request)
    return try? JSONValue(data: response.body)  // A workflow answers what it likes, nothing included.
  }

  /// The execution that a webhook started with that correlation id, or nil while there is none.
  ///
  /// - Parameter since: when it was triggered at the earliest; older executions are not looked at.
  package func execution(correlation: String, workflow: String, since: Date) async throws(IntegrationError)
    -> N8nExecution?
  {
    let oldest = since.addingTimeInterval(-Self.skewSeconds)
    var query = ["includeData": "true", "limit": String(Self.searchPageSize), "workflowId": workflow]
    // Those that run are asked for first: one that ends in between is among the others then.
    for status in [N8nExecution.Status.running.rawValue, nil] {
      query["status"] = status
      let found = try await pages(N8nExecution.self, ["executions"], query: query) { found in
        found.contains { $0.carries(correlation) }
          || found.last.map { ($0.startedAt ?? .distantFuture) < oldest } ?? true
      }
      if let it = found.first(where: { $0.carries(correlation) && ($0.startedAt ?? oldest) >= oldest }) {
        return it
      }
    }
    return nil
  }
}
