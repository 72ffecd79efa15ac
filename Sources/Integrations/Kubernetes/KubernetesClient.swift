import Foundation
import HTTPTransport

/// The Kubernetes API, as far as tenants need it. Every method is one request (a list may be several).
///
/// Source: kubernetes.io/docs/reference/using-api, release 1.36.
package struct KubernetesClient: Sendable {
  /// How the API server knows our writes from others'.
  package static let fieldManager = "tenantry"
  static let pageLimit = 500

  let exchange: HTTPExchange
  let base: URL
  let token: SecretReference
  let secrets: SecretResolver

  /// - Parameters:
  ///   - base: the API server, without a path.
  ///   - token: the service account's bearer token.
  package init(
    transport: any Transport, base: URL, token: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.base = base
    self.token = token
    self.secrets = secrets
    exchange = HTTPExchange(system: "kubernetes", transport: transport, now: now) { body in
      (try? JSONValue(data: body))?["message"]?.stringValue  // A proxy's HTML has no words of the API server.
    }
  }

  /// For example `v1.36.1`; the cheapest proof that the API answers.
  package func version() async throws(IntegrationError) -> String {
    let answer = try await json(.get, "/version/")
    return answer["gitVersion"]?.stringValue ?? "unknown"
  }

  /// Server-side apply without force: makes or changes the object so that the given fields hold.
  ///
  /// - Throws: `conflict` when another manager owns a field with another value.
  package func apply(_ object: KubernetesObject) async throws(IntegrationError) -> KubernetesObject {
    let answer = try await json(
      .patch, object.kind.path(namespace: object.namespace, name: object.name),
      query: ["fieldManager": Self.fieldManager], body: object.json, type: "application/apply-patch+yaml")
    return KubernetesObject(object.kind, json: answer)
  }

  /// The object, or nil when there is none.
  package func get(_ kind: KubernetesKind, namespace: String?, name: String) async throws(IntegrationError)
    -> KubernetesObject?
  {
    let request = try await request(.get, kind.path(namespace: namespace, name: name))
    guard let response = try await exchange.find(request) else { return nil }
    return KubernetesObject(kind, json: try exchange.object(response))
  }

  /// All objects of a kind, in a namespace or (nil) in all, page by page.
  ///
  /// - Parameter selector: a label selector such as `tenantry.io/tenant=acme`.
  package func list(_ kind: KubernetesKind, namespace: String?, selector: String? = nil)
    async throws(IntegrationError) -> [KubernetesObject]
  {
    var objects: [KubernetesObject] = []
    var next: String?
    repeat {
      var query = ["limit": String(Self.pageLimit)]
      query["labelSelector"] = selector
      query["continue"] = next
      let answer = try await json(.get, kind.path(namespace: namespace), query: query, with: "items")
      objects += (answer["items"]?.arrayValue ?? []).map { KubernetesObject(kind, json: $0) }
      next = answer[path: "metadata", "continue"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    } while next != nil
    return objects
  }

  /// Removes the object, and in the background what belongs to it. One that is not there is no error.
  ///
  /// - Parameter uid: only the object with this uid, never a newer one of the same name.
  package func delete(_ kind: KubernetesKind, namespace: String?, name: String, uid: String)
    async throws(IntegrationError)
  {
    let body: JSONValue = ["propagationPolicy": "Background", "preconditions": ["uid": .string(uid)]]
    let request = try await request(
      .delete, kind.path(namespace: namespace, name: name), body: body, type: "application/json")
    _ = try await exchange.find(request)
  }

  func json(
    _ method: HTTPMethod, _ path: String, query: [String: String] = [:], body: JSONValue? = nil,
    type: String = "application/json", with member: String? = nil
  ) async throws(IntegrationError) -> JSONValue {
    let request = try await request(method, path, query: query, body: body, type: type)
    return try exchange.object(try await exchange.send(request), with: member, to: method)
  }

  func request(
    _ method: HTTPMethod, _ path: String, query: [String: String] = [:], body: JSONValue? = nil,
    type: String = "application/json", accept: String = "application/json"
  ) async throws(IntegrationError) -> HTTPRequest {
    let secret = try await secrets.resolve(token)
    var headers: HTTPHeaders = ["Authorization": "Bearer \(secret.reveal())", "Accept": accept]
    if body != nil { headers["Content-Type"] = type }
    return HTTPRequest(
      method, base.adding(path: path, query: query), headers: headers, body: body?.data ?? Data())
  }
}
