import Foundation
import HTTPTransport

/// A small Kubernetes: it keeps objects, checks who owns which field, and derives pods, statuses, events and logs from
/// what it keeps and the time.
struct SandboxKubernetes {
  let store: SandboxStore
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  let token: String

  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    guard request.headers["Authorization"] == "Bearer \(token)" else {
      return Self.failure(401, "Unauthorized", "Unauthorized")
    }
    if request.url.path.hasPrefix("/version") { return HTTPResponse(status: 200, json: Self.version) }
    guard let path = SandboxPath(request.url) else {
      return Self.failure(404, "NotFound", "the server could not find the requested resource")
    }
    switch (path.apiVersion, path.plural) {
    case ("metrics.k8s.io/v1beta1", "nodes"): return HTTPResponse(status: 200, json: nodeMetrics())
    case ("metrics.k8s.io/v1beta1", "pods"): return podMetrics(path)
    case ("v1", "nodes"): return list(nodes(), kind: "Node", apiVersion: "v1", path)
    case ("v1", "events"): return list(events(path.namespace), kind: "Event", apiVersion: "v1", path)
    case ("v1", "pods"): return pods(path)
    case ("authentication.k8s.io/v1", "selfsubjectreviews"): return Self.review(of: request)
    case ("authorization.k8s.io/v1", "selfsubjectaccessreviews"): return Self.accessReview(of: request)
    default: break
    }
    guard let kind = SandboxKind.named(plural: path.plural, apiVersion: path.apiVersion) else {
      return Self.failure(404, "NotFound", "the server could not find the requested resource")
    }
    return try answer(request, path, kind)
  }

  private func answer(_ request: HTTPRequest, _ path: SandboxPath, _ kind: SandboxKind) throws -> HTTPResponse
  {
    guard let name = path.name else {
      switch request.method {
      case .get:
        return list(
          objects(kind, namespace: path.namespace), kind: kind.kind, apiVersion: kind.apiVersion, path)
      default:
        return Self.failure(405, "MethodNotAllowed", "the server does not allow this method on the resource")
      }
    }
    switch (request.method, path.subresource) {
    case (.get, nil), (.get, "status"):
      guard let record = store[kind.collection(path.namespace), name] else { return missing(kind, name) }
      return HTTPResponse(status: 200, json: shown(record, kind))
    case (.patch, nil) where request.headers["Content-Type"] == "application/apply-patch+yaml":
      return try apply(request, path, kind, name: name)
    case (.patch, nil) where request.headers["Content-Type"] == "application/merge-patch+json":
      return try merge(try JSONValue(data: request.body), path, kind, name: name)
    case (.patch, "scale") where kind.kind == "Deployment": return try scale(request, path, kind, name: name)
    case (.delete, nil): return try delete(request, path, kind, name: name)
    default:
      return Self.failure(415, "UnsupportedMediaType", "the body of the request was in an unknown format")
    }
  }

  // MARK: Objects

  /// An answer with the record's object as the API server shows it.
  func shown(_ record: JSONValue, _ kind: SandboxKind) -> JSONValue {
    var object = record["object"] ?? .object([:])
    object["apiVersion"] = .string(kind.apiVersion)
    object["kind"] = .string(kind.kind)
    if let status = status(of: record, kind) { object["status"] = status }
    let ownership = FieldOwnership(record["owners"])
    if !ownership.owners.isEmpty {
      var metadata = object["metadata"] ?? .object([:])
      let time = metadata["creationTimestamp"]?.stringValue ?? SandboxClock.text(clock.now)
      metadata["managedFields"] = ownership.managedFields(apiVersion: kind.apiVersion, time: time)
      object["metadata"] = metadata
    }
    return object
  }

  func objects(_ kind: SandboxKind, namespace: String?) -> [JSONValue] {
    let collections =
      kind.isNamespaced && namespace == nil
      ? store.collections(under: "k8s/\(kind.plural)/") : [kind.collection(namespace)]
    return collections.flatMap { store.all(in: $0) }.map { shown($0, kind) }
  }

  func list(_ objects: [JSONValue], kind: String, apiVersion: String, _ path: SandboxPath) -> HTTPResponse {
    let wanted = (path.query["labelSelector"] ?? "").split(separator: ",").map {
      $0.split(separator: "=").map(String.init)
    }
    let field = path.query["fieldSelector"]?.split(separator: "=").map(String.init)
    let name = field?.first == "metadata.name" ? field?.last : nil
    let matching = objects.filter { object in
      if let name, object[path: "metadata", "name"]?.stringValue != name { return false }
      return wanted.allSatisfy {
        $0.count == 2 && object[path: "metadata", "labels"]?[$0[0]]?.stringValue == $0[1]
      }
    }
    let start = Int(path.query["continue"] ?? "") ?? 0
    let limit = Int(path.query["limit"] ?? "") ?? Int.max
    let page = matching.dropFirst(start).prefix(limit)
    var metadata: JSONValue = ["resourceVersion": .string(String(store.revision))]
    if start + page.count < matching.count { metadata["continue"] = .string(String(start + page.count)) }
    let items = page.map { object -> JSONValue in
      var bare = object
      bare["kind"] = nil
      bare["apiVersion"] = nil
      return bare
    }
    return HTTPResponse(
      status: 200,
      json: [
        "kind": .string(kind + "List"), "apiVersion": .string(apiVersion), "metadata": metadata,
        "items": .array(items),
      ])
  }

  /// The namespace of the ingress that has that host.
  func namespace(ofHost host: String) -> String? {
    store[SandboxSeed.hosts, host]?.stringValue
  }

  // MARK: Answers

  func missing(_ kind: SandboxKind, _ name: String) -> HTTPResponse {
    Self.failure(404, "NotFound", "\(kind.plural) \"\(name)\" not found")
  }

  static func failure(_ code: Int, _ reason: String, _ message: String) -> HTTPResponse {
    HTTPResponse(status: code, json: status(code, reason, message))
  }

  static func status(_ code: Int, _ reason: String, _ message: String) -> JSONValue {
    [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "reason": .string(reason),
      "message": .string(message), "code": .int(code),
    ]
  }

  private static let version: JSONValue = [
    "major": "1", "minor": "36", "gitVersion": "v1.36.1", "gitCommit": "5f5d0b0e2b8a",
    "gitTreeState": "clean",
    "buildDate": "2026-05-12T10:00:00Z", "goVersion": "go1.26.2", "compiler": "gc", "platform": "linux/amd64",
  ]
}
