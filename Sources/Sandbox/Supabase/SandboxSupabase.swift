import Foundation
import HTTPTransport

/// A small Supabase: one project with its management API, its tables over HTTP and one edge function.
struct SandboxSupabase {
  static let reference = "tenantrysandboxanaly"
  static let etlFunction = "tenant-etl"
  static let schemas = "supabase/schemas"
  static let settings = "supabase/settings"
  static let exposed = "db_schema"
  /// Schemas whose runs fail, and those for which the function has not the means to run at all.
  static let failing = "supabase/failing"
  static let overloaded = "supabase/overloaded"

  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  /// The access token, and the project's secret key.
  /// Of the management API.
  let token: String
  /// Of the project.
  let serviceKey: String

  /// Of the management API.
  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    guard request.headers["Authorization"] == "Bearer \(token)" else {
      return Self.failure(401, "Unauthorized")
    }
    let parts = request.url.path.split(separator: "/").map(String.init)
    guard parts.count >= 3, parts[0] == "v1", parts[1] == "projects" else {
      return Self.failure(404, "Cannot \(request.method.rawValue) \(request.url.path)")
    }
    guard parts[2] == Self.reference else { return Self.failure(404, "Project not found") }
    switch (request.method, parts.dropFirst(3).joined(separator: "/")) {
    case (.get, ""): return HTTPResponse(status: 200, json: project)
    case (.get, "health"): return health(request.url)
    case (.get, "functions"): return HTTPResponse(status: 200, json: [function])
    case (.get, "api-keys"): return HTTPResponse(status: 200, json: keys)
    case (.get, "postgrest"): return HTTPResponse(status: 200, json: postgrest)
    case (.patch, "postgrest"): return try changePostgrest(request)
    case (.post, "database/query"): return try query(request, isReadOnly: false)
    case (.post, "database/query/read-only"): return try query(request, isReadOnly: true)
    default: return Self.failure(404, "Cannot \(request.method.rawValue) \(request.url.path)")
    }
  }

  static func failure(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status: status, json: ["message": .string(message)])
  }

  // MARK: The project

  private var project: JSONValue {
    [
      "id": .string(Self.reference), "ref": .string(Self.reference), "organization_id": "tenantry",
      "organization_slug": "tenantry", "name": "analytics", "region": "ap-southeast-1",
      "created_at": "2026-01-12T08:00:00.000Z", "status": "ACTIVE_HEALTHY",
      "database": [
        "host": .string("db.\(SandboxHosts.supabaseProject)"), "version": "17.4.1.054",
        "postgres_engine": "17", "release_channel": "ga",
      ],
    ]
  }

  private func health(_ url: URL) -> HTTPResponse {
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    let asked = items.filter { $0.name == "services" }.flatMap { ($0.value ?? "").split(separator: ",") }
    let known = ["auth", "db", "db_postgres_user", "pooler", "realtime", "rest", "storage", "pg_bouncer"]
    guard !asked.isEmpty, asked.allSatisfy({ known.contains(String($0)) }) else {
      return Self.failure(400, "services must be one or more of \(known.joined(separator: ", "))")
    }
    return HTTPResponse(
      status: 200,
      json: .array(
        asked.map { ["name": .string(String($0)), "healthy": true, "status": "ACTIVE_HEALTHY"] }))
  }

  private var function: JSONValue {
    [
      "id": .string(StableHash.uuid(Self.etlFunction)), "slug": .string(Self.etlFunction),
      "name": "Tenant ETL", "status": "ACTIVE", "version": 7, "created_at": 1_768_200_000_000,
      "updated_at": 1_774_200_000_000, "verify_jwt": true,
    ]
  }

  private var keys: JSONValue {
    [
      ["name": "default", "type": "publishable", "api_key": "sb_publishable_sandbox", "prefix": "sandb"],
      ["name": "tenantry", "type": "secret", "api_key": .null, "prefix": "sandb"],
    ]
  }

  // MARK: What can be read over HTTP

  var exposedSchemas: String { store[Self.settings, Self.exposed]?.stringValue ?? "public" }

  private var postgrest: JSONValue {
    [
      "db_schema": .string(exposedSchemas), "max_rows": 1_000, "db_extra_search_path": "public, extensions",
      "db_pool": .null,
    ]
  }

  private func changePostgrest(_ request: HTTPRequest) throws -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), let wanted = body["db_schema"]?.stringValue else {
      return Self.failure(400, "db_schema: Required")
    }
    let names = wanted.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for name in names where name != "public" && store[Self.schemas, name] == nil {
      return Self.failure(400, "schema \"\(name)\" does not exist")
    }
    if wanted != exposedSchemas {
      try store.set(
        .string(wanted), Self.settings, Self.exposed,
        effect: EffectDraft(system: "supabase", verb: "update", object: "Setting db_schema", operation: nil))
    }
    return HTTPResponse(status: 200, json: postgrest)
  }
}
