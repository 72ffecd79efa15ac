import Foundation
import HTTPTransport
import TenantModel

/// One tenant's Odoo over JSON-RPC. Everything here reads; what changes an Odoo is done by its jobs.
///
/// Source: odoo.com/documentation/18.0/developer/reference/external_api; addons/base/controllers/rpc.py.
package struct OdooClient: Sendable {
  let exchange: HTTPExchange
  let endpoint: URL
  let database: DatabaseName
  let login: String
  let password: SecretReference
  let secrets: SecretResolver

  /// - Parameters:
  ///   - base: the tenant's Odoo, without a path.
  ///   - login: a user who may read settings.
  ///   - password: that user's password or API key.
  /// - Throws: `invalid` when the URL cannot be taken apart.
  package init(
    transport: any Transport, base: HTTPSURL, database: DatabaseName, login: String,
    password: SecretReference, secrets: SecretResolver, now: @escaping @Sendable () -> Date
  ) throws(IntegrationError) {
    guard let url = URL(string: base.rawValue) else {
      throw IntegrationError(
        "odoo", IntegrationError.codeInvalid, "\(base) is no URL.", retry: .permanent)
    }
    endpoint = url.adding(path: "/jsonrpc")
    self.database = database
    self.login = login
    self.password = password
    self.secrets = secrets
    exchange = HTTPExchange(system: "odoo", transport: transport, now: now) { _ in nil }
  }

  /// Which Odoo answers; asks for no sign-in and no database.
  package func version() async throws(IntegrationError) -> OdooServerVersion {
    let answer = try await call("common", "version", [])
    guard answer["server_version"]?.stringValue != nil else {
      throw exchange.unreadable("no version", to: .get)
    }
    return OdooServerVersion(answer)
  }

  /// Signs in; the session holds no cookie and no secret.
  ///
  /// - Throws: `unauthorized` for a wrong login or password, `not_found` for a missing database.
  package func signIn() async throws(IntegrationError) -> OdooSession {
    let secret = try await secrets.resolve(password)
    let answer = try await call(
      "common", "authenticate",
      [.string(database.rawValue), .string(login), .string(secret.reveal()), [:]], secret: secret)
    // Odoo says `false` to a wrong password, in a 200.
    guard answer == false || answer.intValue != nil else { throw exchange.unreadable("no user id", to: .get) }
    guard let uid = answer.intValue, uid > 0 else {
      throw IntegrationError(
        "odoo", IntegrationError.codeUnauthorized, "Odoo does not accept the login “\(login)”.",
        retry: .permanent)
    }
    return OdooSession(client: self, uid: uid)
  }

  /// - Parameter secret: what must not come back in an error.
  func call(_ service: String, _ method: String, _ arguments: [JSONValue], secret: SecretValue? = nil)
    async throws(IntegrationError) -> JSONValue
  {
    let body: JSONValue = [
      "jsonrpc": "2.0", "method": "call", "id": 1,
      "params": [
        "service": .string(service), "method": .string(method), "args": .array(arguments),
      ],
    ]
    let request = HTTPRequest(
      .post, endpoint, headers: ["Content-Type": "application/json", "Accept": "application/json"],
      body: body.data)
    let answer = try exchange.object(try await exchange.ask(request), with: "jsonrpc")
    if let fault = answer["error"] {
      throw OdooFault(fault, database: database, secret: secret).error
    }
    // A method that returned nothing has no result.
    return answer["result"] ?? .null
  }
}
