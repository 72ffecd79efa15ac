import Foundation
import HTTPTransport

/// Odoo's `/jsonrpc`: the services `common` and `object`, reading only. Errors come inside answers of 200.
struct SandboxOdooRPC {
  /// The platform's own user in every tenant's database.
  static let login = SandboxHosts.odooUser
  static let uid = 3

  let database: SandboxOdooDatabase
  let image: String
  let secret: String

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard request.method == .post else { return HTTPResponse(status: 405, text: "Method Not Allowed") }
    guard let call = try? JSONValue(data: request.body), call.objectValue != nil else {
      return HTTPResponse(status: 400, text: "Invalid JSON data")
    }
    guard let service = call[path: "params", "service"]?.stringValue,
      let method = call[path: "params", "method"]?.stringValue,
      let arguments = call[path: "params", "args"]?.arrayValue
    else { return HTTPResponse(status: 400, text: "Invalid JSON-RPC data") }
    var answer: JSONValue = ["jsonrpc": "2.0", "id": call["id"] ?? .null]
    switch result(service, method, arguments) {
    case .success(let value): answer["result"] = value
    case .failure(let fault): answer["error"] = fault.json
    }
    return HTTPResponse(status: 200, json: answer)
  }

  private func result(_ service: String, _ method: String, _ arguments: [JSONValue]) -> Result<
    JSONValue, Fault
  > {
    switch (service, method) {
    case ("common", "version"): return .success(version)
    case ("common", "authenticate"), ("common", "login"):
      guard arguments.count >= 3 else { return .failure(.type("authenticate() misses arguments")) }
      guard arguments[0] == .string(database.name) else { return .failure(.noDatabase(arguments[0])) }
      let isRight = arguments[1] == .string(Self.login) && arguments[2] == .string(secret)
      return .success(isRight ? .int(Self.uid) : false)
    case ("object", "execute_kw"):
      guard arguments.count >= 6 else { return .failure(.type("execute_kw() misses arguments")) }
      guard arguments[0] == .string(database.name) else { return .failure(.noDatabase(arguments[0])) }
      guard arguments[1] == .int(Self.uid), arguments[2] == .string(secret) else {
        return .failure(.accessDenied)
      }
      return read(
        arguments[3].stringValue ?? "", arguments[4].stringValue ?? "", arguments[5].arrayValue ?? [],
        arguments.count > 6 ? arguments[6] : [:])
    default: return .failure(.type("No method \(service).\(method)"))
    }
  }

  private func read(_ model: String, _ method: String, _ arguments: [JSONValue], _ keywords: JSONValue)
    -> Result<JSONValue, Fault>
  {
    guard let all = database.records(of: model) else {
      return .failure(.user("Object \(model) doesn't exist"))
    }
    guard ["search_read", "search_count"].contains(method) else {
      return .failure(.user("The sandbox's Odoo can only be read"))
    }
    let domain = arguments.first?.arrayValue ?? []
    // Odoo leaves archived records out unless the domain speaks of `active`.
    let speaksOfActive = domain.contains { $0.arrayValue?.first == "active" }
    let found = all.filter { record in
      (speaksOfActive || record["active"] != false) && domain.allSatisfy { Self.fits(record, $0) }
    }
    if method == "search_count" { return .success(.int(found.count)) }
    let fields = (keywords["fields"]?.arrayValue ?? []).compactMap(\.stringValue)
    let shown = found.prefix(keywords["limit"]?.intValue ?? Int.max)
    for field in fields where shown.first.map({ $0[field] == nil }) == true {
      return .failure(.value("Invalid field '\(field)' on model '\(model)'"))
    }
    return .success(
      .array(
        shown.map { record in
          .object((record.objectValue ?? [:]).filter { $0.key == "id" || fields.contains($0.key) })
        }))
  }

  private static func fits(_ record: JSONValue, _ condition: JSONValue) -> Bool {
    guard let parts = condition.arrayValue, parts.count == 3, let field = parts[0].stringValue else {
      return false
    }
    let value = record[field] ?? .null
    return switch parts[1].stringValue {
    case "=": value == parts[2]
    case "!=": value != parts[2]
    case "in": parts[2].arrayValue?.contains(value) == true
    case "not in": parts[2].arrayValue?.contains(value) == false
    default: false
    }
  }

  /// What the tag of the tenant's image says, for example `18.0-20251106`.
  private var version: JSONValue {
    let tag = image.split(separator: ":").last.map(String.init) ?? "18.0"
    let series = tag.split(separator: "-").first.map(String.init) ?? "18.0"
    return [
      "server_version": .string(tag), "server_version_info": [18, 0, 0, "final", 0, ""],
      "server_serie": .string(series), "protocol_version": 1,
    ]
  }
}
