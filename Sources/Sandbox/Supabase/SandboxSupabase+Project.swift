import Foundation
import HTTPTransport

extension SandboxSupabase {
  /// Simulated seconds that a run of the ETL takes.
  private static let runSeconds = 20.0
  private static let runsTable = "etl_runs"

  static func runs(_ schema: String) -> String { "supabase/runs/\(schema)" }

  /// Of the project's own address: tables and functions.
  func projectAnswer(_ request: HTTPRequest) throws -> HTTPResponse {
    let parts = request.url.path.split(separator: "/").map(String.init)
    switch (request.method, parts.first, parts.count) {
    case (.get, "rest", 3):
      // The gateway in front of PostgREST says this, so there is no code of PostgREST in it.
      guard request.headers["apikey"] == serviceKey else {
        return HTTPResponse(
          status: 401, json: ["message": "Invalid API key", "hint": "Double check your Supabase API key."])
      }
      return read(request, table: parts[2])
    case (.post, "functions", 3):
      guard request.headers["Authorization"] == "Bearer \(serviceKey)" else {
        return HTTPResponse(status: 401, json: ["code": 401, "message": "Invalid JWT"])
      }
      guard parts[2] == Self.etlFunction else {
        return HTTPResponse(
          status: 404, json: ["code": "NOT_FOUND", "message": "Requested function was not found"])
      }
      return try startETL(request)
    default: return HTTPResponse(status: 404, json: ["error": "requested path is invalid"])
    }
  }

  private func startETL(_ request: HTTPRequest) throws -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), let schema = body["schema"]?.stringValue,
      let operation = body["operation"]?.stringValue
    else { return HTTPResponse(status: 400, json: ["error": "schema and operation are required"]) }
    guard store[Self.schemas, schema] != nil else {
      return HTTPResponse(status: 400, json: ["error": .string("the schema \(schema) does not exist")])
    }
    guard store[Self.overloaded, schema] == nil else {
      return HTTPResponse(
        status: 546,
        json: [
          "code": "WORKER_LIMIT",
          "message": "Function failed due to not having enough compute resources (please check logs)",
        ])
    }
    // A run that failed is begun anew, as ours must.
    if let known = store[Self.runs(schema), operation], shown(known)["status"]?.stringValue != "failed" {
      return HTTPResponse(status: 200, json: shown(known))
    }
    let isUnlucky = conditions.contains {
      if case .etlFails(let part) = $0 { schema.contains(part) } else { false }
    }
    let fails = isUnlucky || store[Self.failing, schema] != nil
    let run: JSONValue = [
      "fails": .bool(fails),
      "operation": .string(operation), "at": .double(clock.now.timeIntervalSince1970),
      "rows_written": .int(Int(StableHash.of(schema + operation) % 9_000) + 120),
    ]
    try store.set(
      run, Self.runs(schema), operation,
      effect: EffectDraft(system: "supabase", verb: "create", object: "Run \(schema)", operation: operation))
    return HTTPResponse(status: 200, json: shown(run))
  }

  /// A run as it is now: it ends as time goes by.
  private func shown(_ run: JSONValue) -> JSONValue {
    let seconds: Double =
      if case .double(let value) = run["at"] { value } else { Double(run["at"]?.intValue ?? 0) }
    let start = Date(timeIntervalSince1970: seconds)
    let isOver = clock.age(since: start) >= Self.runSeconds
    let fails = isOver && run["fails"]?.boolValue == true
    return [
      "operation": run["operation"] ?? .null,
      "status": .string(fails ? "failed" : isOver ? "succeeded" : "running"),
      "rows_written": isOver && !fails ? run["rows_written"] ?? .null : .null,
      "started_at": .string(Self.timestamp(start)),
      "finished_at": isOver ? .string(Self.timestamp(clock.time(Self.runSeconds, after: start))) : .null,
      "message": fails ? "The tenant's database does not answer." : .null,
    ]
  }

  private static func timestamp(_ date: Date) -> String {
    SandboxClock.text(date).replacing("Z", with: ".250000+00:00")
  }

  private func read(_ request: HTTPRequest, table: String) -> HTTPResponse {
    let schema = request.headers["Accept-Profile"] ?? "public"
    let exposed = exposedSchemas.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard exposed.contains(schema) else {
      return Self.restFailure(406, "PGRST106", "Invalid schema: \(schema)")
    }
    let tables = store[Self.schemas, schema]?["tables"]?.arrayValue ?? []
    guard table == Self.runsTable, tables.contains(.string(table)) else {
      return Self.restFailure(
        404, "PGRST205", "Could not find the table '\(schema).\(table)' in the schema cache")
    }
    let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    var rows = store.all(in: Self.runs(schema)).map(shown)
    if let wanted = query["operation"] {
      guard wanted.hasPrefix("eq.") else {
        return Self.restFailure(400, "PGRST100", "\"failed to parse filter (\(wanted))\"")
      }
      rows = rows.filter { $0["operation"]?.stringValue == String(wanted.dropFirst(3)) }
    }
    if query["order"] == "started_at.desc" {
      rows.sort { ($0["started_at"]?.stringValue ?? "") > ($1["started_at"]?.stringValue ?? "") }
    }
    let columns = query["select"].map { Set($0.split(separator: ",").map(String.init)) }
    return HTTPResponse(
      status: 200,
      json: .array(
        rows.prefix(Int(query["limit"] ?? "") ?? 1_000).map { row in
          .object((row.objectValue ?? [:]).filter { columns?.contains($0.key) ?? true })
        }))
  }

  private static func restFailure(_ status: Int, _ code: String, _ message: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      json: ["code": .string(code), "message": .string(message), "details": .null, "hint": .null])
  }
}
