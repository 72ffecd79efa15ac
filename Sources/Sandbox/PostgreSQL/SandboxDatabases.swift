import Foundation
import HTTPTransport
import Integrations
import TenantModel

/// A sandbox platform's databases, as operations know real ones.
package struct SandboxDatabases: TenantDatabases {
  private static let system = "postgresql"
  private let transport: any Transport
  private let password: SecretReference
  private let secrets: SecretResolver

  package init(transport: any Transport, password: SecretReference, secrets: SecretResolver) {
    self.transport = transport
    self.password = password
    self.secrets = secrets
  }

  package func find(
    _ name: DatabaseName, isolation: Isolation
  ) async throws(IntegrationError) -> TenantDatabase? {
    guard let json = try await ask(.get, "databases", name.rawValue) else { return nil }
    return Self.database(json, isolation: isolation)
  }

  static func database(_ json: JSONValue, isolation: Isolation) -> TenantDatabase {
    let comment = json["comment"]?.stringValue
    return TenantDatabase(
      name: json["name"]?.stringValue ?? "",
      isolation: json["isolation"]?.stringValue.flatMap(Isolation.init) ?? isolation,
      owner: json["owner"]?.stringValue ?? "", marker: DatabaseMarker(comment), hasComment: comment != nil)
  }

  package func sizes(of names: [DatabaseName]) async throws(IntegrationError) -> [DatabaseName: Int] {
    guard !names.isEmpty else { return [:] }
    let answer = try await ask(.get, "sizes", names.map(\.rawValue).joined(separator: ","))
    let sizes = names.compactMap { name in answer?[name.rawValue]?.intValue.map { (name, $0) } }
    return Dictionary(sizes) { first, _ in first }
  }

  package func prepare(_ request: DatabaseRequest) async throws(IntegrationError) -> PreparedDatabase {
    let answer = try await ask(
      .put, "databases", request.name.rawValue,
      body: ["comment": .string(request.marker.text), "isolation": .string(request.isolation.rawValue)])
    let isNew = answer?["is_new"] == .bool(true)
    return PreparedDatabase(
      isNew: isNew,
      changes: ["\(request.isolation.rawValue) \(request.name) \(isNew ? "made" : "as it should be")"])
  }

  package func dump(
    _ request: DatabaseRequest, to path: String, progress: @escaping @Sendable (Int) -> Void
  ) async throws(IntegrationError) -> DatabaseDump {
    let answer = try await ask(
      .put, "dumps", Self.name(of: path),
      body: [
        "database": .string(request.name.rawValue), "tenant": .string(request.tenant.rawValue),
        "operation": .string(request.operation.rawValue),
      ])
    let dump = Self.dump(answer, at: path)
    progress(dump.bytes)
    return dump
  }

  package func dump(at path: String) async throws(IntegrationError) -> DatabaseDump? {
    try await ask(.get, "dumps", Self.name(of: path)).map { Self.dump($0, at: path) }
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").suffix(2).joined(separator: "-")
  }

  private static func dump(_ json: JSONValue?, at path: String) -> DatabaseDump {
    DatabaseDump(
      path: path, bytes: json?["bytes"]?.intValue ?? 0, sha256: json?["sha256"]?.stringValue ?? "",
      tables: json?["tables"]?.intValue ?? 0)
  }

  /// Nil for what is not there when it was only looked for.
  func ask(
    _ method: HTTPMethod, _ collection: String, _ name: String, body: JSONValue? = nil
  ) async throws(IntegrationError) -> JSONValue? {
    guard let url = URL(string: "https://\(SandboxHosts.postgresql)/\(collection)/\(name)") else {
      throw IntegrationError(
        Self.system, IntegrationError.codeInvalid, "\(name) is no name.", retry: .permanent)
    }
    var request = HTTPRequest(method, url, body: body?.data ?? Data())
    request.headers["Authorization"] = "Password \(try await secrets.resolve(password).reveal())"
    var response: HTTPResponse
    do {
      response = try await transport.send(request)
    } catch {
      throw IntegrationError(Self.system, error, to: method)
    }
    if !response.isSuccess { response = RequestSecrets(request).hidden(in: response) }
    if response.status == 404, method == .get { return nil }
    let json = try? JSONValue(data: response.body)  // An injected fault's body may be anything.
    guard response.isSuccess else { throw Self.error(response, json, method) }
    return json
  }

  private static func error(_ response: HTTPResponse, _ json: JSONValue?, _ method: HTTPMethod)
    -> IntegrationError
  {
    let words = json?["message"]?.stringValue ?? "PostgreSQL said no."
    // Nobody waits for a date here, so any time will do to read one against.
    let failure = HTTPFailure(response, to: method, now: .distantPast)
    let code =
      response.status == 412
      ? IntegrationError.codeSuperseded : IntegrationError.code(ofStatus: response.status)
    return IntegrationError(
      system, code, words, retry: failure?.retry ?? .permanent, retryAfter: failure?.retryAfter)
  }
}
