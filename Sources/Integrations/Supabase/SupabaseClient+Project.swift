import Foundation
import HTTPTransport
import TenantModel

extension SupabaseClient {
  static let runsTable = "etl_runs"

  /// Starts the tenant's ETL, once for an operation: the function passes over an operation that it has seen.
  ///
  /// - Throws: an `uncertain` error when no answer came: look with `etlRun` whether the run is there.
  package func startETL(_ function: String, schema: DatabaseName, operation: OperationID)
    async throws(IntegrationError) -> ETLRun
  { try await startETL(function, schema: schema, run: operation.rawValue) }

  /// The same for a run that no operation asks for: `run` tells it from others.
  package func startETL(_ function: String, schema: DatabaseName, run: String)
    async throws(IntegrationError) -> ETLRun
  {
    let body: JSONValue = ["schema": .string(schema.rawValue), "operation": .string(run)]
    var request = try await projectRequest(.post, "/functions/v1/\(Self.segment(function))")
    request.headers["Content-Type"] = "application/json"
    request.headers["X-Correlation-Id"] = run
    request.body = body.data
    let response = try await projectExchange.send(request)
    return ETLRun(try projectExchange.object(response, with: "status", to: .post))
  }

  /// The run that an operation started, or nil.
  ///
  /// - Throws: `not_found` when the schema has no account of runs, `invalid` when it is not exposed.
  package func etlRun(of operation: OperationID, schema: DatabaseName) async throws(IntegrationError)
    -> ETLRun?
  { try await etlRun(of: operation.rawValue, schema: schema) }

  /// The run of that key, or nil.
  package func etlRun(of run: String, schema: DatabaseName) async throws(IntegrationError) -> ETLRun? {
    try await runs(in: schema, [URLQueryItem(name: "operation", value: "eq.\(run)")]).first
  }

  /// The tenant's last runs, newest first.
  package func etlRuns(in schema: DatabaseName, limit: Int = 20) async throws(IntegrationError) -> [ETLRun] {
    try await runs(
      in: schema,
      [
        URLQueryItem(name: "order", value: "started_at.desc"),
        URLQueryItem(name: "limit", value: String(limit)),
      ])
  }

  private func runs(in schema: DatabaseName, _ items: [URLQueryItem]) async throws(IntegrationError)
    -> [ETLRun]
  {
    let select = URLQueryItem(
      name: "select", value: "operation,status,rows_written,started_at,finished_at,message")
    var request = try await projectRequest(.get, "/rest/v1/\(Self.runsTable)", items: [select] + items)
    request.headers["Accept-Profile"] = schema.rawValue
    return try projectExchange.list(try await projectExchange.send(request)).map(ETLRun.init)
  }

  private func projectRequest(_ method: HTTPMethod, _ path: String, items: [URLQueryItem] = [])
    async throws(IntegrationError) -> HTTPRequest
  {
    guard let serviceKey else {
      throw IntegrationError(
        "supabase", IntegrationError.codeSecret, "No key of the project \(reference) is configured.",
        retry: .permanent)
    }
    let key = try await secrets.resolve(serviceKey).reveal()
    return HTTPRequest(
      method, projectURL.adding(path: path).adding(items: items),
      headers: ["apikey": key, "Authorization": "Bearer \(key)", "Accept": "application/json"])
  }

  /// A function's name cannot lead out of its place in the path.
  private static func segment(_ text: String) -> String {
    String(text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
  }
}
