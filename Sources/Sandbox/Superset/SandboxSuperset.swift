import Foundation
import HTTPTransport

/// A small Superset 6: sign-in with tokens and CSRF, databases, datasets, dashboards, imports and embedding.
struct SandboxSuperset {
  static let username = "tenantry"
  static let dashboards = "superset/dashboards"
  static let datasets = "superset/datasets"
  static let databases = "superset/databases"
  static let embedded = "superset/embedded"

  let store: SandboxStore
  let clock: SandboxClock
  let secret: String
  /// Of the database that it is to query.
  let databasePassword: String

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let parts = request.url.path.split(separator: "/").map(String.init)
    guard parts.count >= 3, parts[0] == "api", parts[1] == "v1" else { return Self.notFound }
    let rest = Array(parts.dropFirst(2))
    if rest == ["security", "login"] { return login(request) }
    if let refusal = refusal(of: request, isRefresh: rest == ["security", "refresh"]) { return refusal }
    switch (request.method, rest.first ?? "", Array(rest.dropFirst())) {
    case (.post, "security", ["refresh"]):
      return HTTPResponse(status: 200, json: ["access_token": .string(token("access"))])
    case (.get, "security", ["csrf_token"]): return csrf()
    case (.post, "security", ["guest_token"]): return guestToken(request)
    case (.get, "me", []): return HTTPResponse(status: 200, json: ["result": user])
    case (.get, "dashboard", []):
      return list(Self.dashboards, request, filters: ["slug", "dashboard_title", "id"])
    case (.get, "dataset", []): return list(Self.datasets, request, filters: ["schema", "table_name", "id"])
    case (.get, "database", []): return list(Self.databases, request, filters: ["database_name", "id"])
    case (.get, "database", let path) where path.count == 2 && path[1] == "schemas": return schemas(path[0])
    case (.post, "database", ["test_connection"]): return testConnection(request)
    case (.post, "dashboard", ["import"]): return try importDashboards(request)
    case (_, "dashboard", let path) where path.count == 2 && path[1] == "embedded":
      return try embedding(request, slug: path[0])
    default: return Self.notFound
    }
  }

  static let notFound = HTTPResponse(status: 404, json: ["message": "Not found"])

  /// As Superset reports what its commands refuse.
  static func failure(_ status: Int, _ message: String, type: String = "GENERIC_COMMAND_ERROR")
    -> HTTPResponse
  {
    let error: JSONValue = [
      "message": .string(message), "error_type": .string(type), "level": "warning",
      "extra": ["issue_codes": [["code": 1010, "message": "Issue 1010 - Superset encountered an error."]]],
    ]
    return HTTPResponse(status: status, json: ["errors": [error]])
  }

  private var user: JSONValue {
    [
      "id": 1, "username": .string(Self.username), "first_name": "Tenantry", "last_name": "Console",
      "email": "tenantry@superset.sandbox", "is_active": true, "is_anonymous": false, "login_count": 12,
    ]
  }

  // MARK: Databases

  private func schemas(_ id: String) -> HTTPResponse {
    guard store.all(in: Self.databases).contains(where: { $0["id"]?.intValue == Int(id) }) else {
      return Self.notFound
    }
    let names = store.all(in: SandboxSupabase.schemas).compactMap { $0["name"]?.stringValue }
    return HTTPResponse(status: 200, json: ["result": .array((names + ["public"]).map(JSONValue.string))])
  }

  private func testConnection(_ request: HTTPRequest) -> HTTPResponse {
    let known: Set = [
      "configuration_method", "database_name", "driver", "engine", "extra", "impersonate_user",
      "masked_encrypted_extra", "parameters", "server_cert", "sqlalchemy_uri", "ssh_tunnel",
    ]
    guard let body = (try? JSONValue(data: request.body))?.objectValue, known.isSuperset(of: body.keys) else {
      return HTTPResponse(status: 400, json: ["message": ["_schema": ["Unknown field."]]])
    }
    let uri = body["sqlalchemy_uri"]?.stringValue ?? ""
    guard uri.hasPrefix("postgresql"), uri.contains(":\(databasePassword)@") else {
      return Self.failure(422, "Connection failed, please check your connection settings")
    }
    return HTTPResponse(status: 200, json: ["message": "OK"])
  }

  // MARK: Lists

  private func list(_ collection: String, _ request: HTTPRequest, filters: Set<String>) -> HTTPResponse {
    let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    let text = items.first { $0.name == "q" }?.value ?? "()"
    guard let query = SandboxRison.value(text) else {
      return HTTPResponse(status: 400, json: ["message": "Not a valid rison/json argument"])
    }
    var found = store.all(in: collection)
    for filter in query["filters"]?.arrayValue ?? [] {
      let column = filter["col"]?.stringValue ?? ""
      guard filters.contains(column), filter["opr"] == "eq" else {
        return HTTPResponse(
          status: 400, json: ["message": .string("Filter column: \(column) not allowed to filter")])
      }
      found = found.filter { $0[column] == filter["value"] }
    }
    let size = query["page_size"]?.intValue ?? 25
    let page = found.dropFirst((query["page"]?.intValue ?? 0) * size).prefix(size)
    let columns = (query["columns"]?.arrayValue ?? []).compactMap(\.stringValue)
    return HTTPResponse(
      status: 200,
      json: [
        "count": .int(found.count), "ids": .array(page.map { $0["id"] ?? .null }),
        "result": .array(page.map { Self.shown($0, columns) }),
      ])
  }

  /// The columns that were asked for; one with a dot is a member of an object.
  private static func shown(_ item: JSONValue, _ columns: [String]) -> JSONValue {
    guard !columns.isEmpty else { return item }
    let names = Set(columns.compactMap { $0.split(separator: ".").first.map(String.init) })
    return .object((item.objectValue ?? [:]).filter { names.contains($0.key) })
  }
}
