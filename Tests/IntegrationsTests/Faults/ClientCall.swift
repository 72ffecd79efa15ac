import Foundation
import HTTPTransport
import Integrations
import TenantModel
import Testing

/// One call of one client, for the table of clients and faults.
struct ClientCall: Sendable, CustomTestStringConvertible {
  let name: String
  /// Of the request that meets the fault.
  let method: HTTPMethod
  /// What the client asks beforehand and what gets its right answer.
  var spared: String?
  /// What unanswered requests of this call mean when they are no questions.
  var lostMeans: HTTPFailure.Class
  let call: @Sendable (Systems) async throws(IntegrationError) -> Void

  var testDescription: String { name }

  init(
    _ name: String, _ method: HTTPMethod, sparing spared: String? = nil, lostMeans: HTTPFailure.Class? = nil,
    call: @escaping @Sendable (Systems) async throws(IntegrationError) -> Void
  ) {
    self.name = name
    self.method = method
    self.spared = spared
    self.lostMeans = lostMeans ?? (method.isSafe ? .transient : .uncertain)
    self.call = call
  }

  /// A line for each kind of request of each client.
  static let all: [ClientCall] = [
    ClientCall("kubernetes: version", .get) { systems throws(IntegrationError) in
      _ = try await systems.kubernetes.version()
    },
    ClientCall("kubernetes: list", .get) { systems throws(IntegrationError) in
      _ = try await systems.kubernetes.pods(namespace: "acme")
    },
    ClientCall("kubernetes: apply", .patch) { systems throws(IntegrationError) in
      _ = try await systems.kubernetes.apply(KubernetesObject(.namespace, name: "acme"))
    },
    // A token is asked for by POST, and may be asked for again.
    ClientCall("keycloak: token", .post, lostMeans: .transient) { systems throws(IntegrationError) in
      _ = try await systems.keycloak.realm("tenants")
    },
    ClientCall("keycloak: realm", .get, sparing: "/token") { systems throws(IntegrationError) in
      _ = try await systems.keycloak.realm("tenants")
    },
    ClientCall("keycloak: create client", .post, sparing: "/token") { systems throws(IntegrationError) in
      _ = try await systems.keycloak.createClient(["clientId": "acme"], realm: "tenants")
    },
    ClientCall("keycloak: rotate secret", .post, sparing: "/token") { systems throws(IntegrationError) in
      _ = try await systems.keycloak.rotateSecret(ofClient: "uuid", realm: "tenants")
    },
    ClientCall("odoo: health", .get) { systems throws(IntegrationError) in
      _ = try await systems.odoo.isPassing(systems.odooUrl)
    },
  ]
}

/// The clients, all of them before the same server.
struct Systems: Sendable {
  let kubernetes: KubernetesClient
  let keycloak: KeycloakClient
  let odoo: OdooHealthClient
  let odooUrl: HTTPSURL
  let odooRPC: OdooClient
  let supabase: SupabaseClient
  let superset: SupersetClient
  let openAI: OpenAIModel
  let schema: DatabaseName
  let operation: OperationID

  init(transport: any Transport, base: URL) throws {
    let secret = try SecretReference("env:SECRET")
    let secrets = SecretResolver { _ in SecretValue("geheim") }
    let now: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_800_000_000) }
    kubernetes = KubernetesClient(transport: transport, base: base, token: secret, secrets: secrets, now: now)
    keycloak = KeycloakClient(
      transport: transport, base: base, clientId: "tenantry", clientSecret: secret, secrets: secrets, now: now
    )
    odoo = OdooHealthClient(transport: transport, now: now)
    odooUrl = try HTTPSURL("https://acme.example")
    schema = try DatabaseName("odoo_acme")
    operation = try OperationID("0PERATE000")
    odooRPC = try OdooClient(
      transport: transport, base: odooUrl, database: schema, login: "tenantry",
      password: secret, secrets: secrets, now: now)
    supabase = SupabaseClient(
      transport: transport, management: base, reference: try SupabaseReference("abcdefghijklmnopqrst"),
      projectURL: base, token: secret, serviceKey: secret, secrets: secrets, now: now)
    superset = SupersetClient(
      transport: transport, base: base, username: "tenantry", password: secret, secrets: secrets, now: now)
    openAI = OpenAIModel(
      transport: transport, base: base, model: "m", key: secret, secrets: secrets, now: now)
  }
}

/// Sends every request to one server, whatever host it was for: the clients insist on https, the server has none.
struct RebasedTransport: Transport {
  let inner: any Transport
  /// For requests whose path has a certain end, which meet no fault and must not run out of time either.
  var spared: (suffix: String, transport: any Transport)?
  let base: URL

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if let spared, request.url.path.hasSuffix(spared.suffix) {
      return try await spared.transport.send(rebased(request))
    }
    return try await inner.send(rebased(request))
  }

  private func rebased(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    var parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false) ?? URLComponents()
    parts.scheme = base.scheme
    parts.host = base.host()
    parts.port = base.port
    request.url = parts.url ?? base
    return request
  }
}
