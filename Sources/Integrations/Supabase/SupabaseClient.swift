import Foundation
import HTTPTransport

/// One Supabase project: its management API, and what runs at its own address.
///
/// Source: api.supabase.com/api/v1; docs.postgrest.org; supabase.com/docs/guides/functions.
package struct SupabaseClient: Sendable {
  let management: URL
  package let reference: SupabaseReference
  let projectURL: URL
  let token: SecretReference
  let serviceKey: SecretReference?
  let secrets: SecretResolver
  let exchange: HTTPExchange
  /// The project's own address speaks with other words than the management API.
  let projectExchange: HTTPExchange

  /// - Parameters:
  ///   - management: usually `https://api.supabase.com`.
  ///   - projectURL: usually `https://<reference>.supabase.co`.
  ///   - token: a personal or service access token for the management API.
  ///   - serviceKey: a secret key of the project, for functions and tables; nil where only schemas are
  ///     managed.
  package init(
    transport: any Transport, management: URL, reference: SupabaseReference, projectURL: URL,
    token: SecretReference, serviceKey: SecretReference?, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.management = management
    self.reference = reference
    self.projectURL = projectURL
    self.token = token
    self.serviceKey = serviceKey
    self.secrets = secrets
    exchange = HTTPExchange(system: "supabase", transport: transport, now: now) { body in
      (try? JSONValue(data: body))?["message"]?.stringValue  // A proxy's HTML has no words of Supabase.
    }
    projectExchange = HTTPExchange(system: "supabase", transport: transport, now: now) { body in
      let json = try? JSONValue(data: body)  // A function may answer with anything.
      return json?["message"]?.stringValue ?? json?["msg"]?.stringValue ?? json?["error"]?.stringValue
    }
  }

  /// Whether functions and tables of the project can be reached.
  package var hasProjectKey: Bool { serviceKey != nil }

  /// The project as the management API knows it.
  package func project() async throws(IntegrationError) -> SupabaseProject {
    SupabaseProject(try await object(.get, "", with: "ref"))
  }

  /// How the project's services are, in the order they were asked for.
  package func health(
    of services: [SupabaseServiceHealth.Service] = SupabaseServiceHealth.Service.allCases
  ) async throws(IntegrationError) -> [SupabaseServiceHealth] {
    let items = services.map { URLQueryItem(name: "services", value: $0.rawValue) }
    return try await list("/health", items: items).map(SupabaseServiceHealth.init)
  }

  /// The edge functions that are deployed, by name.
  package func functions() async throws(IntegrationError) -> [SupabaseFunction] {
    try await list("/functions").map(SupabaseFunction.init).sorted { $0.name < $1.name }
  }

  /// Which API keys the project has. The keys themselves are neither asked for nor kept.
  package func apiKeys() async throws(IntegrationError) -> [SupabaseKey] {
    try await list("/api-keys", items: [URLQueryItem(name: "reveal", value: "false")]).map(SupabaseKey.init)
  }

  /// The schemas that can be read over HTTP.
  package func exposedSchemas() async throws(IntegrationError) -> [String] {
    let answer = try await object(.get, "/postgrest", with: "db_schema")
    return (answer["db_schema"]?.stringValue ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  func object(_ method: HTTPMethod, _ path: String, body: JSONValue? = nil, with member: String)
    async throws(IntegrationError) -> JSONValue
  {
    let request = try await request(method, path, body: body)
    return try exchange.object(try await exchange.send(request), with: member, to: method)
  }

  private func list(_ path: String, items: [URLQueryItem] = []) async throws(IntegrationError) -> [JSONValue]
  {
    try exchange.list(try await exchange.send(try await request(.get, path, items: items)))
  }

  /// A request about this project.
  func request(
    _ method: HTTPMethod, _ path: String, items: [URLQueryItem] = [], body: JSONValue? = nil
  ) async throws(IntegrationError) -> HTTPRequest {
    let secret = try await secrets.resolve(token)
    var headers: HTTPHeaders = [
      "Authorization": "Bearer \(secret.reveal())", "Accept": "application/json",
    ]
    if body != nil { headers["Content-Type"] = "application/json" }
    return HTTPRequest(
      method, management.adding(path: "/v1/projects/\(reference)\(path)").adding(items: items),
      headers: headers,
      body: body?.data ?? Data())
  }
}
