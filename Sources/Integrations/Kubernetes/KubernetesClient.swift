import Foundation
import HTTPTransport

/// The Kubernetes API, as far as tenants need it. Every method is one request (a list may be several).
///
/// Source: kubernetes.io/docs/reference/using-api, release 1.36.
package struct KubernetesClient: Sendable {
  /// How the API server knows our writes from others'.
  package static let fieldManager = "tenantry"
  static let pageLimit = 500

  let base: URL
  let access: KubernetesAccess
  let now: @Sendable () -> Date

  /// - Parameters:
  ///   - base: the API server; what stands below it goes below its path.
  ///   - token: the service account's bearer token.
  package init(
    transport: any Transport, base: URL, token: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    let access = KubernetesAccess(
      KubernetesAccess.Means(
        transport: transport, credential: .reference(token, secrets), secured: { _ in transport }), now: now)
    self.init(base: base, access: access, now: now)
  }

  init(base: URL, access: KubernetesAccess, now: @escaping @Sendable () -> Date) {
    self.base = base
    self.access = access
    self.now = now
  }

  /// For example `v1.36.1`; the cheapest proof that the API answers.
  package func version() async throws(IntegrationError) -> String {
    let answer = try await json(.get, "/version/")
    return answer["gitVersion"]?.stringValue ?? "unknown"
  }

  /// The object, or nil when there is none.
  package func get(_ kind: KubernetesKind, namespace: String?, name: String) async throws(IntegrationError)
    -> KubernetesObject?
  {
    let request = request(.get, kind.path(namespace: namespace, name: name))
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      guard let response = try await exchange.find(request) else { return nil }
      return KubernetesObject(kind, json: try exchange.object(response))
    }
  }

  /// All objects of a kind, in a namespace or (nil) in all, page by page.
  ///
  /// - Parameter selector: a label selector such as `tenantry.io/tenant=acme`.
  package func list(_ kind: KubernetesKind, namespace: String?, selector: String? = nil)
    async throws(IntegrationError) -> [KubernetesObject]
  {
    try await listing(KubernetesSelection(kind, namespace: namespace, selector: selector)).objects
  }

  /// The objects, and the version of the cluster's state that they were read at: where a watch goes on.
  func listing(_ selection: KubernetesSelection) async throws(IntegrationError)
    -> (objects: [KubernetesObject], version: String?)
  {
    var objects: [KubernetesObject] = []
    var next: String?
    var version: String?
    repeat {
      var query = selection.query
      query["limit"] = String(Self.pageLimit)
      query["continue"] = next
      let answer = try await json(.get, selection.path, query: query, with: "items")
      objects += (answer["items"]?.arrayValue ?? []).map { KubernetesObject(selection.kind, json: $0) }
      version = answer[path: "metadata", "resourceVersion"]?.stringValue
      next = answer[path: "metadata", "continue"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    } while next != nil
    return (objects, version)
  }

  /// Removes the object, and in the background what belongs to it. One that is not there is no error.
  ///
  /// - Parameter uid: only the object with this uid, never a newer one of the same name.
  package func delete(_ kind: KubernetesKind, namespace: String?, name: String, uid: String)
    async throws(IntegrationError)
  {
    let body: JSONValue = ["propagationPolicy": "Background", "preconditions": ["uid": .string(uid)]]
    let request = request(
      .delete, kind.path(namespace: namespace, name: name), body: body, type: "application/json")
    try await authorized(request) { exchange, request throws(IntegrationError) in
      _ = try await exchange.find(request)
    }
  }
}
