import Foundation
import HTTPTransport

/// The tenants' Odoos, as the ingress controller shows them to the world.
struct SandboxOdoo {
  let cluster: SandboxKubernetes
  /// The password of the platform's own user in every database.
  let secret: String

  /// - Throws: `TransportError` when no ingress has that host: its name does not resolve.
  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let host = request.url.host() ?? ""
    guard let namespace = cluster.namespace(ofHost: host) else {
      throw TransportError(.unreachable, "The name \(host) does not resolve.")
    }
    let ready = cluster.pods(in: namespace).contains { $0.owner == .deployment && $0.isReady }
    guard ready else {
      return HTTPResponse(
        status: 503, headers: ["Content-Type": "text/html"],
        body: Data("<html><head><title>503 Service Temporarily Unavailable</title></head></html>".utf8))
    }
    switch request.url.path {
    case "/web/health":
      return HTTPResponse(status: 200, json: ["status": "pass", "db_server_status": true])
    case "/jsonrpc":
      let database = SandboxOdooDatabase(store: cluster.store, namespace: namespace, host: host)
      return SandboxOdooRPC(database: database, image: image(in: namespace), secret: secret).answer(request)
    default: return HTTPResponse(status: 303, headers: ["Location": "/web/login"])
    }
  }

  /// The image of the pods that answer.
  private func image(in namespace: String) -> String {
    let deployment = cluster.store["k8s/deployments/\(namespace)", "odoo"]?["object"]
    let containers = deployment?[path: "spec", "template", "spec", "containers"]?.arrayValue
    return containers?.first?["image"]?.stringValue ?? ""
  }
}
